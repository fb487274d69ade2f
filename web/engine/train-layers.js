// train-layers.js — the layers of a trainer: read from what the caller describes, and written for the engine.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { readInitialValues } from './initial-values.js';
import { readBias, requireChannelAxis, writeBias, writeOperand } from './layer.js';
import { requireBias, requireBiasRank, weightSizes } from './layout.js';
import { LAYER_OPTIONS, POOL_OPTIONS, readLayer, readPool } from './options.js';
import { sameShape } from './tensor.js';
import { readForeign, readList, readOptions, requireChoice } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./operand.js').Operand} Operand
 *
 * Initial or new values of a layer's parameters.
 * @typedef {{ weight: Operand | null, bias: Operand | null }} Values
 *
 * What stays known of a layer's parameters when they are in the engine.
 * @typedef {object} ParameterShapes
 * @property {number[]} taps  [Cout, Cin/groups, h, w]
 * @property {number[]} weight  the same as the caller gave it
 * @property {boolean} hasBias
 *
 * @typedef {object} TrainedLayer
 * @property {string} op
 * @property {number[]} words  its options, as the engine takes them
 * @property {Values} values
 * @property {ParameterShapes | null} shapes  null when it has no parameters
 */

/** In the engine's order. */
const OPS = ['conv', 'relu', 'maxpool', 'avgpool'];
/** What a layer may say beside its op. @type {Record<string, string[]>} */
const OPTIONS = { conv: ['weight', 'bias', ...LAYER_OPTIONS], relu: [], ...POOL_OPTIONS };
const MOST_LAYERS = 1024;

/** @type {Values} */
export const NO_VALUES = Object.freeze({ weight: null, bias: null });

/**
 * @param {unknown} value  the layers as the caller gave them
 * @param {Operand} image  what the first layer takes
 * @returns {TrainedLayer[]}
 */
export function readLayers(value, image) {
  const list = readList('layers', value, MOST_LAYERS);
  if (list === null) {
    throw typeError('type', `layers must be an array such as [{op: 'conv', …}, …]; given ${describe(value)}`);
  }
  if (list.length === 0 || list.length > MOST_LAYERS) {
    const given = list.length === 0 ? 'none' : 'more';
    throw rangeError('layers', `layers must be 1 to ${MOST_LAYERS} layers; given ${given}`);
  }
  return list.map((layer, i) => {
    const name = `layers[${i}]`;
    const op = OPS[requireChoice(`${name}.op`, opOf(name, layer), OPS, 'op')];
    const given = readOptions(name, layer, ['op', ...OPTIONS[op]]);
    switch (op) {
      case 'conv':
        return readConvLayer(given, image, `${name}.`);
      case 'relu':
        return { op, words: [], values: NO_VALUES, shapes: null };
      default:
        return { op, words: readPool(given, `${name}.`), values: NO_VALUES, shapes: null };
    }
  });
}

/**
 * @param {string} name
 * @param {unknown} layer
 * @returns {unknown}
 */
function opOf(name, layer) {
  if (typeof layer !== 'object' || layer === null) {
    throw typeError('type', `${name} must be a layer, {op, …}; given ${describe(layer)}`);
  }
  return readForeign(`${name}.op`, () => /** @type {{ op: unknown }} */ (layer).op);
}

/**
 * @param {Record<string, unknown>} given  read by readOptions
 * @param {Operand} image  the net's input, which settles how many axes its data has
 * @param {string} owner  stands before the options' names in messages: 'layers[1].'
 * @returns {TrainedLayer}
 */
export function readConvLayer(given, image, owner) {
  const words = readLayer(given, owner);
  const weight = readInitialValues(`${owner}weight`, given.weight, null);
  const taps = weightSizes(weight);
  const bias = readBias(given.bias, (_, value) => readInitialValues(`${owner}bias`, value, [taps[0]]));
  requireChannelAxis(image, taps[0]);
  requireBiasRank(bias);
  const shape = weight.shape.length === 4 ? taps : taps.slice(2);
  return { op: 'conv', words, values: { weight, bias }, shapes: { taps, weight: shape, hasBias: bias !== null } };
}

/**
 * @param {Context} context
 * @param {Frame} frame
 * @param {readonly TrainedLayer[]} layers
 * @param {Dtype} dtype
 */
export function writeLayers(context, frame, layers, dtype) {
  frame.word(layers.length);
  for (const { op, words, values, shapes } of layers) {
    frame.word(OPS.indexOf(op));
    if (shapes !== null && values.weight !== null) {
      writeOperand(context, frame, values.weight, shapes.taps, dtype);
      writeBias(context, frame, values.bias, dtype);
    }
    frame.wordList(words);
  }
}

/**
 * New values for a layer's parameters; those not given stay as they are.
 * @param {unknown} weight
 * @param {unknown} bias
 * @param {ParameterShapes} shapes
 * @param {string} owner
 * @returns {Values}
 */
export function readNewValues(weight, bias, shapes, owner) {
  const { taps, hasBias } = shapes;
  const newWeight = weight === undefined ? null : readInitialValues(`${owner}weight`, weight, shapes.weight);
  if (newWeight !== null && !sameShape(weightSizes(newWeight), taps)) {
    const needed = formatShape(shapes.weight);
    const given = formatShape(newWeight.shape);
    throw rangeError('shape', `${newWeight.name} must be ${needed}, as the trainer's is; given ${given}`);
  }
  if (bias === null && hasBias) {
    throw typeError('type', `${owner}bias must be a tensor or a number: the layer was made with one; given null`);
  }
  const newBias = readBias(bias, (_, value) => readInitialValues(`${owner}bias`, value, [taps[0]]));
  if (newBias !== null && !hasBias) {
    throw rangeError('shape', `${owner}bias must be left out: the layer was made without one; given a bias`);
  }
  requireBias(newBias, taps[0]);
  return { weight: newWeight, bias: newBias };
}
