// task-model.js — what there is to learn and from where: images and kernels to begin with, seeded numbers, sizes; knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';
import { kernels, random } from '../../engine/index.js';
import { LARGEST_SEED } from '../../state/labs/learn.js';
import { labSchemas } from '../../state/schema.js';
import { sameValue } from '../../state/settings.js';
import { randomMatrices } from '../random-matrix.js';
import { placeInList, withStarts } from './kernel-pairs.js';
import { MOST_CHANNELS } from '../../state/labs/channels.js';

/** @typedef {import('./learn-model.js').Settings} Settings */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */

/** In the order they are offered. */
export const IMAGES = /** @type {const} */ (['notebook', 'flat', 'spot', 'slope', 'random']);

/** The names of the kernels one can hide. */
export const HIDDEN_KERNELS = /** @type {(keyof typeof kernels & string)[]} */ (Object.keys(kernels));

/** Random starts are of this size, and have so many decimals. */
const START_SCALE = 0.5;
const START_DECIMALS = 3;

/**
 * An image of the size of X in every one of its planes.
 * @param {typeof IMAGES[number]} name
 * @param {Settings} settings
 * @returns {Pick<Settings, 'x' | 'moreX'>}
 */
export function imagesOf(name, settings) {
  const { x, moreX, ins, seed } = settings;
  if (ins === 1) return { x: imageOf(name, settings), moreX };
  const { x: first, moreX: more } = labSchemas.learn;
  if (name === 'notebook') return { x: first.default, moreX: more.default };
  const size = /** @type {[number, number]} */ ([x.length, x[0].length]);
  // The others are moved aside, so that they differ where they can.
  const moved = (/** @type {Matrix} */ image, /** @type {number} */ by) =>
    image.map((row) => row.map((_, column) => row[(column + by) % row.length]));
  const [one, ...others] =
    name === 'random'
      ? randomMatrices(seed, size, ...Array(more.most).fill(size))
      : Array.from({ length: more.most + 1 }, (_, by) => moved(imageOf(name, settings), by));
  return { x: one, moreX: others };
}

/**
 * An image of the size of X.
 * @param {typeof IMAGES[number]} name
 * @param {Pick<Settings, 'x' | 'seed'>} settings
 * @returns {Matrix}
 */
export function imageOf(name, { x, seed }) {
  if (name === 'notebook') return labSchemas.learn.x.default;
  if (name === 'random') {
    return randomMatrices(seed, [x.length, x[0].length])[0];
  }
  const middle = [Math.floor((x.length - 1) / 2), Math.floor((x[0].length - 1) / 2)];
  return x.map((row, r) =>
    row.map((_, c) => (name === 'flat' ? 1 : name === 'slope' ? r + c : Number(r === middle[0] && c === middle[1]))),
  );
}

/** @param {string} name @returns {Matrix} a named kernel, rounded to what a cell can show */
export function hiddenKernelOf(name) {
  return rowsOf(kernels[/** @type {keyof typeof kernels} */ (name)]).map((row) =>
    row.map((value) => Number(value.toFixed(4))),
  );
}

/** The name of a hidden kernel, or none. @param {Matrix} kernel */
export function nameOfKernel(kernel) {
  return HIDDEN_KERNELS.find((name) => sameValue(hiddenKernelOf(name), kernel)) ?? null;
}

/**
 * Where a run may start: kernels and biases drawn from a seed, a kernel the same however many there are.
 * @param {Settings} settings
 * @param {number} seed
 */
export function startOf(settings, seed) {
  const { hidden } = settings;
  const count = hidden.length * hidden[0].length;
  const drawn = Array.from(random({ seed, shape: [MOST_CHANNELS ** 2, count + 1], scale: START_SCALE }).data, (value) =>
    Number(value.toFixed(START_DECIMALS)),
  );
  const numberOf = (/** @type {import('./kernel-pairs.js').Pair} */ pair, /** @type {number} */ index) =>
    drawn[placeInList(pair) * (count + 1) + index];
  return withStarts(
    settings,
    (pair) => hidden.map((row, r) => row.map((_, c) => numberOf(pair, r * row.length + c))),
    (out) => numberOf({ out, into: 0 }, count),
  );
}

/** The seed after this one. @param {number} seed */
export function nextSeed(seed) {
  return seed < LARGEST_SEED ? seed + 1 : 0;
}

/** How many rows and columns the output has; below 1 where the kernel does not fit. @param {Pick<Settings, 'x' | 'hidden' | 'stride' | 'padding'>} settings */
export function outputSize({ x, hidden, stride, padding }) {
  const along = (/** @type {number} */ size, /** @type {number} */ taps) =>
    Math.floor((size + 2 * padding - taps) / stride) + 1;
  return [along(x.length, hidden.length), along(x[0].length, hidden[0].length)];
}

/**
 * X with the zeros around it, and where it starts in them; null without padding.
 * @param {Matrix} x @param {number} padding
 */
export function ringOf(x, padding) {
  if (padding === 0) return null;
  const values = Array.from({ length: x.length + 2 * padding }, (_, row) =>
    Array.from({ length: x[0].length + 2 * padding }, (__, column) => x[row - padding]?.[column - padding] ?? 0),
  );
  return { values, top: padding, left: padding };
}
