// judge.test.mjs — the benchmark's judge, and the reference it judges by.
import assert from 'node:assert/strict';
import test from 'node:test';
import { trainingData, uniform } from '../../bench/data.mjs';
import { multiplyAdds, outputShape } from '../../bench/geometry.mjs';
import { judge, TOLERANCE } from '../../bench/judge.mjs';
import { convolve, train } from '../../bench/reference.mjs';
import { layer, trainings } from '../../bench/workloads.mjs';

test('values may be off by the tolerance, relative to the largest value', () => {
  assert.equal(judge([100 + 99 * TOLERANCE, 0], [100, 0]), null);
  assert.match(judge([100 + 101 * TOLERANCE, 0], [100, 0]) ?? '', /off by 1\.0e-4/);
});

test('too few values and NaN are wrong', () => {
  assert.match(judge([1], [1, 2]) ?? '', /1 values instead of 2/);
  assert.notEqual(judge([NaN, 2], [1, 2]), null);
});

test('the reference slides the kernel with stride, padding, dilation and groups', () => {
  const strided = layer('resident', 'a', [1, 1, 3, 3], [1, 1, 2, 2], { stride: 2, padding: 1 });
  // The window's corners at (−1, −1), (−1, 1), (1, −1) and (1, 1).
  assert.deepEqual([...convolve(strided, [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 10, 100, 1000])], [1000, 3200, 7040, 9865]);
  const dilated = layer('resident', 'b', [1, 2, 1, 3], [2, 1, 1, 2], { dilation: 2, groups: 2 });
  assert.deepEqual([...convolve(dilated, [1, 2, 3, 4, 5, 6], [1, 10, 100, 1000], [0.5, 0.25])], [31.5, 6400.25]);
});

test('the reference takes a batch image by image', () => {
  const geometry = layer('resident', 'c', [2, 1, 1, 2], [1, 1, 1, 2]);
  assert.deepEqual([...convolve(geometry, [1, 2, 3, 4], [1, 10])], [21, 43]);
});

test('multiply+adds: one layer, and a training step with the gradients it needs', () => {
  const depthwise = layer('resident', 'd', [1, 4, 8, 8], [4, 1, 3, 3], { padding: 1, groups: 4 });
  assert.deepEqual(outputShape(depthwise), [1, 4, 8, 8]);
  assert.equal(multiplyAdds(depthwise), 4 * 64 * 9);
  const [notebook, , net] = trainings;
  assert.equal(multiplyAdds(notebook), 2 * 42 * 2);
  assert.equal(multiplyAdds(net), 4096 * 9 * (2 * 8 + 3 * 64 + 3 * 8));
});

test('the reference trains as finite differences say', () => {
  const workload = { ...trainings[0], input: /** @type {const} */ ([1, 1, 4, 5]), lr: 1e-3 };
  const data = trainingData(workload);
  const geometry = layer('resident', 'e', workload.input, workload.layers[0].weight);
  const loss = (/** @type {number[]} */ weight, /** @type {number} */ bias) =>
    convolve(geometry, data.x, weight, [bias]).reduce((sum, value, at) => sum + (value - data.y[at]) ** 2, 0);
  let weight = [...data.weights[0]];
  let bias = data.biases[0][0];
  const h = 1e-4;
  for (let step = 0; step < 3; step++) {
    const [w0, w1, b] = [weight[0], weight[1], bias];
    const slopes = [
      (loss([w0 + h, w1], b) - loss([w0 - h, w1], b)) / (2 * h),
      (loss([w0, w1 + h], b) - loss([w0, w1 - h], b)) / (2 * h),
      (loss(weight, b + h) - loss(weight, b - h)) / (2 * h),
    ];
    weight = [w0 - workload.lr * slopes[0], w1 - workload.lr * slopes[1]];
    bias -= workload.lr * slopes[2];
  }
  [...train(workload, data)].forEach((value, at) => {
    assert.ok(Math.abs(value - [...weight, bias][at]) < 1e-9);
  });
});

test('the data is seeded, within its bounds and has no preference', () => {
  const values = uniform(1, 10_000);
  assert.deepEqual(values, uniform(1, 10_000));
  assert.notDeepEqual(values, uniform(2, 10_000));
  assert.ok(values.every((value) => Math.abs(value) <= 0.5));
  assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length) < 0.01);
});
