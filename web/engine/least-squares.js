// least-squares.js — leastSquares and lossSurface: the squared loss of one layer as the quadratic form it is.
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { requireChannelAxis, requireSameRank, writeOperand } from './layer.js';
import { imageSizes, weightSizes } from './layout.js';
import { placeOperand, readOperand } from './operand.js';
import { LOSSES, readDtype, readLayer, readPair } from './options.js';
import { takeResult } from './result.js';
import { countOf, readShape, sameShape } from './tensor.js';
import { readList, readOptions, requireBoolean, requireChoice, requireFinite } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./operand.js').Operand} Operand
 *
 * Which layer shall produce what from what.
 * @typedef {object} Problem
 * @property {Operand} image
 * @property {Operand} target
 * @property {number[]} kernelShape  as the caller gave it
 * @property {number[]} taps  the same as [Cout, Cin, h, w]
 * @property {boolean} hasBias
 * @property {number[]} words  the layer's options, as the engine takes them
 * @property {number} loss
 * @property {number} parameters  how many: the weight's and the bias's
 */

const LAYER = ['stride', 'padding', 'paddingMode', 'dilation', 'flip'];
const OPTIONS = ['x', 'y', 'kernelShape', 'bias', 'loss', ...LAYER, 'dtype'];
const SURFACE_OPTIONS = [...OPTIONS, 'origin', 'axes', 'range', 'resolution'];

/** Whatever x, y and `dtype` are: the analysis is one of exact numbers, and rounding would give it false ranks. */
const DTYPE = 'float64';

/**
 * @param {Context} context
 * @param {unknown} options
 * @returns {import('./index.js').LeastSquares}
 */
export function leastSquares(context, options) {
  const problem = readProblem(readOptions('options', options, OPTIONS));
  const { kernelShape, taps, hasBias, parameters } = problem;
  return context.call(
    'leastSquares',
    5,
    (frame) => writeProblem(context, frame, problem),
    (frame) => {
      /** @param {number} slot */
      const take = (slot) => takeResult(context, frame, slot, frame.shape(slot), DTYPE);
      const eigenvectors = take(2);
      const optimum = frame.view(3, DTYPE);
      const [rank, maxStableLr, loss] = frame.view(4, DTYPE);
      const weights = countOf(taps);
      return {
        hessian: take(0),
        eigenvalues: take(1),
        eigenvectors,
        rank,
        nullSpace: {
          shape: [parameters - rank, parameters],
          data: eigenvectors.data.slice(rank * parameters),
        },
        maxStableLr,
        weight: { shape: [...kernelShape], data: optimum.slice(0, weights) },
        bias: hasBias ? { shape: [taps[0]], data: optimum.slice(weights) } : null,
        loss,
      };
    },
  );
}

/**
 * @param {Context} context
 * @param {unknown} options
 * @returns {import('./index.js').LossSurface}
 */
export function lossSurface(context, options) {
  const given = readOptions('options', options, SURFACE_OPTIONS);
  const problem = readProblem(given);
  const { range = DEFAULT_RANGE, resolution = 33 } = given;
  const ends = readRange(range);
  const size = readPair('resolution', resolution, { min: 1, code: 'resolution' });
  const origin = readDirections('origin', given.origin, [problem.parameters]);
  const axes = readDirections('axes', given.axes, [2, problem.parameters]);
  if (axes === null && problem.parameters === 1) {
    throw rangeError('axes', 'axes must be given for a layer of one parameter, which has no second direction');
  }
  return context.call(
    'lossSurface',
    3,
    (frame) => {
      writeProblem(context, frame, problem);
      frame.word(origin === null ? 0 : placeOperand(context, origin, DTYPE));
      frame.word(axes === null ? 0 : placeOperand(context, axes, DTYPE));
      ends.flat().forEach((end) => frame.double(end));
      frame.wordList(size);
    },
    (frame) => ({
      origin: takeResult(context, frame, 1, frame.shape(1), DTYPE),
      axes: takeResult(context, frame, 2, frame.shape(2), DTYPE),
      range: ends,
      values: takeResult(context, frame, 0, frame.shape(0), DTYPE),
    }),
  );
}

/**
 * @param {Record<string, unknown>} given  read by readOptions
 * @returns {Problem}
 */
function readProblem(given) {
  const { loss = 'sum', bias = false } = given;
  const words = readLayer(given);
  readDtype(given.dtype); // must be one of the two; float64 serves both
  const lossWord = requireChoice('loss', loss, LOSSES, 'loss');
  const hasBias = requireBoolean('bias', bias);
  const kernel = readKernelShape(given.kernelShape);
  const image = readOperand('x', given.x);
  const target = readOperand('y', given.y);
  const taps = weightSizes(kernel);
  requireChannelAxis(image, taps[0]);
  requireSameRank(target, image);
  const parameters = kernel.length + (hasBias ? taps[0] : 0);
  return { image, target, kernelShape: [...kernel.shape], taps, hasBias, words, loss: lossWord, parameters };
}

/**
 * A weight of which only the shape is known.
 * @param {unknown} value
 * @returns {Operand}
 */
function readKernelShape(value) {
  const shape = readShape('kernelShape', value);
  if (shape.length === 0) {
    throw rangeError('shape', 'kernelShape must be [Cout, Cin, h, w] or [h, w]; given []');
  }
  return { name: 'kernelShape', shape, length: countOf(shape), dtype: null, data: null, memory: null };
}

/** @type {import('./index.js').LossSurface['range']} */
const DEFAULT_RANGE = [
  [-1, 1],
  [-1, 1],
];

/**
 * @param {unknown} value
 * @returns {import('./index.js').LossSurface['range']}
 */
function readRange(value) {
  const [first, second] = readTwo('range', value, '[[min, max], [min, max]]');
  return [readEnds('range[0]', first), readEnds('range[1]', second)];
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {[number, number]}
 */
function readEnds(name, value) {
  const [min, max] = readTwo(name, value, '[min, max]');
  const least = requireFinite(`${name}[0]`, min, { code: 'range' });
  const most = requireFinite(`${name}[1]`, max, { code: 'range' });
  if (least > most) {
    throw rangeError('range', `${name} must be [min, max] with min ≤ max; given [${least}, ${most}]`);
  }
  return [least, most];
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} needed
 */
function readTwo(name, value, needed) {
  const list = readList(name, value, 2);
  if (list === null) {
    throw typeError('type', `${name} must be ${needed}; given ${describe(value)}`);
  }
  if (list.length !== 2) {
    throw rangeError('range', `${name} must be ${needed}; given an array of ${list.length > 2 ? 'more' : list.length}`);
  }
  return list;
}

/**
 * Points or directions in the space of the parameters.
 * @param {string} name
 * @param {unknown} value
 * @param {readonly number[]} shape
 * @returns {Operand | null} null when the engine shall choose
 */
function readDirections(name, value, shape) {
  if (value === undefined) {
    return null;
  }
  const operand = readOperand(name, value);
  if (!sameShape(operand.shape, shape)) {
    const given = `the shape ${formatShape(operand.shape)}`;
    throw rangeError('shape', `${name} must be ${formatShape(shape)}, a number per parameter; given ${given}`);
  }
  return operand;
}

/**
 * @param {Context} context
 * @param {Frame} frame
 * @param {Problem} problem
 */
function writeProblem(context, frame, { image, target, taps, hasBias, words, loss }) {
  writeOperand(context, frame, image, imageSizes(image), DTYPE);
  writeOperand(context, frame, target, imageSizes(target), DTYPE);
  frame.wordList([...taps, hasBias ? 1 : 0, ...words, loss]);
}
