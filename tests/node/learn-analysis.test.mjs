// learn-analysis.test.mjs — the analysis of a large task: by a worker, the newest question only, and the same numbers as at once.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { SolvingClient } from '../../web/engine/solving-client.js';
import { targetOf } from '../../web/engine/training-target.js';
import { TrainingSession } from '../../web/engine/training-session.js';
import { Analyst } from '../../web/labs/learn/analyst.js';
import { rateTeller } from '../../web/labs/learn/rate-story.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

/** @typedef {import('../../web/engine/training-protocol.js').TrainingTask} TrainingTask */

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** Two channels to one, 6×6 taps: more numbers than are analysed at once. @param {number} value  of its first pixel @returns {TrainingTask} */
function largeTask(value) {
  const x = [0, 1].map((into) =>
    Array.from({ length: 9 }, (_, r) =>
      Array.from({ length: 10 }, (__, c) => (r + c + into === 0 ? value : Math.sin(r * c + 2 * r + into))),
    ),
  );
  const kernels = (/** @type {number} */ tap) => [
    [0, 1].map(() => Array.from({ length: 6 }, () => Array(6).fill(tap))),
  ];
  return { ...notebookTask, x, kernel: kernels(1), weight: kernels(0) };
}

/** A host whose worker answers only when the test says so. */
function world() {
  /** @type {any[]} */
  const workers = [];
  /** @type {(() => void)[]} */
  const timers = [];
  const host = { asked: 0, requestUpdate: () => (host.asked += 1) };
  const createWorker = () => {
    /** @type {any} */
    const worker = { orders: [], onmessage: null, onerror: null, alive: true };
    const send = (/** @type {any} */ message) => worker.onmessage?.({ data: structuredClone(message) });
    const session = new TrainingSession(engine, send, { now: () => 0, later: () => {} });
    worker.postMessage = (/** @type {any} */ order) => worker.orders.push(structuredClone(order));
    worker.answer = () => session.receive(worker.orders.shift());
    worker.terminate = () => (worker.alive = false);
    workers.push(worker);
    return worker;
  };
  const createClient = (/** @type {any} */ options) =>
    new SolvingClient({ ...options, createWorker, later: (run) => timers.push(run) });
  return { host, workers, timers, analyst: new Analyst(host, createClient) };
}

/** @param {TrainingTask} task @returns {any} what is shown at its start */
function shownOf(task) {
  const { x, weight, bias } = task;
  const target = targetOf(engine, task);
  const trainer = engine.trainer({ x, y: target, weight, bias });
  return { task, report: { weight: trainer.weight, bias: trainer.bias, target, stepCount: 0, loss: 1 } };
}

test('a small task is analysed at once, without a worker', () => {
  const { analyst, workers } = world();
  assert.ok(analyst.analyse(engine, notebookTask, targetOf(engine, notebookTask)));
  assert.equal(workers.length, 0);
});

test('a large task is told by a worker, with the very numbers that it has at once', () => {
  const { analyst, workers, host } = world();
  const task = largeTask(1);
  const target = targetOf(engine, task);
  assert.equal(analyst.analyse(engine, task, target), null);
  assert.equal(analyst.analyse(engine, task, target), null, 'asked for again, it is not begun again');
  assert.equal(workers[0].orders.length, 1);
  workers[0].answer();
  assert.equal(host.asked, 1);
  assert.deepEqual(analyst.analyse(engine, task, target), new Analyst().analyse(engine, task, target));
  const faster = { ...task, optimizer: notebookAt(0.5).optimizer };
  assert.ok(analyst.analyse(engine, faster, target), 'another learning rate changes nothing of it');
});

test('while the hand goes on, one question is under way and the newest waits: those between are never asked', () => {
  const { analyst, workers, host } = world();
  const tasks = [1, 2, 3, 4].map(largeTask);
  for (const task of tasks) assert.equal(analyst.analyse(engine, task, targetOf(engine, task)), null);
  const [{ orders, answer }] = workers;
  assert.equal(orders.length, 1);
  answer();
  assert.equal(host.asked, 0, 'what is out of date is not told');
  assert.equal(orders.length, 1);
  assert.equal(orders[0].problems[0].x[0][0][0], 4);
  answer();
  const target = targetOf(engine, tasks[3]);
  assert.deepEqual(analyst.analyse(engine, tasks[3], target), new Analyst().analyse(engine, tasks[3], target));
});

test('a small task that comes after is told at once, and the answer to the large one is dropped', () => {
  const { analyst, workers, host } = world();
  const task = largeTask(1);
  analyst.analyse(engine, task, targetOf(engine, task));
  const target = targetOf(engine, notebookTask);
  const found = analyst.analyse(engine, notebookTask, target);
  workers[0].answer();
  assert.equal(host.asked, 0);
  assert.equal(analyst.analyse(engine, notebookTask, target), found);
});

test('the story before is told as one that is over until the new one has come', () => {
  const { analyst, workers } = world();
  const tell = rateTeller(analyst);
  const first = tell(engine, shownOf(largeTask(1)));
  assert.deepEqual([first.working, first.modes.length], [true, 0]);
  workers[0].answer();
  const known = tell(engine, shownOf(largeTask(1)));
  assert.equal(known.working, false);
  const next = tell(engine, shownOf(largeTask(2)));
  assert.deepEqual(next, { ...known, working: true });
  workers[0].answer();
  const told = tell(engine, shownOf(largeTask(2)));
  assert.equal(told.working, false);
  assert.notEqual(told.limit, known.limit);
});

test('where a worker dies, hangs, or cannot be had, the page does it itself', () => {
  const task = largeTask(1);
  const target = targetOf(engine, task);
  const expected = new Analyst().analyse(engine, task, target);
  const dead = world();
  dead.analyst.analyse(engine, task, target);
  dead.workers[0].onerror({});
  const silent = world();
  silent.analyst.analyse(engine, task, target);
  for (const run of silent.timers) run();
  const refused = world();
  const analyst = new Analyst(
    refused.host,
    (options) =>
      new SolvingClient({
        ...options,
        createWorker: () => {
          throw new Error('SecurityError');
        },
      }),
  );
  analyst.analyse(engine, task, target);
  for (const [one, { host }] of /** @type {const} */ ([
    [dead.analyst, dead],
    [silent.analyst, silent],
    [analyst, refused],
  ])) {
    assert.equal(host.asked, 1);
    assert.deepEqual(one.analyse(engine, task, target), expected);
  }
  assert.deepEqual([dead.workers[0].alive, silent.workers[0].alive], [false, false]);
});

test('after dispose the worker is gone, and the same task can be asked for again', () => {
  const { analyst, workers } = world();
  const task = largeTask(1);
  const target = targetOf(engine, task);
  analyst.analyse(engine, task, target);
  analyst.dispose();
  assert.equal(workers[0].alive, false);
  assert.equal(analyst.analyse(engine, task, target), null);
  workers[1].answer();
  assert.ok(analyst.analyse(engine, task, target));
});
