// Settings of the cross-correlation lab; the defaults are the notebook's first example.
import { cell, matrix } from '../settings.js';

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
  /** The pinned cell of the output. */
  at: cell([0, 0]),
};
