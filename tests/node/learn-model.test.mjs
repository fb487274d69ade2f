// What the learning lab says and shows, computed without a page: phases, rates, the story of one cell, the loss curve.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import {
  curvePath,
  linearAxis,
  logAxis,
  lossAxis,
  stepAxis,
  tableSteps,
} from '../../web/components/loss-chart/chart-scale.js';
import { TrainingSession } from '../../web/engine/training-session.js';
import { frameOf } from '../../web/components/loss-chart/chart-picture.js';
import { LossHistory } from '../../web/engine/loss-history.js';
import { createTranslator } from '../../web/i18n/translator.js';
import {
  courseOf,
  notchOf,
  parameterReach,
  parametersOf,
  phaseOf,
  RATE_NOTCHES,
  rateAt,
  smallerRate,
  storyOf,
  taskOf,
} from '../../web/labs/learn/learn-model.js';
import { adviceOf, cellWords, runWords } from '../../web/labs/learn/learn-words.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

const defaults = defaultsOf(labSchemas.learn);

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** The report of a task after so many steps. @param {import('../../web/engine/training-protocol.js').TrainingTask} task @param {number} at */
function reportAt(task, at) {
  /** @type {any} */
  let report;
  const session = new TrainingSession(engine, (message) => (report = message), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task, at, go: null });
  return /** @type {import('../../web/engine/training-protocol.js').TrainingReport} */ (report);
}

test('the settings a page starts with are the notebook’s run', () => {
  assert.deepEqual(taskOf(defaults), notebookTask);
  assert.equal(courseOf(defaults).until, 20);
});

test('a start of another shape than the hidden kernel is cut or filled up with zeros', () => {
  const { weight } = taskOf({ ...defaults, hidden: [[1, 2, 3], [4, 5, 6]], start: [[7, 8]] }); // prettier-ignore
  assert.deepEqual(weight, [[[[7, 8, 0], [0, 0, 0]]]]); // prettier-ignore
  assert.equal(taskOf({ ...defaults, bias: false }).bias, null);
});

test('the fastest speed has no pace', () => {
  assert.equal(courseOf({ ...defaults, speed: 'max' }).pace, Infinity);
  assert.equal(courseOf({ ...defaults, speed: '30' }).pace, 30);
});

test('a run is ready, running, paused, finished, at rest, growing or diverged', () => {
  const run = { position: 2, running: false, diverged: false, losses: LossHistory.of([9, 5]), loss: 3, until: 20 };
  assert.equal(phaseOf({ ...run, position: 0, losses: new LossHistory() }), 'ready');
  assert.equal(phaseOf({ ...run, running: true }), 'running');
  assert.equal(phaseOf(run), 'paused');
  assert.equal(phaseOf({ ...run, until: 2 }), 'finished');
  assert.equal(phaseOf({ ...run, atRest: true }), 'settled');
  assert.equal(phaseOf({ ...run, diverged: true }), 'diverged');
  assert.equal(phaseOf({ ...run, loss: 99 }), 'growing');
  assert.equal(
    phaseOf({ ...run, losses: LossHistory.of([9, 50]), loss: 20 }),
    'paused',
    'a loss that falls again does not grow',
  );
});

test('the notebook’s rate is fine, and 0.02 and 0.03 with a bias are told as growing', () => {
  for (const [lr, phase] of /** @type {const} */ ([
    [0.01, 'finished'],
    [0.02, 'growing'],
    [0.03, 'growing'],
  ])) {
    // prettier-ignore
    const report = reportAt(notebookAt(lr), 20);
    const { loss, stepCount, diverged } = report;
    const losses = LossHistory.of(report.losses.first);
    assert.equal(phaseOf({ position: stepCount, running: false, diverged, losses, loss, until: 20 }), phase);
  }
});

test('a smaller rate to try is round and at most half', () => {
  assert.deepEqual([0.03, 0.02, 0.01, 0.5, 1, 0.0001].map(smallerRate), [0.01, 0.01, 0.005, 0.2, 0.5, 0.00005]);
  for (let lr = 1e-4; lr < 10; lr *= 1.3) assert.ok(smallerRate(lr) <= lr / 2 && smallerRate(lr) >= lr / 5.01);
  assert.deepEqual(adviceOf('diverged', 0.03), { lr: 0.01, stable: false });
  assert.deepEqual(adviceOf('growing', 0.03, 0.0160892), { lr: 0.015, stable: true });
  assert.equal(adviceOf('running', 0.03), null);
});

test('the handle’s notches are round rates from 0.0001 to 10, and every one leads back to itself', () => {
  assert.deepEqual([rateAt(0), rateAt((2 / 5) * RATE_NOTCHES), rateAt(RATE_NOTCHES)], [0.0001, 0.01, 10]);
  for (let notch = 0; notch <= RATE_NOTCHES; notch += 1) assert.ok(Math.abs(notchOf(rateAt(notch)) - notch) <= 1);
  assert.deepEqual([notchOf(0), notchOf(99)], [0, RATE_NOTCHES]);
});

test('the learned numbers come with their start and their truth, the bias’ truth being 0', () => {
  const parameters = parametersOf(notebookTask, reportAt(notebookTask, 20));
  assert.deepEqual(
    parameters.map(({ name, start, now, truth }) => [name, start, now.toFixed(4), truth]),
    [['w₁', -0.07, '0.9602', 1], ['w₂', -1.243, '-0.9757', -1], ['b', 0.64, '0.0087', 0]], // prettier-ignore
  );
  assert.equal(parameterReach(parameters), 1.5);
  const square = { ...notebookTask, kernel: [[[[1, 2], [3, 4]]]], weight: [[[[0, 0], [0, 0]]]], bias: null }; // prettier-ignore
  assert.deepEqual(
    parametersOf(square, reportAt(square, 0)).map(({ name }) => name),
    ['w₁₁', 'w₁₂', 'w₂₁', 'w₂₂'],
  );
});

test('the story of a cell adds up', () => {
  const report = reportAt(notebookTask, 7);
  const story = storyOf(notebookTask, report, [2, 5]);
  assert.ok(story);
  assert.deepEqual(
    story.terms.map(({ x, row, column }) => [x, row, column]),
    [[0, 2, 5], [1, 2, 6]], // prettier-ignore
  );
  const sum = story.terms.reduce((all, { x, weight }) => all + x * weight, story.bias ?? 0);
  assert.ok(Math.abs(sum - story.output) < 1e-6);
  assert.equal(story.target, -1);
  assert.ok(Math.abs(story.output - story.target - story.residual) < 1e-6);
  assert.equal(storyOf(notebookTask, report, [6, 0]), null);
});

test('what is said holds the numbers, in both languages', () => {
  const report = reportAt(notebookTask, 20);
  const shown = { task: notebookTask, report, losses: LossHistory.of(report.losses.first) };
  for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
    const i18n = createTranslator(lang);
    const words = runWords(i18n, 'finished', shown, defaults);
    for (const part of ['20', '0.9602', '−0.9757', '0.0087']) assert.ok(words.includes(part), `${words} has ${part}`);
    const story = storyOf(notebookTask, report, [0, 1]);
    assert.ok(story && cellWords(i18n, [0, 1], story).includes('0.9689'));
    for (const phase of /** @type {const} */ (['ready', 'running', 'paused', 'settled', 'growing', 'diverged'])) {
      for (const endless of [false, true])
        assert.doesNotMatch(runWords(i18n, phase, shown, { ...defaults, endless }), /[{}]|NaN|undefined/);
    }
  }
});

test('the step axis has the notebook’s steps as ticks', () => {
  assert.deepEqual(stepAxis(21, 6).ticks, [1, 5, 10, 15, 20]);
  assert.deepEqual(stepAxis(2, 6).ticks, [1, 2]);
  assert.deepEqual(stepAxis(10_001, 6).ticks, [1, 2000, 4000, 6000, 8000, 10_000]);
});

test('a linear axis starts at 0 and holds the largest loss', () => {
  const axis = linearAxis(14.86);
  assert.deepEqual(axis.ticks, [0, 5, 10, 15]);
  assert.equal(axis.share(15), 1);
  assert.ok(linearAxis(3e38).max >= 3e38);
  assert.equal(linearAxis(0).max, 1);
});

test('a log axis goes from power to power; a loss of 0 lies on its lower edge', () => {
  const axis = logAxis(0.0143, 14.86);
  assert.deepEqual(axis.ticks, [0.01, 0.1, 1, 10, 100]);
  assert.equal(axis.share(0), 0);
  assert.ok(Math.abs(axis.share(1) - 0.5) < 1e-12);
  assert.ok(logAxis(1, 1e38).ticks.length <= 8);
  assert.equal(lossAxis('log', [[0, 0]]).share(0), 0);
});

test('the numbers of the steps stand clear of one another, however long they are and narrow the chart', () => {
  const data = /** @type {any} */ ({ losses: LossHistory.of([3, 2]), compared: [], loss: 1, scale: 'linear' });
  for (const width of [288, 400, 700]) {
    for (const last of [20, 999, 4_000_000, 100_000_000]) {
      const { steps, toX } = frameOf({ ...data, last }, width);
      const ends = steps.ticks.map((tick) => [toX(tick), 4 * String(tick).length]); // figures are 8 px wide at most
      assert.ok(ends.length > 1);
      for (let index = 1; index < ends.length; index += 1) {
        const [[left, half], [x, own]] = [ends[index - 1], ends[index]];
        assert.ok(x - own > left + half, `${last} in ${width} px: ${steps.ticks}`);
      }
    }
  }
});

test('a long curve keeps the lowest and highest loss of every pixel column', () => {
  const losses = Float64Array.from({ length: 10_000 }, (_, index) => (index === 5003 ? 9 : 1));
  const path = curvePath(
    LossHistory.of(losses).points(),
    (step) => step / 50,
    (loss) => loss,
  );
  assert.ok(path.includes(' 9'));
  assert.ok(path.split('L').length < 1000);
  assert.equal(curvePath(new LossHistory().points(), Number, Number), '');
});

test('in every pixel column a curve spans what its losses span, as a plain loop finds them', () => {
  const lossAt = (/** @type {number} */ step) => 50 + 20 * Math.sin(step * 1.7) + 2000 / step;
  for (const [count, width] of [
    [7, 300],
    [1000, 300],
    [100_000, 40],
  ]) {
    const losses = Float64Array.from({ length: count }, (_, index) => lossAt(index + 1));
    const toX = (/** @type {number} */ step) => (width * (step - 1)) / count;
    const path = curvePath(LossHistory.of(losses).points(), toX, (loss) => loss, { step: count + 1, loss: 12 });
    const drawn = path
      .slice(1)
      .split('L')
      .map((pair) => pair.split(' ').map(Number));
    assert.deepEqual(drawn.at(-1), [width, 12], 'it ends at the state shown');
    assert.ok(drawn.every(([x], index) => index === 0 || x >= drawn[index - 1][0]));
    for (let column = 0; column < width; column += 1) {
      const there = losses.filter((_, index) => Math.floor(toX(index + 1)) === column);
      if (there.length === 0) continue;
      const inColumn = drawn.filter(([x, y]) => Math.abs(x - column - 0.5) <= 0.56 && y > 0);
      for (const extreme of [Math.min(...there), Math.max(...there)])
        assert.ok(inColumn.some(([, y]) => Math.abs(y - extreme) < 0.06), `column ${column}: ${extreme}`); // prettier-ignore
    }
  }
});

test('a curve that lies flat is drawn by its two ends', () => {
  const losses = Float64Array.from({ length: 9000 }, (_, index) => (index < 4 ? 9 - index : 5));
  const path = curvePath(LossHistory.of(losses).points(), (step) => step / 10, Number);
  assert.equal(path, 'M0.1 9L0.5 5L900 5');
  assert.equal(curvePath({ steps: [], losses: [] }, Number, Number, { step: 1, loss: 3 }), 'M1 3');
});

test('runs beside a curve stretch its axis only up to the cut', () => {
  assert.equal(lossAxis('linear', [[8, 3]], [[9, 400]], 12).max, 10);
  assert.equal(lossAxis('log', [[8, 3]], [[0.02, 400]], 12).min, 0.01);
  assert.equal(lossAxis('linear', [[8, Infinity, NaN]]).max, 8);
});

test('a table shows every loss, or evenly spread ones with the last', () => {
  const losses = (/** @type {number} */ count) =>
    LossHistory.of(Array.from({ length: count }, (_, index) => 1 / (index + 1)));
  const stepsOf = (/** @type {number} */ count) => tableSteps(losses(count), 200).map(({ step }) => step);
  assert.deepEqual(stepsOf(3), [1, 2, 3]);
  assert.deepEqual(stepsOf(0), []);
  assert.deepEqual([stepsOf(9_999).length, stepsOf(9_999)[0], stepsOf(9_999).at(-1)], [200, 50, 9_999]);
  const far = tableSteps(losses(1_000_000), 200);
  assert.ok(far.length <= 201 && far.at(-1)?.step === 1_000_000);
  assert.ok(
    far.every(({ step, loss }) => loss === 1 / step),
    'every row is a step that was kept',
  );
});
