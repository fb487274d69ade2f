// The scatter view of a transposed convolution: every cell of X stamps the kernel, times its own value, into Y. A full
// convolution is the case with stride 1 and nothing cut off. Both axes are alike. Knows no DOM.
import { spanOf } from '../correlate/geometry.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {readonly [number, number]} Place  row, column */

/**
 * How stamps lie in Y: so far apart, so much of their border cut off, so much added below and to the right.
 * @typedef {{ stride: number, padding: number, outputPadding: number, dilation: number }} Stamping
 */

/** What makes the stamps of X add up to the full convolution. @type {Stamping} */
export const fullConvolution = { stride: 1, padding: 0, outputPadding: 0, dilation: 1 };

/**
 * Rows or columns of Y; below 1 where everything is cut off.
 * @param {number} size  of X @param {number} taps  of K @param {Stamping} stamping
 * @see arXiv:1603.07285, relationship 14, solved for the input
 */
export function stampedSize(size, taps, { stride, padding, outputPadding, dilation }) {
  return (size - 1) * stride - 2 * padding + spanOf(taps, dilation) + outputPadding;
}

/** Where in Y the stamp of a cell of X starts; it may reach over the edge, where it is cut. @param {Place} cell @param {Stamping} stamping @returns {[number, number]} */
export function stampStart([row, column], { stride, padding }) {
  return [row * stride - padding, column * stride - padding];
}

/** @param {Matrix} k @param {number} factor @returns {Matrix} */
export function scaled(k, factor) {
  // Adding 0 writes −0 as 0.
  return k.map((row) => row.map((value) => value * factor + 0));
}

/** The cells of Y that the stamp of one cell of X falls on, by 'row,column', with the tap that falls there. @param {Place} cell @param {Matrix} k @param {Stamping} stamping @returns {Map<string, number>} */
export function stampOf(cell, k, stamping) {
  const [top, left] = stampStart(cell, stamping);
  const { dilation } = stamping;
  return new Map(
    k.flatMap((row, i) =>
      row.map((tap, j) => /** @type {[string, number]} */ ([`${top + i * dilation},${left + j * dilation}`, tap])),
    ),
  );
}

/**
 * Y after the first cells of X, row by row, and how often each of its cells has been written.
 * @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {number} [count]  all if not said
 * @returns {{ values: Matrix, written: Matrix }}
 */
export function stamped(x, k, stamping, count = Infinity) {
  const rows = stampedSize(x.length, k.length, stamping);
  const columns = stampedSize(x[0].length, k[0].length, stamping);
  const empty = () => Array.from({ length: rows }, () => Array(columns).fill(0));
  const [values, written] = [empty(), empty()];
  x.flat()
    .slice(0, count)
    .forEach((value, index) => {
      const [top, left] = stampStart([Math.floor(index / x[0].length), index % x[0].length], stamping);
      k.forEach((taps, i) =>
        taps.forEach((tap, j) => {
          const [row, column] = [top + i * stamping.dilation, left + j * stamping.dilation];
          if (values[row]?.[column] === undefined) return;
          values[row][column] += value * tap;
          written[row][column] += 1;
        }),
      );
    });
  return { values, written };
}

/**
 * The same sum seen from one cell of Y: the cells of X whose stamp falls on it, and with which tap.
 * @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {Place} cell  of Y
 * @returns {Term[]} row by row of X
 */
export function stampsOn(x, k, stamping, [row, column]) {
  const rows = meetings(row, x.length, k.length, stamping);
  const columns = meetings(column, x[0].length, k[0].length, stamping);
  return rows.flatMap(([r, i]) =>
    columns.map(([c, j]) => ({
      key: `${i},${j}`,
      tap: /** @type {[number, number]} */ ([i, j]),
      at: /** @type {[number, number]} */ ([r, c]),
      x: x[r][c],
      k: k[i][j],
      padding: false,
    })),
  );
}

/** The rows (or columns) of X that write one of Y, each with its tap. @param {number} place @param {number} size @param {number} taps @param {Stamping} stamping */
function meetings(place, size, taps, { stride, padding, dilation }) {
  return Array.from({ length: size }, (_, index) => [index, (place + padding - index * stride) / dilation]).filter(
    ([, tap]) => Number.isInteger(tap) && tap >= 0 && tap < taps,
  );
}
