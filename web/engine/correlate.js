// correlate.js — correlate2d and convolve2d: scipy.signal's functions of those names.
import { slideSmall } from './correlate-small.js';
import { planeSizes } from './layout.js';
import { commonDtype, placeOperand, readOperand } from './operand.js';
import { BOUNDARIES, readDtype } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { readOptions, requireChoice, requireNumber } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
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
  const small = options === undefined ? slideSmall(context, x, k, flip) : null;
  if (small !== null) {
    return small;
  }
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
