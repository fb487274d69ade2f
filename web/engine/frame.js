// frame.js — the list of int32 words that tells the engine what to do, and the result slots it answers in.

/**
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./loader.js').EngineModule} EngineModule
 * @typedef {import('./arena.js').Arena} Arena
 */

/** A result slot: address, rank and four sizes. */
export const SLOT_WORDS = 6;

/** The two words of a float64, in the order of memory (little endian, as wasm is everywhere). */
const float64 = new Float64Array(1);
const float64Words = new Int32Array(float64.buffer);

/**
 * Words are collected first and copied into wasm memory when the call is made: the memory may grow, and so move under
 * every view, while operands are being placed.
 */
export class Frame {
  #module;
  #arena;
  /** Grows when it has to, never shrinks: a frame of one operation is as long as the next. */
  #words = new Int32Array(64);
  #count = 0;
  #address = 0;

  /**
   * @param {EngineModule} module
   * @param {Arena} arena
   */
  constructor(module, arena) {
    this.#module = module;
    this.#arena = arena;
  }

  /**
   * Starts a new frame.
   * @param {number} slots  how many results the operation has
   */
  begin(slots) {
    this.#count = slots * SLOT_WORDS;
    this.#words.fill(0, 0, this.#count);
  }

  /** @param {number} value  whole, −2³¹ ≤ value < 2³² */
  word(value) {
    if (this.#count === this.#words.length) {
      const longer = new Int32Array(2 * this.#count);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[this.#count++] = value; // modulo 2³²
  }

  /** @param {ArrayLike<number>} values  each as in `word` */
  wordList(values) {
    for (let i = 0; i < values.length; i++) {
      this.word(values[i]);
    }
  }

  /** @param {number} value  any number, as two words */
  double(value) {
    float64[0] = value;
    this.wordList(float64Words);
  }

  /** @param {Dtype} dtype */
  dtype(dtype) {
    this.word(dtype === 'float64' ? 1 : 0);
  }

  /**
   * Lets the engine write a result to `address` instead of a buffer of its own; it then insists on this shape.
   * @param {number} slot
   * @param {number} address
   * @param {ArrayLike<number>} shape  rank ≤ 4
   */
  resultAt(slot, address, shape) {
    const first = slot * SLOT_WORDS;
    this.#words[first] = address;
    this.#words[first + 1] = shape.length;
    for (let axis = 0; axis < shape.length; axis++) {
      this.#words[first + 2 + axis] = shape[axis];
    }
  }

  /**
   * Copies the words into wasm memory.
   * @returns {number} their address
   */
  commit() {
    const words = this.#words;
    const count = this.#count;
    this.#address = this.#arena.allocate(count * 4, 'the call frame');
    const heap = this.#module.HEAP32;
    const first = this.#address >>> 2;
    for (let i = 0; i < count; i++) {
      heap[first + i] = words[i];
    }
    return this.#address;
  }

  /**
   * After the call: a word of the frame, for operations that answer in one.
   * @param {number} index
   */
  answer(index) {
    return this.#module.HEAP32[(this.#address >>> 2) + index];
  }

  /**
   * After the call: the shape of a result.
   * @param {number} slot
   * @returns {number[]}
   */
  shape(slot) {
    const first = (this.#address >>> 2) + slot * SLOT_WORDS;
    const heap = this.#module.HEAP32;
    const shape = [];
    for (let axis = 0; axis < heap[first + 1]; axis++) {
      shape.push(heap[first + 2 + axis]);
    }
    return shape;
  }

  /**
   * After the call: the values of a result, as a view that is good until the next call into the engine.
   * @template {'float32' | 'float64' | 'int32'} Kind
   * @param {number} slot
   * @param {Kind} kind
   * @returns {{ float32: Float32Array, float64: Float64Array, int32: Int32Array }[Kind]}
   */
  view(slot, kind) {
    const first = (this.#address >>> 2) + slot * SLOT_WORDS;
    const heap = this.#module.HEAP32;
    let length = 1;
    for (let axis = 0; axis < heap[first + 1]; axis++) {
      length *= heap[first + 2 + axis];
    }
    return heapView(this.#module, heap[first] >>> 0, length, kind);
  }
}

/**
 * A view of wasm memory. Never handed to the caller of the facade: it goes empty when the memory grows.
 * @template {'float32' | 'float64' | 'int32'} Kind
 * @param {EngineModule} module
 * @param {number} address
 * @param {number} length  in elements
 * @param {Kind} kind
 * @returns {{ float32: Float32Array, float64: Float64Array, int32: Int32Array }[Kind]}
 */
export function heapView(module, address, length, kind) {
  const wide = kind === 'float64';
  const heap = wide ? module.HEAPF64 : kind === 'float32' ? module.HEAPF32 : module.HEAP32;
  const first = wide ? address / 8 : address / 4;
  return /** @type {any} */ (heap.subarray(first, first + length));
}
