// least-squares.test.mjs — optimum and curvature against the course's numbers, numpy's, and differences of the loss.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, naiveConv2d, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
const NOTEBOOK = { x: EDGE_IMAGE, y: EDGES, kernelShape: [1, 2] };

/**
 * @param {ArrayLike<number>} actual
 * @param {ArrayLike<number>} expected
 * @param {number} bound  relative to the largest expected number, or to 1
 */
function assertClose(actual, expected, bound = 1e-12) {
  assert.equal(actual.length, expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  for (let i = 0; i < expected.length; i++) {
    assert.ok(Math.abs(actual[i] - expected[i]) <= bound * scale, `${actual[i]} is not ${expected[i]} at ${i}`);
  }
}

test('the course’s layer without bias: curvatures 60 and 12, stable below 1/30', () => {
  const { hessian, eigenvalues, eigenvectors, rank, nullSpace, maxStableLr, weight, bias, loss } =
    engine.leastSquares(NOTEBOOK);
  // Σ x(r, c)² over the windows is 18, Σ x(r, c)·x(r, c + 1) is 12; twice that.
  assert.deepEqual(nested(hessian), [
    [36, 24],
    [24, 36],
  ]);
  assertClose(eigenvalues.data, [60, 12]);
  assertClose(eigenvectors.data.map(Math.abs), [0.5, 0.5, 0.5, 0.5].map(Math.sqrt));
  assert.equal(rank, 2);
  assert.deepEqual(nullSpace, { shape: [0, 2], data: new Float64Array(0) });
  assertClose([maxStableLr], [1 / 30]);
  assert.deepEqual(weight.shape, [1, 2]);
  assertClose(weight.data, [1, -1]);
  assert.equal(bias, null);
  assertClose([loss], [0]);
});

test('the course’s layer with bias, and the mean of the squares', () => {
  const sum = engine.leastSquares({ ...NOTEBOOK, bias: true });
  assertClose(sum.eigenvalues.data, [124.306787, 19.693213, 12], 1e-8);
  assertClose([sum.maxStableLr], [0.0160892], 1e-7);
  assert.deepEqual([sum.weight.shape, sum.bias?.shape], [[1, 2], [1]]);
  assertClose([...sum.weight.data, .../** @type {any} */ (sum.bias).data], [1, -1, 0]);
  const mean = { ...NOTEBOOK, loss: /** @type {const} */ ('mean') };
  assertClose([engine.leastSquares(mean).maxStableLr], [1.4]);
  assertClose([engine.leastSquares({ ...mean, bias: true }).maxStableLr], [0.675747], 1e-6);
});

test('a flat image determines the sum of the weights only', () => {
  const x = EDGE_IMAGE.map((row) => row.map(() => 1));
  const y = EDGES.map((row) => row.map(() => 3));
  const { eigenvalues, eigenvectors, rank, nullSpace, weight, loss } = engine.leastSquares({ ...NOTEBOOK, x, y });
  assertClose(eigenvalues.data, [168, 0]);
  assert.equal(rank, 1);
  assert.deepEqual(nullSpace.shape, [1, 2]);
  assert.deepEqual(nullSpace.data, eigenvectors.data.slice(2));
  assertClose([nullSpace.data[0] + nullSpace.data[1]], [0]);
  assertClose(weight.data, [1.5, 1.5]); // of all with the sum 3 the shortest
  assertClose([loss], [0]);
  const dark = engine.leastSquares({ ...NOTEBOOK, x: x.map((row) => row.map(() => 0)) });
  assert.deepEqual([dark.rank, dark.maxStableLr, dark.nullSpace.shape], [0, Infinity, [2, 2]]);
  assert.deepEqual(nested(dark.weight), [[0, 0]]);
  assert.equal(dark.loss, 12);
});

test('the optimum is that of numpy.linalg.lstsq', () => {
  const x = { shape: [2, 2, 5, 4], data: Float64Array.from({ length: 80 }, (_, i) => ((i * 37 + 11) % 23) - 11) };
  const y = { shape: [2, 1, 3, 5], data: Float64Array.from({ length: 30 }, (_, i) => ((i * 13 + 5) % 17) - 8) };
  const found = engine.leastSquares({ x, y, kernelShape: [1, 2, 2, 2], bias: true, stride: [2, 1], padding: 1 });
  const optimum = [
    0.04504449143967945, 0.04797404026215932, 0.5736183243302176, 0.5872483677079359, 0.30151067431412204,
    0.447532723305063, 0.24381752613569815, 0.20704052804510947, 0.12196920041148344,
  ];
  assertClose([...found.weight.data, .../** @type {any} */ (found.bias).data], optimum);
  assertClose([found.loss], [344.74648101], 1e-10);
  assertClose(
    found.eigenvalues.data,
    [
      4792.161956343976, 3175.538811956762, 1630.7618117292077, 1502.3473836007875, 1175.5269225734287,
      624.6713861796927, 557.0095915645705, 514.692596967199, 59.2895390843721,
    ],
  );

  const ramp = Array.from({ length: 4 }, (_, r) => Array.from({ length: 4 }, (__, c) => r + c));
  // prettier-ignore
  const flat = engine.leastSquares({ x: ramp, y: [[1, 2, 3], [4, 5, 6], [7, 8, 10]], kernelShape: [2, 2] });
  assert.equal(flat.rank, 2);
  assertClose(flat.weight.data, [1.2361111111111098, 0.5416666666666664, 0.5416666666666665, -0.1527777777777773]);
  assertClose([flat.loss], [12.555555555555555]);
});

for (const [name, problem] of /** @type {[string, import('convscope').LeastSquaresOptions][]} */ ([
  ['one channel', { x: wholeNumbers([5, 5], 1), y: wholeNumbers([4, 4], 2), kernelShape: [2, 2] }],
  [
    'many channels, a stride, dilation and a flip',
    {
      x: wholeNumbers([2, 2, 7, 6], 1),
      y: wholeNumbers([2, 3, 3, 6], 2),
      kernelShape: [3, 2, 2, 2],
      bias: true,
      stride: [2, 1],
      dilation: [2, 1],
      padding: [0, 1, 0, 0],
      flip: true,
      loss: 'mean',
    },
  ],
])) {
  test(`Hessian and optimum are those of the loss, by its differences: ${name}`, () => {
    const { hessian, eigenvalues, eigenvectors, weight, bias, loss: least } = engine.leastSquares(problem);
    const optimum = [...weight.data, ...(bias?.data ?? [])];
    const count = optimum.length;
    const lossAt = lossOf(problem);
    assertClose([lossAt(optimum)], [least]);
    /** The second difference, exact for a quadratic form. @param {number} i @param {number} k */
    const second = (i, k) => {
      /** @param {number} a @param {number} b */
      const at = (a, b) => lossAt(optimum.map((value, p) => value + (p === i ? a : 0) + (p === k ? b : 0)));
      return (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / 4;
    };
    const expected = Array.from({ length: count * count }, (_, i) => second(Math.floor(i / count), i % count));
    assertClose(hessian.data, expected, 1e-11);
    for (let row = 0; row < count; row++) {
      const vector = [...eigenvectors.data.subarray(row * count, (row + 1) * count)];
      const image = vector.map((_, i) => vector.reduce((sum, v, k) => sum + hessian.data[i * count + k] * v, 0));
      const turned = vector.map((v) => v * eigenvalues.data[row]);
      assertClose(image, turned, 1e-11);
      // No way down from the optimum.
      const ahead = lossAt(optimum.map((value, p) => value + vector[p]));
      assertClose([ahead - least], [eigenvalues.data[row] / 2], 1e-11);
    }
  });
}

/**
 * @param {import('convscope').LeastSquaresOptions} problem
 * @returns {(parameters: number[]) => number} the loss in plain JavaScript
 */
function lossOf({ x, y, kernelShape, loss, stride, padding, dilation, flip }) {
  /** @param {any} tensor */
  const four = ({ shape, data }) => ({ shape: [1, 1, 1, ...shape].slice(-4), data });
  const taps = [1, 1, ...kernelShape].slice(-4);
  const weights = taps.reduce((product, size) => product * size);
  const target = /** @type {any} */ (y).data;
  return (parameters) => {
    const w = { shape: taps, data: parameters.slice(0, weights) };
    const options = /** @type {any} */ ({ stride, padding: padding ?? undefined, dilation, flip });
    const { data } = naiveConv2d(four(x), w, { ...options, bias: parameters.slice(weights) });
    const sum = data.reduce((total, value, i) => total + (value - target[i]) ** 2, 0);
    return loss === 'mean' ? sum / data.length : sum;
  };
}

test('gradient descent converges below maxStableLr and diverges above it', () => {
  const { maxStableLr } = engine.leastSquares({ ...NOTEBOOK, bias: true });
  /** @param {number} lr */
  const lossesAt = (lr) =>
    engine
      .trainer({
        ...{ x: EDGE_IMAGE, y: EDGES, weight: [[0.5, 0.5]], bias: 0, dtype: 'float64' },
        optimizer: { name: 'sgd', lr },
      })
      .step(2000);
  assert.ok(/** @type {number} */ (lossesAt(maxStableLr * 0.999).at(-1)) < 1);
  assert.ok(/** @type {number} */ (lossesAt(maxStableLr * 1.001).at(-1)) > 100);
});

test('the analysis is float64 whatever the data is', () => {
  const narrow = { shape: [1, 1], data: new Float32Array([0.1]) };
  const { hessian, weight } = engine.leastSquares({ x: narrow, y: 1, kernelShape: [1, 1] });
  assert.equal(hessian.data[0], 2 * Math.fround(0.1) ** 2);
  assert.ok(weight.data instanceof Float64Array);
  const handle = engine.tensor(0.1);
  assert.deepEqual(engine.leastSquares({ x: handle, y: 1, kernelShape: [1, 1] }).hessian, hessian);
  assert.equal(engine.leastSquares({ x: 0.1, y: 1, kernelShape: [1, 1] }).hessian.data[0], 2 * 0.1 ** 2);
  handle.dispose();
});

test('what cannot be analysed is refused', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  /** @param {any} options */
  const solve = (options) => () => engine.leastSquares({ x: X, y: K, kernelShape: [2, 2], ...options });
  assert.throws(() => engine.leastSquares(/** @type {any} */ (undefined)), { name: 'TypeError', code: 'type' });
  assert.throws(solve({ kernelShape: undefined }), { name: 'TypeError', code: 'type', message: /^kernelShape/ });
  for (const kernelShape of [[], [2], [1, 2, 2], [2, 0], [1, 1, 1, 2, 2], [-1, 2], [1.5, 2]]) {
    assert.throws(solve({ kernelShape }), { ...range('shape'), message: /^kernelShape/ });
  }
  assert.throws(solve({ kernelShape: [2, 1, 2, 2] }), { ...range('shape'), message: /2 output channels/ });
  assert.throws(solve({ kernelShape: [4, 2] }), range('kernel-too-large'));
  assert.throws(solve({ x: wholeNumbers([20, 20], 1), y: 1, kernelShape: [20, 20] }), range('kernel-too-large'));
  assert.throws(solve({ y: X }), { ...range('shape'), message: /y/ });
  assert.throws(solve({ y: [K] }), { ...range('shape'), message: /^y/ });
  assert.throws(solve({ x: [[NaN, 1, 1], [1, 1, 1], [1, 1, 1]] }), range('not-finite')); // prettier-ignore
  assert.throws(solve({ loss: 'huber' }), range('loss'));
  assert.throws(solve({ bias: 1 }), { name: 'TypeError', code: 'type', message: /^bias/ });
  assert.throws(solve({ stride: 0 }), range('stride'));
  for (const option of ['groups', 'weight', 'algorithm', 'origin']) {
    assert.throws(solve({ [option]: 1 }), { name: 'TypeError', code: 'option' });
  }
  assert.throws(solve({ dtype: 'int32' }), range('dtype'));
});

test('a dtype can be asked for, and every result is float64', () => {
  for (const dtype of /** @type {const} */ (['float32', 'float64'])) {
    assert.deepEqual(engine.leastSquares({ ...NOTEBOOK, dtype }), engine.leastSquares(NOTEBOOK));
    const { values } = engine.lossSurface({ ...NOTEBOOK, dtype, resolution: 3 });
    assert.deepEqual(values, engine.lossSurface({ ...NOTEBOOK, resolution: 3 }).values);
    assert.ok(values.data instanceof Float64Array);
  }
});
