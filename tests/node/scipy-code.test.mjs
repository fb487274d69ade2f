// The lines of NumPy and SciPy for a layer with channels and a transposed convolution: run in the real libraries they give
// what the labs show; without them, they are the lines that did when this was written.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import { outputsOf, weightOf } from '../../web/labs/channels/channels-model.js';
import { channelsInScipy, transposedInScipy } from '../../web/labs/scipy-code.js';
import { transposed } from '../../web/labs/transpose/gather.js';
import { resultsOf, skip } from './python-fixtures.mjs';
import { stampings } from './stamp-cases.mjs';

/** @typedef {import('../../web/labs/channels/channels-model.js').Layer} Layer */

/** @type {Awaited<ReturnType<typeof createEngine>>} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** Numbers with decimals, no two of them alike. @param {number} count @param {number} rows @param {number} columns @param {number} from */
const matrices = (count, rows, columns, from) =>
  Array.from({ length: count }, (_, one) =>
    Array.from({ length: rows }, (__, r) =>
      Array.from({ length: columns }, (___, c) => (((one * rows + r) * columns + c) * 7 + from) / 8 - 5),
    ),
  );

/** @param {number} ins @param {number} outs @param {Partial<Layer>} given @returns {Layer} */
const layer = (ins, outs, given) => ({
  x: matrices(ins, 5, 6, 0),
  w: matrices(ins * outs, 2, 3, 3),
  bias: Array(outs).fill(0),
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  ...given,
});
const layers = [
  layer(1, 1, {}),
  layer(3, 2, { bias: [0.5, -2] }),
  layer(2, 3, { stride: 2, padding: 1, dilation: 2 }),
  layer(4, 4, { groups: 2, padding: 2, bias: [1, 0, 0, -1] }),
  layer(4, 2, { groups: 2, stride: 3, dilation: 2 }),
  layer(3, 3, { groups: 3, stride: 2, padding: 1 }),
  layer(2, 4, { groups: 2 }),
];
const codeOf = (/** @type {Layer} */ one) => channelsInScipy({ ...one, w: weightOf(one) });

/** @param {unknown} nested */
const flat = (nested) => /** @type {number[]} */ (/** @type {any} */ (nested).flat(3));

test('the lines for a layer with channels run and give what the lab shows', { skip }, () => {
  resultsOf(layers.map(codeOf)).forEach((/** @type {number[][][]} */ y, /** @type {number} */ index) => {
    const expected = outputsOf(engine, layers[index]);
    const sizes = (/** @type {number[][][]} */ of) => [of.length, of[0].length, of[0][0].length];
    assert.deepEqual(sizes(y), sizes(expected), `layer ${index}`);
    flat(y).forEach((value, at) => assert.ok(Math.abs(value - flat(expected)[at]) < 1e-9, `layer ${index}`));
  });
});

test('the lines for a transposed convolution run and give what the lab shows', { skip }, () => {
  const cases = fc.sample(stampings({ padding: 4, outputPadding: 3 }), { numRuns: 60, seed: 3 });
  const results = resultsOf(cases.map(({ x, k, ...how }) => transposedInScipy(x, k, how)));
  cases.forEach(({ x, k, ...how }, index) => {
    const y = transposed(engine, x, k, how).map((row) => row.map((value) => value + 0));
    assert.deepEqual(
      results[index].map((/** @type {number[]} */ row) => row.map((value) => value + 0)),
      y,
      JSON.stringify(how),
    );
  });
});

test('the lines are those that SciPy 1.10 ran, with the numbers it printed', () => {
  const x = [[[1, 2, 3], [4, 5, 6]], [[0, 1, 0], [-1, 0.5, 2]]]; // prettier-ignore
  const w = [[[[1, -1]]], [[[0.5, 2]]]];
  const how = { stride: 2, padding: 1, dilation: 2 };
  assert.equal(
    channelsInScipy({ x, w, bias: [0, 10], groups: 2, ...how }),
    `import numpy as np
from scipy.signal import correlate2d

X = np.array([[[1, 2, 3], [4, 5, 6]], [[0, 1, 0], [-1, 0.5, 2]]], dtype=float)  # channel, row, column
W = np.array([[[[1, -1]]], [[[0.5, 2]]]], dtype=float)  # out, in, row, column
b = np.array([0, 10], dtype=float)
X = np.pad(X, ((0, 0), (1, 1), (1, 1)))
spread = np.zeros((2, 1, 1, 3))  # zeros between the taps
spread[:, :, ::2, ::2] = W
Y = np.array([
    # an output reads the channels of its group; zip ends with its kernels
    sum(correlate2d(x, k, mode='valid') for x, k in zip(X[o // 1 * 1:], spread[o]))
    for o in range(2)
])[:, ::2, ::2] + b[:, None, None]
print(Y)
`,
  );
  const kernels = [[[1, -1]], [[0, 0]], [[0, 0]], [[0.5, 2]]];
  assert.deepEqual(outputsOf(engine, { x, w: kernels, bias: [0, 10], groups: 2, ...how }), [
    [[0, 0], [-5, 5]], [[10, 10], [11, 10.25]],
  ]); // prettier-ignore

  const [stamps, k] = [[[1, 2], [3, 4]], [[1, 2], [0.5, -1]]]; // prettier-ignore
  const stamping = { ...how, outputPadding: 1 };
  assert.equal(
    transposedInScipy(stamps, k, stamping),
    `import numpy as np
from scipy.signal import convolve2d

X = np.array([[1, 2], [3, 4]], dtype=float)
K = np.array([[1, 2], [0.5, -1]], dtype=float)
stuffed = np.zeros((3, 3))  # zeros between the cells of X
stuffed[::2, ::2] = X
spread = np.zeros((3, 3))  # zeros between the taps of K
spread[::2, ::2] = K
Y = convolve2d(stuffed, spread)
Y = np.pad(Y, (0, 1))  # the output padding, below and to the right
Y = Y[1:-1, 1:-1]  # the padding cuts off
print(Y)
`,
  );
  assert.deepEqual(transposed(engine, stamps, k, stamping), [
    [0, 0, 0, 0], [0, 10, 0, 6], [0, 0, 0, 0], [0, -1, 0, -4],
  ]); // prettier-ignore
});
