// Settings of the cross-correlation lab; the defaults are the notebook's first example.
import { cell, matrix, number } from '../settings.js';

export const correlate = {
  x: matrix({
    default: [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ],
    maxRows: 32,
    maxColumns: 32,
  }),
  k: matrix({
    default: [
      [0, 1],
      [2, 3],
    ],
    maxRows: 11,
    maxColumns: 11,
  }),
  /** How far the kernel moves from one output cell to the next. */
  stride: number({ default: 1, min: 1, max: 8, whole: true }),
  /** Rows and columns of zeros around the image, on each side. */
  padding: number({ default: 0, min: 0, max: 8, whole: true }),
  /** How far apart the taps of the kernel lie on the image. */
  dilation: number({ default: 1, min: 1, max: 8, whole: true }),
  /** The pinned cell of the output. */
  at: cell([0, 0]),
};
