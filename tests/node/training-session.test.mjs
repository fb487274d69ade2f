// The worker's side of training: orders in, reports out, with the shipped engine and a clock that the test turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notebookAt, notebookTask } from './training-fixtures.mjs';
import { rig } from './training-rig.mjs';

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
