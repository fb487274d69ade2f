// kernels.js — kernels with a name, as cross-correlation takes them.

/** @typedef {import('./index.js').Tensor} Tensor */

/** Rows of each kernel; a common factor beside them where the values are fractions. */
// prettier-ignore
const ROWS = {
  identity: { rows: [[0, 0, 0], [0, 1, 0], [0, 0, 0]] },
  // Output (r, c) shows input (r, c − 1): the picture moves one pixel to the right.
  'shift-right': { rows: [[0, 0, 0], [1, 0, 0], [0, 0, 0]] },
  'shift-down': { rows: [[0, 1, 0], [0, 0, 0], [0, 0, 0]] },
  box: { rows: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], divisor: 9 },
  // The binomial approximation of a Gaussian with a variance of half a pixel².
  gaussian: { rows: [[1, 2, 1], [2, 4, 2], [1, 2, 1]], divisor: 16 },
  sharpen: { rows: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]] },
  laplacian: { rows: [[0, 1, 0], [1, -4, 1], [0, 1, 0]] },
  outline: { rows: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]] },
  emboss: { rows: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]] },
  'sobel-x': { rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]] },
  'sobel-y': { rows: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]] },
  'prewitt-x': { rows: [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]] },
  'prewitt-y': { rows: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]] },
  'scharr-x': { rows: [[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]] },
  'scharr-y': { rows: [[-3, -10, -3], [0, 0, 0], [3, 10, 3]] },
  // The notebook's: where a row changes from one pixel to the next.
  'edge-x': { rows: [[1, -1]] },
  'edge-y': { rows: [[1], [-1]] },
};

/**
 * @param {{ rows: number[][], divisor?: number }} kernel
 * @returns {Tensor} one of its own for every caller, so that nobody can spoil another's
 */
function tensorOf({ rows, divisor = 1 }) {
  return { shape: [rows.length, rows[0].length], data: Float32Array.from(rows.flat(), (value) => value / divisor) };
}

/** @type {typeof import('./index.js').kernels} */
export const kernels = Object.freeze(
  Object.defineProperties(
    /** @type {any} */ ({}),
    Object.fromEntries(
      Object.entries(ROWS).map(([name, kernel]) => [name, { enumerable: true, get: () => tensorOf(kernel) }]),
    ),
  ),
);
