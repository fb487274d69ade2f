// correlate-small.js — the short way for matrices as a learner types them, whose sums take less time than a call.
import { requireKept } from './operand.js';
import { dtypeOf, lengthOf } from './tensor.js';

/** @typedef {import('./context.js').Context} Context */

/** Values of a matrix that copying one by one does not slow down. */
const SMALL = 64;
const BYTES = SMALL * Float32Array.BYTES_PER_ELEMENT;

/**
 * Slides a kernel over an image, mode 'valid', if both are small float32 tensors that leave nothing to say about them.
 * What it does not take goes the general way, with all its checks and messages.
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} k
 * @param {boolean} flip  turn the kernel by 180°
 * @returns {import('./index.js').Tensor | null}
 */
export function slideSmall(context, x, k, flip) {
  const image = smallMatrix(x);
  const kernel = image === null ? null : smallMatrix(k);
  if (image === null || kernel === null || kernel.height > image.height || kernel.width > image.width) {
    return null;
  }
  const at = context.scratch();
  const { module } = context;
  const values = module.HEAPF32;
  copyInto(values, at >>> 2, 'x', image);
  copyInto(values, (at + BYTES) >>> 2, 'k', kernel);
  const { height, width } = image;
  const result = at + 2 * BYTES;
  module.correlate2dSmall(at, height, width, at + BYTES, kernel.height, kernel.width, flip, result);
  const shape = [height - kernel.height + 1, width - kernel.width + 1];
  const data = new Float32Array(shape[0] * shape[1]);
  for (let i = 0, from = result >>> 2; i < data.length; i++, from++) {
    data[i] = values[from];
  }
  return { shape, data };
}

/**
 * @typedef {object} SmallMatrix
 * @property {number} height
 * @property {number} width
 * @property {Float32Array} data
 */

/**
 * @param {any} value
 * @returns {SmallMatrix | null} null for everything else, also where it would be an error
 */
function smallMatrix(value) {
  try {
    const { shape, data } = value;
    if (!Array.isArray(shape) || shape.length !== 2 || dtypeOf(data) !== 'float32') {
      return null;
    }
    const height = shape[0];
    const width = shape[1];
    const fits = Number.isInteger(height) && Number.isInteger(width) && height > 0 && width > 0;
    return fits && height * width <= SMALL && lengthOf(data) === height * width ? { height, width, data } : null;
  } catch {
    return null; // a getter or a Proxy that throws
  }
}

/**
 * @param {Float32Array} target
 * @param {number} first
 * @param {string} name
 * @param {SmallMatrix} matrix
 */
function copyInto(target, first, name, { height, width, data }) {
  const length = height * width;
  requireKept(name, data, length);
  for (let i = 0; i < length; i++) {
    target[first + i] = data[i];
  }
}
