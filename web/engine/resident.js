// resident.js — engine.tensor: a tensor that stays in the engine's memory, for data used again and again.
import { formatShape, rangeError } from './errors.js';
import { commonDtype, copyOperand, readOperand } from './operand.js';
import { readDtype } from './options.js';
import { ResidentMemory, registerHandle } from './resident-memory.js';
import { deliver, readOut, requireOutDtype } from './result.js';
import { sameShape } from './tensor.js';
import { readOptions } from './validate.js';

/** @typedef {import('./context.js').Context} Context */

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} options
 * @returns {import('./index.js').ResidentTensor}
 */
export function residentTensor(context, x, options) {
  const given = readOptions('options', options, ['dtype']);
  const asked = readDtype(given.dtype);
  const operand = readOperand('x', x);
  context.requireLive();
  const dtype = asked ?? commonDtype(null, [operand]);
  const memory = new ResidentMemory(context, operand.shape, operand.length, dtype);
  try {
    copyOperand(context, operand, memory.addressIn(context, 'x'), dtype);
  } catch (error) {
    memory.dispose();
    throw error;
  }
  const handle = Object.freeze(new Handle(context, memory));
  registerHandle(handle, memory);
  return handle;
}

/** What the caller holds of a resident tensor. */
class Handle {
  #context;
  #memory;

  /**
   * @param {Context} context
   * @param {ResidentMemory} memory
   */
  constructor(context, memory) {
    this.#context = context;
    this.#memory = memory;
  }

  get shape() {
    return this.#memory.shape;
  }

  get dtype() {
    return this.#memory.dtype;
  }

  /** @param {unknown} [into] */
  read(into) {
    const out = readOut('into', into);
    requireOutDtype(out, this.#memory.dtype);
    return deliver(this.#context, this.#memory.viewIn(this.#context, 'this'), this.#memory.shape, out);
  }

  /** @param {unknown} x */
  write(x) {
    const operand = readOperand('x', x);
    const { shape, dtype } = this.#memory;
    if (!sameShape(operand.shape, shape)) {
      throw rangeError(
        'shape',
        `x must be ${formatShape(shape)}, as the handle is; given ${formatShape(operand.shape)}`,
      );
    }
    copyOperand(this.#context, operand, this.#memory.addressIn(this.#context, 'this'), dtype);
  }

  dispose() {
    this.#memory.dispose();
  }
}
