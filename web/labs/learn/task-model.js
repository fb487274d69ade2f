// task-model.js — what there is to learn and from where: images and kernels to begin with, seeded numbers, sizes; knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';
import { kernels, random } from '../../engine/index.js';
import { LARGEST_SEED } from '../../state/labs/learn.js';
import { labSchemas } from '../../state/schema.js';
import { sameValue } from '../../state/settings.js';
import { randomMatrices } from '../random-matrix.js';

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
 * An image of the size of X.
 * @param {typeof IMAGES[number]} name
 * @param {Settings} settings
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
 * Where a run may start: a kernel and a bias drawn from a seed.
 * @param {Settings} settings
 * @param {number} seed
 * @returns {{ start: Matrix, startBias: number }}
 */
export function startOf({ hidden }, seed) {
  const count = hidden.length * hidden[0].length;
  const drawn = Array.from(random({ seed, shape: [count + 1], scale: START_SCALE }).data, (value) =>
    Number(value.toFixed(START_DECIMALS)),
  );
  return {
    start: hidden.map((row, r) => row.map((_, c) => drawn[r * row.length + c])),
    startBias: drawn[count],
  };
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
