// conv2d.test.mjs — the convolution layer and its gradients against seven loops, and the shorthands of its shapes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, distance, eachProduct, naiveConv2d, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();

/** @type {{ x: number[], w: number[], options: import('./facade-fixtures.mjs').NaiveLayer }[]} */
const LAYERS = [
  { x: [2, 3, 6, 7], w: [4, 3, 3, 2], options: {} },
  { x: [1, 2, 7, 5], w: [3, 2, 2, 3], options: { stride: [2, 1], padding: [1, 0, 2, 3] } },
  { x: [2, 4, 8, 8], w: [6, 2, 3, 3], options: { groups: 2, dilation: [2, 3], padding: [1, 1, 1, 1] } },
  { x: [1, 3, 5, 5], w: [3, 1, 2, 2], options: { groups: 3, flip: true, stride: [1, 2] } },
  { x: [1, 1, 4, 4], w: [1, 1, 1, 1], options: { stride: [3, 3] } },
];

for (const { x: xShape, w: wShape, options } of LAYERS) {
  const name = `${xShape.join('×')} with ${wShape.join('×')} ${JSON.stringify(options)}`;
  const x = wholeNumbers(xShape, 1);
  const w = wholeNumbers(wShape, 2);

  test(`conv2d is the definition: ${name}`, () => {
    const bias = Array.from({ length: wShape[0] }, (_, i) => i - 1);
    assert.equal(distance(engine.conv2d(x, w, { ...options, bias }), naiveConv2d(x, w, { ...options, bias })), 0);
    const x64 = { shape: x.shape, data: Float64Array.from(x.data) };
    assert.equal(distance(engine.conv2d(x64, w, { ...options, algorithm: 'direct' }), naiveConv2d(x, w, options)), 0);
  });

  test(`conv2dBackward is the transposed definition: ${name}`, () => {
    const gradY = wholeNumbers(naiveConv2d(x, w, options).shape, 3);
    const gradX = { shape: xShape, data: new Float64Array(x.data.length) };
    const gradW = { shape: wShape, data: new Float64Array(w.data.length) };
    eachProduct(xShape, wShape, options, (y, from, tap) => {
      gradX.data[from] += gradY.data[y] * w.data[tap];
      gradW.data[tap] += gradY.data[y] * x.data[from];
    });
    const plane = gradY.shape[2] * gradY.shape[3];
    const gradBias = { shape: [wShape[0]], data: new Float64Array(wShape[0]) };
    gradY.data.forEach((value, i) => (gradBias.data[Math.floor(i / plane) % wShape[0]] += value));

    const gradients = engine.conv2dBackward(gradY, x, w, options);
    assert.deepEqual(Object.keys(gradients), ['gradX', 'gradW', 'gradBias']);
    assert.equal(distance(gradients.gradX, gradX), 0);
    assert.equal(distance(gradients.gradW, gradW), 0);
    assert.equal(distance(gradients.gradBias, gradBias), 0);
  });
}

test('a result drops the axes that the input leaves out', () => {
  const w = wholeNumbers([2, 1, 2, 2], 1);
  assert.deepEqual(engine.conv2d([[X]], w).shape, [1, 2, 2, 2]);
  assert.deepEqual(engine.conv2d([X], w).shape, [2, 2, 2]);
  assert.deepEqual(engine.conv2d(X, [[K]]).shape, [2, 2]);
  assert.deepEqual(nested(engine.conv2d([X], K)), [
    [
      [19, 25],
      [37, 43],
    ],
  ]);
  assert.deepEqual(nested(engine.conv2d(3, 4, { bias: 5 })), [[17]]);
});

test('an [H, W] input with more than one output channel has no axis for them', () => {
  const shape = { name: 'RangeError', code: 'shape', message: /x.*3×3 and 2 output channels/ };
  assert.throws(() => engine.conv2d(X, wholeNumbers([2, 1, 2, 2], 1)), shape);
});

test('gradients have the shapes in which the operands were given', () => {
  const { gradX, gradW, gradBias } = engine.conv2dBackward(
    [
      [1, 1],
      [1, 1],
    ],
    X,
    K,
  );
  assert.deepEqual(nested(gradX), [
    [0, 1, 1],
    [2, 6, 4],
    [2, 5, 3],
  ]);
  assert.deepEqual(nested(gradW), [
    [8, 12],
    [20, 24],
  ]);
  assert.deepEqual(nested(gradBias), [4]);
  const layered = engine.conv2dBackward(
    [
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [X],
    [[K]],
    { bias: 3 },
  );
  assert.deepEqual([layered.gradX.shape, layered.gradW.shape, layered.gradBias.shape], [[1, 3, 3], [1, 1, 2, 2], [1]]);
});

test('an empty batch is legal, any other empty axis is not', () => {
  const w = wholeNumbers([2, 3, 2, 2], 1);
  const empty = { shape: [0, 3, 4, 4], data: new Float32Array(0) };
  assert.deepEqual(engine.conv2d(empty, w), { shape: [0, 2, 3, 3], data: new Float32Array(0) });
  const gradients = engine.conv2dBackward({ shape: [0, 2, 3, 3], data: new Float32Array(0) }, empty, w);
  assert.deepEqual(gradients.gradX, empty);
  assert.equal(distance(gradients.gradW, { shape: [2, 3, 2, 2], data: new Float32Array(24) }), 0);
  for (const shape of [
    [1, 0, 4, 4],
    [1, 3, 0, 4],
    [0, 4],
    [3, 4, 0],
  ]) {
    assert.throws(
      () => engine.conv2d({ shape, data: new Float32Array(0) }, w),
      { name: 'RangeError', code: 'shape' },
      shape.join('×'),
    );
  }
  assert.throws(() => engine.conv2d(X, [[]]), { name: 'RangeError', code: 'shape' });
  assert.throws(() => engine.conv2d([], K), { name: 'RangeError', code: 'shape' });
});

test('named padding follows its rule', () => {
  assert.deepEqual(engine.conv2d(X, K, { padding: 'valid' }).shape, [2, 2]);
  // One odd row and column: below and to the right for 'same', above and to the left for 'same-lower'.
  assert.deepEqual(
    nested(engine.conv2d(X, K, { padding: 'same' })),
    nested(engine.conv2d(X, K, { padding: [0, 0, 1, 1] })),
  );
  assert.deepEqual(
    nested(engine.conv2d(X, K, { padding: 'same-lower' })),
    nested(engine.conv2d(X, K, { padding: [1, 1, 0, 0] })),
  );
  assert.deepEqual(engine.conv2d(X, K, { padding: 'same', stride: 2 }).shape, [2, 2]);
});

test('padding modes bear the names of torch', () => {
  const pairs = /** @type {const} */ ([
    ['zeros', 'constant'],
    ['reflect', 'reflect'],
    ['replicate', 'edge'],
    ['circular', 'wrap'],
  ]);
  for (const [paddingMode, mode] of pairs) {
    const padded = engine.conv2d(engine.pad2d(X, [1, 2, 2, 1], { mode }), K);
    assert.deepEqual(engine.conv2d(X, K, { padding: [1, 2, 2, 1], paddingMode }), padded, paddingMode);
  }
});

test('shapes that do not fit are named', () => {
  const x = wholeNumbers([1, 4, 5, 5], 1);
  assert.throws(() => engine.conv2d(x, wholeNumbers([2, 3, 2, 2], 1)), { name: 'RangeError', code: 'shape' });
  assert.throws(() => engine.conv2d(x, wholeNumbers([2, 2, 2, 2], 1), { groups: 3 }), {
    name: 'RangeError',
    code: 'groups',
  });
  assert.throws(() => engine.conv2d(x, wholeNumbers([2, 4, 6, 2], 1)), {
    name: 'RangeError',
    code: 'kernel-too-large',
    message: /6×2[^]*5×5/,
  });
  assert.throws(() => engine.conv2d(x, wholeNumbers([2, 4, 2, 2], 1), { bias: [1, 2, 3] }), {
    name: 'RangeError',
    code: 'shape',
    message: /bias/,
  });
  assert.throws(() => engine.conv2d(X, [1, 2]), { name: 'RangeError', code: 'shape' });
  assert.throws(() => engine.conv2dBackward([[1]], X, K), { name: 'RangeError', code: 'shape', message: /gradY/ });
  assert.throws(
    () =>
      engine.conv2dBackward(
        [
          [
            [1, 1],
            [1, 1],
          ],
        ],
        X,
        K,
      ),
    { name: 'RangeError', code: 'shape', message: /gradY/ },
  );
});

test('the dtype is float64 when any operand is, or when asked for', () => {
  const x64 = { shape: [1, 1], data: new Float64Array([0.1]) };
  assert.deepEqual(engine.conv2d(x64, 1).data, new Float64Array([0.1]));
  assert.deepEqual(engine.conv2d(1, x64).data, new Float64Array([0.1]));
  assert.deepEqual(
    engine.conv2d(0, 1, { bias: { shape: [1], data: new Float64Array([0.1]) } }).data,
    new Float64Array([0.1]),
  );
  assert.deepEqual(engine.conv2d(0.1, 1).data, new Float32Array([0.1]));
  assert.deepEqual(engine.conv2d(0.1, 1, { dtype: 'float64' }).data, new Float64Array([0.1]));
  assert.deepEqual(engine.conv2d(x64, 1, { dtype: 'float32' }).data, new Float64Array([0.1]));
});

test('a stride beyond the image leads nowhere, forwards and backwards, also where much is to be computed', () => {
  const x = wholeNumbers([100, 90], 1);
  const w = wholeNumbers([100, 90], 2);
  const stride = 2 ** 31 - 1;
  const y = engine.conv2d(x, w, { stride });
  assert.deepEqual(y, engine.conv2d(x, w));
  assert.deepEqual(engine.conv2dBackward(y, x, w, { stride }), engine.conv2dBackward(y, x, w));
  const row = wholeNumbers([1, 30, 90], 3);
  const taps = wholeNumbers([2, 1, 30, 3], 4);
  const wide = engine.conv2d(row, taps, { stride: [stride, 1] });
  assert.deepEqual(wide, engine.conv2d(row, taps));
  assert.deepEqual(
    engine.conv2dBackward(wide, row, taps, { stride: [stride, 1] }),
    engine.conv2dBackward(wide, row, taps),
  );
});
