// options.js — the options operations share: stride, dilation, groups, padding, modes, algorithm, dtype.
import { describe, rangeError, typeError } from './errors.js';
import { readList, requireBoolean, requireChoice, requireWhole } from './validate.js';

/**
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./index.js').ErrorCode} ErrorCode
 */

/** numpy.pad's names, in the engine's order. */
export const BOUNDARIES = ['constant', 'reflect', 'symmetric', 'edge', 'wrap'];
/** torch.nn.Conv2d's names, and which boundary each of them is. */
const PADDING_MODES = ['zeros', 'reflect', 'replicate', 'circular'];
const PADDING_MODE_BOUNDARIES = [0, 1, 3, 4];
const NAMED_PADDINGS = ['valid', 'same', 'same-lower'];
/** In the engine's order. */
const ALGORITHMS = /** @type {const} */ (['auto', 'direct', 'gemm', 'winograd', 'fft']);
/** What may run: one more, which depends on the kernel's numbers and so cannot be asked for. */
export const CHOSEN_ALGORITHMS = /** @type {const} */ ([...ALGORITHMS, 'separable']);
export const LOSSES = ['sum', 'mean'];
const DTYPES = /** @type {const} */ (['float32', 'float64']);

/**
 * A number, or [h, w].
 * @param {string} name
 * @param {unknown} value
 * @param {{ min: number, code: ErrorCode }} bounds
 * @returns {[number, number]}
 */
export function readPair(name, value, bounds) {
  const list = typeof value === 'number' ? null : readList(name, value, 2);
  if (list === null) {
    const both = requireWhole(name, value, bounds);
    return [both, both];
  }
  if (list.length !== 2) {
    throw rangeError(bounds.code, `${name} must be a number or [h, w]; given an array of ${sizeOf(list, 2)}`);
  }
  return [requireWhole(`${name}[0]`, list[0], bounds), requireWhole(`${name}[1]`, list[1], bounds)];
}

/**
 * Explicit padding: a number, [h, w] or [top, left, bottom, right].
 * @param {string} name
 * @param {unknown} value
 * @param {ErrorCode} [code]
 * @returns {[number, number, number, number]} top, left, bottom, right, in pixels
 */
export function readSides(name, value, code = 'padding') {
  const bounds = { min: 0, code };
  const list = typeof value === 'number' ? null : readList(name, value, 4);
  if (NAMED_PADDINGS.includes(/** @type {string} */ (value))) {
    throw rangeError(code, `${name} must be given in pixels here; given the rule '${value}'`);
  }
  if (list === null) {
    const all = requireWhole(name, value, bounds);
    return [all, all, all, all];
  }
  if (list.length !== 2 && list.length !== 4) {
    const needed = 'a number, [h, w] or [top, left, bottom, right]';
    throw rangeError(code, `${name} must be ${needed}; given an array of ${sizeOf(list, 4)}`);
  }
  const sides = list.map((side, i) => requireWhole(`${name}[${i}]`, side, bounds));
  return [sides[0], sides[1], sides[sides.length - 2], sides[sides.length - 1]];
}

/**
 * Padding as a layer takes it: sides, or the name of a rule.
 * @param {string} name
 * @param {unknown} value
 * @returns {number[]} the engine's five words: kind (0 sides, 1 valid, 2 same, 3 same-lower), top, left, bottom, right
 */
export function readPadding(name, value) {
  if (typeof value === 'string') {
    const kind = NAMED_PADDINGS.indexOf(value);
    if (kind < 0) {
      const names = NAMED_PADDINGS.map((known) => `'${known}'`).join(', ');
      const needed = `a number, [h, w], [top, left, bottom, right] or one of ${names}`;
      // '2' is the wrong kind of value; 'sme' is a name out of range.
      const isNumber = value.trim() !== '' && !Number.isNaN(Number(value));
      const create = isNumber ? typeError : rangeError;
      throw create(isNumber ? 'type' : 'padding', `${name} must be ${needed}; given ${describe(value)}`);
    }
    return [kind + 1, 0, 0, 0, 0];
  }
  return [0, ...readSides(name, value)];
}

/** The names of the options of a convolution layer, as `readLayer` reads them. */
export const LAYER_OPTIONS = ['stride', 'padding', 'paddingMode', 'dilation', 'groups', 'flip'];

/** What `readLayer` reads where nothing is given. */
const DEFAULT_LAYER = [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0];

/**
 * The options of a convolution layer.
 * @param {Record<string, unknown>} given  read by readOptions
 * @param {string} [owner]  stands before the options' names in messages: 'layers[1].'
 * @returns {number[]} the engine's words: stride (2), padding (5), padding mode, dilation (2), groups, flip, algorithm
 */
export function readLayer(given, owner = '') {
  const { stride, padding, paddingMode, dilation, groups, flip, algorithm } = given;
  const words = DEFAULT_LAYER.slice();
  if (stride !== undefined) {
    put(words, 0, readPair(`${owner}stride`, stride, { min: 1, code: 'stride' }));
  }
  if (padding !== undefined) {
    put(words, 2, readPadding(`${owner}padding`, padding));
  }
  if (paddingMode !== undefined) {
    const mode = requireChoice(`${owner}paddingMode`, paddingMode, PADDING_MODES, 'paddingMode');
    words[7] = PADDING_MODE_BOUNDARIES[mode];
  }
  if (dilation !== undefined) {
    put(words, 8, readPair(`${owner}dilation`, dilation, { min: 1, code: 'dilation' }));
  }
  if (groups !== undefined) {
    words[10] = requireWhole(`${owner}groups`, groups, { min: 1, code: 'groups' });
  }
  if (flip !== undefined) {
    words[11] = requireBoolean(`${owner}flip`, flip) ? 1 : 0;
  }
  if (algorithm !== undefined) {
    words[12] = requireChoice('algorithm', algorithm, ALGORITHMS, 'algorithm');
  }
  return words;
}

/**
 * @param {number[]} words
 * @param {number} first
 * @param {readonly number[]} values
 */
function put(words, first, values) {
  for (let i = 0; i < values.length; i++) {
    words[first + i] = values[i];
  }
}

/**
 * The options of a transposed convolution.
 * @param {Record<string, unknown>} given  read by readOptions
 * @returns {number[]} the engine's words: stride (2), padding (4), output padding (2), dilation (2), groups
 */
export function readTransposedLayer({ stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1 }) {
  return [
    ...readPair('stride', stride, { min: 1, code: 'stride' }),
    ...readSides('padding', padding),
    ...readPair('outputPadding', outputPadding, { min: 0, code: 'outputPadding' }),
    ...readPair('dilation', dilation, { min: 1, code: 'dilation' }),
    requireWhole('groups', groups, { min: 1, code: 'groups' }),
  ];
}

/** The names of the options of the poolings, as `readPool` reads them. */
export const POOL_OPTIONS = {
  maxpool: ['kernel', 'stride', 'padding', 'dilation', 'ceilMode'],
  avgpool: ['kernel', 'stride', 'padding', 'ceilMode', 'countIncludePad'],
};

/**
 * The options of a pooling layer.
 * @param {Record<string, unknown>} given  read by readOptions
 * @param {string} [owner]  stands before the options' names in messages: 'layers[1].'
 * @returns {number[]} the engine's words: kernel (2), stride (2), padding (5), dilation (2), ceil mode, whether the
 * padding counts
 */
export function readPool({ kernel, stride, padding = 0, dilation = 1, ceilMode, countIncludePad }, owner = '') {
  if (kernel === undefined) {
    throw typeError('type', `${owner}kernel must be given, a whole number from 1 or [h, w]; given undefined`);
  }
  const window = readPair(`${owner}kernel`, kernel, { min: 1, code: 'kernel' });
  return [
    ...window,
    ...(stride === undefined ? window : readPair(`${owner}stride`, stride, { min: 1, code: 'stride' })),
    ...readPadding(`${owner}padding`, padding),
    ...readPair(`${owner}dilation`, dilation, { min: 1, code: 'dilation' }),
    ceilMode !== undefined && requireBoolean(`${owner}ceilMode`, ceilMode) ? 1 : 0,
    countIncludePad === undefined || requireBoolean(`${owner}countIncludePad`, countIncludePad) ? 1 : 0,
  ];
}

/**
 * @param {unknown} value
 * @returns {Dtype | null} null when it is left to the operands
 */
export function readDtype(value) {
  return value === undefined ? null : DTYPES[requireChoice('dtype', value, DTYPES, 'dtype')];
}

/**
 * @param {unknown[]} list
 * @param {number} longest
 */
function sizeOf(list, longest) {
  return list.length > longest ? `more than ${longest}` : list.length;
}
