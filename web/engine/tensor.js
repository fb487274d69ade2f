// tensor.js — reads plain tensors: {shape, data} with a row-major Float32Array or Float64Array.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { LARGEST_WHOLE, readForeign, readList } from './validate.js';

/** @typedef {import('./index.js').Dtype} Dtype */

/** No tensor has more axes; nested arrays deeper than this are refused, which also ends cyclic ones. */
export const LARGEST_RANK = 8;

// These getters are fooled neither by Proxies nor by look-alikes, and they know arrays of other realms (frames, vm).
const typedArrayPrototype = Object.getPrototypeOf(Float32Array.prototype);
const typedArrayName = getterOf(Symbol.toStringTag);
const typedArrayLength = getterOf('length');

/**
 * @param {PropertyKey} property
 * @returns {(this: unknown) => any}
 */
function getterOf(property) {
  return /** @type {() => any} */ (Object.getOwnPropertyDescriptor(typedArrayPrototype, property)?.get);
}

/**
 * @param {unknown} data
 * @returns {Dtype | null} null when `data` is neither a Float32Array nor a Float64Array
 */
export function dtypeOf(data) {
  const name = typedArrayName.call(data);
  return name === 'Float32Array' ? 'float32' : name === 'Float64Array' ? 'float64' : null;
}

/**
 * @param {Float32Array | Float64Array} data
 * @returns {number} 0 when its buffer has been detached
 */
export function lengthOf(data) {
  return typedArrayLength.call(data);
}

/**
 * Writes all of `data`, as its own `set` does, which the caller may have replaced.
 * @param {Float32Array | Float64Array} data
 * @param {ArrayLike<number>} values
 */
export function overwrite(data, values) {
  typedArrayPrototype.set.call(data, values);
}

/**
 * @param {string} name
 * @param {string} given
 */
export function notATensor(name, given) {
  return typeError(
    'type',
    `${name} must be a tensor {shape, data}, a nested array, a number or a handle of engine.tensor; given ${given}`,
  );
}

/**
 * A plain tensor's shape and data, checked against each other.
 * @param {string} name
 * @param {object} value
 * @returns {{ shape: number[], length: number, dtype: Dtype, data: Float32Array | Float64Array }}
 */
export function readTensor(name, value) {
  const given = /** @type {{ shape: unknown, data: unknown }} */ (value);
  const data = readForeign(name, () => given.data);
  const givenShape = readForeign(name, () => given.shape);
  if (data === undefined && givenShape === undefined) {
    throw notATensor(name, typedArrayName.call(value) ? `a bare ${typedArrayName.call(value)}` : describe(value));
  }
  const shape = readShape(`${name}.shape`, givenShape);
  const dtype = dtypeOf(data);
  if (dtype === null) {
    throw typeError(
      'type',
      `${name}.data must be a Float32Array or Float64Array; given ${typedArrayName.call(data) ?? describe(data)}`,
    );
  }
  const values = /** @type {Float32Array | Float64Array} */ (data);
  const length = countOf(shape);
  if (lengthOf(values) !== length) {
    throw rangeError(
      'shape',
      `${name}.data must have ${length} values for the shape ${formatShape(shape)}; given ${lengthOf(values)}`,
    );
  }
  return { shape, length, dtype, data: values };
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {number[]} a copy, each size from 0
 */
export function readShape(name, value) {
  const list = readList(name, value, LARGEST_RANK);
  if (list === null) {
    throw typeError('type', `${name} must be an array of whole numbers from 0; given ${describe(value)}`);
  }
  if (list.length > LARGEST_RANK) {
    throw rangeError('shape', `${name} must have at most ${LARGEST_RANK} axes; given more`);
  }
  for (const size of list) {
    if (typeof size !== 'number') {
      throw typeError('type', `${name} must be an array of whole numbers from 0; given ${describe(size)} in it`);
    }
    if (!Number.isInteger(size) || size < 0 || size > LARGEST_WHOLE) {
      throw rangeError('shape', `${name} must be whole numbers from 0 to ${LARGEST_WHOLE}; given ${size} in it`);
    }
  }
  return /** @type {number[]} */ (list);
}

/** @param {readonly number[]} shape */
export function countOf(shape) {
  let count = 1;
  for (const size of shape) {
    count *= size;
  }
  return count;
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
export function sameShape(a, b) {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
