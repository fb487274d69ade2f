// conv-transpose2d.test.mjs — the transposed convolution against the stamping loop, the course's numbers and torch's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, distance, eachStamp, naiveConvTranspose2d, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();

/** @type {{ x: number[], w: number[], options: Parameters<typeof eachStamp>[2] }[]} */
const LAYERS = [
  { x: [2, 3, 4, 5], w: [3, 2, 3, 2], options: {} },
  { x: [1, 2, 3, 4], w: [2, 3, 2, 3], options: { stride: [2, 1], padding: [1, 0, 2, 3] } },
  { x: [2, 4, 3, 3], w: [4, 2, 3, 3], options: { groups: 2, dilation: [2, 3], padding: [1, 1, 1, 1] } },
  { x: [1, 3, 2, 2], w: [3, 1, 2, 2], options: { groups: 3, stride: [3, 2], outputPadding: [2, 1] } },
  { x: [1, 1, 3, 3], w: [1, 1, 1, 1], options: { dilation: [4, 4], outputPadding: [3, 2] } },
];

for (const { x: xShape, w: wShape, options } of LAYERS) {
  const name = `${xShape.join('×')} with ${wShape.join('×')} ${JSON.stringify(options)}`;
  const x = wholeNumbers(xShape, 1);
  const w = wholeNumbers(wShape, 2);
  const outputs = wShape[1] * (options.groups ?? 1);

  test(`convTranspose2d is the definition: ${name}`, () => {
    const bias = Array.from({ length: outputs }, (_, i) => i - 1);
    const expected = naiveConvTranspose2d(x, w, { ...options, bias });
    assert.equal(distance(engine.convTranspose2d(x, w, { ...options, bias }), expected), 0);
    const x64 = { shape: x.shape, data: Float64Array.from(x.data) };
    assert.equal(distance(engine.convTranspose2d(x64, w, options), naiveConvTranspose2d(x, w, options)), 0);
  });

  test(`convTranspose2dBackward gathers what was stamped: ${name}`, () => {
    const gradY = wholeNumbers(naiveConvTranspose2d(x, w, options).shape, 3);
    const gradX = { shape: xShape, data: new Float64Array(x.data.length) };
    const gradW = { shape: wShape, data: new Float64Array(w.data.length) };
    eachStamp(xShape, wShape, options, (y, from, tap) => {
      gradX.data[from] += gradY.data[y] * w.data[tap];
      gradW.data[tap] += gradY.data[y] * x.data[from];
    });
    const plane = gradY.shape[2] * gradY.shape[3];
    const gradBias = { shape: [outputs], data: new Float64Array(outputs) };
    gradY.data.forEach((value, i) => (gradBias.data[Math.floor(i / plane) % outputs] += value));

    const gradients = engine.convTranspose2dBackward(gradY, x, w, options);
    assert.deepEqual(Object.keys(gradients), ['gradX', 'gradW', 'gradBias']);
    assert.equal(distance(gradients.gradX, gradX), 0);
    assert.equal(distance(gradients.gradW, gradW), 0);
    assert.equal(distance(gradients.gradBias, gradBias), 0);
  });
}

test('the course’s numbers: [[0, 1], [2, 3]] with itself, at stride 1 and 2', () => {
  // prettier-ignore
  assert.deepEqual(nested(engine.convTranspose2d(K, K)), [[0, 0, 1], [0, 4, 6], [4, 12, 9]]);
  // prettier-ignore
  assert.deepEqual(nested(engine.convTranspose2d(K, K, { stride: 2 })), [
    [0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9],
  ]);
});

test('values and gradients are those of torch 1.13', () => {
  const x = { shape: [1, 2, 2, 3], data: Float32Array.from({ length: 12 }, (_, i) => i + 1) };
  const w = { shape: [2, 3, 2, 2], data: Float32Array.from({ length: 24 }, (_, i) => i - 11) };
  const options = {
    bias: [1, -2, 3],
    stride: /** @type {[number, number]} */ ([2, 1]),
    padding: /** @type {[number, number]} */ ([1, 0]),
    outputPadding: /** @type {[number, number]} */ ([1, 0]),
  };
  // prettier-ignore
  assert.deepEqual(nested(engine.convTranspose2d(x, w, options)), [[
    [[13, 27, 17, 13], [-33, -63, -81, -35], [-5, -3, -13, 1]],
    [[42, 96, 102, 58], [20, 54, 52, 34], [48, 114, 120, 70]],
    [[79, 173, 195, 111], [81, 179, 193, 111], [109, 239, 261, 147]],
  ]]);
  const gradY = { shape: [1, 3, 3, 4], data: Float32Array.from({ length: 36 }, (_, i) => (i % 5) - 2) };
  const { gradX, gradW, gradBias } = engine.convTranspose2dBackward(gradY, x, w, options);
  // prettier-ignore
  assert.deepEqual(nested(gradX), [[[[20, -2, -9], [-13, 26, 20]], [[-4, -14, -9], [23, 26, -16]]]]);
  // prettier-ignore
  assert.deepEqual(nested(gradW), [
    [[[-8, -13], [-2, -6]], [[2, 17], [-5, 1]], [[2, -8], [12, -2]]],
    [[[-14, -31], [-14, -12]], [[2, 35], [-5, 7]], [[8, -14], [24, -14]]],
  ]);
  assert.deepEqual(nested(gradBias), [-3, 1, 0]);
  const grouped = engine.convTranspose2d(
    { shape: [1, 4, 2, 2], data: Float32Array.from({ length: 16 }, (_, i) => i) },
    { shape: [4, 1, 2, 2], data: Float32Array.from({ length: 16 }, (_, i) => i - 7) },
    { groups: 2, dilation: [1, 2] },
  );
  // prettier-ignore
  assert.deepEqual(nested(grouped), [[
    [[-12, -22, -8, -16], [-36, -52, -24, -36], [-16, -22, -8, -12]],
    [[68, 74, 88, 96], [188, 204, 232, 252], [128, 138, 152, 164]],
  ]]);
});

test('it is the gradient of conv2d with respect to its input', () => {
  const x = wholeNumbers([2, 2, 7, 6], 1);
  const w = wholeNumbers([4, 2, 3, 2], 2);
  const layer = { stride: 2, padding: /** @type {[number, number, number, number]} */ ([1, 0, 2, 1]) };
  const gradY = wholeNumbers(engine.conv2d(x, w, layer).shape, 3);
  const { gradX } = engine.conv2dBackward(gradY, x, w, layer);
  // 7 + 3 − 3 = 7 rows left over to a stride of 2: one row that no window reached.
  assert.deepEqual(engine.convTranspose2d(gradY, w, { ...layer, outputPadding: [1, 1] }), gradX);
});

test('a result drops the axes that the input leaves out', () => {
  const w = wholeNumbers([1, 2, 2, 2], 1);
  assert.deepEqual(engine.convTranspose2d([[K]], w).shape, [1, 2, 3, 3]);
  assert.deepEqual(engine.convTranspose2d([K], w).shape, [2, 3, 3]);
  assert.deepEqual(engine.convTranspose2d(K, [[K]]).shape, [3, 3]);
  assert.deepEqual(nested(engine.convTranspose2d(3, 4, { bias: 5 })), [[17]]);
  assert.throws(() => engine.convTranspose2d(K, w), {
    name: 'RangeError',
    code: 'shape',
    message: /x.*2×2 and 2 output channels/,
  });
  const { gradX, gradW, gradBias } = engine.convTranspose2dBackward(X, K, K, { bias: 1 });
  assert.deepEqual([gradX.shape, gradW.shape, gradBias.shape], [[2, 2], [2, 2], [1]]);
});

test('an empty batch is legal', () => {
  const w = wholeNumbers([3, 2, 2, 2], 1);
  const empty = { shape: [0, 3, 4, 4], data: new Float32Array(0) };
  assert.deepEqual(engine.convTranspose2d(empty, w), { shape: [0, 2, 5, 5], data: new Float32Array(0) });
  const gradients = engine.convTranspose2dBackward({ shape: [0, 2, 5, 5], data: new Float32Array(0) }, empty, w);
  assert.deepEqual(gradients.gradX, empty);
  assert.ok(gradients.gradW.data.every((value) => value === 0));
  assert.throws(() => engine.convTranspose2d({ shape: [1, 3, 0, 4], data: new Float32Array(0) }, w), {
    name: 'RangeError',
    code: 'shape',
  });
});

test('what does not fit is named', () => {
  const x = wholeNumbers([1, 4, 3, 3], 1);
  const w = wholeNumbers([4, 2, 2, 2], 1);
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  for (const padding of /** @type {any[]} */ (['valid', 'same', 'same-lower'])) {
    assert.throws(() => engine.convTranspose2d(x, w, { padding }), { ...range('padding'), message: /padding.*pixels/ });
  }
  assert.throws(() => engine.convTranspose2d(x, w, { padding: 2 }), range('padding')); // nothing is left of 4×4
  assert.throws(() => engine.convTranspose2d(x, w, { outputPadding: 1 }), range('outputPadding'));
  assert.throws(() => engine.convTranspose2d(x, w, { stride: 2, outputPadding: [1, 2] }), range('outputPadding'));
  assert.throws(() => engine.convTranspose2d(x, wholeNumbers([3, 2, 2, 2], 1)), range('shape'));
  for (const bias of [[1], [1, 2, 3, 4]]) {
    const shape = { ...range('shape'), message: /bias/ };
    assert.throws(() => engine.convTranspose2d(x, w, { bias }), shape);
    assert.throws(() => engine.convTranspose2dBackward(wholeNumbers([1, 2, 4, 4], 1), x, w, { bias }), shape);
  }
  assert.throws(() => engine.convTranspose2d(x, w, { groups: 3, bias: [1, 2] }), range('groups'));
  assert.throws(() => engine.convTranspose2dBackward(wholeNumbers([1, 2, 4, 5], 1), x, w), {
    ...range('shape'),
    message: /gradY/,
  });
  assert.throws(() => engine.convTranspose2d(x, w, { stride: 2 ** 31 - 1, dilation: 2 ** 31 - 1 }), range('memory'));
});
