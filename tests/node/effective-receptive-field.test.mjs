// effective-receptive-field.test.mjs — the gradient of one unit, through the facade: weights, seeds, dtypes, out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { nested } from './facade-fixtures.mjs';

const engine = await createEngine();

/** @typedef {import('convscope').Net} Net */

/** @param {number} count @param {[number, number]} kernel @returns {Net} */
const convolutions = (count, kernel) => Array.from({ length: count }, () => ({ op: 'conv', kernel }));

test('all-ones kernels give the binomial and trinomial coefficients', () => {
  const two = engine.effectiveReceptiveField(convolutions(4, [1, 2]), '4', [0, 0], { inputSize: [1, 5] });
  assert.deepEqual(two, { shape: [1, 5], data: Float32Array.of(1, 4, 6, 4, 1) });
  const three = engine.effectiveReceptiveField(convolutions(3, [3, 1]), '3', [0, 0], { inputSize: [7, 1] });
  assert.deepEqual(three, { shape: [7, 1], data: Float32Array.of(1, 3, 6, 7, 6, 3, 1) });
});

test('the gradient of one convolution is its kernel, in place', () => {
  const weights = {
    1: [
      [1, 2],
      [3, 4],
    ],
  };
  const field = engine.effectiveReceptiveField(convolutions(1, [2, 2]), '1', [1, 0], { inputSize: 3, weights });
  assert.deepEqual(nested(field), [
    [0, 0, 0],
    [1, 2, 0],
    [3, 4, 0],
  ]);
});

test('through two convolutions it is conv2dBackward twice', () => {
  const first = random({ seed: 1, shape: [3, 3], dtype: 'float64' });
  const second = random({ seed: 2, shape: [3, 2], dtype: 'float64' });
  /** @type {Net} */
  const net = [
    { op: 'conv', kernel: 3, stride: 2, padding: 1 },
    { op: 'relu' },
    { op: 'conv', kernel: [3, 2], dilation: 2, padding: 'same' },
  ];
  const unit = new Float64Array(16);
  unit[4 * 1 + 2] = 1;
  const x = { shape: [8, 8], data: new Float64Array(64) };
  const middle = engine.conv2d(x, first, { stride: 2, padding: 1 });
  const back = engine.conv2dBackward({ shape: [4, 4], data: unit }, middle, second, { dilation: 2, padding: 'same' });
  const expected = engine.conv2dBackward(back.gradX, x, first, { stride: 2, padding: 1 }).gradX;
  const options = { inputSize: 8, weights: { 1: first, 3: second } };
  const field = engine.effectiveReceptiveField(net, '3', [1, 2], options);
  assert.ok(field.data instanceof Float64Array);
  field.data.forEach((value, i) => assert.ok(Math.abs(value - expected.data[i]) < 1e-12));
});

test('a seed draws the kernels that are not given, the same ones every time', () => {
  /** @type {Net} */
  const net = convolutions(2, [1, 3]);
  const drawn = random({ seed: 7, shape: [6], dtype: 'float64' }).data;
  const weights = { 1: [[...drawn.slice(0, 3)]], 2: [[...drawn.slice(3)]] };
  const given = engine.effectiveReceptiveField(net, '2', [0, 1], { inputSize: [1, 7], weights, dtype: 'float64' });
  const options = /** @type {const} */ ({ inputSize: [1, 7], seed: 7, dtype: 'float64' });
  assert.deepEqual(engine.effectiveReceptiveField(net, '2', [0, 1], options), given);
  const half = { ...options, seed: 7, weights: { 1: [[0, 1, 0]] } };
  const mixed = engine.effectiveReceptiveField(net, '2', [0, 1], half);
  assert.deepEqual([...mixed.data], [0, 0, ...drawn.slice(0, 3), 0, 0]);
});

test('the result can go into out', () => {
  const out = { shape: [1, 3], data: new Float32Array(3) };
  const net = convolutions(1, [1, 2]);
  assert.equal(engine.effectiveReceptiveField(net, '1', [0, 1], { inputSize: [1, 3], out }), out);
  assert.deepEqual(out.data, Float32Array.of(0, 1, 1));
  const small = { shape: [1, 2], data: new Float32Array(2) };
  assert.throws(() => engine.effectiveReceptiveField(net, '1', [0, 1], { inputSize: [1, 3], out: small }), {
    name: 'RangeError',
    code: 'shape',
  });
});

test('weights that fit no node, and a missing input size, are errors', () => {
  /** @param {unknown} options */
  const call = (options) => () =>
    engine.effectiveReceptiveField(
      [{ op: 'conv', kernel: 3 }, { op: 'relu' }],
      '2',
      [0, 0],
      /** @type {any} */ (options),
    );
  assert.throws(call({}), { name: 'TypeError', code: 'type', message: /inputSize/ });
  assert.throws(call({ inputSize: 5, weights: { 9: 1 } }), { name: 'RangeError', code: 'weights', message: /"9"/ });
  assert.throws(call({ inputSize: 5, weights: { 2: 1 } }), { name: 'RangeError', code: 'weights', message: /'2'/ });
  assert.throws(call({ inputSize: 5, weights: { 1: [[1]] } }), { code: 'shape', message: /'1'.*3×3.*1×1/ });
  assert.throws(call({ inputSize: 5, weights: { 1: [1, 2, 3] } }), { name: 'RangeError', code: 'shape' });
  assert.throws(call({ inputSize: 5, weights: 3 }), { name: 'TypeError', code: 'type' });
  assert.throws(call({ inputSize: 5, seed: -1 }), { name: 'RangeError', code: 'seed' });
  assert.throws(call({ inputSize: 2 ** 31 - 1 }), { name: 'RangeError', code: 'memory' });
  assert.doesNotThrow(call({ inputSize: 5 }));
});
