// loss-surface.test.mjs — the loss over a plane of parameters against the loss computed point by point.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
const NOTEBOOK = { x: EDGE_IMAGE, y: EDGES, kernelShape: [1, 2] };

/** The notebook's loss. @param {number[]} parameters w1, w2 and, if there is one, the bias */
function notebookLoss([w1, w2, bias = 0]) {
  const residuals = EDGE_IMAGE.flatMap((row, r) =>
    EDGES[r].map((target, c) => w1 * row[c] + w2 * row[c + 1] + bias - target),
  );
  return residuals.reduce((sum, residual) => sum + residual * residual, 0);
}

test('every value is the loss at origin + a · axes[0] + b · axes[1]', () => {
  const origin = [0.5, 0.25, -1];
  const axes = [
    [1, 0, 2],
    [0, -1, 0.5],
  ];
  const range = /** @type {[[number, number], [number, number]]} */ ([
    [-2, 1],
    [0, 3],
  ]);
  const surface = engine.lossSurface({ ...NOTEBOOK, bias: true, origin, axes, range, resolution: [4, 7] });
  assert.deepEqual(nested(surface.origin), origin);
  assert.deepEqual(nested(surface.axes), axes);
  assert.deepEqual(surface.range, range);
  assert.deepEqual(surface.values.shape, [4, 7]);
  nested(surface.values).forEach((/** @type {number[]} */ row, /** @type {number} */ i) =>
    row.forEach((value, k) => {
      const [a, b] = [-2 + i, k / 2];
      const expected = notebookLoss(origin.map((start, p) => start + a * axes[0][p] + b * axes[1][p]));
      assert.ok(Math.abs(value - expected) < 1e-10, `${value} is not ${expected} at ${i}, ${k}`);
    }),
  );
});

test('without more said it shows the optimum, between the steepest and the flattest direction', () => {
  const surface = engine.lossSurface(NOTEBOOK);
  const { eigenvectors, weight } = engine.leastSquares(NOTEBOOK);
  assert.deepEqual(surface.origin, { shape: [2], data: weight.data });
  assert.deepEqual(surface.axes, eigenvectors);
  assert.deepEqual(surface.range, [
    [-1, 1],
    [-1, 1],
  ]);
  assert.deepEqual(surface.values.shape, [33, 33]);
  const values = nested(surface.values);
  assert.ok(Math.abs(values[16][16]) < 1e-12);
  assert.ok(Math.abs(values[0][16] - 30) < 1e-12); // half of 60 at one length from the optimum
  assert.ok(Math.abs(values[16][32] - 6) < 1e-12);
  const three = engine.lossSurface({ ...NOTEBOOK, bias: true, loss: 'mean', resolution: 3 });
  const vectors = engine.leastSquares({ ...NOTEBOOK, bias: true, loss: 'mean' }).eigenvectors.data;
  assert.deepEqual([...three.axes.data], [...vectors.subarray(0, 3), ...vectors.subarray(6)]);
  assert.deepEqual(three.values.shape, [3, 3]);
});

test('a resolution of 1 stays at the beginning of its range', () => {
  const options = { ...NOTEBOOK, origin: [1, -1], axes: [[1, 0], [0, 1]] }; // prettier-ignore
  const { values } = engine.lossSurface({ ...options, range: [[2, 3], [0, 1]], resolution: [1, 2] }); // prettier-ignore
  assert.deepEqual(values.shape, [1, 2]);
  assert.deepEqual(
    [...values.data].map((value) => Math.round(value * 1e9) / 1e9),
    [notebookLoss([3, -1]), notebookLoss([3, 0])],
  );
});

test('a layer of one parameter needs axes', () => {
  const one = { x: X, y: X, kernelShape: [1, 1] };
  assert.throws(() => engine.lossSurface(one), { name: 'RangeError', code: 'axes', message: /one parameter/ });
  const { values, axes } = engine.lossSurface({ ...one, axes: [[1], [2]], resolution: 3 });
  assert.deepEqual(axes.shape, [2, 1]);
  assert.ok(Math.abs(values.data[8] - 9 * 204) < 1e-9); // Σx² = 204, three lengths away
});

test('axes and origin can be tensors and handles', () => {
  const origin = engine.tensor([1, -1], { dtype: 'float64' });
  const axes = { shape: [2, 2], data: new Float32Array([1, 0, 0, 1]) };
  const { values } = engine.lossSurface({ ...NOTEBOOK, origin, axes, range: [[0, 1], [0, 1]], resolution: 2 }); // prettier-ignore
  assert.deepEqual(
    [...values.data].map((value) => Math.round(value * 1e9) / 1e9),
    [[1, -1], [1, 0], [2, -1], [2, 0]].map(notebookLoss), // prettier-ignore
  );
  origin.dispose();
});

test('what is no plane of parameters is refused', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  const type = { name: 'TypeError', code: 'type' };
  /** @param {any} options */
  const draw = (options) => () => engine.lossSurface({ x: X, y: K, kernelShape: [2, 2], ...options });
  draw({ resolution: 1 })();
  for (const origin of [1, [1, 2, 3], [[1, 2, 3, 4]], K]) {
    assert.throws(draw({ origin }), { ...range('shape'), message: /^origin must be 4/ });
  }
  for (const axes of [1, [1, 2, 3, 4], [[1, 2, 3, 4]], K]) {
    assert.throws(draw({ axes }), { ...range('shape'), message: /^axes must be 2×4/ });
  }
  for (const bad of [
    [],
    [[0, 1]],
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    [[0], [1]],
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0, NaN],
      [0, 1],
    ],
  ]) {
    assert.throws(draw({ range: bad }), { ...range('range'), message: /^range/ });
  }
  for (const bad of [1, [1, 2], [['0', 1], [0, 1]], null, 'all']) assert.throws(draw({ range: bad }), type); // prettier-ignore
  for (const bad of [0, -1, 1.5, [3], [3, 0], 2 ** 31]) assert.throws(draw({ resolution: bad }), range('resolution'));
  assert.throws(draw({ resolution: '3' }), type);
  assert.throws(draw({ resolution: 2 ** 20 }), range('memory'));
  assert.throws(draw({ bias: true, origin: wholeNumbers([4], 1) }), {
    ...range('shape'),
    message: /^origin must be 5/,
  });
});
