// Settings of the convolution lab: the matrices of the correlation lab, and how far the kernel may reach over the edge.
import { cell, choice } from '../settings.js';
import { correlate } from './correlate.js';

export const convolve = {
  x: correlate.x,
  k: correlate.k,
  mode: choice(['valid', 'same', 'full']),
  /** Which of the two results the pinned cell is in. */
  of: choice(['convolution', 'correlation']),
  at: cell([0, 0]),
  /** The cell of X that stamps last, in the scatter view. */
  stamp: cell([1, 1]),
};
