// statistics.test.mjs — what the benchmark makes of measured times.
import assert from 'node:assert/strict';
import test from 'node:test';
import { best, gigaflops, median, runsFor, spread } from '../../bench/statistics.mjs';

test('the median is the middle, or the mean of the two in the middle, in any order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 100]), 3.5);
  assert.throws(() => median([]), RangeError);
});

test('the spread is half the distance between the quartiles, relative to the median', () => {
  assert.equal(spread([2, 2, 2]), 0);
  assert.equal(spread([1, 2, 3, 4, 5]), 1 / 3);
});

test('a multiply+add is two operations', () => {
  assert.equal(gigaflops(5e8, 0.5), 2);
});

test('the best is the shortest time of those that count', () => {
  assert.deepEqual(best({ a: 3, b: 1, c: 2 }), { name: 'b', seconds: 1 });
  assert.deepEqual(
    best({ a: 3, b: 1, c: 2 }, (name) => name !== 'b'),
    { name: 'c', seconds: 2 },
  );
  assert.equal(best({}), null);
});

test('a sample has at least one run', () => {
  assert.equal(runsFor(0.001, 0.02), 20);
  assert.equal(runsFor(5, 0.02), 1);
});
