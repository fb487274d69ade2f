// convolution.js — conv2d and convTranspose2d, forwards and backwards: torch.nn.functional's functions and gradients.
import { readBias, requireChannelAxis, requireSameRank, writeBias, writeOperand } from './layer.js';
import { imageRank, imageSizes, requireBias, requireBiasRank, transposedWeightSizes, weightSizes } from './layout.js';
import { commonDtype, readOperand } from './operand.js';
import { LAYER_OPTIONS, readDtype, readLayer, readTransposedLayer } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { readOptions } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 *
 * What the two layers do differently.
 * @typedef {object} Kind
 * @property {'conv2d' | 'convTranspose2d'} forward
 * @property {'conv2dBackward' | 'convTranspose2dBackward'} backward
 * @property {string[]} options
 * @property {typeof readLayer} readLayer
 * @property {typeof weightSizes} weightSizes
 * @property {number} outputAxis  the weight's axis with the output channels (of a group)
 */

/** @type {Kind} */
const CONV = {
  forward: 'conv2d',
  backward: 'conv2dBackward',
  options: ['bias', ...LAYER_OPTIONS, 'algorithm', 'dtype'],
  readLayer,
  weightSizes,
  outputAxis: 0,
};

/** @type {Kind} */
const TRANSPOSED = {
  forward: 'convTranspose2d',
  backward: 'convTranspose2dBackward',
  options: ['bias', 'stride', 'padding', 'outputPadding', 'dilation', 'groups', 'dtype'],
  readLayer: readTransposedLayer,
  weightSizes: transposedWeightSizes,
  outputAxis: 1,
};

/**
 * The function that computes the layer's output.
 * @param {Kind} kind
 */
function forwardOf(kind) {
  const names = [...kind.options, 'out'];
  /**
   * @param {Context} context
   * @param {unknown} x
   * @param {unknown} w
   * @param {unknown} options
   */
  return (context, x, w, options) => {
    const given = readOptions('options', options, names);
    const layer = kind.readLayer(given);
    const asked = readDtype(given.dtype);
    const image = readOperand('x', x);
    const weight = readOperand('w', w);
    const bias = readBias(given.bias, readOperand);
    const sizes = imageSizes(image);
    const taps = kind.weightSizes(weight);
    requireChannelAxis(image, taps[kind.outputAxis]);
    requireBiasRank(bias);
    const out = readOut('out', given.out);
    const operands = [image, weight, bias];
    const dtype = commonDtype(asked, operands);
    requireOutDtype(out, dtype);
    const rank = imageRank(image);

    return context.call(
      kind.forward,
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
  };
}

/**
 * The function that computes the gradients of the layer's operands from that of its output.
 * @param {Kind} kind
 */
function backwardOf(kind) {
  /**
   * @param {Context} context
   * @param {unknown} gradY
   * @param {unknown} x
   * @param {unknown} w
   * @param {unknown} options
   */
  return (context, gradY, x, w, options) => {
    const given = readOptions('options', options, kind.options);
    const layer = kind.readLayer(given);
    const asked = readDtype(given.dtype);
    const gradient = readOperand('gradY', gradY);
    const image = readOperand('x', x);
    const weight = readOperand('w', w);
    // The bias does not enter the gradients, but one options object shall serve both directions.
    const bias = readBias(given.bias, readOperand);
    const gradientSizes = imageSizes(gradient);
    const sizes = imageSizes(image);
    const taps = kind.weightSizes(weight);
    requireChannelAxis(image, taps[kind.outputAxis]);
    requireBiasRank(bias);
    requireSameRank(gradient, image);
    const dtype = commonDtype(asked, [gradient, image, weight, bias]);

    return context.call(
      kind.backward,
      3,
      (frame) => {
        frame.dtype(dtype);
        writeOperand(context, frame, gradient, gradientSizes, dtype);
        writeOperand(context, frame, image, sizes, dtype);
        writeOperand(context, frame, weight, taps, dtype);
        frame.wordList(layer);
      },
      (frame) => {
        requireBias(bias, frame.shape(2)[0]);
        return {
          gradX: takeResult(context, frame, 0, sizes.slice(4 - imageRank(image)), dtype),
          gradW: takeResult(context, frame, 1, weight.shape.length === 4 ? taps : taps.slice(2), dtype),
          gradBias: takeResult(context, frame, 2, frame.shape(2), dtype),
        };
      },
    );
  };
}

export const conv2d = forwardOf(CONV);
export const conv2dBackward = backwardOf(CONV);
export const convTranspose2d = forwardOf(TRANSPOSED);
export const convTranspose2dBackward = backwardOf(TRANSPOSED);
