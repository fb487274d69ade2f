// learn-twins.test.mjs — correlation and convolution from turned starts: equal losses at every step, turned kernels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { targetOf } from '../../web/engine/training-target.js';
import { lossesOf } from '../../web/labs/learn/compared-runs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { turned, twinOf, twinTeller } from '../../web/labs/learn/twins-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */

const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);

/** @param {Settings} settings @param {number} at @returns {import('../../web/labs/learn/training-run.js').Shown} */
function shownAt(settings, at) {
  /** @type {any} */
  let report;
  const session = new TrainingSession(engine, (one) => (report = one), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
  return { task: taskOf(settings), report, losses: report.losses };
}

/** @type {Partial<Settings>} */
const square = { hidden: [[1, 2, 0], [0, -1, 3]], start: [[0.5, -1, 2], [1, 0.25, -2]], lr: 0.002 }; // prettier-ignore

test('half a turn moves every number to the opposite place, and two of them change nothing', () => {
  assert.deepEqual(turned([[1, 2, 3], [4, 5, 6]]), [[6, 5, 4], [3, 2, 1]]); // prettier-ignore
  const task = taskOf({ ...defaults, ...square });
  assert.deepEqual(twinOf(twinOf(task)), task);
});

test('twins have the same losses at every step and turned kernels, for every optimizer and geometry', () => {
  for (const optimizer of /** @type {const} */ (['sgd', 'momentum', 'nesterov', 'adam'])) {
    for (const flip of [false, true]) {
      const settings = { ...defaults, ...square, optimizer, momentum: 0.5, flip, padding: 1, stride: flip ? 2 : 1 };
      const twins = twinTeller();
      const { plain, flipped, loss, flippedLoss, lossApart, apart } = twins.tell(engine, shownAt(settings, 60));
      twins.dispose();
      assert.equal(lossApart, 0);
      assert.equal(apart, 0);
      assert.equal(loss, flippedLoss);
      assert.notDeepEqual(plain, flipped);
      assert.deepEqual(turned(flipped), plain);
    }
  }
});

test('from a start that is not turned the losses differ', () => {
  const task = taskOf({ ...defaults, ...square });
  const target = targetOf(engine, task);
  const careless = { ...twinOf(task), weight: task.weight };
  const [right, wrong] = [twinOf(task), careless].map((one) => lossesOf(engine, one, target, 5));
  assert.deepEqual(right, lossesOf(engine, task, target, 5));
  assert.notDeepEqual(wrong, right);
});

test('at any step of a run, forth and back, and after it diverged', () => {
  const twins = twinTeller();
  for (const at of [5, 20, 3, 0]) {
    const shown = shownAt(defaults, at);
    const { plain, apart } = twins.tell(engine, shown);
    assert.deepEqual(plain.flat(), [...shown.report.weight.data]);
    assert.equal(apart, 0);
  }
  const lost = twins.tell(engine, shownAt({ ...defaults, lr: 0.03 }, 100));
  assert.ok(Number.isFinite(lost.loss) && lost.apart === 0);
  twins.dispose();
});

test('long runs are followed a share of a frame at a time, both as far as each other', () => {
  let clock = 0;
  const twins = twinTeller(() => (clock += 1));
  const shown = shownAt(defaults, 50);
  const whole = twinTeller().tell(engine, shown);
  const begun = twins.tell(engine, shown);
  assert.ok(begun.behind && begun.cut && begun.cut < 20);
  assert.deepEqual([begun.lossApart, begun.apart], [0, 0]);
  let told = begun;
  for (let looks = 0; looks < 30 && told.behind; looks += 1) told = twins.tell(engine, shown);
  assert.deepEqual(told, whole);
  assert.deepEqual([whole.cut, whole.behind], [null, false]);
});
