// Settings of the picture lab. The picture itself is in no link: it stays on the reader's device.
import { cell, choice, matrix, number } from '../settings.js';

/** The picture's longer side, px. */
export const LARGEST_SIDE = 1024;

export const images = {
  /** An example, or the reader's own: a file, the camera, a drawing. */
  picture: choice(['shapes', 'ball', 'rings', 'bars', 'own']),
  /** How large the examples are, px. */
  side: number({ default: 256, min: 32, max: LARGEST_SIDE, whole: true }),
  k: matrix({
    default: [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ],
    maxRows: 11,
    maxColumns: 11,
  }),
  /** Whether the kernel is turned by 180° first. */
  turn: choice(['correlation', 'convolution']),
  padding: choice(['same', 'valid']),
  /** What the colours of the result mean. */
  view: choice(['signed', 'grey']),
  /** The pinned pixel of the result. */
  at: cell([73, 24]),
};
