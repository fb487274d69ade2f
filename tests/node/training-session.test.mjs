// The worker's side of training: orders in, reports out, with the shipped engine and a clock that the test turns.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/**
 * A session and its surroundings. `cost`: how long the clock says each look at it takes, ms; `stepCost`: how long a step
 * of a task takes, ms, which the calls' lengths in `calls` are made of.
 * @param {{ cost?: number, stepCost?: (x: number[][][]) => number }} [options]
 */
function rig({ cost = 0, stepCost } = {}) {
  let now = 0;
  /** @type {number[]} */
  const calls = [];
  /** @type {{ at: number, turn: () => void }[]} */
  const turns = [];
  /** @type {any[]} */
  const messages = [];
  const timed = stepCost && {
    conv2d: engine.conv2d,
    trainer: (/** @type {any} */ task) => {
      const trainer = engine.trainer(task);
      const step = (/** @type {number} */ count) => {
        calls.push(count * stepCost(task.x));
        now += count * stepCost(task.x);
        return trainer.step(count);
      };
      const own = (/** @type {any} */ value) => (typeof value === 'function' ? value.bind(trainer) : value);
      return new Proxy(trainer, { get: (all, name) => (name === 'step' ? step : own(Reflect.get(all, name, all))) });
    },
  };
  const session = new TrainingSession(
    /** @type {import('convscope').Engine} */ (timed ?? engine),
    (message) => messages.push(message),
    {
      now: () => (now += cost),
      later: (turn, delay) => turns.push({ at: now + delay, turn }),
    },
  );
  return {
    messages,
    calls,
    reports: () => messages.filter(({ type }) => type === 'report'),
    last: () => messages.at(-1),
    order: (/** @type {any} */ order) => session.receive(order),
    /** Lets one turn happen, however late. */
    turn: () => turns.shift()?.turn(),
    /** Lets time pass, and everything that is due happen. @param {number} ms */
    pass(ms) {
      const end = now + ms;
      for (;;) {
        turns.sort((a, b) => a.at - b.at);
        if (!turns.length || turns[0].at > end) break;
        const { at, turn } = /** @type {{ at: number, turn: () => void }} */ (turns.shift());
        now = Math.max(now, at);
        turn();
      }
      now = Math.max(now, end);
    },
    /** Time passes without the worker being given any of it. @param {number} ms */
    sleep: (ms) => (now += ms),
  };
}

const fastest = { until: 20, pace: Infinity };

test('the notebook’s run prints its losses, weight and bias', () => {
  const { order, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 20, go: null });
  const { losses, weight, bias, stepCount } = last();
  assert.equal(stepCount, 20);
  const printed = [5, 10, 15, 20].map((step) => losses.first[step - 1].toFixed(3));
  assert.deepEqual(printed, ['2.894', '0.446', '0.084', '0.019']);
  assert.deepEqual(
    Array.from(weight.data, (value) => value.toFixed(4)),
    ['0.9602', '-0.9757'],
  );
  assert.equal(bias.data[0].toFixed(4), '0.0087');
});

test('a new task is answered at step 0 with prediction, target, residual and the loss about to be reduced', () => {
  const { order, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: null });
  const report = last();
  assert.deepEqual(Array.from(report.target.data.slice(0, 7)), [0, 1, 0, 0, 0, -1, 0]);
  assert.equal(report.losses.first.length, 0);
  order({ type: 'advance', run: 1, count: 1 });
  assert.ok(Math.abs(last().losses.first[0] - report.loss) < 1e-4);
});

test('the loss of the mean is divided by the number of elements', () => {
  const { order, last } = rig();
  order({ type: 'task', run: 1, task: { ...notebookTask, loss: 'mean' }, at: 0, go: null });
  const { loss } = last();
  order({ type: 'advance', run: 1, count: 1 });
  assert.ok(Math.abs(last().losses.first[0] - loss) < 1e-5);
});

test('one report is sent for each one granted, and it is the newest', () => {
  const { order, pass, reports } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 1000, pace: 10 } });
  pass(1050);
  assert.equal(reports().length, 1, 'nothing more was granted');
  order({ type: 'next', run: 1 });
  assert.equal(reports().length, 2);
  assert.equal(reports()[1].stepCount, 11);
  assert.equal(reports()[1].losses.first.length, 11, 'every loss since the last report');
  order({ type: 'next', run: 1 });
  assert.equal(reports().length, 2, 'nothing new to say');
});

test('the end of a run is reported without being asked for', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: fastest });
  pass(1);
  assert.equal(last().stepCount, 20);
  assert.equal(last().running, false);
});

test('a stall is not made up for in a burst', () => {
  const { order, pass, sleep, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 10_000, pace: 100 } });
  pass(95);
  order({ type: 'pause', run: 1 });
  assert.equal(last().stepCount, 10);
  order({ type: 'go', run: 1, until: 10_000, pace: 100 });
  pass(0);
  sleep(60_000);
  pass(0);
  order({ type: 'pause', run: 1 });
  assert.ok(last().stepCount <= 17, `a minute asleep, and now at step ${last().stepCount}`);
});

test('a new pace is taken at once, not after the old one’s pause', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 10_000, pace: 1 } });
  pass(100);
  order({ type: 'go', run: 1, until: 10_000, pace: 100 });
  pass(200);
  order({ type: 'pause', run: 1 });
  assert.ok(last().stepCount >= 19);
});

test('start twice runs once', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: null });
  order({ type: 'go', run: 1, until: 10_000, pace: 10 });
  order({ type: 'go', run: 1, until: 10_000, pace: 10 });
  pass(1000);
  order({ type: 'pause', run: 1 });
  assert.equal(last().stepCount, 11);
});

test('stop is obeyed after one slice, however far away the goal is', () => {
  const { order, turn, last } = rig({ cost: 1 });
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 1e9, pace: Infinity } });
  turn();
  turn();
  order({ type: 'pause', run: 1 });
  assert.equal(last().running, false);
  const { stepCount } = last();
  assert.ok(stepCount > 0 && stepCount < 64 * 20, `${stepCount} steps in two slices`);
  turn();
  assert.equal(last().stepCount, stepCount);
});

/** 16×16 pixels, four channels to four, 7×7 taps: the largest task of the lab. */
const largestTask = {
  ...notebookAt(1e-6),
  x: Array.from({ length: 4 }, () => Array.from({ length: 16 }, () => Array(16).fill(0.5))),
  ...{ kernel: sameKernels(0.1), weight: sameKernels(0), bias: [0, 0, 0, 0] },
};

/** @param {number} value */
function sameKernels(value) {
  const kernel = Array.from({ length: 7 }, () => Array(7).fill(value));
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => kernel));
}

test('a task of slow steps after one of fast steps begins with few of them in a call', () => {
  const { order, turn, calls } = rig({ stepCost: (x) => (x.length > 1 ? 0.2 : 0.0003) });
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 1e8, pace: Infinity } });
  for (let count = 0; count < 20; count += 1) turn();
  assert.ok(Math.max(...calls) > 1, 'fast steps are taken by the thousand');
  calls.length = 0;
  order({ type: 'task', run: 2, task: largestTask, at: 0, go: { until: 1e8, pace: Infinity } });
  for (let count = 0; count < 20; count += 1) turn();
  assert.ok(calls.length > 20 && Math.max(...calls) <= 3, `a call of ${Math.max(...calls)} ms`);
});

test('steps that become slow on the way lengthen one call, and no other', () => {
  let cost = 0.0003;
  const { order, turn, calls } = rig({ stepCost: () => cost });
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 1e8, pace: Infinity } });
  for (let count = 0; count < 20; count += 1) turn();
  cost *= 20; // such as numbers too small to be normal
  calls.length = 0;
  for (let count = 0; count < 20; count += 1) turn();
  assert.equal(calls.filter((length) => length > 3).length, 1);
});

test('a way that needs many slices is reported at its end only', () => {
  const { order, turn, reports } = rig({ cost: 1 });
  order({ type: 'task', run: 1, task: notebookTask, at: 5000, go: null });
  assert.equal(reports().length, 0);
  for (let count = 0; count < 100 && !reports().length; count += 1) {
    order({ type: 'next', run: 1 });
    turn();
  }
  assert.equal(reports().length, 1);
  assert.equal(reports()[0].stepCount, 5000);
});

test('moving back and forth gives the same bits as going there straight', () => {
  const { order, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 20, go: null });
  const straight = last();
  order({ type: 'move', run: 2, at: 3, go: null });
  assert.equal(last().stepCount, 3);
  assert.deepEqual(last().losses.first, straight.losses.first.slice(0, 3));
  order({ type: 'move', run: 3, at: 20, go: null });
  assert.deepEqual(last().weight, straight.weight);
  assert.deepEqual(last().losses, straight.losses);
});

test('an order for an old run number changes nothing', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: null });
  order({ type: 'task', run: 2, task: notebookTask, at: 3, go: null });
  order({ type: 'go', run: 1, until: 20, pace: Infinity });
  pass(10);
  assert.deepEqual([last().run, last().stepCount], [2, 3]);
});

test('a run that would leave the finite numbers stops before it and keeps the last finite state', () => {
  const { order, pass, last } = rig();
  order({
    type: 'task',
    run: 1,
    task: notebookAt(0.03),
    at: 0,
    go: { until: 10_000, pace: Infinity },
  });
  pass(10);
  const { diverged, running, weight, bias, losses, stepCount, loss } = last();
  assert.equal(diverged, true);
  assert.equal(running, false);
  assert.ok(stepCount > 20 && stepCount < 1000);
  assert.equal(losses.count, stepCount);
  assert.ok([...weight.data, bias.data[0], loss, ...losses.first, ...losses.high].every(Number.isFinite));
});

test('an error of the engine comes back with its code, and the session goes on with the next task', () => {
  const { order, last } = rig();
  order({ type: 'task', run: 1, task: { ...notebookTask, x: [[[1]]] }, at: 0, go: fastest });
  assert.equal(last().type, 'error');
  assert.equal(last().run, 1);
  assert.equal(last().error.code, 'kernel-too-large');
  order({ type: 'go', run: 1, until: 20, pace: Infinity });
  order({ type: 'task', run: 2, task: notebookTask, at: 20, go: null });
  assert.equal(last().stepCount, 20);
});

test('a ping is answered whatever the session does', () => {
  const { order, last } = rig();
  order({ type: 'ping' });
  assert.deepEqual(last(), { type: 'pong' });
});

test('a run until nothing moves ends where one more step changes no bit, and not before', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: null });
  order({ type: 'go', run: 1, until: 1e8, pace: Infinity, settle: true });
  pass(10);
  const { atRest, running, stepCount, weight, bias } = last();
  assert.deepEqual([atRest, running], [true, false]);
  assert.ok(stepCount > 100 && stepCount < 100_000, `${stepCount} steps`);
  // The same by a loop of one step at a time.
  order({ type: 'move', run: 2, at: stepCount + 64, go: null });
  assert.deepEqual([last().weight, last().bias], [weight, bias]);
  order({ type: 'move', run: 3, at: 100, go: null });
  assert.notDeepEqual(last().weight, weight);
  assert.equal(last().atRest, false);
});

test('a run to a step of its own goes on to it, at rest or not', () => {
  const { order, pass, last } = rig();
  order({ type: 'task', run: 1, task: notebookTask, at: 0, go: { until: 50_000, pace: Infinity } });
  pass(10);
  assert.equal(last().stepCount, 50_000);
});

test('a far way is told as it is gone, once for each report granted, and can be ended where it is', () => {
  const { order, turn, messages, reports } = rig({ cost: 1 });
  order({ type: 'task', run: 1, task: notebookTask, at: 1e8, go: null });
  turn();
  turn();
  const told = messages.filter(({ type }) => type === 'way');
  assert.equal(told.length, 1);
  assert.deepEqual([told[0].to, told[0].stepCount > 0], [1e8, true]);
  order({ type: 'next', run: 1 });
  turn();
  assert.equal(messages.filter(({ type }) => type === 'way').length, 2);
  order({ type: 'halt', run: 1 });
  const { stepCount, running } = reports()[0];
  assert.ok(stepCount > told[0].stepCount && stepCount < 1e6 && !running);
  turn();
  assert.equal(reports().length, 1, 'and nothing more happens');
});
