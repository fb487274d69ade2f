// gradient-model.js — the gradient of every learned number, the sum that makes it, and difference quotients beside it; no DOM.
import { FIRST, kernelIn, numbersOf, planeOf, sizesOf } from './kernel-pairs.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./kernel-pairs.js').Pair} Pair */
/** @typedef {import('./training-run.js').Shown} Shown */

/** Differences are small; float32 would leave nothing of them. */
const EXACTLY = /** @type {const} */ ({ dtype: 'float64' });

/** What a residual is multiplied by: the loss is the sum, or the mean, of their squares. @param {TrainingTask} task @param {number} count  of residuals */
export function factorOf({ loss }, count) {
  return loss === 'mean' ? 2 / count : 2;
}

/**
 * @param {Engine} engine @param {Shown} shown @param {Pair} [pair]
 * @returns {{ weight: Matrix, bias: number | null }} ∂L/∂W and ∂L/∂b of a kernel and of its output channel
 */
export function gradientsOf(engine, { task, report }, pair = FIRST) {
  const { x, flip, stride, padding } = task;
  const { residual, weight } = report;
  const factor = factorOf(task, residual.data.length);
  const slope = { shape: residual.shape, data: Float64Array.from(residual.data, (value) => factor * value) };
  const { gradW, gradBias } = engine.conv2dBackward(slope, x, weight, { flip, stride, padding, ...EXACTLY });
  const bias = report.bias === null ? null : gradBias.data[pair.out];
  return { weight: kernelIn(task, pair, gradW.data), bias };
}

/**
 * One product of the sum: a residual, and the pixel the number met there.
 * @typedef {{ residual: number, from: [number, number], x: number, at: [number, number] }} GradientTerm  `at` is outside X in the padding
 */

/**
 * @typedef {object} GradientStory
 * @property {GradientTerm[]} terms  all residuals, row by row; x is 1 for the bias
 * @property {number} factor         of the whole sum
 * @property {{ row: number, column: number, rows: number, columns: number } | null} frame  the part of X that it met
 */

/**
 * @param {Shown} shown
 * @param {Cell} cell  of the kernel; null for the bias
 * @param {Pair} [pair]  whose kernel it is
 * @returns {GradientStory}
 */
export function gradientStoryOf({ task, report }, cell, { out, into } = FIRST) {
  const { flip, stride, padding } = task;
  const x = task.x[into];
  const { data, shape } = report.residual;
  const [rows, columns] = shape.slice(-2);
  const size = sizesOf(task);
  const place = cell && (flip ? [size.rows - 1 - cell[0], size.columns - 1 - cell[1]] : cell);
  const terms = planeOf(report.residual, out).flatMap((residuals, row) =>
    residuals.map((residual, column) => {
      const from = /** @type {[number, number]} */ ([row, column]);
      const at = /** @type {[number, number]} */ (
        from.map((one, axis) => one * stride - padding + (place?.[axis] ?? 0))
      );
      return { residual, from, x: place === null ? 1 : (x[at[0]]?.[at[1]] ?? 0), at };
    }),
  );
  const frame = place && {
    row: place[0] - padding,
    column: place[1] - padding,
    rows: (rows - 1) * stride + 1,
    columns: (columns - 1) * stride + 1,
  };
  return { terms, factor: factorOf(task, data.length), frame };
}

/** How far a number is moved to either side. */
const STEP = 1 / 1024;

/**
 * (L(p + h) − L(p − h)) / 2h for every number of a kernel and its bias: what its gradient must be, found without any formula for it.
 * @param {Engine} engine @param {Shown} shown @param {Pair} [pair]
 * @returns {number[]} weight row by row, then bias
 */
export function differenceQuotients(engine, { task, report }, pair = FIRST) {
  const { x, flip, stride, padding } = task;
  const { weight, bias, target } = report;
  const values = [...weight.data, ...(bias?.data ?? [])];
  const lossAt = (/** @type {number[]} */ numbers) => {
    const kernel = { shape: weight.shape, data: Float64Array.from(numbers.slice(0, weight.data.length)) };
    const shift = bias === null ? null : numbers.slice(weight.data.length);
    const { data } = engine.conv2d(x, kernel, { bias: shift, flip, stride, padding, ...EXACTLY });
    let sum = 0;
    data.forEach((value, index) => (sum += (value - target.data[index]) ** 2));
    return (sum * factorOf(task, data.length)) / 2;
  };
  return numbersOf(task, pair).map((index) => {
    const moved = (/** @type {number} */ by) => values.map((value, one) => (one === index ? value + by : value));
    return (lossAt(moved(STEP)) - lossAt(moved(-STEP))) / (2 * STEP);
  });
}

/** How far apart gradients and quotients are, as a part of the largest gradient. @param {number[]} gradients @param {number[]} quotients */
export function disagreement(gradients, quotients) {
  const largest = Math.max(...gradients.map(Math.abs), 1e-12);
  return Math.max(...gradients.map((value, index) => Math.abs(value - quotients[index]))) / largest;
}
