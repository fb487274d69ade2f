// validate.js — checks of single values: whole numbers, finite numbers, booleans, names, option objects, short lists.
import { describe, rangeError, typeError } from './errors.js';

/** @typedef {import('./index.js').ErrorCode} ErrorCode */

/** Whole-number options end here: the engine's frames hold 32-bit signed words. */
export const LARGEST_WHOLE = 2 ** 31 - 1;

/**
 * Runs `read`, which touches an object of the caller's; what a getter or a Proxy throws there becomes a TypeError.
 * @template T
 * @param {string} name  the argument's name for the message
 * @param {() => T} read
 * @returns {T}
 */
export function readForeign(name, read) {
  try {
    return read();
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/**
 * A property of an object of the caller's, without a closure: this is on every call's way.
 * @param {string} name  the argument's name for the message
 * @param {object} object
 * @param {string} key
 * @returns {unknown}
 */
export function readProperty(name, object, key) {
  try {
    return /** @type {Record<string, unknown>} */ (object)[key];
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/**
 * @param {string} name  the argument's name for the message
 * @param {unknown} value
 * @returns {value is unknown[]}
 */
export function isArray(name, value) {
  try {
    return Array.isArray(value); // a revoked Proxy is neither
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/**
 * @param {string} name
 * @param {unknown} cause
 */
function unreadable(name, cause) {
  return typeError('type', `${name} cannot be read: ${explain(cause)}`, cause);
}

/** @param {unknown} cause  anything can be thrown, also an Error whose message cannot be read */
function explain(cause) {
  try {
    return cause instanceof Error && typeof cause.message === 'string' ? cause.message : describe(cause);
  } catch {
    return describe(cause);
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {{ min: number, max?: number, code: ErrorCode }} bounds  both inclusive
 * @returns {number}
 */
export function requireWhole(name, value, { min, max = LARGEST_WHOLE, code }) {
  if (typeof value !== 'number') {
    throw typeError('type', `${name} must be a whole number from ${min}; given ${describe(value)}`);
  }
  if (!Number.isInteger(value) || value < min || value > max) {
    throw rangeError(code, `${name} must be a whole number from ${min} to ${max}; given ${value}`);
  }
  return value;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {{ min?: number, below?: number, code: ErrorCode }} bounds  `min` inclusive, `below` exclusive
 * @returns {number} finite
 */
export function requireFinite(name, value, { min = -Infinity, below = Infinity, code }) {
  if (typeof value !== 'number') {
    throw typeError('type', `${name} must be a number; given ${describe(value)}`);
  }
  if (!Number.isFinite(value) || value < min || value >= below) {
    const from = min === -Infinity ? '' : ` from ${min}`;
    const to = below === Infinity ? '' : `, less than ${below}`;
    throw rangeError(code, `${name} must be a finite number${from}${to}; given ${value}`);
  }
  return value;
}

/**
 * A number that becomes tensor data, so NaN and the infinities are legal.
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 */
export function requireNumber(name, value) {
  if (typeof value !== 'number') {
    throw typeError('type', `${name} must be a number; given ${describe(value)}`);
  }
  return value;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean}
 */
export function requireBoolean(name, value) {
  if (typeof value !== 'boolean') {
    throw typeError('type', `${name} must be true or false; given ${describe(value)}`);
  }
  return value;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {readonly string[]} choices
 * @param {ErrorCode} code
 * @returns {number} the index of `value` in `choices`, which is how the engine is told
 */
export function requireChoice(name, value, choices, code) {
  if (typeof value !== 'string') {
    throw typeError('type', `${name} must be one of ${quoted(choices)}; given ${describe(value)}`);
  }
  const index = choices.indexOf(value);
  if (index < 0) {
    throw rangeError(code, `${name} must be one of ${quoted(choices)}; given ${describe(value)}`);
  }
  return index;
}

/** @param {readonly string[]} names */
function quoted(names) {
  return names.map((name) => `'${name}'`).join(', ');
}

/** Inherits nothing, as `{__proto__: null}` does, but its properties are found as fast as those of other objects. */
class Options {}
Object.setPrototypeOf(Options.prototype, null);

const NO_OPTIONS = /** @type {Record<string, unknown>} */ (Object.freeze(new Options()));

/**
 * Reads every property of an option object once, so that nothing can change between check and use.
 * @param {string} name  what the object is, for the message: 'options', 'optimizer', …
 * @param {unknown} options  undefined stands for an empty object
 * @param {readonly string[]} known  the names that may occur
 * @returns {Record<string, unknown>} own properties only; an option that is undefined counts as absent
 */
export function readOptions(name, options, known) {
  if (options === undefined) {
    return NO_OPTIONS;
  }
  if (typeof options !== 'object' || options === null || isArray(name, options)) {
    throw typeError('type', `${name} must be an object of named options; given ${describe(options)}`);
  }
  const given = /** @type {Record<string, unknown>} */ (options);
  const read = /** @type {Record<string, unknown>} */ (new Options());
  for (const key of keysOf(name, given)) {
    if (!known.includes(key)) {
      throw typeError('option', `${name} must be among ${known.join(', ')}; given ${describe(key)}`);
    }
    read[key] = readProperty(key, given, key);
  }
  return read;
}

/**
 * @param {string} name
 * @param {object} object
 */
function keysOf(name, object) {
  try {
    return Object.keys(object);
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/**
 * A copy of a short array of the caller's, or null when `value` is none.
 * @param {string} name
 * @param {unknown} value
 * @param {number} longest  longer ones are cut to one element more, which is enough to refuse them
 * @returns {unknown[] | null}
 */
export function readList(name, value, longest) {
  try {
    if (!Array.isArray(value)) {
      return null;
    }
    const length = Math.min(value.length, longest + 1);
    const list = [];
    for (let i = 0; i < length; i++) {
      list.push(value[i]);
    }
    return list;
  } catch (cause) {
    throw unreadable(name, cause);
  }
}
