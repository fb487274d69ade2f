// pool.test.mjs — both poolings and their gradients against loops over the windows, the course's numbers and torch's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { X, distance, nested, unravel, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
/** Five rows of six in which every window of torch's cases below has its maximum somewhere else. */
const HILLS = Array.from({ length: 5 }, (_, r) => Array.from({ length: 6 }, (__, c) => ((r * 6 + c) * 7 + 3) % 11));
const RAMP = Array.from({ length: 5 }, (_, r) => Array.from({ length: 6 }, (__, c) => 4 * (r * 6 + c)));

/**
 * @typedef {object} Pool
 * @property {[number, number]} kernel
 * @property {[number, number]} [stride]
 * @property {[number, number, number, number]} [padding]
 * @property {[number, number]} [dilation]
 * @property {boolean} [ceilMode]
 */

/**
 * Calls `visit` for every window with the flat positions of the pixels it has in the image, and the number of pixels it
 * covers in image and padding together.
 * @param {readonly number[]} shape  [N, C, H, W]
 * @param {Pool} pool
 * @param {(y: number, pixels: number[], covered: number) => void} visit
 * @returns {number[]} the output's shape
 */
function eachWindow(shape, { kernel, stride = kernel, padding = [0, 0, 0, 0], dilation = [1, 1], ceilMode }, visit) {
  const size = [0, 1].map((axis) => {
    const room = shape[axis + 2] + padding[axis] + padding[axis + 2] - dilation[axis] * (kernel[axis] - 1) - 1;
    const windows = (ceilMode ? Math.ceil : Math.floor)(room / stride[axis]) + 1;
    const startsBehind = (windows - 1) * stride[axis] >= shape[axis + 2] + padding[axis];
    return ceilMode && startsBehind ? windows - 1 : windows;
  });
  const output = [shape[0], shape[1], ...size];
  for (let y = 0, count = output.reduce((product, extent) => product * extent, 1); y < count; y++) {
    const [n, channel, ...place] = unravel(y, output);
    const pixels = [];
    let covered = 0;
    for (let tap = 0; tap < kernel[0] * kernel[1]; tap++) {
      const [row, column] = unravel(tap, kernel).map((i, axis) => place[axis] * stride[axis] + i * dilation[axis]);
      const [r, c] = [row - padding[0], column - padding[1]];
      if (r < shape[2] + padding[2] && c < shape[3] + padding[3]) covered += 1;
      if (r >= 0 && r < shape[2] && c >= 0 && c < shape[3]) {
        pixels.push(((n * shape[1] + channel) * shape[2] + r) * shape[3] + c);
      }
    }
    visit(y, pixels, covered);
  }
  return output;
}

/** @type {{ x: number[], pool: Pool }[]} */
const POOLS = [
  { x: [2, 3, 6, 7], pool: { kernel: [2, 2] } },
  { x: [1, 2, 7, 5], pool: { kernel: [3, 2], stride: [1, 2], padding: [1, 0, 2, 1] } },
  { x: [2, 1, 8, 8], pool: { kernel: [3, 3], stride: [2, 3], padding: [1, 1, 1, 1], ceilMode: true } },
  { x: [1, 2, 5, 6], pool: { kernel: [1, 2], stride: [3, 3], ceilMode: true } },
];

for (const { x: shape, pool } of POOLS) {
  const name = `${shape.join('×')} ${JSON.stringify(pool)}`;
  const x = wholeNumbers(shape, 1);
  const plane = shape[2] * shape[3];

  for (const dilation of /** @type {[number, number][]} */ ([
    [1, 1],
    [2, 1],
  ])) {
    test(`max pooling takes the first maximum of every window: ${name}, dilation ${dilation}`, () => {
      const options = { ...pool, dilation };
      /** @type {{ output: number[], indices: number[], places: number[] }} */
      const expected = { output: [], indices: [], places: [] };
      const outputShape = eachWindow(shape, options, (_, pixels) => {
        const values = pixels.map((pixel) => x.data[pixel]);
        const place = pixels[values.indexOf(Math.max(...values))];
        expected.output.push(x.data[place]);
        expected.indices.push(place % plane);
        expected.places.push(place);
      });
      const { output, indices } = engine.maxPool2d(x, options);
      assert.deepEqual(output, { shape: outputShape, data: Float32Array.from(expected.output) });
      assert.deepEqual(indices, { shape: outputShape, data: Int32Array.from(expected.indices) });

      const gradY = wholeNumbers(outputShape, 2);
      const gradX = { shape, data: new Float64Array(x.data.length) };
      expected.places.forEach((place, y) => (gradX.data[place] += gradY.data[y]));
      assert.equal(distance(engine.maxPool2dBackward(gradY, x, options), gradX), 0);
    });
  }

  for (const countIncludePad of [true, false]) {
    test(`average pooling shares alike: ${name}, padding ${countIncludePad ? 'counted' : 'left out'}`, () => {
      const options = { ...pool, countIncludePad };
      const x64 = { shape, data: Float64Array.from(x.data) };
      /** @type {number[]} */
      const means = [];
      const gradX = { shape, data: new Float64Array(x.data.length) };
      const gradient = wholeNumbers([1000], 3).data;
      const outputShape = eachWindow(shape, pool, (y, pixels, covered) => {
        const divisor = countIncludePad ? covered : pixels.length;
        means.push(pixels.reduce((sum, pixel) => sum + x.data[pixel], 0) / divisor);
        for (const pixel of pixels) gradX.data[pixel] += gradient[y] / divisor;
      });
      assert.ok(distance(engine.avgPool2d(x64, options), { shape: outputShape, data: means }) < 1e-14);
      const gradY = { shape: outputShape, data: Float64Array.from(gradient.subarray(0, means.length)) };
      assert.ok(distance(engine.avgPool2dBackward(gradY, x64, options), gradX) < 1e-14);
    });
  }
}

test('the course’s numbers: windows of 2×2 with stride 1', () => {
  // prettier-ignore
  assert.deepEqual(nested(engine.maxPool2d(X, { kernel: 2, stride: 1 }).output), [[4, 5], [7, 8]]);
  // prettier-ignore
  assert.deepEqual(nested(engine.avgPool2d(X, { kernel: 2, stride: 1 })), [[2, 3], [5, 6]]);
});

test('max pooling is that of torch 1.13', () => {
  const options = /** @type {import('convscope').MaxPoolOptions} */ ({
    kernel: [3, 2],
    stride: [2, 1],
    padding: 1,
    dilation: [1, 2],
  });
  const { output, indices } = engine.maxPool2d(HILLS, options);
  // prettier-ignore
  assert.deepEqual(nested(output), [[10, 6, 10, 9, 5, 9], [8, 10, 9, 7, 10, 7], [4, 9, 7, 9, 10, 3]]);
  // prettier-ignore
  assert.deepEqual(nested(indices), [[1, 2, 1, 4, 5, 4], [7, 12, 15, 10, 23, 10], [19, 26, 21, 26, 23, 22]]);
  const gradY = { shape: [3, 6], data: Float32Array.from({ length: 18 }, (_, i) => i + 1) };
  // prettier-ignore
  assert.deepEqual(nested(engine.maxPool2dBackward(gradY, HILLS, options)), [
    [0, 4, 2, 0, 10, 5], [0, 7, 0, 0, 22, 0], [8, 0, 0, 9, 0, 0], [0, 13, 0, 15, 18, 28], [0, 0, 30, 0, 0, 0],
  ]);
  const ceil = engine.maxPool2d(HILLS, { kernel: 2, stride: 3, padding: 1, ceilMode: true });
  // prettier-ignore
  assert.deepEqual([nested(ceil.output), nested(ceil.indices)], [[[3, 6, 5], [10, 9, 10]], [[0, 2, 5], [12, 15, 23]]]);
  const odd = engine.maxPool2d([[1, NaN, 3, NaN]], { kernel: [1, 4] });
  assert.deepEqual([odd.output.data[0], odd.indices.data[0]], [NaN, 3]);
  const low = engine.maxPool2d([[-Infinity, -Infinity, -Infinity]], { kernel: [1, 2], stride: 2, padding: [0, 1] });
  assert.deepEqual([nested(low.output), nested(low.indices)], [[[-Infinity, -Infinity]], [[0, 1]]]);
});

test('average pooling is that of torch 1.13', () => {
  /** @type {[import('convscope').AvgPoolOptions, number[][], number[][]][]} */
  // prettier-ignore
  const cases = [
    [
      { kernel: 2, stride: 3, padding: 1, ceilMode: true },
      [[0, 5, 5], [30, 70, 40]],
      [[6, 0, 12, 12, 0, 18], [0, 0, 0, 0, 0, 0], [24, 0, 30, 30, 0, 36], [24, 0, 30, 30, 0, 36], [0, 0, 0, 0, 0, 0]],
    ],
    [
      { kernel: 2, stride: 3, padding: 1, ceilMode: true, countIncludePad: false },
      [[0, 10, 20], [60, 70, 80]],
      [[24, 0, 24, 24, 0, 72], [0, 0, 0, 0, 0, 0], [48, 0, 30, 30, 0, 72], [48, 0, 30, 30, 0, 72], [0, 0, 0, 0, 0, 0]],
    ],
    [
      { kernel: [4, 2], stride: [3, 4], padding: [2, 0], ceilMode: true },
      [[7, 15], [62, 78], [Math.fround(98 / 3), 38]],
      [[3, 3, 0, 0, 6, 6], [12, 12, 0, 0, 18, 18], [9, 9, 0, 0, 12, 12], [9, 9, 0, 0, 12, 12], [29, 29, 0, 0, 36, 36]],
    ],
  ];
  for (const [options, output, gradX] of cases) {
    assert.deepEqual(nested(engine.avgPool2d(RAMP, options)), output);
    const gradY = output.map((row, r) => row.map((_, c) => 24 * (r * row.length + c + 1)));
    assert.deepEqual(nested(engine.avgPool2dBackward(gradY, RAMP, options)), gradX);
  }
});

test('results drop the axes that the input leaves out', () => {
  const pool = { kernel: 2, stride: 1 };
  for (const x of [X, [X], [[X]]]) {
    const { output, indices } = engine.maxPool2d(x, pool);
    const { shape } = engine.tensor(x);
    const small = [...shape.slice(0, -2), 2, 2];
    assert.deepEqual([output.shape, indices.shape, engine.avgPool2d(x, pool).shape], [small, small, small]);
    assert.deepEqual(engine.maxPool2dBackward(output, x, pool).shape, shape);
    assert.deepEqual(engine.avgPool2dBackward(output, x, pool).shape, shape);
  }
  assert.deepEqual(nested(engine.maxPool2d(7, { kernel: 1 }).output), [[7]]);
});

test('an empty batch is legal', () => {
  const x = { shape: [0, 2, 4, 4], data: new Float32Array(0) };
  const output = { shape: [0, 2, 2, 2], data: new Float32Array(0) };
  assert.deepEqual(engine.maxPool2d(x, { kernel: 2 }), {
    output,
    indices: { shape: [0, 2, 2, 2], data: new Int32Array(0) },
  });
  assert.deepEqual(engine.avgPool2d(x, { kernel: 2 }), output);
  assert.deepEqual(engine.maxPool2dBackward(output, x, { kernel: 2 }), x);
  assert.deepEqual(engine.avgPool2dBackward(output, x, { kernel: 2 }), x);
});

test('the stride is the kernel’s size where it is not given, and named padding follows its rule', () => {
  const x = wholeNumbers([7, 8], 1);
  assert.deepEqual(engine.maxPool2d(x, { kernel: [3, 2] }), engine.maxPool2d(x, { kernel: [3, 2], stride: [3, 2] }));
  assert.deepEqual(engine.maxPool2d(x, { kernel: 3, stride: 2, padding: 'same' }).output.shape, [4, 4]);
  const same = engine.avgPool2d(x, { kernel: 2, stride: 1, padding: 'same' });
  assert.deepEqual(same, engine.avgPool2d(x, { kernel: 2, stride: 1, padding: [0, 0, 1, 1] }));
  const lower = engine.avgPool2d(x, { kernel: 2, stride: 1, padding: 'same-lower' });
  assert.deepEqual(lower, engine.avgPool2d(x, { kernel: 2, stride: 1, padding: [1, 1, 0, 0] }));
});

test('what does not fit is named', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  for (const pool of [engine.maxPool2d, engine.avgPool2d]) {
    assert.throws(() => pool(X, /** @type {any} */ ({})), { name: 'TypeError', code: 'type', message: /^kernel/ });
    assert.throws(() => pool(X, /** @type {any} */ (undefined)), { name: 'TypeError', code: 'type' });
    assert.throws(() => pool(X, { kernel: 0 }), range('kernel'));
    assert.throws(() => pool(X, { kernel: 4 }), { ...range('kernel-too-large'), message: /4×4[^]*3×3/ });
    assert.throws(() => pool(X, { kernel: 2, padding: 2 }), { ...range('padding'), message: /2×2/ });
    assert.throws(() => pool(X, { kernel: 2, padding: /** @type {any} */ ('full') }), range('padding'));
    assert.throws(() => pool([[]], { kernel: 1 }), range('shape'));
    assert.throws(() => pool([1, 2], { kernel: 1 }), range('shape'));
  }
  assert.throws(() => engine.maxPool2d(X, /** @type {any} */ ({ kernel: 2, countIncludePad: true })), {
    name: 'TypeError',
    code: 'option',
  });
  assert.throws(() => engine.avgPool2d(X, /** @type {any} */ ({ kernel: 2, dilation: 2 })), {
    name: 'TypeError',
    code: 'option',
  });
  for (const backward of [engine.maxPool2dBackward, engine.avgPool2dBackward]) {
    assert.throws(() => backward([[1, 2]], X, { kernel: 2, stride: 1 }), { ...range('shape'), message: /gradY/ });
    assert.throws(() => backward([[[1]]], X, { kernel: 2 }), { ...range('shape'), message: /gradY/ });
  }
});
