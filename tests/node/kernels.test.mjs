// kernels.test.mjs — the named kernels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, kernels } from 'convscope';
import { X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();
/** Brightness rises by 1 per column and by 10 per row. */
const RAMP = Array.from({ length: 5 }, (_, row) => Array.from({ length: 5 }, (__, column) => column + 10 * row));

test('identity and sobel-x are what their names say', () => {
  assert.deepEqual(nested(kernels['sobel-x']), [
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ]);
  assert.deepEqual(nested(engine.correlate2d(X, kernels.identity, { mode: 'same' })), X);
});

test('smoothing kernels add up to 1, derivatives to 0', () => {
  /** @param {keyof typeof kernels} name */
  const sum = (name) => [...kernels[name].data].reduce((total, value) => total + value, 0);
  for (const name of /** @type {const} */ ([
    'identity',
    'shift-right',
    'shift-down',
    'box',
    'gaussian',
    'sharpen',
    'emboss',
  ])) {
    assert.ok(Math.abs(sum(name) - 1) < 1e-6, name);
  }
  for (const name of /** @type {const} */ ([
    'laplacian',
    'outline',
    'sobel-x',
    'sobel-y',
    'prewitt-x',
    'prewitt-y',
    'scharr-x',
    'scharr-y',
    'edge-x',
    'edge-y',
  ])) {
    assert.equal(sum(name), 0, name);
  }
});

test('derivative kernels measure the slope along their axis only, as correlation', () => {
  for (const [name, gain] of /** @type {const} */ ([
    ['sobel', 8],
    ['prewitt', 6],
    ['scharr', 32],
  ])) {
    assert.ok(
      engine.correlate2d(RAMP, kernels[`${name}-x`]).data.every((value) => value === gain),
      name,
    );
    assert.ok(
      engine.correlate2d(RAMP, kernels[`${name}-y`]).data.every((value) => value === 10 * gain),
      name,
    );
  }
});

test('shifts move the picture one pixel', () => {
  assert.deepEqual(nested(engine.correlate2d(X, kernels['shift-right'], { mode: 'same' })), [
    [0, 0, 1],
    [0, 3, 4],
    [0, 6, 7],
  ]);
  assert.deepEqual(nested(engine.correlate2d(X, kernels['shift-down'], { mode: 'same' })), [
    [0, 0, 0],
    [0, 1, 2],
    [3, 4, 5],
  ]);
});

test('whoever takes a kernel gets one of his own, and the list cannot be changed', () => {
  kernels.identity.data.fill(9);
  assert.equal(kernels.identity.data[4], 1);
  assert.throws(() => Object.assign(kernels, { identity: kernels.box }), TypeError);
});

test('the package and every engine have the same kernels, those of the contract among them', () => {
  assert.equal(engine.kernels, kernels);
  for (const name of /** @type {const} */ (['identity', 'sobel-x'])) assert.ok(name in engine.kernels);
});
