// correlate.js — correlate2d and convolve2d: scipy.signal's functions of those names.
import { SLOT_WORDS } from './frame.js';
import { planeSizes } from './layout.js';
import { commonDtype, placeOperand, readOperand } from './operand.js';
import { BOUNDARIES, readDtype } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { lengthOf } from './tensor.js';
import { readOptions, requireChoice, requireNumber } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./operand.js').Operand} Operand
 */

const OPTIONS = ['mode', 'boundary', 'value', 'dtype', 'out'];
const MODES = ['full', 'same', 'valid'];

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} k
 * @param {unknown} options
 */
export function correlate2d(context, x, k, options) {
  return slide(context, x, k, options, false);
}

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} k
 * @param {unknown} options
 */
export function convolve2d(context, x, k, options) {
  return slide(context, x, k, options, true);
}

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} k
 * @param {unknown} options
 * @param {boolean} flip  turn the kernel by 180°
 */
function slide(context, x, k, options, flip) {
  const given = readOptions('options', options, OPTIONS);
  const { mode = 'valid', boundary = 'constant', value = 0 } = given;
  const modeWord = requireChoice('mode', mode, MODES, 'mode');
  const boundaryWord = requireChoice('boundary', boundary, BOUNDARIES, 'boundary');
  const fill = requireNumber('value', value);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', x);
  const kernel = readOperand('k', k);
  const imageSizes = planeSizes(image);
  const kernelSizes = planeSizes(kernel);
  const out = readOut('out', given.out);
  if (out === null && asked === null && fill === 0 && isSmall(image) && isSmall(kernel)) {
    return slideSmall(context, image, imageSizes, kernel, kernelSizes, modeWord, boundaryWord, flip);
  }
  const operands = [image, kernel];
  const dtype = commonDtype(asked, operands);
  requireOutDtype(out, dtype);

  return context.call(
    'correlate2d',
    1,
    (frame) => {
      aimResult(context, frame, out, 2, 2, operands);
      frame.dtype(dtype);
      frame.word(placeOperand(context, image, dtype));
      frame.wordList(imageSizes);
      frame.word(placeOperand(context, kernel, dtype));
      frame.wordList(kernelSizes);
      frame.word(modeWord);
      frame.word(boundaryWord);
      frame.double(fill);
      frame.word(flip ? 1 : 0);
    },
    (frame) => takeResult(context, frame, 0, frame.shape(0), dtype, out),
  );
}

/** Values of an operand that copying one by one does not slow down. */
const SMALL = 64;
/** Words of the frame: a result slot, then dtype, image, kernel (address, height, width each), mode, boundary, value, flip. */
const [IMAGE, KERNEL, MODE] = [SLOT_WORDS + 1, SLOT_WORDS + 4, SLOT_WORDS + 7];
/** Bytes before the operands in the scratch block. */
const FRAME_BYTES = 128;

/**
 * @param {Operand} operand
 * @returns {boolean} whether it is float32 in an array of the caller's that still has all its values
 */
function isSmall({ dtype, data, length }) {
  return (
    dtype === 'float32' && length <= SMALL && data !== null && lengthOf(/** @type {Float32Array} */ (data)) === length
  );
}

/**
 * The general way, without its cost: for matrices as a learner types them, the call would take longer than the sums.
 * @param {Context} context
 * @param {Operand} image
 * @param {readonly number[]} imageSizes
 * @param {Operand} kernel
 * @param {readonly number[]} kernelSizes
 * @param {number} mode
 * @param {number} boundary
 * @param {boolean} flip
 */
function slideSmall(context, image, imageSizes, kernel, kernelSizes, mode, boundary, flip) {
  const frame = context.scratch();
  const { HEAP32: words, HEAPF32: values } = context.module;
  const first = frame >>> 2;
  const imageAt = first + FRAME_BYTES / 4;
  const kernelAt = imageAt + SMALL;
  words[first] = 0; // the engine shall find a place for the result
  words[first + SLOT_WORDS] = 0; // float32
  words[first + IMAGE] = imageAt * 4;
  words[first + IMAGE + 1] = imageSizes[0];
  words[first + IMAGE + 2] = imageSizes[1];
  words[first + KERNEL] = kernelAt * 4;
  words[first + KERNEL + 1] = kernelSizes[0];
  words[first + KERNEL + 2] = kernelSizes[1];
  words[first + MODE] = mode;
  words[first + MODE + 1] = boundary;
  words[first + MODE + 2] = 0;
  words[first + MODE + 3] = 0;
  words[first + MODE + 4] = flip ? 1 : 0;
  copyInto(values, imageAt, /** @type {Float32Array} */ (image.data));
  copyInto(values, kernelAt, /** @type {Float32Array} */ (kernel.data));
  context.invoke('correlate2d', frame);
  const answer = context.module.HEAP32; // the memory may have grown
  const shape = [answer[first + 2], answer[first + 3]];
  return takeFloats(context, answer[first] >>> 0, shape);
}

/**
 * @param {Float32Array} target
 * @param {number} first
 * @param {Float32Array} values
 */
function copyInto(target, first, values) {
  for (let i = 0; i < values.length; i++) {
    target[first + i] = values[i];
  }
}

/**
 * @param {Context} context
 * @param {number} address
 * @param {number[]} shape
 * @returns {import('./index.js').Tensor}
 */
function takeFloats(context, address, shape) {
  const length = shape[0] * shape[1];
  const source = context.module.HEAPF32;
  const data = new Float32Array(length);
  for (let i = 0, from = address >>> 2; i < length; i++, from++) {
    data[i] = source[from];
  }
  return { shape, data };
}
