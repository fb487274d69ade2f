// Settings of the learning lab; the defaults are the notebook's run: an edge image, a hidden [1, −1], bias, lr 0.01.
import { matrices, numbers } from '../list-settings.js';
import { cell, choice, flag, matrix, number } from '../settings.js';
import { MOST_CHANNELS } from './channels.js';
import { keptRuns } from './kept-runs.js';

/** @param {(row: number, column: number) => boolean} lit @returns {import('../settings.js').Matrix} as large as the notebook's */
const image = (lit) => Array.from({ length: 6 }, (_, r) => Array.from({ length: 8 }, (__, c) => Number(lit(r, c))));

const x = matrix({ default: image((_, c) => c < 2 || c > 5), maxRows: 16, maxColumns: 16 });
const hidden = matrix({ default: [[1, -1]], maxRows: 7, maxColumns: 7 });
const start = matrix({ default: [[-0.07, -1.243]], maxRows: 7, maxColumns: 7 });
const startBias = number({ default: 0.64, min: -1000, max: 1000 });
/** How many input or output channels, or which of them, from 1. */
const channel = number({ default: 1, min: 1, max: MOST_CHANNELS, whole: true });
const pairs = MOST_CHANNELS ** 2 - 1;

/** Kernels of one row and two columns. @param {...number} values */
const kernels = (...values) => Array.from({ length: pairs }, (_, index) => [values.slice(2 * index, 2 * index + 2)]);

/** As the engine takes seeds: 32 bits. */
export const LARGEST_SEED = 2 ** 32 - 1;

/** How many stops the tour through the notebook has. */
export const TOUR_STOPS = 9;

/** The most steps of a run: so many take less than a minute, as any way back to a step of theirs does. */
export const MOST_STEPS = 100_000_000;

/** How the steps are taken. */
const steps = {
  lr: number({ default: 0.01, min: 0, max: 10 }),
  optimizer: choice(['sgd', 'momentum', 'nesterov', 'adam']),
  /** What a step keeps of the one before; only momentum and Nesterov's use it. */
  momentum: number({ default: 0.9, min: 0, max: 0.999 }),
};

export const learn = {
  x,
  /** The kernel that makes the target. */
  hidden,
  /** Whether it is turned by 180°: a true convolution. */
  flip: flag(false),
  stride: number({ default: 1, min: 1, max: 4, whole: true }),
  padding: number({ default: 0, min: 0, max: 3, whole: true }),
  /** The standard deviation of what is added to the target. */
  noise: number({ default: 0, min: 0, max: 1000 }),
  /** What noise, random pixels and random starts are drawn from. */
  seed: number({ default: 1, min: 0, max: LARGEST_SEED, whole: true }),
  /** The kernel and the bias the run starts from. */
  start,
  startBias,
  bias: flag(true),
  /** Input and output channels. What belongs to the first of both stands above, the rest in lists, which keep what is not in use. */
  ins: channel,
  outs: channel,
  /** The planes of X from the second on; all are as large as the first. They can be told apart, and leave lr 0.01 stable. */
  moreX: matrices(x, {
    default: [
      image((r, c) => r === c),
      image((r, c) => r % 5 > 0 && c >> 1 === 2),
      image((r, c) => (r + 2 * c) % 5 === 0),
    ],
    most: MOST_CHANNELS - 1,
  }),
  /** The other kernels, in one order however many channels there are: the four of output 1, of output 2, … */
  moreHidden: matrices(hidden, {
    default: kernels(0, 2, 1, 1, -1, 0, 1, 1, -1, 1, 2, 0, 0, -1, 0, 1, 1, 0, -1, 2, 1, -1, 2, -1, -1, -1, 0, 2, 1, 1),
    most: pairs,
  }),
  moreStart: matrices(start, {
    default: kernels(
      ...[0.5, 0.2, -0.3, 0.4, 0.1, -0.6, 0.3, -0.4, 0.7, 0.1, -0.2, 0.5, 0.4, 0.6, -0.5],
      ...[0.2, 0.1, 0.3, 0.6, -0.1, -0.4, 0.5, -0.7, 0.2, 0.3, 0.4, -0.2, 0.1, -0.3, 0.6],
    ),
    most: pairs,
  }),
  moreBias: numbers(startBias, { default: [-0.3, 0.5, 0.2], most: MOST_CHANNELS - 1 }),
  /** The output channel that is looked at, and the input channel of the kernel that is. */
  out: channel,
  channel,
  ...steps,
  /** The optimizers whose runs are drawn beside the one in force. */
  kept: keptRuns(steps),
  loss: choice(['sum', 'mean']),
  /** The step the run stops at by itself. */
  steps: number({ default: 20, min: 1, max: MOST_STEPS, whole: true }),
  /** Whether it stops only where further steps change nothing. */
  endless: flag(false),
  /** Steps taken at the state shown; training always takes the same path, so this is all a link must say. */
  step: number({ default: 0, min: 0, max: MOST_STEPS, whole: true }),
  /** How many steps are taken at once, where one asks for several. */
  hop: number({ default: 10, min: 1, max: 1000, whole: true }),
  /** Steps per second. */
  speed: choice(['5', '1', '2', '10', '30', '100', 'max']),
  scale: choice(['linear', 'log']),
  /** The stop of the tour through the notebook; 0 outside it. */
  tour: number({ default: 0, min: 0, max: TOUR_STOPS, whole: true }),
  /** Which closer look stands under the figure. */
  view: choice(['rate', 'gradient', 'surface', 'twins', 'clinic', 'take']),
  /** The number of the kernel whose gradient is told; none for the bias. */
  tap: cell([0, 0]),
  /** The case of the bug clinic: everybody finds the same mistake in it. */
  clinic: number({ default: 1, min: 1, max: LARGEST_SEED, whole: true }),
  /** The plane of the loss surface: the two extreme directions, or two of the learned numbers. */
  plane: choice(['modes', 'pair']),
  pair: cell([0, 1]),
  /** The pinned cell of prediction, target and residual. */
  at: cell([1, 1]),
};
