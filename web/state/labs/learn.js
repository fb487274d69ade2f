// Settings of the learning lab; the defaults are the notebook's run: an edge image, a hidden [1, −1], bias, lr 0.01.
import { flag, matrix, number } from '../settings.js';

const edgeImage = Array.from({ length: 6 }, () => [1, 1, 0, 0, 0, 0, 1, 1]);

export const learn = {
  x: matrix({ default: edgeImage, maxRows: 32, maxColumns: 32 }),
  /** The kernel that makes the target. */
  hidden: matrix({ default: [[1, -1]], maxRows: 7, maxColumns: 7 }),
  /** The kernel and the bias the run starts from. */
  start: matrix({ default: [[-0.07, -1.243]], maxRows: 7, maxColumns: 7 }),
  startBias: number({ default: 0.64, min: -1000, max: 1000 }),
  bias: flag(true),
  lr: number({ default: 0.01, min: 0, max: 10 }),
};
