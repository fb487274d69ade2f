// plan.js — engine.plan: a convolution prepared once for images of one shape, its weights kept in engine memory.
import { formatShape, rangeError } from './errors.js';
import { SLOT_WORDS } from './frame.js';
import { readBias, requireChannelAxis, writeBias, writeOperand } from './layer.js';
import { imageSizes, requireBiasRank, weightSizes } from './layout.js';
import { commonDtype, placeOperand, readOperand, snapshot } from './operand.js';
import { CHOSEN_ALGORITHMS, LAYER_OPTIONS, readDtype, readLayer } from './options.js';
import { aimResult, readOut, requireOutDtype, takeResult } from './result.js';
import { countOf, readShape, sameShape } from './tensor.js';
import { readOptions, requireChoice } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./index.js').Plan['algorithm']} Algorithm
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./operand.js').Operand} Operand
 */

/**
 * What conv2d shall do with every image.
 * @typedef {object} PlannedLayer
 * @property {Dtype | null} asked
 * @property {Operand} weight
 * @property {Operand | null} bias
 * @property {readonly number[]} inputSizes  [N, C, H, W]
 * @property {readonly number[]} taps  [Cout, Cin/groups, h, w]
 * @property {readonly number[]} words  the options, as the engine takes them
 */

const OPERATIONS = ['conv2d'];
const OPTIONS = ['inputShape', 'bias', ...LAYER_OPTIONS, 'algorithm', 'dtype'];
const RUN_OPTIONS = ['out'];

/**
 * @param {Context} context
 * @param {unknown} operation
 * @param {unknown} w
 * @param {unknown} options
 * @returns {import('./index.js').Plan}
 */
export function createPlan(context, operation, w, options) {
  requireChoice('operation', operation, OPERATIONS, 'op');
  const given = readOptions('options', options, OPTIONS);
  const words = readLayer(given);
  const asked = readDtype(given.dtype);
  const image = readInputShape(given.inputShape);
  const weight = readOperand('w', w);
  const bias = readBias(given.bias, readOperand);
  const inputSizes = imageSizes(image);
  const taps = weightSizes(weight);
  requireChannelAxis(image, taps[0]);
  requireBiasRank(bias);

  const layer = { asked, weight, bias, inputSizes, taps, words };
  const first = commonDtype(asked, [weight, bias]);
  const prepared = prepare(context, layer, first);
  // What the caller may change or dispose of later is copied, for the plan of the other dtype.
  const copies = { weight: snapshot(context, weight), bias: bias === null ? null : snapshot(context, bias) };
  return Object.freeze(new Plan(context, prepared, first, image.shape, { ...layer, ...copies }));
}

/**
 * @typedef {object} Prepared
 * @property {number} handle
 * @property {Algorithm} algorithm
 * @property {number[]} outputSizes  [N, Cout, H', W']
 */

/**
 * Lets the engine choose an algorithm and pack the weights.
 * @param {Context} context
 * @param {PlannedLayer} layer
 * @param {Dtype} dtype
 * @returns {Prepared}
 */
function prepare(context, { weight, bias, inputSizes, taps, words }, dtype) {
  return context.call(
    'planConv2d',
    2,
    (frame) => {
      frame.dtype(dtype);
      frame.wordList([0, ...inputSizes]);
      writeOperand(context, frame, weight, taps, dtype);
      writeBias(context, frame, bias, dtype);
      frame.wordList(words);
    },
    (frame) => ({
      algorithm: /** @type {Algorithm} */ (CHOSEN_ALGORITHMS[frame.answer(0)]), // never 'auto'
      outputSizes: frame.shape(0),
      handle: frame.answer(SLOT_WORDS),
    }),
  );
}

/**
 * An image of which only the shape is known.
 * @param {unknown} value
 * @returns {Operand}
 */
function readInputShape(value) {
  const shape = readShape('inputShape', value);
  if (shape.length === 0) {
    throw rangeError('shape', 'inputShape must be [N, C, H, W], [C, H, W] or [H, W]; given []');
  }
  return { name: 'inputShape', shape, length: countOf(shape), dtype: null, data: null, memory: null };
}

/** What the caller holds of a plan: `run(x)` is conv2d(x, w, options), to the last bit and the last dtype. */
class Plan {
  #context;
  #inputShape;
  #layer;
  #disposed = false;
  /** The engine's plans. The dtype of a call depends on its image, too, so that there can be two. @type {Map<Dtype, number>} */
  #handles = new Map();

  /**
   * @param {Context} context
   * @param {Prepared} prepared
   * @param {Dtype} dtype  of what is prepared
   * @param {readonly number[]} inputShape
   * @param {PlannedLayer} layer
   */
  constructor(context, { handle, algorithm, outputSizes }, dtype, inputShape, layer) {
    this.#context = context;
    this.#inputShape = inputShape;
    this.#layer = layer;
    this.#handles.set(dtype, handle);
    this.algorithm = algorithm;
    this.outputShape = Object.freeze(outputSizes.slice(4 - inputShape.length));
    context.live.add(this);
  }

  /**
   * @param {unknown} x
   * @param {unknown} [options]
   */
  run(x, options) {
    const given = readOptions('options', options, RUN_OPTIONS);
    const image = readOperand('x', x);
    if (!sameShape(image.shape.length === 0 ? [1, 1] : image.shape, this.#inputShape)) {
      const needed = formatShape(this.#inputShape);
      throw rangeError('shape', `x must be ${needed}, as the plan's input; given ${formatShape(image.shape)}`);
    }
    const out = readOut('out', given.out);
    const { asked, weight, bias } = this.#layer;
    const dtype = commonDtype(asked, [image, weight, bias]);
    requireOutDtype(out, dtype);
    // Last, as reading the arguments may have run code that disposed of this plan.
    this.#requireLive();
    const context = this.#context;
    const handle = this.#handleFor(dtype);
    return context.call(
      'runPlan',
      1,
      (frame) => {
        aimResult(context, frame, out, this.outputShape.length, 4, [image]);
        frame.word(handle);
        frame.word(placeOperand(context, image, dtype));
      },
      (frame) => takeResult(context, frame, 0, this.outputShape, dtype, out),
    );
  }

  /**
   * @param {Dtype} dtype
   * @returns {number}
   */
  #handleFor(dtype) {
    let handle = this.#handles.get(dtype);
    if (handle === undefined) {
      handle = prepare(this.#context, this.#layer, dtype).handle;
      this.#handles.set(dtype, handle);
    }
    return handle;
  }

  /** @throws RangeError 'disposed' */
  #requireLive() {
    if (this.#disposed) {
      throw rangeError('disposed', 'the plan has been disposed and cannot be used any more');
    }
    this.#context.requireLive();
  }

  dispose() {
    if (!this.#disposed) {
      this.#handles.forEach((handle) => this.#context.module.planDispose(handle));
      this.#context.live.delete(this);
      this.#disposed = true;
    }
  }
}
