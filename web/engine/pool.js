// pool.js — max and average pooling, forwards and backwards: torch.nn.functional.max_pool2d and avg_pool2d.
import { requireSameRank, writeOperand } from './layer.js';
import { imageRank, imageSizes } from './layout.js';
import { commonDtype, readOperand } from './operand.js';
import { POOL_OPTIONS, readDtype, readPool } from './options.js';
import { aimResult, deliver, readOut, requireOutDtype, takeResult } from './result.js';
import { readOptions } from './validate.js';

/** @typedef {import('./context.js').Context} Context */

const MAX_OPTIONS = [...POOL_OPTIONS.maxpool, 'dtype'];
const MAX_BACKWARD_OPTIONS = [...MAX_OPTIONS, 'out'];
const AVG_OPTIONS = [...POOL_OPTIONS.avgpool, 'dtype', 'out'];

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} options
 * @returns {import('./index.js').MaxPooled}
 */
export function maxPool2d(context, x, options) {
  const given = readOptions('options', options, MAX_OPTIONS);
  const pool = readPool(given);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', x);
  const sizes = imageSizes(image);
  const dtype = commonDtype(asked, [image]);

  return context.call(
    'maxPool2d',
    2,
    (frame) => {
      frame.dtype(dtype);
      writeOperand(context, frame, image, sizes, dtype);
      frame.wordList(pool);
    },
    (frame) => {
      const shape = frame.shape(0).slice(4 - imageRank(image));
      return {
        output: takeResult(context, frame, 0, shape, dtype),
        indices: deliver(context, frame.view(1, 'int32'), shape, null),
      };
    },
  );
}

/**
 * @param {Context} context
 * @param {unknown} x
 * @param {unknown} options
 */
export function avgPool2d(context, x, options) {
  const given = readOptions('options', options, AVG_OPTIONS);
  const pool = readPool(given);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', x);
  const sizes = imageSizes(image);
  const out = readOut('out', given.out);
  const operands = [image];
  const dtype = commonDtype(asked, operands);
  requireOutDtype(out, dtype);
  const rank = imageRank(image);

  return context.call(
    'avgPool2d',
    1,
    (frame) => {
      aimResult(context, frame, out, rank, 4, operands);
      frame.dtype(dtype);
      writeOperand(context, frame, image, sizes, dtype);
      frame.wordList(pool);
    },
    (frame) => takeResult(context, frame, 0, frame.shape(0).slice(4 - rank), dtype, out),
  );
}

/**
 * @param {Context} context
 * @param {unknown} gradY
 * @param {unknown} x
 * @param {unknown} options
 */
export function maxPool2dBackward(context, gradY, x, options) {
  return backward(context, 'maxPool2dBackward', gradY, x, readOptions('options', options, MAX_BACKWARD_OPTIONS));
}

/**
 * @param {Context} context
 * @param {unknown} gradY
 * @param {unknown} x
 * @param {unknown} options
 */
export function avgPool2dBackward(context, gradY, x, options) {
  return backward(context, 'avgPool2dBackward', gradY, x, readOptions('options', options, AVG_OPTIONS));
}

/**
 * @param {Context} context
 * @param {'maxPool2dBackward' | 'avgPool2dBackward'} operation
 * @param {unknown} gradY
 * @param {unknown} x
 * @param {Record<string, unknown>} given
 */
function backward(context, operation, gradY, x, given) {
  const pool = readPool(given);
  const asked = readDtype(given.dtype);
  const gradient = readOperand('gradY', gradY);
  const image = readOperand('x', x);
  const gradientSizes = imageSizes(gradient);
  const sizes = imageSizes(image);
  requireSameRank(gradient, image);
  const out = readOut('out', given.out);
  const operands = [gradient, image];
  const dtype = commonDtype(asked, operands);
  requireOutDtype(out, dtype);
  const rank = imageRank(image);

  return context.call(
    operation,
    1,
    (frame) => {
      aimResult(context, frame, out, rank, 4, operands);
      frame.dtype(dtype);
      writeOperand(context, frame, gradient, gradientSizes, dtype);
      writeOperand(context, frame, image, sizes, dtype);
      frame.wordList(pool);
    },
    (frame) => takeResult(context, frame, 0, sizes.slice(4 - rank), dtype, out),
  );
}
