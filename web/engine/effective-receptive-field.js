// effective-receptive-field.js — how much each input pixel counts for one unit: the unit's gradient.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { readNet, requireId, writeNet } from './net.js';
import { commonDtype, placeOperand, readOperand } from './operand.js';
import { readDtype, readPair } from './options.js';
import { readSeeded } from './random.js';
import { readUnit } from './receptive-field.js';
import { readOut, requireOutDtype, takeResult } from './result.js';
import { readForeign, readOptions } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./net.js').NodeWords} NodeWords
 * @typedef {import('./operand.js').Operand} Operand
 *
 * The kernel of a node, one channel.
 * @typedef {{ position: number, size: [number, number], values: Operand }} Weight
 */

const OPTIONS = ['inputSize', 'weights', 'seed', 'dtype', 'out'];

/**
 * @param {Context} context
 * @param {unknown} net
 * @param {unknown} id
 * @param {unknown} unit
 * @param {unknown} options
 * @returns {any} a Tensor [H, W], or the very object given as `out`
 */
export function effectiveReceptiveField(context, net, id, unit, options) {
  const given = readOptions('options', options, OPTIONS);
  const asked = readDtype(given.dtype);
  const inputSize = readPair('inputSize', given.inputSize, { min: 1, code: 'inputSize' });
  const place = readUnit(unit);
  const chosen = requireId('id', id);
  const nodes = readNet(net);
  const weights = readWeights(nodes, given.weights);
  if (given.seed !== undefined) {
    weights.push(...seededWeights(nodes, given.seed, weights));
  }
  const out = readOut('out', given.out);
  const dtype = commonDtype(
    asked,
    weights.map(({ values }) => values),
  );
  requireOutDtype(out, dtype);

  return context.call(
    'effectiveReceptiveField',
    1,
    (frame) => {
      frame.dtype(dtype);
      writeNet(context, frame, nodes, chosen);
      frame.wordList([...place, ...inputSize, weights.length]);
      for (const { position, size, values } of weights) {
        // The engine adds up in float64 and rounds once, at the end.
        frame.wordList([position, placeOperand(context, values, 'float64'), ...size]);
      }
    },
    (frame) => takeResult(context, frame, 0, inputSize, dtype, out),
  );
}

/**
 * @param {NodeWords[]} nodes
 * @param {unknown} given  {id: kernel}
 * @returns {Weight[]}
 */
function readWeights(nodes, given) {
  if (given === undefined) {
    return [];
  }
  if (typeof given !== 'object' || given === null) {
    throw typeError('type', `weights must be an object {id: kernel}; given ${describe(given)}`);
  }
  const positions = new Map(nodes.map(({ id }, position) => [id, position]));
  const kernels = /** @type {Record<string, unknown>} */ (given);
  return readForeign('weights', () => Object.keys(kernels)).map((id) => {
    const position = positions.get(id);
    if (position === undefined) {
      throw rangeError('weights', `weights must name nodes of the net; given ${describe(id)}`);
    }
    const name = `weights of node '${id}'`;
    const kernel = readForeign(name, () => kernels[id]);
    const values = readOperand(name, kernel);
    return { position, size: kernelSize(values), values };
  });
}

/**
 * @param {Operand} kernel  [h, w], [1, 1, h, w] or a number
 * @returns {[number, number]}
 */
function kernelSize({ name, shape }) {
  const sizes = shape.length === 0 ? [1, 1] : shape;
  if (sizes.length < 2 || sizes.length > 4 || sizes.slice(0, -2).some((size) => size !== 1)) {
    throw rangeError('shape', `${name} must be one channel's kernel, [h, w]; given the shape ${formatShape(shape)}`);
  }
  return [sizes[sizes.length - 2], sizes[sizes.length - 1]];
}

/**
 * Normal values for every kernel that is not given, from one stream in the order of the net.
 * @param {NodeWords[]} nodes
 * @param {unknown} seed
 * @param {Weight[]} weights
 * @returns {Weight[]}
 */
function seededWeights(nodes, seed, weights) {
  const known = new Set(weights.map(({ position }) => position));
  const open = [...nodes.entries()].filter(
    ([position, { op }]) => (op === 'conv' || op === 'convTranspose') && !known.has(position),
  );
  const counts = open.map(([, { kernel }]) => kernel[0] * kernel[1]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { data } = readSeeded('seed', { seed }, [total]);
  let next = 0;
  return open.map(([position, { id, kernel }], i) => {
    const length = counts[i];
    const own = data.slice(next, next + length);
    next += length;
    const values = { name: `weights of node '${id}'`, shape: kernel, length, dtype: null, data: own, memory: null };
    return { position, size: kernel, values };
  });
}
