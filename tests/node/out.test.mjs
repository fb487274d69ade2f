// out.test.mjs — results written into the caller's tensor or handle.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();
const RESULT = [
  [19, 25],
  [37, 43],
];
const WINDOW = { kernel: 2, stride: 1 };
/** @param {number[]} shape */
const room = (shape) => ({ shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) });

/** @param {any} options */
const planned = ({ out, ...options }) => {
  const plan = engine.plan('conv2d', K, { inputShape: [1, 3, 3], padding: 1, ...options });
  try {
    return plan.run([X], { out });
  } finally {
    plan.dispose();
  }
};

/** Every operation with one result, and the shape of that. @type {[string, (options: any) => any, number[]][]} */
const OPERATIONS = [
  ['correlate2d', (options) => engine.correlate2d(X, K, options), [2, 2]],
  ['convolve2d', (options) => engine.convolve2d(X, K, options), [2, 2]],
  ['pad2d', (options) => engine.pad2d(X, 1, options), [5, 5]],
  ['conv2d of planes', (options) => engine.conv2d(X, K, options), [2, 2]],
  ['conv2d of channels', (options) => engine.conv2d([X], K, options), [1, 2, 2]],
  ['conv2d of batches', (options) => engine.conv2d([[X]], K, options), [1, 1, 2, 2]],
  ['convTranspose2d', (options) => engine.convTranspose2d([X], K, options), [1, 4, 4]],
  ['a plan', (options) => planned(options), [1, 4, 4]],
  ['maxPool2dBackward', (options) => engine.maxPool2dBackward(K, X, { ...WINDOW, ...options }), [3, 3]],
  ['avgPool2d', (options) => engine.avgPool2d([X], { ...WINDOW, ...options }), [1, 2, 2]],
  ['avgPool2dBackward', (options) => engine.avgPool2dBackward(K, X, { ...WINDOW, ...options }), [3, 3]],
];

for (const [name, operation, shape] of OPERATIONS) {
  test(`${name} writes into out and returns that very object`, () => {
    const expected = nested(operation({}));
    const out = room(shape);
    assert.equal(operation({ out }), out);
    assert.deepEqual(nested(out), expected);
    const handle = engine.tensor(room(shape));
    assert.equal(operation({ out: handle }), handle);
    assert.deepEqual(nested(handle.read()), expected);
    const wide = { shape, data: new Float64Array(out.data.length) };
    assert.equal(operation({ out: wide, dtype: 'float64' }), wide);
    assert.deepEqual(nested(wide), expected);
    handle.dispose();
  });

  test(`${name} refuses an out that does not fit and leaves it as it was`, () => {
    const larger = [...shape.slice(0, -1), shape[shape.length - 1] + 1];
    for (const wrong of [larger, [1, ...shape], [shape.reduce((a, b) => a * b)]]) {
      const out = room(wrong);
      assert.throws(() => operation({ out }), { name: 'RangeError', code: 'shape', message: /^out/ });
      assert.ok(out.data.every((value) => value === 0));
      const handle = engine.tensor(room(wrong));
      assert.throws(() => operation({ out: handle }), { name: 'RangeError', code: 'shape', message: /^out/ });
      assert.ok(handle.read().data.every((value) => value === 0));
      handle.dispose();
    }
    assert.throws(() => operation({ out: room(shape), dtype: 'float64' }), {
      name: 'TypeError',
      code: 'dtype',
      message: /^out/,
    });
    assert.throws(() => operation({ out: engine.tensor(room(shape), { dtype: 'float64' }) }), {
      name: 'TypeError',
      code: 'dtype',
    });
  });
}

test('out must be something that can be written into', () => {
  for (const out of [
    null,
    1,
    'x',
    [
      [0, 0],
      [0, 0],
    ],
    new Float32Array(4),
    {},
  ]) {
    assert.throws(() => engine.conv2d(X, K, /** @type {any} */ ({ out })), {
      name: 'TypeError',
      code: 'type',
      message: /^out/,
    });
  }
  const out = /** @type {any} */ ({ out: room([2, 2]), kernel: 2 });
  for (const several of [
    () => engine.conv2dBackward(RESULT, X, K, out),
    () => engine.convTranspose2dBackward(RESULT, X, K, out),
    () => engine.maxPool2d(X, out),
  ]) {
    assert.throws(several, { name: 'TypeError', code: 'option' });
  }
});

test('an operand can be out, as a tensor and as a handle', () => {
  const x = { shape: [3, 3], data: Float32Array.from(X.flat()) };
  const expected = nested(engine.correlate2d(x, K, { mode: 'same' }));
  const handle = engine.tensor(x);
  engine.correlate2d(x, K, { mode: 'same', out: x });
  engine.correlate2d(handle, K, { mode: 'same', out: handle });
  assert.deepEqual(nested(x), expected);
  assert.deepEqual(nested(handle.read()), expected);
});

/** Operations whose result has the shape of an operand. @type {[string, (x: any, options: any) => any][]} */
const SAME_SHAPE = [
  ['pad2d', (x, options) => engine.pad2d(x, 0, options)],
  ['conv2d', (x, options) => engine.conv2d(x, K, { padding: 'same', ...options })],
  ['conv2d by itself', (x, options) => engine.conv2d(x, x, { padding: 1, bias: 1, ...options })],
  ['convTranspose2d', (x, options) => engine.convTranspose2d(x, x, { padding: 1, ...options })],
  ['avgPool2d', (x, options) => engine.avgPool2d(x, { ...WINDOW, padding: 'same', ...options })],
  ['maxPool2dBackward', (x, options) => engine.maxPool2dBackward(K, x, { ...WINDOW, ...options })],
  ['avgPool2dBackward', (x, options) => engine.avgPool2dBackward(K, x, { ...WINDOW, ...options })],
  ['a gradient as out', (x, options) => engine.maxPool2dBackward(x, X, { kernel: 1, ...options })],
];

for (const [name, operation] of SAME_SHAPE) {
  test(`${name} reads an operand before it writes to it`, () => {
    const x = { shape: [3, 3], data: Float32Array.from(X.flat()) };
    const expected = operation(x, {});
    const handle = engine.tensor(x);
    assert.equal(operation(handle, { out: handle }), handle);
    assert.deepEqual(handle.read(), expected);
    assert.equal(operation(x, { out: x }), x);
    assert.deepEqual(x, expected);
    handle.dispose();
  });
}

test('after an error out is as it was', () => {
  const out = room([2, 2]);
  out.data.fill(7);
  const handle = engine.tensor(out);
  assert.throws(() => engine.conv2d(X, K, { stride: 0, out }));
  assert.throws(() => engine.conv2d(X, [[1, 2, 3, 4]], { out }));
  assert.throws(() => engine.conv2d(X, [[1, 2, 3, 4]], { out: handle }));
  assert.deepEqual([...out.data, ...handle.read().data], [7, 7, 7, 7, 7, 7, 7, 7]);
});

test('results are plain objects that own their data', () => {
  const first = engine.correlate2d(X, K);
  const copy = nested(first);
  for (let i = 0; i < 100; i++) engine.correlate2d([[i, i]], [[1]]);
  engine.tensor({ shape: [1 << 22], data: new Float32Array(1 << 22) }).dispose(); // makes the memory grow
  assert.deepEqual(nested(first), copy);
  assert.deepEqual(Object.keys(first), ['shape', 'data']);
  assert.equal(Object.getPrototypeOf(first), Object.prototype);
  assert.equal(first.data.buffer.byteLength, first.data.byteLength);
});
