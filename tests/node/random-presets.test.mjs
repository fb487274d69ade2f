// random-presets.test.mjs — random X and K: from one seed, the same everywhere, whole numbers one can reckon with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from 'convscope';
import { randomMatrices } from '../../web/labs/random-matrix.js';

test('both matrices are of one stream, and each number is the stream’s, spread over −3 … 3', () => {
  const [x, k] = randomMatrices(7, [2, 3], [1, 2]);
  const { data } = random({ seed: 7, shape: [8], distribution: 'uniform', dtype: 'float64' });
  assert.deepEqual(
    [...x.flat(), ...k.flat()],
    Array.from(data, (value) => Math.round(3.49 * value) + 0),
  );
  assert.equal(x.length, 2);
  assert.equal(k[0].length, 2);
});

test('every whole number from −3 to 3 comes, about equally often, and nothing else', () => {
  const [many] = randomMatrices(1, [100, 100]);
  const counts = new Map();
  for (const value of many.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  assert.deepEqual(
    [...counts.keys()].sort((a, b) => a - b),
    [-3, -2, -1, 0, 1, 2, 3],
  );
  for (const count of counts.values()) assert.ok(Math.abs(count - 10_000 / 7) < 200, `${count}`);
});
