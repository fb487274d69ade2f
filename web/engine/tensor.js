// tensor.js — reads plain tensors: {shape, data} with a row-major Float32Array or Float64Array.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { LARGEST_WHOLE, readList, readProperty } from './validate.js';

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

/** Up to this many elements a loop beats TypedArray.set. */
export const SMALL = 48;

/**
 * Writes all of `data`, as its own `set` does, which the caller may have replaced.
 * @param {Float32Array | Float64Array} data
 * @param {Float32Array | Float64Array | Int32Array} values  as many
 */
export function overwrite(data, values) {
  if (values.length > SMALL) {
    typedArrayPrototype.set.call(data, values);
    return;
  }
  for (let i = 0; i < values.length; i++) {
    data[i] = values[i];
  }
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
  const data = readProperty(name, value, 'data');
  const givenShape = readProperty(name, value, 'shape');
  if (data === undefined && givenShape === undefined) {
    throw notATensor(name, typedArrayName.call(value) ? `a bare ${typedArrayName.call(value)}` : describe(value));
  }
  const shape = readShape(name, givenShape, '.shape');
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
 * @param {string} [part]  of the argument, behind its name: '.shape'
 * @returns {number[]} a copy, each size from 0
 */
export function readShape(name, value, part = '') {
  const list = readList(name, value, LARGEST_RANK);
  if (list === null) {
    throw typeError('type', `${name}${part} must be an array of whole numbers from 0; given ${describe(value)}`);
  }
  if (list.length > LARGEST_RANK) {
    throw rangeError('shape', `${name}${part} must have at most ${LARGEST_RANK} axes; given more`);
  }
  for (const size of list) {
    if (typeof size !== 'number') {
      const given = `${describe(size)} in it`;
      throw typeError('type', `${name}${part} must be an array of whole numbers from 0; given ${given}`);
    }
    if (!Number.isInteger(size) || size < 0 || size > LARGEST_WHOLE) {
      throw rangeError('shape', `${name}${part} must be whole numbers from 0 to ${LARGEST_WHOLE}; given ${size} in it`);
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
  let same = a.length === b.length;
  for (let axis = 0; same && axis < a.length; axis++) {
    same = a[axis] === b[axis];
  }
  return same;
}
