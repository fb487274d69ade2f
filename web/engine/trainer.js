// trainer.js — engine.trainer: reads what is to be learned from what, and creates the trainer in the engine.
import { ConvTrainer } from './conv-trainer.js';
import { readInitialValues } from './initial-values.js';
import { readBias, requireChannelAxis, requireSameRank, writeBias, writeOperand } from './layer.js';
import { imageRank, imageSizes, requireBiasRank, weightSizes } from './layout.js';
import { commonDtype, readOperand } from './operand.js';
import { DEFAULT_OPTIMIZER, readOptimizer, writeOptimizer } from './optimizer.js';
import { LAYER_OPTIONS, LOSSES, readDtype, readLayer } from './options.js';
import { readOptions, requireChoice } from './validate.js';

const OPTIONS = ['x', 'y', 'weight', 'bias', ...LAYER_OPTIONS, 'loss', 'optimizer', 'dtype'];
/** The layers of a net, in the engine's order. */
const LAYER_OPS = ['conv', 'relu', 'maxpool', 'avgpool'];

/**
 * @param {import('./context.js').Context} context
 * @param {unknown} options
 * @returns {import('./index.js').Trainer}
 */
export function createTrainer(context, options) {
  const given = readOptions('options', options, OPTIONS);
  const { loss = 'sum', optimizer = DEFAULT_OPTIMIZER } = given;
  const layer = readLayer(given);
  const lossWord = requireChoice('loss', loss, LOSSES, 'loss');
  const settings = readOptimizer(optimizer);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', given.x);
  const target = readOperand('y', given.y);
  const weight = readInitialValues('weight', given.weight, null);
  const sizes = imageSizes(image);
  const targetSizes = imageSizes(target);
  const taps = weightSizes(weight);
  const bias = readBias(given.bias, (name, value) => readInitialValues(name, value, [taps[0]]));
  requireChannelAxis(image, taps[0]);
  requireBiasRank(bias);
  requireSameRank(target, image);
  const dtype = commonDtype(asked, [image, target, weight, bias]);

  const handle = context.call(
    'createTrainer',
    1,
    (frame) => {
      frame.dtype(dtype);
      writeOperand(context, frame, image, sizes, dtype);
      writeOperand(context, frame, target, targetSizes, dtype);
      frame.word(lossWord);
      writeOptimizer(frame, settings);
      frame.word(1);
      frame.word(LAYER_OPS.indexOf('conv'));
      writeOperand(context, frame, weight, taps, dtype);
      writeBias(context, frame, bias, dtype);
      frame.wordList(layer);
    },
    (frame) => frame.answer(0),
  );
  const weightShape = weight.shape.length === 4 ? taps : taps.slice(2);
  return Object.freeze(new ConvTrainer(context, handle, dtype, taps, weightShape, imageRank(image), bias !== null));
}
