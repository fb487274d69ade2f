// learn-clinic.test.mjs — the learners with a mistake: without one they are the engine’s, with one they show the sign that is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { targetOf } from '../../web/engine/training-target.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { clinicTask, MISTAKES, mistakeOf, mistakesFor, suspectRun } from '../../web/labs/learn/clinic-model.js';
import { clinicTeller } from '../../web/labs/learn/clinic-story.js';
import { lossesOf } from '../../web/labs/learn/compared-runs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */
/** @typedef {import('../../web/labs/learn/clinic-model.js').Mistake} Mistake */

const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);
/** @type {Settings} */
const square = { ...defaults, hidden: [[1, 2, 0], [0, -1, 3]], start: [[0.5, -1, 2], [1, 0.25, -2]], lr: 0.002, padding: 1, stride: 2, flip: true }; // prettier-ignore

/** @param {Settings} settings @param {Mistake | null} mistake */
function runOf(settings, mistake) {
  const task = taskOf(settings);
  return suspectRun(engine, task, targetOf(engine, task), mistake);
}

/** What the first step changed. @param {ReturnType<typeof runOf>} run @param {number} [step] */
const change = ({ points }, step = 1) => points[step].map((value, index) => value - points[step - 1][index]);

/** @param {ArrayLike<number>} actual @param {ArrayLike<number>} expected @param {number} [bound] */
function assertClose(actual, expected, bound = 1e-9) {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i += 1) {
    assert.ok(Math.abs(actual[i] - expected[i]) <= bound, `${actual[i]} is not ${expected[i]} at ${i}`);
  }
}

test('without a mistake the learner is the engine’s, in every geometry', () => {
  for (const settings of [defaults, square, { ...defaults, loss: /** @type {const} */ ('mean'), bias: false }]) {
    const task = taskOf(settings);
    const exact = lossesOf(engine, task, targetOf(engine, task), 60);
    assertClose(runOf(settings, null).losses.slice(0, 60), exact, 1e-4);
  }
});

test('a gradient that is never reset: the first step is exact, the second is not', () => {
  const [right, wrong] = [runOf(defaults, null), runOf(defaults, 'accumulate')];
  assertClose(change(wrong), change(right));
  assertClose(change(wrong, 2), runOf({ ...defaults, optimizer: 'sgd' }, null).points[1].map((_, i) => {
    // By hand: the gradient at the second point, and the first one once more.
    const second = suspectRun(engine, { ...taskOf(defaults), weight: [[[wrong.points[1].slice(0, 2)]]], bias: [wrong.points[1][2]] }, targetOf(engine, taskOf(defaults)), null, 1);
    return change(second)[i] + change(right)[i];
  })); // prettier-ignore
});

test('mean and sum mixed up: the first loss and the first step differ by the number of residuals', () => {
  const [right, wrong] = [runOf(defaults, null), runOf(defaults, 'scale')];
  assertClose([wrong.losses[0] * 42], [right.losses[0]]);
  assertClose(change(wrong).map((value) => value * 42), change(right)); // prettier-ignore
});

test('a gradient turned by 180°: the same numbers in the opposite order, the bias right', () => {
  const [right, wrong] = [change(runOf(square, null)), change(runOf(square, 'turned'))];
  assertClose(wrong.slice(0, 6), right.slice(0, 6).reverse());
  assertClose([wrong[6]], [right[6]]);
});

test('a bias without a gradient never moves, and the loss stays above the least', () => {
  const { points, losses } = runOf(defaults, 'bias');
  assert.ok(points.every((values) => values[2] === 0.64));
  assert.ok((losses.at(-1) ?? 0) > 0.5);
});

test('too large a rate: every part of the first step is the exact one times one number, and the loss grows', () => {
  const [right, wrong] = [change(runOf(defaults, null)), change(runOf(defaults, 'rate'))];
  const ratio = wrong[0] / right[0];
  assertClose([ratio], [(1.3 * 2) / 124.306787 / 0.01], 1e-5);
  assertClose(wrong, right.map((value) => ratio * value)); // prettier-ignore
  const { losses } = runOf(defaults, 'rate');
  assert.ok((losses.at(-1) ?? 0) > 1e3 * losses[0] && losses.every(Number.isFinite));
});

test('a case is the same for everybody, all mistakes come up, and none that the task cannot show', () => {
  const task = taskOf(defaults);
  const drawn = Array.from({ length: 40 }, (_, index) => mistakeOf(task, index + 1));
  assert.deepEqual([...new Set(drawn)].sort(), [...MISTAKES].sort());
  assert.equal(mistakeOf(task, 7), mistakeOf(taskOf(defaults), 7));
  const single = taskOf({ ...defaults, hidden: [[2]], bias: false, x: [[3]] });
  assert.deepEqual(mistakesFor(single), ['accumulate', 'rate']);
});

test('the story follows the run, at most 200 steps, by plain gradient descent, and ends where the learner diverges', () => {
  const teller = clinicTeller();
  const settings = { ...defaults, optimizer: /** @type {const} */ ('adam') };
  for (const at of [0, 1, 7, 500]) {
    /** @type {any} */
    let report;
    const session = new TrainingSession(engine, (one) => (report = one), { now: () => 0, later: () => {} });
    session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
    const story = teller.tell(engine, { task: taskOf(settings), report, losses: report.losses }, 1);
    assert.equal(story.position, Math.min(at, 200));
    assert.equal(story.exact.weightStep === null, at === 0);
    const exact = suspectRun(engine, clinicTask(taskOf(settings)), report.target, null);
    assertClose(story.exact.weight.flat(), exact.points[story.position].slice(0, 2), 1e-4);
    assert.ok(Number.isFinite(story.suspect.loss));
  }
  teller.dispose();
});

test('every mistake has a name, a sign and a reason in both languages', () => {
  for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
    const { t } = createTranslator(lang);
    const texts = MISTAKES.flatMap((one) => [
      t(`learn.clinic.${one}`),
      t(`learn.clinic.${one}.sign`),
      t(`learn.clinic.${one}.why`),
    ]);
    assert.equal(new Set(texts).size, 3 * MISTAKES.length);
  }
});
