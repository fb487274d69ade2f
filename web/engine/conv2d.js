// conv2d.js — a convolution layer, forwards and backwards: torch.nn.functional.conv2d and its gradients.
import { formatShape, rangeError } from './errors.js';
import { imageRank, imageSizes, requireBias, requireChannelAxis, weightSizes } from './layout.js';
import { commonDtype, placeOperand, readOperand } from './operand.js';
import { LAYER_OPTIONS, readDtype, readLayer } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { readOptions } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./operand.js').Operand} Operand
 */

const BACKWARD_OPTIONS = ['bias', ...LAYER_OPTIONS, 'algorithm', 'dtype'];
const OPTIONS = [...BACKWARD_OPTIONS, 'out'];

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} w
 * @param {unknown} options
 */
export function conv2d(context, x, w, options) {
  const given = readOptions('options', options, OPTIONS);
  const layer = readLayer(given);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', x);
  const weight = readOperand('w', w);
  const bias = readBias(given.bias);
  const sizes = imageSizes(image);
  const taps = weightSizes(weight);
  requireFits(image, taps, bias);
  const out = readOut('out', given.out);
  const operands = [image, weight, bias];
  const dtype = commonDtype(asked, operands);
  requireOutDtype(out, dtype);
  const rank = imageRank(image);

  return context.call(
    'conv2d',
    1,
    (frame) => {
      aimResult(context, frame, out, rank, 4, operands);
      frame.dtype(dtype);
      writeOperand(context, frame, image, sizes, dtype);
      writeOperand(context, frame, weight, taps, dtype);
      writeBias(context, frame, bias, dtype);
      frame.wordList(layer);
    },
    (frame) => takeResult(context, frame, 0, frame.shape(0).slice(4 - rank), dtype, out),
  );
}

/**
 * @param {Context} context
 * @param {unknown} gradY
 * @param {unknown} x
 * @param {unknown} w
 * @param {unknown} options
 */
export function conv2dBackward(context, gradY, x, w, options) {
  const given = readOptions('options', options, BACKWARD_OPTIONS);
  const layer = readLayer(given);
  const asked = readDtype(given.dtype);
  const gradient = readOperand('gradY', gradY);
  const image = readOperand('x', x);
  const weight = readOperand('w', w);
  // The bias adds nothing to the gradients, but one options object serves both directions.
  const bias = readBias(given.bias);
  const gradientSizes = imageSizes(gradient);
  const sizes = imageSizes(image);
  const taps = weightSizes(weight);
  requireFits(image, taps, bias);
  requireSameRank(gradient, image);
  const dtype = commonDtype(asked, [gradient, image, weight, bias]);

  return context.call(
    'conv2dBackward',
    3,
    (frame) => {
      frame.dtype(dtype);
      writeOperand(context, frame, gradient, gradientSizes, dtype);
      writeOperand(context, frame, image, sizes, dtype);
      writeOperand(context, frame, weight, taps, dtype);
      frame.wordList(layer);
    },
    (frame) => ({
      gradX: takeResult(context, frame, 0, sizes.slice(4 - imageRank(image)), dtype),
      gradW: takeResult(context, frame, 1, weight.shape.length === 4 ? taps : taps.slice(2), dtype),
      gradBias: takeResult(context, frame, 2, frame.shape(2), dtype),
    }),
  );
}

/**
 * @param {unknown} value
 * @returns {Operand | null} null without a bias
 */
export function readBias(value) {
  return value === undefined || value === null ? null : readOperand('bias', value);
}

/**
 * @param {Operand} image
 * @param {number[]} taps  sizes of the weight
 * @param {Operand | null} bias
 */
export function requireFits(image, taps, bias) {
  requireChannelAxis(image, taps[0]);
  if (bias !== null) {
    requireBias(bias, taps[0]);
  }
}

/**
 * An image of the output side has the axes of the input: what a shorthand leaves out, it leaves out on both sides.
 * @param {Operand} output
 * @param {Operand} image
 */
export function requireSameRank(output, image) {
  if (output.shape.length !== 0 && imageRank(output) !== imageRank(image)) {
    const given = `the shape ${formatShape(output.shape)}, while ${image.name} is ${formatShape(image.shape)}`;
    throw rangeError('shape', `${output.name} must have as many axes as ${image.name}; given ${given}`);
  }
}

/**
 * @param {Context} context
 * @param {Frame} frame
 * @param {Operand} operand
 * @param {number[]} sizes
 * @param {Dtype} dtype
 */
export function writeOperand(context, frame, operand, sizes, dtype) {
  frame.word(placeOperand(context, operand, dtype));
  frame.wordList(sizes);
}

/**
 * @param {Context} context
 * @param {Frame} frame
 * @param {Operand | null} bias
 * @param {Dtype} dtype
 */
export function writeBias(context, frame, bias, dtype) {
  if (bias === null) {
    frame.wordList([0, 0]);
  } else {
    writeOperand(context, frame, bias, [bias.length], dtype);
  }
}
