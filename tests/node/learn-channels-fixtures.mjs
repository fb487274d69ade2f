// learn-channels-fixtures.mjs — layers of several channels, and their sums and losses by plain loops.
import assert from 'node:assert/strict';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { sizesOf } from '../../web/labs/learn/kernel-pairs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */
/** @typedef {import('../../web/engine/training-protocol.js').TrainingTask} TrainingTask */

export const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);
const grid = (/** @type {number} */ rows, /** @type {number} */ columns, /** @type {number} */ by) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => ((3 * r + by * c) % 7) - 3));

/** Three planes, two outputs, kernels of 2×3. @type {Settings} */
export const layer = {
  ...defaults,
  ...{ ins: 3, outs: 2, lr: 0.0005, loss: 'sum' },
  x: grid(5, 7, 5),
  moreX: [grid(5, 7, 2), grid(5, 7, 4)],
  ...{ hidden: grid(2, 3, 1), start: grid(2, 3, 2), startBias: -0.5 },
  moreHidden: Array.from({ length: 15 }, (_, index) => grid(2, 3, index + 2)),
  moreStart: Array.from({ length: 15 }, (_, index) => grid(2, 3, index + 3)),
};

/** In every geometry. @returns {Settings[]} */
export const geometries = () =>
  [false, true].flatMap((flip) =>
    [1, 2].flatMap((stride) =>
      [0, 2].flatMap((padding) =>
        /** @type {const} */ (['sum', 'mean']).map((loss) => ({ ...layer, flip, stride, padding, loss })),
      ),
    ),
  );

/** @param {Settings} settings @param {number} at @returns {import('../../web/labs/learn/training-run.js').Shown} */
export function shownAt(settings, at) {
  /** @type {any} */
  let report;
  const session = new TrainingSession(engine, (one) => (report = one), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
  assert.equal(report.type, 'report', JSON.stringify(report.error));
  return { task: taskOf(settings), report, losses: report.losses };
}

/**
 * Y[o] = b[o] + Σ X[c] ⋆ W[o][c], as the definition has it.
 * @param {TrainingTask} task @param {number[][][][]} kernels @param {number[]} biases
 * @returns {number[][][]}
 */
export function naive({ x, flip, stride, padding }, kernels, biases) {
  const [rows, columns] = [kernels[0][0].length, kernels[0][0][0].length];
  const along = (/** @type {number} */ size, /** @type {number} */ taps) =>
    Math.floor((size + 2 * padding - taps) / stride) + 1;
  return kernels.map((row, out) =>
    Array.from({ length: along(x[0].length, rows) }, (_, r) =>
      Array.from({ length: along(x[0][0].length, columns) }, (__, c) => {
        let sum = biases[out];
        row.forEach((kernel, into) => {
          for (let i = 0; i < rows; i += 1) {
            for (let j = 0; j < columns; j += 1) {
              const tap = flip ? kernel[rows - 1 - i][columns - 1 - j] : kernel[i][j];
              sum += tap * (x[into][r * stride - padding + i]?.[c * stride - padding + j] ?? 0);
            }
          }
        });
        return sum;
      }),
    ),
  );
}

/** The loss at any learned numbers, by the naive sum. @param {TrainingTask} task @param {number[]} values */
export function naiveLoss(task, values) {
  const { outs, ins, rows, columns } = sizesOf(task);
  let next = 0;
  const times = (/** @type {number} */ count, /** @type {() => any} */ make) => Array.from({ length: count }, make);
  const kernels = times(outs, () => times(ins, () => times(rows, () => times(columns, () => values[next++]))));
  const biases = task.bias === null ? Array(outs).fill(0) : values.slice(next);
  const target = naive(task, task.kernel, Array(outs).fill(0)).flat(2);
  const squares = naive(task, kernels, biases).flat(2).map((value, index) => (value - target[index]) ** 2); // prettier-ignore
  return squares.reduce((sum, one) => sum + one, 0) / (task.loss === 'mean' ? squares.length : 1);
}

/** @param {ArrayLike<number>} actual @param {ArrayLike<number>} expected @param {number} bound */
export function assertClose(actual, expected, bound) {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i += 1)
    assert.ok(Math.abs(actual[i] - expected[i]) <= bound, `${actual[i]} is not ${expected[i]} at ${i}`);
}
