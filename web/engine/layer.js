// layer.js — what a convolution layer's calls and its trainer share: operands that fit together, and their words.
import { formatShape, rangeError } from './errors.js';
import { imageRank } from './layout.js';
import { placeOperand } from './operand.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./operand.js').Operand} Operand
 */

/**
 * @param {unknown} value  null, like undefined, stands for no bias
 * @param {(name: string, value: unknown) => Operand} read
 * @returns {Operand | null}
 */
export function readBias(value, read) {
  return value === undefined || value === null ? null : read('bias', value);
}

/**
 * Checks what the engine cannot: the shorthand, which it does not see. It checks all sizes itself.
 * @param {Operand} image
 * @param {number} channels  of the output; under groups, which [H, W] cannot have, those of one group
 */
export function requireChannelAxis(image, channels) {
  if (imageRank(image) === 2 && channels !== 1) {
    const given = `${formatShape(image.shape)} and ${channels} output channels`;
    throw rangeError(
      'shape',
      `${image.name} must be [C, H, W] or [N, C, H, W] for more than one output channel; given ${given}`,
    );
  }
}

/**
 * An image of the output side has the axes of the input: what a shorthand leaves out, it leaves out on both sides.
 * @param {Operand} output
 * @param {Operand} image
 */
export function requireSameRank(output, image) {
  if (imageRank(output) !== imageRank(image) && output.shape.length !== 0) {
    const given = `the shape ${formatShape(output.shape)}, while ${image.name} is ${formatShape(image.shape)}`;
    throw rangeError('shape', `${output.name} must have as many axes as ${image.name}; given ${given}`);
  }
}

/**
 * @param {Context} context
 * @param {Frame} frame
 * @param {Operand} operand
 * @param {readonly number[]} sizes
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
