// loss-history.test.mjs — the history of a run's losses: whole while it is short, bounded when it is long, and never a number
// that no step had.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LossHistory, MOST_STRETCHES } from '../../web/engine/loss-history.js';

/** Losses of a run that falls and rattles. @param {number} step */
const lossAt = (step) => 3 + 1000 / step + Math.sin(step * 1.7) + (step === 777_777 ? 5000 : 0);
/** @param {number} count @param {number} [from] */
const lossesFrom = (count, from = 1) => Float64Array.from({ length: count }, (_, index) => lossAt(from + index));

/** Appends so many losses in pieces of odd sizes. @param {LossHistory} history @param {number} until @param {(known: number) => void} [after] */
function fill(history, until, after = () => {}) {
  for (let piece = 1; history.length < until; piece = (piece * 7 + 3) % 20_011) {
    history.append(lossesFrom(Math.min(piece, until - history.length), history.length + 1));
    after(history.length);
  }
}

test('up to its bound every loss is kept, in order', () => {
  const history = new LossHistory();
  fill(history, MOST_STRETCHES);
  const { steps, losses } = history.points();
  assert.equal(history.width, 1);
  assert.deepEqual(losses, lossesFrom(MOST_STRETCHES));
  assert.deepEqual([steps[0], steps.at(-1), steps.length], [1, MOST_STRETCHES, MOST_STRETCHES]);
  assert.equal(history.at(5000), lossAt(5000));
  assert.equal(history.at(MOST_STRETCHES + 1), null);
});

test('of a million steps it keeps a bounded number, each the true loss of its step, with every extreme among them', () => {
  const history = new LossHistory();
  fill(history, 1_000_003);
  const { steps, losses } = history.points();
  assert.equal(history.length, 1_000_003);
  assert.ok(steps.length <= 3 * MOST_STRETCHES + 1);
  assert.ok(steps.every((step, index) => losses[index] === lossAt(step) && (index === 0 || step > steps[index - 1])));
  assert.deepEqual([steps[0], steps.at(-1)], [1, 1_000_003]);
  assert.equal(history.at(777_777), lossAt(777_777), 'a single spike is not lost');
  // Every stretch, by a plain loop: its first, its lowest, its highest.
  const { width } = history;
  assert.equal(width, 64);
  for (let start = 1; start <= 1_000_003; start += 37 * width) {
    /** @type {number[]} */
    const all = Array.from({ length: Math.min(width, 1_000_004 - start) }, (_, index) => start + index);
    const low = all.reduce((best, step) => (lossAt(step) < lossAt(best) ? step : best));
    const high = all.reduce((best, step) => (lossAt(step) > lossAt(best) ? step : best));
    for (const step of [start, low, high]) assert.equal(history.at(step), lossAt(step));
  }
});

test('what is asked for between kept steps is answered with a kept one, and its step', () => {
  const history = new LossHistory();
  fill(history, 100_000);
  const { steps } = history.points();
  for (const step of [2, 999, 54_321, 99_999]) {
    const near = history.nearest(step);
    const before = history.upTo(step);
    const distance = Math.min(...steps.map((one) => Math.abs(one - step)));
    assert.equal(near && Math.abs(near.step - step), distance);
    assert.equal(before?.step, Math.max(...steps.filter((one) => one <= step)));
    assert.equal(near?.loss, lossAt(near?.step ?? 0));
  }
  assert.equal(new LossHistory().nearest(3), null);
  assert.equal(history.upTo(0), null);
  assert.equal(history.points(500).steps.at(-1), history.upTo(500)?.step);
});

test('parts sent on the way make the same history on the other side, through every widening', () => {
  const here = new LossHistory();
  const there = new LossHistory();
  let told = 0;
  let parts = 0;
  fill(here, 300_000, (known) => {
    if (parts++ % 3 === 0) return; // not every change is sent
    there.take(structuredClone(here.since(told)));
    told = known;
  });
  there.take(here.since(told));
  assert.deepEqual(there.points(), here.points());
});

test('a run that begins anew on the same path tells nothing new until it is farther', () => {
  const there = LossHistory.of(lossesFrom(100_000));
  const before = there.points();
  const again = new LossHistory();
  let told = 0;
  fill(again, 250_000, (known) => {
    there.take(again.since(told));
    told = known;
    if (known <= 100_000) assert.deepEqual(there.points(), before);
  });
  assert.deepEqual(there.points(), again.points());
});

test('read again and again while a run goes on, it says at every moment what the run until then would say', () => {
  const history = new LossHistory();
  fill(history, 300_000, (known) => {
    assert.deepEqual(history.points(), LossHistory.of(lossesFrom(known)).points(), `${known} losses`);
  });
  history.clear();
  fill(history, 40_000);
  assert.deepEqual(history.points(), LossHistory.of(lossesFrom(40_000)).points());
});

test('what was given out stays as it is when the run begins anew', () => {
  const history = LossHistory.of([1, 2, 3]);
  const part = history.since(1);
  history.clear();
  history.append([9]);
  assert.deepEqual([...part.first], [2, 3]);
  assert.deepEqual([...history.points().losses], [9]);
});
