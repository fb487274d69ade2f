// pad.test.mjs — pad2d: numpy.pad on the last two axes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();

test('every mode continues [1, 2, 3] as numpy.pad does', () => {
  const row = [[1, 2, 3]];
  // numpy.pad(…, ((0, 0), (2, 4)), mode)
  const expected = /** @type {const} */ ({
    constant: [7, 7, 1, 2, 3, 7, 7, 7, 7],
    edge: [1, 1, 1, 2, 3, 3, 3, 3, 3],
    reflect: [3, 2, 1, 2, 3, 2, 1, 2, 3],
    symmetric: [2, 1, 1, 2, 3, 3, 2, 1, 1],
    wrap: [2, 3, 1, 2, 3, 1, 2, 3, 1],
  });
  for (const [mode, values] of Object.entries(expected)) {
    const boundary = /** @type {keyof typeof expected} */ (mode);
    const padded = engine.pad2d(row, [0, 2, 0, 4], { mode: boundary, value: 7 });
    assert.deepEqual(nested(padded), [[...values]], mode);
  }
});

test('padding is one number, [h, w] or [top, left, bottom, right]', () => {
  const one = [[5]];
  assert.deepEqual(engine.pad2d(one, 2).shape, [5, 5]);
  assert.deepEqual(engine.pad2d(one, [1, 2]).shape, [3, 5]);
  assert.deepEqual(nested(engine.pad2d(one, [1, 0, 0, 2])), [
    [0, 0, 0],
    [5, 0, 0],
  ]);
});

test('leading axes stay as they are, and all of them may be empty but the channels', () => {
  assert.deepEqual(nested(engine.pad2d([[[[1]], [[2]]]], [0, 1])), [[[[0, 1, 0]], [[0, 2, 0]]]]);
  assert.deepEqual(engine.pad2d({ shape: [2, 3, 1, 1, 1], data: new Float64Array(6) }, 1).shape, [2, 3, 1, 3, 3]);
  assert.deepEqual(engine.pad2d({ shape: [0, 2, 3, 3], data: new Float32Array(0) }, 1), {
    shape: [0, 2, 5, 5],
    data: new Float32Array(0),
  });
  assert.throws(() => engine.pad2d({ shape: [2, 0, 3, 3], data: new Float32Array(0) }, 1), {
    name: 'RangeError',
    code: 'shape',
  });
});

test('a line is no plane', () => {
  assert.throws(() => engine.pad2d([1, 2, 3], 1), {
    name: 'RangeError',
    code: 'shape',
    message: /x.*given the shape 3/,
  });
});

test('the padding must be in pixels', () => {
  assert.throws(() => engine.pad2d(X, /** @type {any} */ ('same')), { name: 'RangeError', code: 'padding' });
  assert.throws(() => engine.pad2d(X, /** @type {any} */ ('1')), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.pad2d(X, /** @type {any} */ (undefined)), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.pad2d(X, -1), { name: 'RangeError', code: 'padding' });
});

test('a result over the memory budget is refused before anything is allocated', () => {
  assert.throws(() => engine.pad2d(X, 2 ** 31 - 1), { name: 'RangeError', code: 'memory' });
  assert.throws(() => engine.pad2d(X, 20000), { name: 'RangeError', code: 'memory' });
  assert.deepEqual(engine.pad2d(X, 1).shape, [5, 5]);
});
