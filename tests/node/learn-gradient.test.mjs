// learn-gradient.test.mjs — gradients on the page against the trainer’s, against correlation with the residual, and against differences.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { createTranslator } from '../../web/i18n/translator.js';
import {
  differenceQuotients,
  disagreement,
  factorOf,
  gradientsOf,
  gradientStoryOf,
} from '../../web/labs/learn/gradient-model.js';
import { checkWords, gradientWords } from '../../web/labs/learn/gradient-words.js';
import { FIRST, planeOf } from '../../web/labs/learn/kernel-pairs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */

const defaults = defaultsOf(labSchemas.learn);

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @param {Settings} settings @param {number} [at] @returns {import('../../web/labs/learn/training-run.js').Shown} */
function shownAt(settings, at = 0) {
  /** @type {any} */
  let report;
  const session = new TrainingSession(engine, (one) => (report = one), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
  return { task: taskOf(settings), report, losses: report.losses };
}

/** @returns {Settings[]} */
function geometries() {
  const x = Array.from({ length: 5 }, (_, r) => Array.from({ length: 7 }, (__, c) => ((3 * r + 5 * c) % 7) - 3));
  const shapes = { x, hidden: [[1, 2, 0], [0, -1, 3]], start: [[0.5, -1, 2], [1, 0.25, -2]], startBias: -0.5 }; // prettier-ignore
  return [false, true].flatMap((flip) =>
    [1, 2].flatMap((stride) =>
      [0, 2].flatMap((padding) =>
        /** @type {const} */ (['sum', 'mean']).map((loss) => ({ ...defaults, ...shapes, flip, stride, padding, loss })),
      ),
    ),
  );
}

/** @param {number} actual @param {number} expected @param {number} bound */
const assertNear = (actual, expected, bound) =>
  assert.ok(Math.abs(actual - expected) <= bound, `${actual} is not ${expected}`);

test('the gradient is the trainer’s, in every geometry', () => {
  for (const settings of geometries()) {
    const shown = shownAt(settings, 3);
    const { x, flip, stride, padding, loss } = shown.task;
    const { target, weight, bias } = shown.report;
    const trainer = engine.trainer({ x, y: target, weight, bias, flip, stride, padding, loss });
    const { weight: rows, bias: slope } = gradientsOf(engine, shown);
    // Rounding errors are those of the products, which may be far larger than a sum in which they cancel.
    const data = Array.from(trainer.residual.data);
    const factor = loss === 'mean' ? 2 / data.length : 2;
    const bound = 4e-7 * factor * 3 * data.reduce((sum, value) => sum + Math.abs(value), 0);
    rows.flat().forEach((value, i) => assertNear(value, trainer.gradWeight.data[i], bound));
    assertNear(slope ?? NaN, trainer.gradBias?.data[0] ?? NaN, bound);
  }
});

test('∂L/∂W is twice X correlated with the residual, ∂L/∂b twice its sum', () => {
  const shown = shownAt(defaults, 5);
  const correlation = engine.correlate2d(shown.task.x[0], planeOf(shown.report.residual, 0));
  const { weight, bias } = gradientsOf(engine, shown);
  weight.flat().forEach((value, i) => assertNear(value, 2 * correlation.data[i], 1e-5));
  let sum = 0;
  for (const value of shown.report.residual.data) sum += value;
  assertNear(bias ?? NaN, 2 * sum, 1e-5);
});

test('the written sum of every number is its gradient, and its products lie within the frame shown', () => {
  for (const settings of geometries()) {
    const shown = shownAt(settings);
    const gradients = gradientsOf(engine, shown);
    for (const cell of /** @type {[number, number][]} */ ([
      [0, 0],
      [0, 2],
      [1, 1],
    ])) {
      // prettier-ignore
      const { terms, factor, frame } = gradientStoryOf(shown, cell);
      const sum = factor * terms.reduce((all, { residual, x }) => all + residual * x, 0);
      assertNear(sum, gradients.weight[cell[0]][cell[1]], 1e-4 * Math.max(1, Math.abs(sum)));
      assert.ok(frame);
      for (const { at, x } of terms) {
        assert.ok(at[0] >= frame.row && at[0] < frame.row + frame.rows);
        assert.ok(at[1] >= frame.column && at[1] < frame.column + frame.columns);
        assert.equal(x, settings.x[at[0]]?.[at[1]] ?? 0);
      }
    }
    const { terms, factor, frame } = gradientStoryOf(shown, null);
    assert.equal(frame, null);
    const sum = factor * terms.reduce((all, { residual, x }) => all + residual * x, 0);
    assertNear(sum, gradients.bias ?? NaN, 1e-4 * Math.max(1, Math.abs(sum)));
  }
});

test('difference quotients agree with the gradients, and would tell a wrong one', () => {
  for (const settings of geometries()) {
    const shown = shownAt(settings, 2);
    const { weight, bias } = gradientsOf(engine, shown);
    const gradients = [...weight.flat(), ...(bias === null ? [] : [bias])];
    const quotients = differenceQuotients(engine, shown);
    assert.equal(quotients.length, 7);
    assert.ok(disagreement(gradients, quotients) < 1e-5, `${disagreement(gradients, quotients)}`);
    const flipped = gradients.map((value) => -value);
    assert.ok(disagreement(flipped, quotients) > 0.5);
    assert.match(checkWords(createTranslator('en'), gradients, quotients), /^They agree/);
    assert.match(checkWords(createTranslator('en'), flipped, quotients), /^They do not agree/);
  }
});

test('without a bias there is no gradient of one, and the mean divides by the number of residuals', () => {
  const shown = shownAt({ ...defaults, bias: false });
  assert.equal(gradientsOf(engine, shown).bias, null);
  assert.equal(differenceQuotients(engine, shown).length, 2);
  assertNear(factorOf({ ...shown.task, loss: 'mean' }, 42), 2 / 42, 1e-15);
});

test('the next step that is said is the one the run takes', () => {
  const shown = shownAt(defaults, 5);
  const next = shownAt(defaults, 6).report.weight.data[0];
  const look = /** @type {any} */ ({ shown, pair: FIRST });
  for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
    const i18n = createTranslator(lang);
    const words = gradientWords(i18n, look, 'w₁', [0, 0], gradientsOf(engine, shown).weight[0][0]);
    assert.ok(words.includes(i18n.number(next, 4)), words);
    assert.doesNotMatch(words, /[{}]/);
  }
  const adam = { ...shown, task: taskOf({ ...defaults, optimizer: 'adam' }) };
  assert.doesNotMatch(
    gradientWords(createTranslator('en'), /** @type {any} */ ({ shown: adam, pair: FIRST }), 'w₁', [0, 0], 1),
    /next step/,
  );
});
