// The page's side of training: a real session behind a worker that the test can kill, and frames it lets through.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingClient } from '../../web/engine/training-client.js';
import { TrainingSession } from '../../web/engine/training-session.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** A world of one client: time and frames pass only when the test says so. */
function world() {
  let now = 0;
  /** @type {{ at: number, run: () => void }[]} */
  const timers = [];
  /** @type {(() => void)[]} */
  const frames = [];
  /** @type {any[]} */
  const workers = [];
  /** @type {any[]} */
  const seen = [];
  /** @type {any[]} */
  const errors = [];
  const later = (/** @type {() => void} */ run, /** @type {number} */ delay) => timers.push({ at: now + delay, run });

  function createWorker() {
    const worker = {
      alive: true,
      orders: /** @type {any[]} */ ([]),
      onmessage: /** @type {any} */ (null),
      onerror: /** @type {any} */ (null),
      postMessage(/** @type {any} */ order) {
        worker.orders.push(order);
        later(() => worker.alive && session.receive(structuredClone(order)), 0);
      },
      terminate: () => (worker.alive = false),
    };
    const send = (/** @type {any} */ data) => {
      const copy = structuredClone(data);
      later(() => worker.onmessage?.({ data: copy }), 0);
    };
    const session = new TrainingSession(engine, send, {
      now: () => now,
      later: (turn, delay) => later(() => worker.alive && turn(), delay),
    });
    later(() => send({ type: 'ready' }), 0);
    workers.push(worker);
    return worker;
  }

  const client = new TrainingClient({
    createWorker,
    later,
    nextFrame: (deliver) => frames.push(deliver),
    onReport: (report, losses) => seen.push({ ...report, all: losses }),
    onError: (error) => errors.push(error),
  });
  return {
    client,
    workers,
    seen,
    errors,
    last: () => seen.at(-1),
    /** @param {number} ms @param {{ visible?: boolean }} [options] */
    pass(ms, { visible = true } = {}) {
      const end = now + ms;
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        if (!timers.length || timers[0].at > end) break;
        const timer = /** @type {{ at: number, run: () => void }} */ (timers.shift());
        const frame = Math.floor(timer.at / 16) > Math.floor(now / 16);
        now = timer.at;
        if (visible && frame) for (const deliver of frames.splice(0)) deliver();
        timer.run();
      }
      now = end;
      if (visible) for (const deliver of frames.splice(0)) deliver();
    },
  };
}

const slow = { until: 20, pace: 10 };

test('a run is followed to its end', () => {
  const { client, pass, last } = world();
  client.configure(notebookTask);
  client.start(slow);
  assert.equal(client.running, true);
  pass(3000);
  assert.equal(client.running, false);
  assert.equal(last().stepCount, 20);
  assert.equal(last().all.at(5).toFixed(3), '2.894');
});

test('at most one report is delivered per frame', () => {
  const { client, pass, seen } = world();
  client.configure(notebookTask);
  client.start({ until: 10_000, pace: 1000 });
  pass(1000);
  assert.ok(seen.length <= 64, `${seen.length} reports in a second`);
  assert.ok(seen.length > 30);
});

test('a hidden tab gets one report when it is seen again, and the run has gone on', () => {
  const { client, pass, seen, last } = world();
  client.configure(notebookTask);
  client.start({ until: 10_000, pace: 10 });
  pass(500);
  const before_ = seen.length;
  pass(60_000, { visible: false });
  assert.equal(seen.length, before_);
  pass(100);
  assert.ok(seen.length - before_ <= 4);
  assert.ok(last().stepCount > 600, `at step ${last().stepCount}`);
});

test('pause stops at once on this side and within a slice on the other', () => {
  const { client, pass, last } = world();
  client.configure(notebookTask);
  client.start({ until: 10_000, pace: 100 });
  pass(300);
  client.pause();
  assert.equal(client.running, false);
  pass(20);
  const { stepCount } = last();
  pass(1000);
  assert.equal(last().stepCount, stepCount);
});

test('the answer to a pause is delivered as it comes: a page that is late with its frames does not delay it', () => {
  const { client, pass, seen, last } = world();
  client.configure(notebookTask);
  client.start({ until: 10_000, pace: 100 });
  pass(300);
  const shown = seen.length;
  client.pause();
  pass(1, { visible: false });
  assert.equal(seen.length, shown + 1);
  assert.equal(last().running, false);
  pass(1000);
  assert.equal(seen.length, shown + 1, 'and not once more with the next frame');
});

test('a single step stops a run and takes one more', () => {
  const { client, pass, last } = world();
  client.configure(notebookTask);
  client.advance();
  client.advance();
  pass(50);
  assert.equal(last().stepCount, 2);
  assert.equal(client.position, 2);
});

test('a report that was on its way when the settings changed is not shown', () => {
  const { client, pass, seen } = world();
  client.configure(notebookTask);
  client.start({ until: 10_000, pace: 100 });
  pass(200);
  const changed = notebookAt(0.001);
  const shown = seen.length;
  client.configure(changed, client.position);
  assert.equal(client.running, true, 'the run goes on with the new setting');
  pass(500);
  const fresh = seen.slice(shown);
  assert.ok(fresh.length > 0);
  assert.ok(
    fresh.every(({ all }) => all.length < 2 || all.at(2) > 9),
    'only losses of the slower run',
  );
});

test('a move back keeps the losses beyond it', () => {
  const { client, pass, last } = world();
  client.configure(notebookTask, 20);
  pass(50);
  client.move(4);
  pass(50);
  assert.equal(last().stepCount, 4);
  assert.equal(last().all.length, 20);
  assert.equal(last().loss.toFixed(3), '2.894');
});

test('a worker that dies silently mid-run is replaced, and the run goes on from where it was', () => {
  const { client, pass, workers, last, errors } = world();
  client.configure(notebookTask);
  client.start({ until: 100, pace: 10 });
  pass(2000);
  const { stepCount } = last();
  workers[0].alive = false;
  pass(3000);
  assert.equal(workers.length, 2);
  assert.deepEqual(errors, []);
  pass(20_000);
  assert.ok(stepCount > 10 && stepCount < 30);
  assert.equal(last().stepCount, 100);
  assert.equal(last().all.at(20).toFixed(3), '0.019');
});

test('a worker that reports an error is replaced at once', () => {
  const { client, pass, workers, last } = world();
  client.configure(notebookTask, 7);
  pass(50);
  workers[0].onerror({ message: 'out of memory' });
  pass(50);
  assert.equal(workers.length, 2);
  assert.equal(workers[0].alive, false);
  assert.equal(last().stepCount, 7);
});

test('workers that keep dying are given up, with word of it, and a new start tries again', () => {
  const { client, workers, errors, pass, last } = world();
  client.configure(notebookTask);
  for (let count = 0; count < 3; count += 1) workers.at(-1).onerror({ message: 'no memory' });
  assert.equal(errors.length, 1);
  assert.equal(errors[0].code, 'worker');
  assert.equal(client.running, false);
  client.start(slow);
  pass(3000);
  assert.equal(last().stepCount, 20);
});

test('nothing is expected of a worker that has nothing to do', () => {
  const { client, pass, workers } = world();
  client.configure(notebookTask);
  pass(5000);
  const { length } = workers[0].orders;
  pass(600_000);
  assert.equal(workers[0].orders.length, length);
});

test('a task the engine refuses is told with its code; the next one works', () => {
  const { client, pass, errors, last } = world();
  client.configure({ ...notebookTask, x: [[[1]]] });
  client.start(slow);
  pass(100);
  assert.equal(errors[0].code, 'kernel-too-large');
  assert.equal(client.running, false);
  client.start(slow);
  assert.equal(client.running, false, 'there is nothing to run');
  client.configure(notebookTask, 20);
  pass(100);
  assert.equal(last().stepCount, 20);
});

test('a page that may not start a worker is told so, and nothing throws', () => {
  /** @type {any[]} */
  const errors = [];
  const client = new TrainingClient({
    createWorker: () => {
      throw new Error('SecurityError');
    },
    nextFrame: () => {},
    onReport: () => {},
    onError: (error) => errors.push(error),
    later: () => {},
  });
  client.configure(notebookTask);
  client.start(slow);
  assert.equal(client.running, false);
  assert.ok(errors.length > 0 && errors.every(({ code }) => code === 'worker'));
});

test('after dispose the worker is gone and nothing is delivered', () => {
  const { client, pass, workers, seen } = world();
  client.configure(notebookTask);
  client.start(slow);
  client.dispose();
  pass(3000);
  assert.equal(workers[0].alive, false);
  assert.equal(seen.length, 0);
  client.start(slow);
  assert.equal(workers.length, 1);
});
