// conv2d.js — a convolution layer, forwards and backwards: torch.nn.functional.conv2d and its gradients.
import { readBias, requireChannelAxis, requireSameRank, writeBias, writeOperand } from './layer.js';
import { imageRank, imageSizes, requireBias, requireBiasRank, weightSizes } from './layout.js';
import { commonDtype, readOperand } from './operand.js';
import { LAYER_OPTIONS, readDtype, readLayer } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { readOptions } from './validate.js';

/** @typedef {import('./context.js').Context} Context */

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
  const bias = readBias(given.bias, readOperand);
  const sizes = imageSizes(image);
  const taps = weightSizes(weight);
  requireChannelAxis(image, taps[0]);
  requireBiasRank(bias);
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
  // The bias does not enter the gradients, but one options object shall serve both directions.
  const bias = readBias(given.bias, readOperand);
  const gradientSizes = imageSizes(gradient);
  const sizes = imageSizes(image);
  const taps = weightSizes(weight);
  requireChannelAxis(image, taps[0]);
  requireBias(bias, taps[0]);
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
