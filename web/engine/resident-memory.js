// resident-memory.js — the engine memory behind the handles of engine.tensor, and which handle stands for which.
import { allocate } from './arena.js';
import { rangeError, typeError } from './errors.js';
import { heapView } from './frame.js';

/**
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./context.js').Context} Context
 */

/** Values of one tensor that stay in the engine's memory between calls. */
export class ResidentMemory {
  #context;
  #address;

  /**
   * @param {Context} context  the engine that owns it
   * @param {readonly number[]} shape
   * @param {number} length  the product of `shape`
   * @param {Dtype} dtype
   */
  constructor(context, shape, length, dtype) {
    this.shape = Object.freeze([...shape]);
    this.length = length;
    this.dtype = dtype;
    this.#context = context;
    this.#address = allocate(context.module, length * (dtype === 'float64' ? 8 : 4), 'a resident tensor');
    context.live.add(this);
  }

  /**
   * @param {Context} context  the engine that is about to use it
   * @param {string} name  the argument's name
   * @returns {number}
   * @throws RangeError 'disposed', TypeError 'handle' when it belongs to another engine
   */
  addressIn(context, name) {
    if (this.#address === 0) {
      throw rangeError('disposed', `${name} is a resident tensor that has been disposed and cannot be used any more`);
    }
    if (context !== this.#context) {
      throw typeError('handle', `${name} must be a resident tensor of this engine; given one of another engine`);
    }
    return this.#address;
  }

  /**
   * Its values, good until the next allocation.
   * @param {Context} context
   * @param {string} name
   */
  viewIn(context, name) {
    return heapView(context.module, this.addressIn(context, name), this.length, this.dtype);
  }

  /** Gives the memory back; a second time does nothing. */
  dispose() {
    if (this.#address !== 0) {
      this.#context.module.release(this.#address);
      this.#context.live.delete(this);
      this.#address = 0;
    }
  }
}

/** @type {WeakMap<object, ResidentMemory>} */
const memories = new WeakMap();

/**
 * @param {object} handle
 * @param {ResidentMemory} memory
 */
export function registerHandle(handle, memory) {
  memories.set(handle, memory);
}

/**
 * @param {object} value  anything
 * @returns {ResidentMemory | undefined} undefined when it is no handle of engine.tensor
 */
export function residentMemoryOf(value) {
  return memories.get(value);
}
