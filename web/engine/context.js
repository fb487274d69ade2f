// context.js — one engine as the operations see it: its wasm module, its memory, and the way to call it.
import { Arena, allocate } from './arena.js';
import { engineError, rangeError } from './errors.js';
import { Frame } from './frame.js';

/** @typedef {import('./loader.js').EngineModule} EngineModule */

const SCRATCH_BYTES = 1024;

/**
 * Every operation goes the same way: first it reads and checks all arguments (that may run code of the caller, in
 * getters and Proxies, and so must not touch the arena), then it makes one `call`, in which no foreign code runs.
 */
export class Context {
  /** The wasm module. Re-read its heaps after everything that may allocate. */
  module;
  /** Memory for the operands of the running call. */
  arena;
  /** @type {Set<{ dispose(): void }>} what holds engine memory until it is disposed */
  live = new Set();
  #frame;
  #disposed = false;
  #scratch = 0;

  /** @param {EngineModule} module */
  constructor(module) {
    this.module = module;
    this.arena = new Arena(module);
    this.#frame = new Frame(module, this.arena);
  }

  /**
   * Calls one operation of the engine.
   * @template T
   * @param {import('./loader.js').OperationName} operation  the bound function's name
   * @param {number} slots  how many results it has
   * @param {(frame: Frame) => void} write  puts operands into the arena and the arguments into the frame
   * @param {(frame: Frame) => T} read  copies the results out
   * @returns {T}
   */
  call(operation, slots, write, read) {
    const frame = this.#begin(slots);
    write(frame);
    this.invoke(operation, frame.commit());
    return read(frame);
  }

  /**
   * The same for bound functions that take more than a frame.
   * @template T
   * @param {(module: EngineModule, address: number) => number} invoke  answers with the status: 0 when all went well
   * @param {number} slots
   * @param {(frame: Frame) => void} write
   * @param {(frame: Frame) => T} read
   * @returns {T}
   */
  run(invoke, slots, write, read) {
    const frame = this.#begin(slots);
    write(frame);
    this.#check(invoke(this.module, frame.commit()));
    return read(frame);
  }

  /**
   * Calls one operation with a frame that stands in engine memory.
   * @param {import('./loader.js').OperationName} operation
   * @param {number} address
   */
  invoke(operation, address) {
    this.#check(this.module[operation](address));
  }

  /**
   * A block of engine memory, SCRATCH_BYTES long, for a call that needs no more; good for that call.
   * @returns {number} its address, a multiple of 16
   */
  scratch() {
    this.requireLive();
    if (this.#scratch === 0) {
      this.#scratch = allocate(this.module, SCRATCH_BYTES, 'the call');
    }
    return this.#scratch;
  }

  /** @param {number} slots */
  #begin(slots) {
    this.requireLive();
    // What an earlier call that threw has left behind is taken back here.
    this.arena.reset();
    this.#frame.begin(slots);
    return this.#frame;
  }

  /** @param {number} status */
  #check(status) {
    if (status !== 0) {
      throw engineError(this.module.takeError());
    }
  }

  /** @throws RangeError 'disposed' */
  requireLive() {
    if (this.#disposed) {
      throw rangeError('disposed', 'the engine has been disposed and cannot be used any more');
    }
  }

  /** Gives back all memory, also that of the tensors and trainers still alive. */
  dispose() {
    for (const item of this.live) {
      item.dispose();
    }
    this.arena.release();
    if (this.#scratch !== 0) {
      this.module.release(this.#scratch);
      this.#scratch = 0;
    }
    this.#disposed = true;
  }
}
