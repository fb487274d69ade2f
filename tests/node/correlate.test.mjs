// correlate.test.mjs — correlate2d and convolve2d against a naive loop, and where their conventions matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, distance, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
const BOUNDARIES = /** @type {const} */ (['constant', 'reflect', 'symmetric', 'edge', 'wrap']);

/**
 * numpy.pad's index for a position outside 0 … length − 1.
 * @param {number} i
 * @param {number} length
 * @param {(typeof BOUNDARIES)[number]} boundary
 * @returns {number} −1 where the constant stands
 */
function sourceIndex(i, length, boundary) {
  if (i >= 0 && i < length) return i;
  if (boundary === 'constant') return -1;
  if (boundary === 'edge') return i < 0 ? 0 : length - 1;
  if (boundary === 'wrap') return ((i % length) + length) % length;
  if (length === 1) return 0;
  return sourceIndex(
    boundary === 'reflect' ? (i < 0 ? -i : 2 * (length - 1) - i) : i < 0 ? -1 - i : 2 * length - 1 - i,
    length,
    boundary,
  );
}

/**
 * Full correlation, from which scipy's other modes are cut out.
 * @param {{ shape: number[], data: Float32Array }} x
 * @param {{ shape: number[], data: Float32Array }} k
 * @param {'full' | 'same' | 'valid'} mode
 * @param {(typeof BOUNDARIES)[number]} boundary
 * @param {number} value
 */
function naive(x, k, mode, boundary, value) {
  const [height, width] = x.shape;
  const [kernelHeight, kernelWidth] = k.shape;
  // scipy's 'same' starts at ⌊(h − 1) / 2⌋ of the full convolution, so at h − 1 − ⌊(h − 1) / 2⌋ rows above here.
  const above = {
    full: [kernelHeight - 1, kernelWidth - 1],
    valid: [0, 0],
    same: [kernelHeight, kernelWidth].map((size) => Math.floor((size - 1) / 2)),
  }[mode];
  const shape = {
    full: [height + kernelHeight - 1, width + kernelWidth - 1],
    same: [height, width],
    valid: [height - kernelHeight + 1, width - kernelWidth + 1],
  }[mode];
  const data = [];
  for (let r = 0; r < shape[0]; r++) {
    for (let c = 0; c < shape[1]; c++) {
      let sum = 0;
      for (let i = 0; i < kernelHeight; i++) {
        for (let j = 0; j < kernelWidth; j++) {
          const row = sourceIndex(r + i - above[0], height, boundary);
          const column = sourceIndex(c + j - above[1], width, boundary);
          sum += (row < 0 || column < 0 ? value : x.data[row * width + column]) * k.data[i * kernelWidth + j];
        }
      }
      data.push(sum);
    }
  }
  return { shape, data };
}

test('correlate2d agrees with a naive loop in every mode and boundary', () => {
  for (const boundary of BOUNDARIES) {
    for (const mode of /** @type {const} */ (['full', 'same', 'valid'])) {
      for (const [height, width] of [
        [3, 3],
        [2, 3],
        [1, 2],
        [4, 1],
      ]) {
        const x = wholeNumbers([5, 6], height);
        const k = wholeNumbers([height, width], width);
        const value = boundary === 'constant' ? 3 : 0;
        const expected = naive(x, k, mode, boundary, value);
        assert.equal(
          distance(engine.correlate2d(x, k, { mode, boundary, value }), expected),
          0,
          `${mode} ${boundary} ${height}×${width}`,
        );
      }
    }
  }
});

test('correlation slides the kernel without turning it, convolution turns it', () => {
  const impulse = [
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ];
  assert.deepEqual(
    nested(
      engine.correlate2d(impulse, [
        [1, 2],
        [3, 4],
      ]),
    ),
    [
      [4, 3],
      [2, 1],
    ],
  );
  assert.deepEqual(
    nested(
      engine.convolve2d(impulse, [
        [1, 2],
        [3, 4],
      ]),
    ),
    [
      [1, 2],
      [3, 4],
    ],
  );
});

test('with an even kernel the extra row of same is below for correlation and above for convolution', () => {
  assert.deepEqual(nested(engine.correlate2d([[1, 2, 3]], [[1, 1]], { mode: 'same' })), [[3, 5, 3]]);
  assert.deepEqual(nested(engine.convolve2d([[1, 2, 3]], [[1, 1]], { mode: 'same' })), [[1, 3, 5]]);
});

test('a kernel larger than the image names both shapes', () => {
  const tooLarge = { name: 'RangeError', code: 'kernel-too-large', message: /1×2[^]*1×1/ };
  assert.throws(() => engine.correlate2d([[1]], [[1, 2]]), tooLarge);
  assert.throws(() => engine.convolve2d([[1]], [[1, 2]]), tooLarge);
  assert.deepEqual(nested(engine.correlate2d([[1]], [[1, 2]], { mode: 'full' })), [[2, 1]]);
});

test('a number is a 1×1 plane', () => {
  assert.deepEqual(nested(engine.correlate2d(X, 2)), [
    [0, 2, 4],
    [6, 8, 10],
    [12, 14, 16],
  ]);
  assert.deepEqual(nested(engine.correlate2d(3, 4)), [[12]]);
});

test('the 2-D functions take planes only', () => {
  const shape = { name: 'RangeError', code: 'shape' };
  assert.throws(() => engine.correlate2d([1, 2], K), shape);
  assert.throws(() => engine.correlate2d([X], K), shape);
  assert.throws(() => engine.correlate2d(X, [K]), shape);
});

test('NaN and the infinities are data', () => {
  assert.deepEqual(nested(engine.correlate2d([[NaN, 1, Infinity]], [[1, 1]])), [[NaN, Infinity]]);
  assert.deepEqual(nested(engine.correlate2d([[1]], [[1, 1]], { mode: 'full', value: NaN })), [[NaN, NaN]]);
});
