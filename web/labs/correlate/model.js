// Cross-correlation and convolution of two small matrices, and which numbers make up one cell. Knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {'valid' | 'same' | 'full'} Mode */

/**
 * How far the kernel's window starts outside the image, rows above and columns to the left.
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Reach
 */

/**
 * One product of a sum.
 * @typedef {object} Term
 * @property {string} key  the tap, 'row,column' in the kernel as it lies on the image
 * @property {[number, number]} tap  the same as numbers
 * @property {[number, number]} at  where in the image; outside it where `padding`
 * @property {number} x
 * @property {number} k
 * @property {boolean} padding
 */

/** Sums of decimals are shown, so they are made in float64. */
const EXACTLY = /** @type {const} */ ({ dtype: 'float64' });

/** @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Mode} mode @returns {Matrix} */
export function correlation(engine, x, k, mode) {
  return rowsOf(engine.correlate2d(x, k, { mode, ...EXACTLY }));
}

/** @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Mode} mode @returns {Matrix} */
export function convolution(engine, x, k, mode) {
  return rowsOf(engine.convolve2d(x, k, { mode, ...EXACTLY }));
}

/** The image with the zeros the kernel reaches. @param {Engine} engine @param {Matrix} x @param {Reach} reach @returns {Matrix} */
export function padded(engine, x, { top, left, bottom, right }) {
  return rowsOf(engine.pad2d(x, [top, left, bottom, right], EXACTLY));
}

/**
 * Turned by 180°: the kernel as a convolution lays it on the image.
 * @param {Matrix} k @returns {Matrix}
 */
export function turned(k) {
  return k.map((row) => [...row].reverse()).reverse();
}

/**
 * Where the window of output cell (0, 0) starts. For `same` the odd row or column of an even kernel falls where
 * SciPy has it: below and to the right for correlate2d, above and to the left for convolve2d.
 * @param {Matrix} k @param {Mode} mode @param {boolean} convolves @returns {Reach}
 */
export function reachOf(k, mode, convolves) {
  const [rows, columns] = [k.length - 1, k[0].length - 1];
  if (mode === 'valid') return { top: 0, left: 0, bottom: 0, right: 0 };
  if (mode === 'full') return { top: rows, left: columns, bottom: rows, right: columns };
  const before = convolves ? Math.ceil : Math.floor;
  const [top, left] = [before(rows / 2), before(columns / 2)];
  return { top, left, bottom: rows - top, right: columns - left };
}

/**
 * The products whose sum is one output cell, tap by tap.
 * @param {Matrix} x
 * @param {Matrix} k  as it lies on the image: turned for a convolution
 * @param {readonly [number, number]} cell  of the output
 * @param {Reach} reach
 * @returns {Term[]}
 */
export function termsOf(x, k, [row, column], { top, left }) {
  return k.flatMap((taps, i) =>
    taps.map((tap, j) => {
      const at = /** @type {[number, number]} */ ([row + i - top, column + j - left]);
      const value = x[at[0]]?.[at[1]];
      return {
        key: `${i},${j}`,
        tap: /** @type {[number, number]} */ ([i, j]),
        at,
        x: value ?? 0,
        k: tap,
        padding: value === undefined,
      };
    }),
  );
}

/** The nearest cell of a matrix. @param {Cell} cell @param {Matrix} values @returns {[number, number] | null} */
export function within(cell, values) {
  if (!cell) return null;
  return [Math.min(cell[0], values.length - 1), Math.min(cell[1], values[0].length - 1)];
}
