// The gather view of a transposed convolution: zeros between and around the cells of X, and the turned kernel slides over
// them with stride 1. And what the engine gives. Knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';
import { termsOf, turned } from '../correlate/model.js';
import { stamped } from './stamps.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./stamps.js').Stamping} Stamping */
/** @typedef {import('../correlate/model.js').Term} Term */

/** Sums of decimals are shown, so they are made in float64. */
const EXACTLY = /** @type {const} */ ({ dtype: 'float64' });

/** @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @returns {Matrix} */
export function transposed(engine, x, k, { stride, padding, outputPadding, dilation }) {
  return rowsOf(engine.convTranspose2d(x, k, { stride, padding, outputPadding, dilation, ...EXACTLY }));
}

/** What output padding a layer is computed with: it must be less than stride or dilation. @param {Stamping} stamping */
export function usableOutputPadding({ stride, outputPadding, dilation }) {
  return Math.min(outputPadding, Math.max(stride, dilation) - 1);
}

/** X with zeros between its cells. @param {Matrix} x @param {number} stride @returns {Matrix} */
function stuffed(x, stride) {
  return Array.from({ length: (x.length - 1) * stride + 1 }, (_, r) =>
    Array.from({ length: (x[0].length - 1) * stride + 1 }, (__, c) =>
      isOfX([r, c], stride) ? x[r / stride][c / stride] : 0,
    ),
  );
}

/** Whether a cell of the stuffed image is one of X. @param {readonly [number, number]} cell @param {number} stride */
function isOfX([row, column], stride) {
  return row % stride === 0 && column % stride === 0;
}

/** How far the kernel reaches over the top and the left of the stuffed image; negative where it starts inside. @param {Matrix} k @param {Stamping} stamping @returns {[number, number]} */
export function reachBefore(k, { padding, dilation }) {
  return [dilation * (k.length - 1) - padding, dilation * (k[0].length - 1) - padding];
}

/** The stuffed image with the zeros around it that the kernel reaches, and those between its cells, by 'row,column'. @param {Matrix} x @param {Matrix} k @param {Stamping} stamping */
export function surrounded(x, k, stamping) {
  const inner = stuffed(x, stamping.stride);
  const [above, before] = reachBefore(k, stamping);
  const [top, left] = [Math.max(0, above), Math.max(0, before)];
  const bottom = Math.max(0, above + stamping.outputPadding);
  const right = Math.max(0, before + stamping.outputPadding);
  const width = left + inner[0].length + right;
  const zeros = (/** @type {number} */ count) => Array.from({ length: count }, () => Array(width).fill(0));
  const values = [
    ...zeros(top),
    ...inner.map((row) => [...Array(left).fill(0), ...row, ...Array(right).fill(0)]),
    ...zeros(bottom),
  ];
  const stuffing = new Set(
    inner.flatMap((row, r) => row.flatMap((_, c) => (isOfX([r, c], stamping.stride) ? [] : [`${r},${c}`]))),
  );
  return { inner, ring: { values, top, left }, stuffing };
}

/**
 * The products whose sum is one cell of Y; `padding` is set for those with a zero that is not of X.
 * @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {readonly [number, number]} cell
 * @returns {Term[]}
 */
export function gathered(x, k, stamping, cell) {
  const [top, left] = reachBefore(k, stamping);
  const { stride, dilation } = stamping;
  return termsOf(stuffed(x, stride), turned(k), cell, { top, left, dilation: [dilation, dilation] }).map((term) => ({
    ...term,
    padding: term.padding || !isOfX(term.at, stride),
  }));
}

/**
 * How often each cell of Y is written, the least and the most of it, and whether it is the same everywhere far from the edges.
 * @param {Matrix} x @param {Matrix} k @param {Stamping} stamping
 */
export function overlaps(x, k, stamping) {
  const { written } = stamped(x, k, stamping);
  const all = written.flat();
  const even = [k.length, k[0].length].every((taps) => isEven(taps, stamping));
  return { written, least: Math.min(...all), most: Math.max(...all), even };
}

/** Far from the edges the rows of Y are written in turn by those taps that lie a multiple of the stride apart. @param {number} taps @param {Stamping} stamping */
function isEven(taps, { stride, dilation }) {
  const counts = Array(stride).fill(0);
  for (let tap = 0; tap < taps; tap += 1) counts[(tap * dilation) % stride] += 1;
  return counts.every((count) => count === counts[0]);
}

/**
 * The same numbers by another way: the gradient of a cross-correlation's input when X is the gradient of its output.
 * @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {Matrix} y
 * @returns {Matrix | null} null where no cross-correlation of these sizes exists
 */
export function inputGradient(engine, x, k, { stride, padding, outputPadding, dilation }, y) {
  if (outputPadding >= stride) return null;
  const zeros = y.map((row) => row.map(() => 0));
  return rowsOf(engine.conv2dBackward(x, zeros, k, { stride, padding, dilation, ...EXACTLY }).gradX);
}
