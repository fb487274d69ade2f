// learn-rate.test.mjs — the learning-rate panel against the course's numbers, against real runs, and against polynomial roots.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { LossHistory } from '../../web/engine/loss-history.js';
import { createTranslator } from '../../web/i18n/translator.js';
import {
  bestMomentum,
  bestRate,
  curvatureOf,
  limitOf,
  modesOf,
  pullOf,
  runawayOf,
  stableRate,
} from '../../web/labs/learn/curvature.js';
import { optimizerOf } from '../../web/labs/learn/learn-model.js';
import { rateTeller } from '../../web/labs/learn/rate-story.js';
import {
  modeWords,
  percentText,
  runawayWords,
  unlearnableWords,
  verdictWords,
} from '../../web/labs/learn/rate-words.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

/** @typedef {import('../../web/labs/learn/curvature.js').OptimizerSettings} OptimizerSettings */
/** @typedef {import('../../web/engine/training-protocol.js').TrainingTask} TrainingTask */

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @param {TrainingTask} task */
const targetOf = (task) => engine.conv2d(task.x, task.kernel);

/** @param {TrainingTask} task */
const trainerOf = (task) =>
  engine.trainer({
    ...{ x: task.x, y: targetOf(task), weight: task.weight, bias: task.bias },
    ...{ loss: task.loss, optimizer: task.optimizer, dtype: 'float64' },
  });

/** What the panel is told of a task after some steps. @param {TrainingTask} task @param {number} [steps] */
function storyOf(task, steps = 0) {
  const trainer = trainerOf(task);
  const losses = trainer.step(steps);
  const { weight, bias, output, residual, stepCount, diverged } = trainer;
  const plain = { type: 'report', run: 1, running: false, loss: 0, from: 0, losses, target: targetOf(task) };
  const report = /** @type {any} */ ({ ...plain, weight, bias, output, residual, stepCount, diverged });
  return rateTeller()(engine, { task, report, losses: LossHistory.of(losses) });
}

/** @param {ArrayLike<number>} actual @param {number[]} expected @param {number} [bound] */
function assertClose(actual, expected, bound = 1e-6) {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => assert.ok(Math.abs(actual[i] - value) <= bound, `${actual[i]} is not ${value}`));
}

test('the course’s table: curvatures and limits without and with bias, for sum and mean', () => {
  const { cases } = storyOf(notebookTask);
  assert.deepEqual(
    cases.map(({ bias, loss, isTask }) => [loss, bias, isTask]),
    [['sum', false, false], ['sum', true, true], ['mean', false, false], ['mean', true, false]], // prettier-ignore
  );
  assertClose(cases[0].eigenvalues, [60, 12]);
  assertClose(cases[1].eigenvalues, [124.306787, 19.693213, 12]);
  assertClose(cases.map(({ limit }) => Number(limit)), [1 / 30, 0.0160892, 1.4, 0.675747]); // prettier-ignore
});

test('without bias the best constant rate is 1/36, which keeps 2/3 a step', () => {
  const curvature = curvatureOf(engine, notebookTask, targetOf(notebookTask), false);
  const best = bestRate(curvature);
  assertClose([best?.lr ?? 0, best?.factor ?? 0], [1 / 36, 2 / 3]);
  const heavy = bestMomentum(curvature);
  assert.ok(heavy && best && heavy.factor < best.factor);
  // At the optimum of Polyak's method all modes swing alike.
  for (const eigenvalue of [60, 12]) {
    const pull = pullOf(eigenvalue, { name: 'sgd', lr: heavy.lr, momentum: heavy.momentum });
    assertClose([Math.abs(pull?.factor ?? 0)], [heavy.factor], 1e-6);
  }
});

test('in a real run the distance along each mode shrinks by its factor, step for step', () => {
  const task = { ...notebookAt(0.013), bias: [0.64] };
  for (const steps of [0, 1, 7]) {
    const now = storyOf(task, steps).modes;
    const next = storyOf(task, steps + 1).modes;
    now.forEach(({ distance, pull }, i) => assertClose([next[i].distance], [distance * (pull?.factor ?? NaN)], 1e-9));
  }
});

test('the shares of the modes add up to what the loss can still lose', () => {
  const { modes, curvature } = storyOf(notebookTask, 3);
  const trainer = trainerOf(notebookTask);
  const losses = trainer.step(4);
  assertClose([modes.reduce((sum, { share }) => sum + share, curvature.loss)], [losses[3]], 1e-9);
});

test('below the limit runs of SGD, momentum and Nesterov converge, above it they do not', () => {
  const curvature = curvatureOf(engine, notebookTask, targetOf(notebookTask));
  for (const momentum of [0, 0.3, 0.9]) {
    for (const nesterov of momentum ? [false, true] : [false]) {
      const optimizer = { name: /** @type {const} */ ('sgd'), lr: 1, momentum, nesterov };
      const limit = Number(limitOf(curvature, optimizer));
      const lossAfter = (/** @type {number} */ share) => {
        const trainer = trainerOf({ ...notebookTask, optimizer: { ...optimizer, lr: share * limit } });
        return trainer.step(3000).at(-1) ?? NaN;
      };
      assert.ok(lossAfter(0.98) < 1e-6, `${JSON.stringify(optimizer)} converges at 98 %`);
      assert.ok(lossAfter(1.02) > 1e6, `${JSON.stringify(optimizer)} diverges at 102 %`);
    }
  }
});

test('the factor with momentum is the larger root of the step’s characteristic polynomial', () => {
  for (const nesterov of [false, true]) {
    for (const product of [0.1, 0.9, 1.7, 2.3]) {
      const momentum = 0.5;
      const pull = pullOf(product, { name: 'sgd', lr: 1, momentum, nesterov });
      // The powers of the step on (distance, velocity) grow by the largest root in magnitude.
      let state = [1, 0.3];
      let size = 0;
      for (let step = 0; step < 4000; step += 1) {
        const velocity = momentum * state[1] + product * state[0];
        state = [state[0] - (nesterov ? product * state[0] + momentum * velocity : velocity), velocity];
        const length = Math.hypot(...state);
        state = state.map((one) => one / length);
        size += Math.log(length);
      }
      assertClose([Math.abs(pull?.factor ?? NaN)], [Math.exp(size / 4000)], 2e-3);
    }
  }
});

test('a flat image teaches the sum of the weights only; other numbers in X teach all', () => {
  const flat = { ...notebookTask, bias: null, x: [notebookTask.x[0].map((row) => row.map(() => 1))] };
  const story = storyOf(flat);
  assertClose(story.curvature.eigenvalues, [168, 0]);
  assert.equal(story.modes[1].way, 'stays');
  assertClose(story.modes[1].direction, [Math.SQRT1_2, -Math.SQRT1_2]);
  const i18n = createTranslator('en');
  assert.match(unlearnableWords(i18n, story), /1 direction \(w₁ 0\.71, w₂ −0\.71\)/);
  const drawn = { ...flat, x: [flat.x[0].map((row, r) => row.map((one, c) => (r === 2 && c === 3 ? 5 : one)))] };
  assert.equal(unlearnableWords(i18n, storyOf(drawn)), '');
});

test('an empty image teaches nothing and has no limit', () => {
  const empty = { ...notebookTask, bias: null, x: [notebookTask.x[0].map((row) => row.map(() => 0))] };
  const story = storyOf(empty);
  assert.equal(story.limit, Infinity);
  assert.equal(bestRate(story.curvature), null);
  assert.match(verdictWords(createTranslator('en'), story), /nothing can be learned/);
});

test('a run that goes wrong is explained by the mode that grew, and the rate offered converges', () => {
  const story = storyOf({ ...notebookAt(0.03), weight: [[[[0.5, 0.5]]]], bias: [0] }, 6);
  const runaway = runawayOf(story.modes);
  assert.equal(runaway.number, 1);
  assertClose([runaway.pull?.factor ?? 0], [1 - 0.03 * 124.306787], 1e-6);
  const losses = trainerOf({ ...notebookAt(0.03), weight: [[[[0.5, 0.5]]]], bias: [0] }).step(4);
  assertClose(losses, [27, 94.608, 666.405, 4948.963], 1e-3);
  assertClose([Math.sqrt(losses[3] / losses[2])], [2.729], 0.01);
  const words = runawayWords(createTranslator('en'), story);
  for (const part of ['124.31', '−2.729', '0.01609', '0.03']) assert.ok(words.includes(part), `${words} has ${part}`);
  const offered = stableRate(Number(story.limit));
  assert.equal(offered, 0.015);
  assert.ok(trainerOf(notebookAt(offered)).step(400)[399] < 1e-9);
});

test('an offered rate has two figures and is at most 95 % of the limit and near it', () => {
  for (let limit = 1e-5; limit < 100; limit *= 1.37) {
    const rate = stableRate(limit);
    assert.ok(rate <= 0.95 * limit * (1 + 1e-9) && rate > 0.85 * limit, `${rate} for ${limit}`);
    assert.equal(rate, Number(rate.toPrecision(2)));
  }
});

test('Adam has no limit and no factors, and the panel says so', () => {
  const story = storyOf({ ...notebookTask, optimizer: { name: 'adam', lr: 0.1 } });
  assert.equal(story.limit, null);
  assert.ok(story.modes.every(({ pull, way }) => pull === null && way === 'adapts'));
  assert.match(verdictWords(createTranslator('en'), story), /^Adam/);
});

test('the optimizers of the settings are torch’s', () => {
  const settings = { ...defaultsOf(labSchemas.learn), lr: 0.02, momentum: 0.8 };
  assert.deepEqual(optimizerOf(settings), { name: 'sgd', lr: 0.02 });
  assert.deepEqual(optimizerOf({ ...settings, optimizer: 'momentum' }), { name: 'sgd', lr: 0.02, momentum: 0.8, nesterov: false }); // prettier-ignore
  assert.deepEqual(optimizerOf({ ...settings, optimizer: 'nesterov' }), { name: 'sgd', lr: 0.02, momentum: 0.8, nesterov: true }); // prettier-ignore
  assert.deepEqual(optimizerOf({ ...settings, optimizer: 'nesterov', momentum: 0 }), { name: 'sgd', lr: 0.02 });
  assert.deepEqual(optimizerOf({ ...settings, optimizer: 'adam' }), { name: 'adam', lr: 0.02 });
});

test('every way a step can go is put in words in both languages', () => {
  for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
    const i18n = createTranslator(lang);
    for (const optimizer of /** @type {OptimizerSettings[]} */ ([
      { name: 'sgd', lr: 0 },
      { name: 'sgd', lr: 0.01 },
      { name: 'sgd', lr: 1 / 12 },
      { name: 'sgd', lr: 0.02, momentum: 0.9 },
      { name: 'adam', lr: 0.1 },
    ])) {
      const story = storyOf({ ...notebookTask, optimizer });
      const words = [verdictWords(i18n, story), ...story.modes.map((mode) => modeWords(i18n, mode, story))];
      assert.doesNotMatch(words.join(), /[{}]|NaN|undefined|Infinity/);
    }
  }
  const flat = curvatureOf(engine, notebookTask, targetOf(notebookTask));
  assert.equal(modesOf(flat, { name: 'sgd', lr: 1 / 12 }, [0, 0, 0])[2].way, 'arrives');
});

test('a share of the limit is told in per cent that one can read, however small', () => {
  const i18n = createTranslator('en');
  const told = [0.9, 0.155, 0.005, 0.00012, 1e-9, 0, 12.5].map((share) => percentText(i18n, share));
  assert.deepEqual(told, ['90', '16', '0.5', '0.01', '< 0.01', '0', '1250']);
});
