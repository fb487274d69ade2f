// operand.js — the operands of a call: read from whatever the caller gives, checked, and placed in engine memory.
import { describe, rangeError } from './errors.js';
import { heapView } from './frame.js';
import { readNested } from './nested.js';
import { residentMemoryOf } from './resident-memory.js';
import { SMALL, lengthOf, notATensor, readTensor } from './tensor.js';
import { isArray } from './validate.js';

/**
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./resident-memory.js').ResidentMemory} ResidentMemory
 *
 * A tensor that has been read and checked. Numbers and nested arrays have no dtype: they take that of the call.
 * @typedef {object} Operand
 * @property {string} name  the argument's name
 * @property {readonly number[]} shape  the facade's own copy
 * @property {number} length  the product of `shape`
 * @property {Dtype | null} dtype
 * @property {Float32Array | Float64Array | number[] | null} data  null for a resident tensor
 * @property {ResidentMemory | null} memory  of a resident tensor
 */

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {Operand}
 */
export function readOperand(name, value) {
  if (typeof value === 'number') {
    return { name, shape: [], length: 1, dtype: null, data: [value], memory: null };
  }
  if (typeof value !== 'object' || value === null) {
    throw notATensor(name, describe(value));
  }
  const memory = residentMemoryOf(value);
  if (memory !== undefined) {
    return { name, shape: memory.shape, length: memory.length, dtype: memory.dtype, data: null, memory };
  }
  if (isArray(name, value)) {
    const { shape, data } = readNested(name, value);
    return { name, shape, length: data.length, dtype: null, data, memory: null };
  }
  const { shape, length, dtype, data } = readTensor(name, value);
  return { name, shape, length, dtype, data, memory: null };
}

/**
 * The dtype rule: float64 when any operand is, or when it is asked for; else float32.
 * @param {Dtype | null} asked
 * @param {readonly (Operand | null)[]} operands
 * @returns {Dtype}
 */
export function commonDtype(asked, operands) {
  let dtype = asked;
  for (const operand of operands) {
    if (operand !== null && operand.dtype === 'float64') {
      dtype = 'float64';
    }
  }
  return dtype ?? 'float32';
}

/**
 * Puts an operand where the engine can read it, in the dtype of the call.
 * @param {Context} context
 * @param {Operand} operand
 * @param {Dtype} dtype
 * @returns {number} its address, good for the running call
 */
export function placeOperand(context, operand, dtype) {
  const { name, memory, length } = operand;
  if (memory !== null && memory.dtype === dtype) {
    return memory.addressIn(context, name);
  }
  const address = context.arena.allocate(length * (dtype === 'float64' ? 8 : 4), name);
  copyOperand(context, operand, address, dtype);
  return address;
}

/**
 * Copies an operand's values into engine memory, rounded to `dtype`.
 * @param {Context} context
 * @param {Operand} operand
 * @param {number} address
 * @param {Dtype} dtype
 */
export function copyOperand(context, { name, data, memory, length }, address, dtype) {
  // After all allocations: these views go empty when the memory grows.
  const { HEAPF32, HEAPF64 } = context.module;
  const target = dtype === 'float64' ? HEAPF64 : HEAPF32;
  const first = address / target.BYTES_PER_ELEMENT;
  const source = memory === null ? data : memory.viewIn(context, name);
  if (source === null) {
    return;
  }
  if (!Array.isArray(source)) {
    requireKept(name, source, length);
  }
  if (length > SMALL && !Array.isArray(source)) {
    target.set(source, first);
    return;
  }
  for (let i = 0; i < length; i++) {
    target[first + i] = source[i];
  }
}

/**
 * The arguments read after this one may have run code that detached its buffer.
 * @param {string} name  the argument's name
 * @param {Float32Array | Float64Array} data
 * @param {number} length  as it was when it was checked
 */
export function requireKept(name, data, length) {
  if (lengthOf(data) !== length) {
    throw rangeError(
      'shape',
      `${name}.data must keep its ${length} values during the call; its buffer has been detached`,
    );
  }
}

/**
 * The operand with a copy of its values, which nobody can change: in float64, which loses nothing whatever they were.
 * @param {Context} context  in a call: the arena is used
 * @param {Operand} operand
 * @returns {Operand}
 */
export function snapshot(context, operand) {
  const address = context.arena.allocate(operand.length * Float64Array.BYTES_PER_ELEMENT, operand.name);
  copyOperand(context, operand, address, 'float64');
  return { ...operand, data: heapView(context.module, address, operand.length, 'float64').slice(), memory: null };
}
