// trainer.js — engine.trainer: reads what is to be learned from what, and creates the trainer in the engine.
import { typeError } from './errors.js';
import { requireSameRank, writeOperand } from './layer.js';
import { imageRank, imageSizes } from './layout.js';
import { commonDtype, readOperand } from './operand.js';
import { DEFAULT_OPTIMIZER, readOptimizer, writeOptimizer } from './optimizer.js';
import { LAYER_OPTIONS, LOSSES, readDtype } from './options.js';
import { readConvLayer, readLayers, writeLayers } from './train-layers.js';
import { LayerTrainer, NetTrainer } from './trainer-handles.js';
import { TrainerState } from './trainer-state.js';
import { readOptions, requireChoice } from './validate.js';

const COMMON_OPTIONS = ['x', 'y', 'loss', 'optimizer', 'dtype'];
const ONE_LAYER_OPTIONS = ['weight', 'bias', ...LAYER_OPTIONS];
const OPTIONS = [...COMMON_OPTIONS, 'layers', ...ONE_LAYER_OPTIONS];

/** Where the engine says which layer an error is about, from 1; 0 for none. */
const LAYER_WORD = 1;

/**
 * @param {import('./context.js').Context} context
 * @param {unknown} options
 * @returns {any} a Trainer or, where layers are given, a NetTrainer
 */
export function createTrainer(context, options) {
  const given = readOptions('options', options, OPTIONS);
  const isNet = given.layers !== undefined;
  if (isNet) {
    requireNoneOf(given, ONE_LAYER_OPTIONS);
  }
  const { loss = 'sum', optimizer = DEFAULT_OPTIMIZER } = given;
  const lossWord = requireChoice('loss', loss, LOSSES, 'loss');
  const settings = readOptimizer(optimizer);
  const asked = readDtype(given.dtype);
  const image = readOperand('x', given.x);
  const target = readOperand('y', given.y);
  const sizes = imageSizes(image);
  const targetSizes = imageSizes(target);
  const layers = isNet ? readLayers(given.layers, image) : [readConvLayer(given, image, '')];
  requireSameRank(target, image);
  const values = layers.flatMap((layer) => [layer.values.weight, layer.values.bias]);
  const dtype = commonDtype(asked, [image, target, ...values]);

  let failed = 0;
  try {
    const handle = context.run(
      (module, address) => {
        const status = module.createTrainer(address);
        failed = module.HEAP32[address / 4 + LAYER_WORD];
        return status;
      },
      1,
      (frame) => {
        frame.dtype(dtype);
        writeOperand(context, frame, image, sizes, dtype);
        writeOperand(context, frame, target, targetSizes, dtype);
        frame.word(lossWord);
        writeOptimizer(frame, settings);
        writeLayers(context, frame, layers, dtype);
      },
      (frame) => frame.answer(0),
    );
    const shapes = layers.map((layer) => layer.shapes);
    const state = new TrainerState(context, handle, dtype, imageRank(image), shapes);
    return Object.freeze(isNet || shapes[0] === null ? new NetTrainer(state) : new LayerTrainer(state, shapes[0]));
  } catch (error) {
    if (isNet && failed > 0) {
      const problem = /** @type {Error} */ (error);
      problem.message = `layers[${failed - 1}]: ${problem.message}`;
    }
    throw error;
  }
}

/**
 * @param {Record<string, unknown>} given
 * @param {readonly string[]} names  what only one layer alone has
 */
function requireNoneOf(given, names) {
  const wrong = names.find((name) => given[name] !== undefined);
  if (wrong !== undefined) {
    const known = [...COMMON_OPTIONS, 'layers'].join(', ');
    throw typeError('option', `options must be among ${known}, as layers are given; given '${wrong}'`);
  }
}
