// plan.test.mjs — a planned convolution is conv2d with the same options, image after image.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, distance, naiveConv2d, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
const RESULT = [
  [19, 25],
  [37, 43],
];

/** @type {{ x: number[], w: number[], options: Omit<import('convscope').PlanOptions, 'inputShape'> }[]} */
const LAYERS = [
  { x: [5, 6], w: [2, 3], options: {} },
  { x: [2, 5, 6], w: [3, 2, 2, 2], options: { bias: [1, -2, 3], padding: 1, stride: 2 } },
  { x: [2, 4, 7, 6], w: [6, 2, 3, 2], options: { groups: 2, dilation: [2, 1], padding: 'same-lower', flip: true } },
  { x: [1, 1, 6, 6], w: [1, 1, 3, 3], options: { padding: [1, 2, 0, 1], paddingMode: 'reflect', bias: 0.5 } },
  { x: [0, 2, 4, 4], w: [1, 2, 2, 2], options: {} },
];

for (const { x: inputShape, w: wShape, options } of LAYERS) {
  test(`run is conv2d: ${inputShape.join('×')} with ${wShape.join('×')} ${JSON.stringify(options)}`, () => {
    const w = wholeNumbers(wShape, 1);
    const plan = engine.plan('conv2d', w, { inputShape, ...options });
    for (let image = 0; image < 3; image++) {
      const x = wholeNumbers(inputShape, 10 + image);
      const expected = engine.conv2d(x, w, options);
      assert.deepEqual(plan.outputShape, expected.shape);
      assert.deepEqual(plan.run(x), expected);
      const handle = engine.tensor(x);
      assert.deepEqual(plan.run(handle), expected);
      handle.dispose();
      const x64 = { shape: x.shape, data: Float64Array.from(x.data) };
      assert.deepEqual(plan.run(x64), engine.conv2d(x64, w, options));
    }
    plan.dispose();
  });
}

test('it says what will run and how large the result is', () => {
  const plan = engine.plan('conv2d', wholeNumbers([4, 2, 3, 3], 1), { inputShape: [5, 2, 9, 7], stride: [2, 1] });
  assert.equal(plan.algorithm, 'direct');
  assert.deepEqual(plan.outputShape, [5, 4, 4, 5]);
  assert.deepEqual(Object.keys(plan), ['algorithm', 'outputShape']);
  assert.throws(() => Object.assign(plan, { algorithm: 'fft' }), TypeError);
  assert.throws(() => Object.assign(plan.outputShape, [1]), TypeError);
  plan.dispose();
});

test('what was planned stays as it was, whatever becomes of the weights', () => {
  const w = { shape: [2, 2], data: Float32Array.from(K.flat()) };
  const handle = engine.tensor(K);
  const options = { inputShape: [3, 3], stride: 1 };
  const plans = [engine.plan('conv2d', w, options), engine.plan('conv2d', handle, options)];
  w.data.fill(0);
  handle.dispose();
  options.inputShape[0] = 7;
  options.stride = 2;
  for (const plan of plans) {
    assert.deepEqual(nested(plan.run(X)), RESULT);
    plan.dispose();
  }
});

test('the dtype is that of the same conv2d', () => {
  const plan = engine.plan('conv2d', [[0.1]], { inputShape: [1, 1], bias: [0.2] });
  const wide = engine.plan('conv2d', [[0.1]], { inputShape: [1, 1], bias: [0.2], dtype: 'float64' });
  const one64 = { shape: [1, 1], data: new Float64Array([1]) };
  assert.deepEqual(plan.run(1), engine.conv2d(1, 0.1, { bias: [0.2] }));
  assert.deepEqual(plan.run(one64).data, new Float64Array([0.1 + 0.2]));
  assert.deepEqual(wide.run(1).data, new Float64Array([0.1 + 0.2]));
  const plan64 = engine.plan('conv2d', one64, { inputShape: [1, 1] });
  assert.deepEqual(plan64.run(0.1).data, new Float64Array([0.1]));
  for (const planned of [plan, wide, plan64]) planned.dispose();
});

test('results go to out, a tensor, a handle or the image itself', () => {
  const plan = engine.plan('conv2d', K, { inputShape: [3, 3] });
  const out = { shape: [2, 2], data: new Float32Array(4) };
  assert.equal(plan.run(X, { out }), out);
  assert.deepEqual(nested(out), RESULT);
  const handle = engine.tensor({ shape: [2, 2], data: new Float32Array(4) });
  assert.equal(plan.run(X, { out: handle }), handle);
  assert.deepEqual(nested(handle.read()), RESULT);
  assert.deepEqual(nested(plan.run(X)), RESULT); // which the next call must not write over
  assert.deepEqual(nested(handle.read()), RESULT);
  plan.dispose();

  const same = engine.plan('conv2d', K, { inputShape: [3, 3], padding: 'same' });
  const image = engine.tensor(X);
  const expected = same.run(X);
  assert.equal(same.run(image, { out: image }), image);
  assert.deepEqual(image.read(), expected);
  const wide = { shape: [2, 2], data: new Float64Array(4) };
  assert.throws(() => same.run(X, { out: wide }), { name: 'TypeError', code: 'dtype' });
  assert.throws(() => same.run(X, { out }), { name: 'RangeError', code: 'shape', message: /^out.*3×3.*2×2/ });
  assert.throws(() => same.run(X, { out: handle }), { name: 'RangeError', code: 'shape', message: /^out/ });
  assert.deepEqual(nested(handle.read()), RESULT);
  same.dispose();
});

test('several plans and other calls do not disturb each other', () => {
  const kernels = Array.from({ length: 5 }, (_, i) => wholeNumbers([1 + (i % 3), 2], i));
  const plans = kernels.map((kernel) => engine.plan('conv2d', kernel, { inputShape: [6, 7] }));
  for (let round = 0; round < 20; round++) {
    const x = wholeNumbers([6, 7], round);
    const x4 = { shape: [1, 1, 6, 7], data: x.data };
    plans.forEach((plan, i) => {
      const w = { shape: [1, 1, ...kernels[i].shape], data: kernels[i].data };
      const { shape, data } = naiveConv2d(x4, w);
      assert.equal(distance(plan.run(x), { shape: shape.slice(2), data }), 0);
      engine.conv2d(wholeNumbers([20 + round, 30], round), K);
    });
  }
  engine.tensor({ shape: [1 << 22], data: new Float32Array(1 << 22) }).dispose(); // makes the memory grow
  assert.deepEqual(plans[0].run(wholeNumbers([6, 7], 0)), engine.conv2d(wholeNumbers([6, 7], 0), kernels[0]));
  for (const plan of plans) plan.dispose();
});

test('what cannot be planned is refused at once', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  const type = { name: 'TypeError', code: 'type' };
  /** @param {any} options @param {any} [w] */
  const plan =
    (options, w = K) =>
    () =>
      engine.plan('conv2d', w, options);
  assert.throws(() => engine.plan(/** @type {any} */ ('pad2d'), K, { inputShape: [3, 3] }), range('op'));
  assert.throws(() => engine.plan(/** @type {any} */ (undefined), K, { inputShape: [3, 3] }), type);
  assert.throws(plan(undefined), { ...type, message: /inputShape/ });
  assert.throws(plan({ inputShape: 3 }), type);
  assert.throws(plan({ inputShape: ['3', 3] }), type);
  for (const inputShape of [[], [3], [0, 3], [1, 0, 3, 3], [1, 1, 1, 3, 3], [1.5, 3], [-1, 3], [2 ** 31, 3]]) {
    assert.throws(plan({ inputShape }), { ...range('shape'), message: /inputShape/ });
  }
  assert.throws(plan({ inputShape: [3, 3] }, wholeNumbers([2, 1, 2, 2], 1)), {
    ...range('shape'),
    message: /2 output/,
  });
  assert.throws(plan({ inputShape: [1, 3, 3] }, wholeNumbers([2, 2, 2, 2], 1)), range('shape'));
  assert.throws(plan({ inputShape: [1, 3] }), range('kernel-too-large'));
  assert.throws(plan({ inputShape: [3, 3], bias: [1, 2] }), { ...range('shape'), message: /bias/ });
  assert.throws(plan({ inputShape: [3, 3], stride: 0 }), range('stride'));
  assert.throws(plan({ inputShape: [3, 3], groups: 2 }), range('groups'));
  assert.throws(plan({ inputShape: [3, 3], algorithm: 'winograd' }), range('algorithm'));
  assert.throws(plan({ inputShape: [2 ** 15, 2 ** 15] }), range('memory'));
  assert.throws(plan({ inputShape: [3, 3], out: X }), { name: 'TypeError', code: 'option' });
});

test('images of another shape are refused, and the plan works on', () => {
  const plan = engine.plan('conv2d', K, { inputShape: [3, 3] });
  const shape = { name: 'RangeError', code: 'shape', message: /x must be 3×3/ };
  for (const x of [K, [X], 1, [], { shape: [9], data: new Float32Array(9) }]) assert.throws(() => plan.run(x), shape);
  assert.throws(() => plan.run(/** @type {any} */ (undefined)), { name: 'TypeError', code: 'type' });
  assert.throws(() => plan.run(X, /** @type {any} */ ({ stride: 2 })), { name: 'TypeError', code: 'option' });
  assert.deepEqual(nested(plan.run(X)), RESULT);
  plan.dispose();
});

test('use after dispose is a RangeError, a second dispose is not', async () => {
  const other = await createEngine();
  const plan = other.plan('conv2d', K, { inputShape: [3, 3] });
  const left = other.plan('conv2d', K, { inputShape: [3, 3] });
  const disposed = { name: 'RangeError', code: 'disposed' };
  plan.dispose();
  plan.dispose();
  assert.throws(() => plan.run(X), disposed);
  assert.throws(
    () => left.run(X, { get out() { left.dispose(); return undefined; } }), // prettier-ignore
    disposed,
  );
  const last = other.plan('conv2d', K, { inputShape: [3, 3] });
  assert.throws(() => last.run(engine.tensor(X)), { name: 'TypeError', code: 'handle' });
  other.dispose();
  assert.throws(() => last.run(X), disposed);
  assert.throws(() => other.plan('conv2d', K, { inputShape: [3, 3] }), disposed);
});

test('a kernel that is a column times a row runs as two passes, close to the exact sums', () => {
  const side = [1, 6, 15, 20, 15, 6, 1];
  const gaussian = side.map((a) => side.map((b) => (a * b) / 4096));
  const x = wholeNumbers([200, 203], 5);
  const plan = engine.plan('conv2d', gaussian, { inputShape: [200, 203], padding: [3, 2], flip: true });
  assert.equal(plan.algorithm, 'separable');
  const exact = engine.conv2d(x, gaussian, { padding: [3, 2], flip: true, algorithm: 'direct' });
  assert.ok(distance(plan.run(x), exact) < 1e-5);
  assert.ok(distance(engine.conv2d(x, gaussian, { padding: [3, 2], flip: true }), exact) < 1e-5);
  assert.ok(distance(engine.conv2d(x, gaussian, { padding: [3, 2], flip: true }), exact) > 0);
  plan.dispose();
  const tilted = gaussian.map((row, i) => row.map((value, j) => value + (i === j ? 0.01 : 0)));
  const other = engine.plan('conv2d', tilted, { inputShape: [200, 203] });
  assert.notEqual(other.algorithm, 'separable');
  other.dispose();
});

test('every algorithm gives what the definition gives, within its rounding', () => {
  const x = wholeNumbers([2, 3, 21, 30], 1);
  const w = wholeNumbers([5, 3, 3, 3], 2);
  /** @type {[number, number, number, number]} */
  const padding = [1, 2, 0, 1];
  const options = { padding, bias: [1, 2, 3, 4, 5] };
  const exact = naiveConv2d(x, w, options);
  for (const algorithm of /** @type {const} */ (['direct', 'gemm'])) {
    assert.equal(distance(engine.conv2d(x, w, { ...options, algorithm }), exact), 0);
  }
  for (const algorithm of /** @type {const} */ (['winograd', 'fft'])) {
    const y = engine.conv2d(x, w, { ...options, algorithm });
    assert.ok(distance(y, exact) < 0.01, algorithm);
    const x64 = { shape: x.shape, data: Float64Array.from(x.data) };
    assert.ok(distance(engine.conv2d(x64, w, { ...options, algorithm }), exact) < 1e-9, algorithm);
  }
});
