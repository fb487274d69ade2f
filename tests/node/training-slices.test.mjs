// training-slices.test.mjs — how the worker divides its time: paces, slices, calls that stay short, and ways that are long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notebookAt, notebookTask } from './training-fixtures.mjs';
import { rig } from './training-rig.mjs';

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
