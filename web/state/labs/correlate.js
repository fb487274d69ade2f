// Settings of the cross-correlation lab; the defaults are the notebook's first example.
import { axes, sides } from '../layer-settings.js';
import { cell, choice, flag, matrix, number } from '../settings.js';

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
  stride: axes({ default: 1, min: 1, max: 8 }),
  /** Rows and columns around the image, on each side. */
  padding: sides({ default: 0, min: 0, max: 8 }),
  /** What stands there, in torch's names. */
  mode: choice(['zeros', 'reflect', 'replicate', 'circular']),
  /** How far apart the taps of the kernel lie on the image. */
  dilation: axes({ default: 1, min: 1, max: 8 }),
  /** Added to every sum. */
  bias: number({ default: 0, min: -1000, max: 1000 }),
  /** Whether X shows how often each of its cells is read instead of what it holds. */
  reads: flag(false),
  /** What random numbers are drawn from. */
  seed: number({ default: 1, min: 0, max: 2 ** 32 - 1, whole: true }),
  /** The pinned cell of the output. */
  at: cell([0, 0]),
};
