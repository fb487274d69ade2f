// Matrices of small whole numbers from a seed: the same everywhere, and one can reckon with them.
import { rowsOf } from '../components/matrix-values.js';
import { random } from '../engine/index.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */

/** Up to this, either side of 0. */
const LARGEST = 3;

/**
 * @param {number} seed
 * @param {...[number, number]} shapes  rows and columns of each; all are of one stream
 * @returns {Matrix[]}
 */
export function randomMatrices(seed, ...shapes) {
  const count = shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const drawn = random({ seed, shape: [count], distribution: 'uniform', scale: 1, dtype: 'float64' }).data;
  let start = 0;
  return shapes.map((shape) => {
    const data = drawn.slice(start, (start += shape[0] * shape[1]));
    return rowsOf({ shape, data }).map((row) => row.map((value) => Math.round((LARGEST + 0.49) * value) + 0));
  });
}
