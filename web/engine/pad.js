// pad.js — pad2d: numpy.pad on the last two axes.
import { formatShape, rangeError } from './errors.js';
import { commonDtype, placeOperand, readOperand } from './operand.js';
import { BOUNDARIES, readDtype, readSides } from './options.js';
import { readOut, requireOutDtype, takeResult } from './result.js';
import { countOf } from './tensor.js';
import { readOptions, requireChoice, requireNumber } from './validate.js';

const OPTIONS = ['mode', 'value', 'dtype', 'out'];

/**
 * @param {import('./context.js').Context} context
 * @param {unknown} x
 * @param {unknown} padding
 * @param {unknown} options
 */
export function pad2d(context, x, padding, options) {
  const given = readOptions('options', options, OPTIONS);
  const { mode = 'constant', value = 0 } = given;
  const modeWord = requireChoice('mode', mode, BOUNDARIES, 'mode');
  const fill = requireNumber('value', value);
  const asked = readDtype(given.dtype);
  const sides = readSides('padding', padding);
  const image = readOperand('x', x);
  const { leading, height, width } = planesOf(image);
  const out = readOut('out', given.out);
  const dtype = commonDtype(asked, [image]);
  requireOutDtype(out, dtype);

  return context.call(
    'pad2d',
    1,
    (frame) => {
      frame.dtype(dtype);
      frame.word(placeOperand(context, image, dtype));
      // All leading axes count as batch, which may be empty.
      frame.wordList([countOf(leading), 1, height, width]);
      frame.wordList([0, ...sides]);
      frame.word(modeWord);
      frame.double(fill);
    },
    (frame) => takeResult(context, frame, 0, [...leading, ...frame.shape(0).slice(2)], dtype, out),
  );
}

/**
 * @param {import('./operand.js').Operand} image
 * @returns {{ leading: number[], height: number, width: number }}
 */
function planesOf({ name, shape }) {
  const sizes = shape.length === 0 ? [1, 1] : shape;
  if (sizes.length < 2) {
    throw rangeError('shape', `${name} must have at least two axes, [H, W]; given the shape ${formatShape(shape)}`);
  }
  if (sizes.slice(-3).includes(0)) {
    throw rangeError(
      'shape',
      `${name} must have no empty plane or channel axis; given the shape ${formatShape(shape)}`,
    );
  }
  return { leading: sizes.slice(0, -2), height: sizes[sizes.length - 2], width: sizes[sizes.length - 1] };
}
