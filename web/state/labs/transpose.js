// Settings of the transposed-convolution lab; the default doubles a 2×2 image with a smooth kernel.
import { cell, choice, matrix, number } from '../settings.js';

export const transpose = {
  x: matrix({
    default: [
      [1, 2],
      [3, 4],
    ],
    maxRows: 6,
    maxColumns: 6,
  }),
  k: matrix({
    default: [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ],
    maxRows: 5,
    maxColumns: 5,
  }),
  /** How far apart two neighbours of X stamp into Y. */
  stride: number({ default: 2, min: 1, max: 4, whole: true }),
  /** Rows and columns cut off Y on each side. */
  padding: number({ default: 0, min: 0, max: 4, whole: true }),
  /** Rows and columns added to Y below and to the right; less than stride or dilation. */
  outputPadding: number({ default: 0, min: 0, max: 3, whole: true }),
  dilation: number({ default: 1, min: 1, max: 3, whole: true }),
  view: choice(['scatter', 'gather', 'counts']),
  /** The cell of X that stamps last. */
  stamp: cell([0, 1]),
  /** The pinned cell of Y. */
  at: cell([2, 2]),
};
