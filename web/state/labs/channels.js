// Settings of the channels lab. The default: an image of three channels, and an edge detector in each direction.
import { matrices, numbers } from '../list-settings.js';
import { cell, matrix, number } from '../settings.js';

/** The most channels on either side. */
export const MOST_CHANNELS = 4;

/** A red block, a green one below it, a blue diagonal; the fourth channel, where one is asked for, is a ramp. */
export const exampleImage = [
  [[9, 9, 9, 0, 0], [9, 9, 9, 0, 0], [9, 9, 9, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
  [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 6, 6, 6], [0, 0, 6, 6, 6], [0, 0, 6, 6, 6]],
  [[0, 0, 0, 0, 5], [0, 0, 0, 5, 0], [0, 0, 5, 0, 0], [0, 5, 0, 0, 0], [5, 0, 0, 0, 0]],
  [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
]; // prettier-ignore

const sobel = {
  x: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  y: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
}; // prettier-ignore

const image = matrix({ default: exampleImage[0], maxRows: 8, maxColumns: 8 });
const kernel = matrix({ default: sobel.x, maxRows: 5, maxColumns: 5 });
/** One of the biases. */
export const channelBias = number({ default: 0, min: -1000, max: 1000 });

export const channels = {
  x: matrices(image, { default: exampleImage.slice(0, 3), most: MOST_CHANNELS }),
  /** Out by out, each with one kernel per input channel; those that groups leave out are kept, but not used. */
  w: matrices(kernel, {
    default: [sobel.x, sobel.x, sobel.x, sobel.y, sobel.y, sobel.y],
    most: MOST_CHANNELS * MOST_CHANNELS,
  }),
  /** One per output channel: so many there are. */
  bias: numbers(channelBias, { default: [0, 0], most: MOST_CHANNELS }),
  stride: number({ default: 1, min: 1, max: 4, whole: true }),
  padding: number({ default: 0, min: 0, max: 4, whole: true }),
  dilation: number({ default: 1, min: 1, max: 4, whole: true }),
  groups: number({ default: 1, min: 1, max: MOST_CHANNELS, whole: true }),
  /** The output channel that is looked at, from 1. */
  out: number({ default: 1, min: 1, max: MOST_CHANNELS, whole: true }),
  /** The pinned cell of it. */
  at: cell([0, 0]),
};
