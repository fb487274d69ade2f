// result.js — results on their way out: a fresh tensor that owns its data, or the caller's `out`.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { heapView } from './frame.js';
import { leftFilled } from './layout.js';
import { residentMemoryOf } from './resident-memory.js';
import { lengthOf, overwrite, readTensor, sameShape } from './tensor.js';
import { isArray } from './validate.js';

/**
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./operand.js').Operand} Operand
 * @typedef {import('./resident-memory.js').ResidentMemory} ResidentMemory
 *
 * Where the caller wants a result: `target` is the very object that is returned.
 * @typedef {object} Out
 * @property {string} name  the argument's name
 * @property {any} target
 * @property {readonly number[]} shape
 * @property {Dtype} dtype
 * @property {Float32Array | Float64Array | null} data  null for a resident tensor
 * @property {ResidentMemory | null} memory
 */

/**
 * @param {string} name
 * @param {unknown} value  undefined: the caller wants a fresh tensor
 * @returns {Out | null}
 */
export function readOut(name, value) {
  if (value === undefined) {
    return null;
  }
  if (typeof value !== 'object' || value === null || isArray(name, value)) {
    throw typeError(
      'type',
      `${name} must be a tensor {shape, data} or a handle of engine.tensor; given ${describe(value)}`,
    );
  }
  const memory = residentMemoryOf(value);
  if (memory !== undefined) {
    return { name, target: value, shape: memory.shape, dtype: memory.dtype, data: null, memory };
  }
  const { shape, dtype, data } = readTensor(name, value);
  return { name, target: value, shape, dtype, data, memory: null };
}

/**
 * @param {Out | null} out
 * @param {Dtype} dtype  of the result
 */
export function requireOutDtype(out, dtype) {
  if (out !== null && out.dtype !== dtype) {
    throw typeError('dtype', `${out.name} must be ${dtype}, as the result is; given ${out.dtype}`);
  }
}

/**
 * Lets the engine write straight into a resident `out`, unless it reads from it in the same call.
 * @param {Context} context
 * @param {Frame} frame
 * @param {Out | null} out
 * @param {number} rank  of the result as the caller sees it
 * @param {2 | 4} slotRank  of the result as the engine sees it
 * @param {readonly (Operand | null)[]} operands
 */
export function aimResult(context, frame, out, rank, slotRank, operands) {
  const memory = out?.memory ?? null;
  if (memory !== null) {
    const address = memory.addressIn(context, 'out');
    if (memory.shape.length === rank && !operands.some((operand) => operand?.memory === memory)) {
      frame.resultAt(0, address, leftFilled(memory.shape, slotRank));
    }
  }
}

/**
 * Copies a result out of the engine.
 * @param {Context} context
 * @param {Frame} frame
 * @param {number} slot
 * @param {readonly number[]} shape  as the caller shall see it
 * @param {Dtype} dtype
 * @param {Out | null} [out]
 * @returns {any} a Tensor, or the very object given as `out`, whose type only the caller knows
 */
export function takeResult(context, frame, slot, shape, dtype, out = null) {
  return deliver(context, frame.view(slot, dtype), shape, out);
}

/**
 * Copies values from engine memory to where the caller wants them.
 * @param {Context} context
 * @param {Float32Array | Float64Array | Int32Array} view  of engine memory
 * @param {readonly number[]} shape
 * @param {Out | null} out  of the same dtype
 * @returns {any} a Tensor, or the very object given as `out`
 */
export function deliver(context, view, shape, out) {
  if (out === null) {
    return { shape: shape.slice(), data: view.slice() };
  }
  const { name, data, memory } = out;
  if (!sameShape(out.shape, shape)) {
    throw rangeError(
      'shape',
      `${name} must be ${formatShape(shape)}, as the result is; given ${formatShape(out.shape)}`,
    );
  }
  if (memory !== null) {
    const address = memory.addressIn(context, name);
    if (address !== view.byteOffset) {
      heapView(context.module, address, memory.length, memory.dtype).set(view);
    }
  } else if (data !== null) {
    if (lengthOf(data) !== view.length) {
      throw rangeError('shape', `${name}.data must keep its values during the call; its buffer has been detached`);
    }
    overwrite(data, view);
  }
  return out.target;
}
