// arena.js — wasm memory for the operands of one call: handed out in order, taken back all at once.
import { rangeError } from './errors.js';

/** @typedef {import('./loader.js').EngineModule} EngineModule */

/** Bytes an operand or a resident tensor may take, as in the engine (memory.hpp): 512 MiB. */
export const MEMORY_BUDGET = 2 ** 29;

const ALIGNMENT = 16;
const FIRST_BLOCK = 2 ** 16;
/** A block larger than this goes back after the call: one big image must not hold memory for ever. */
const LARGEST_KEPT_BLOCK = 2 ** 25;

/**
 * Memory that belongs to the caller until it is released.
 * @param {EngineModule} module
 * @param {number} bytes
 * @param {string} what  for the message
 * @returns {number} an address, a multiple of 16
 */
export function allocate(module, bytes, what) {
  const address = bytes > MEMORY_BUDGET ? 0 : module.allocate(Math.max(bytes, ALIGNMENT)) >>> 0;
  if (address === 0) {
    throw rangeError(
      'memory',
      `${what} needs ${bytes} bytes of engine memory, which cannot be had; at most ${MEMORY_BUDGET} in one piece`,
    );
  }
  return address;
}

/**
 * One block serves all small calls without an allocation. What does not fit gets a block of its own until the call
 * is over; the next call then starts with one block as large as all of them together.
 */
export class Arena {
  #module;
  /** @type {number[]} addresses of the blocks that stand, the one being filled last */
  #blocks = [];
  #next = 0;
  #end = 0;
  /** Bytes in all blocks. */
  #capacity = 0;
  /** Bytes the next block has at least. */
  #blockSize = FIRST_BLOCK;

  /** @param {EngineModule} module */
  constructor(module) {
    this.#module = module;
  }

  /**
   * @param {number} bytes
   * @param {string} what  whose bytes, for the message
   * @returns {number} an address, a multiple of 16, never 0, valid until `reset`
   */
  allocate(bytes, what) {
    const size = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    if (this.#next + size > this.#end || this.#blocks.length === 0) {
      this.#grow(size, what);
    }
    const address = this.#next;
    this.#next += size;
    return address;
  }

  /**
   * @param {number} size
   * @param {string} what
   */
  #grow(size, what) {
    const bytes = Math.max(size, this.#blockSize);
    const address = allocate(this.#module, bytes, what);
    this.#blocks.push(address);
    this.#capacity += bytes;
    this.#next = address;
    this.#end = address + bytes;
  }

  /** Takes everything back. Addresses handed out before are no longer valid. */
  reset() {
    if (this.#blocks.length > 1 || this.#capacity > LARGEST_KEPT_BLOCK) {
      this.#blockSize = Math.min(this.#capacity, LARGEST_KEPT_BLOCK);
      this.release();
    } else if (this.#blocks.length === 1) {
      this.#next = this.#blocks[0];
    }
  }

  /** Gives all memory back to the engine. */
  release() {
    for (const block of this.#blocks) {
      this.#module.release(block);
    }
    this.#blocks = [];
    this.#next = this.#end = this.#capacity = 0;
  }
}
