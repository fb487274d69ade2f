// plan.js — engine.plan: a convolution prepared once for images of one shape, its weights kept in engine memory.
import { allocate } from './arena.js';
import { formatShape, rangeError } from './errors.js';
import { heapView } from './frame.js';
import { readBias, requireChannelAxis } from './layer.js';
import { imageSizes, requireBias, requireBiasRank, weightSizes } from './layout.js';
import { commonDtype, copyOperand, placeOperand, readOperand, snapshot } from './operand.js';
import { ALGORITHMS, LAYER_OPTIONS, readDtype, readLayer } from './options.js';
import { deliver, readOut, requireOutDtype } from './result.js';
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

/** Where the image's address stands in conv2d's frame: behind the result slot and the dtype. */
const IMAGE_WORD = 7;
/** conv2d's frame has 32 words; also a multiple of 16, as the operands behind it need. */
const FRAME_BYTES = 128;

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

  return context.call(
    'planConv2d',
    1,
    (frame) => {
      frame.dtype(commonDtype(asked, [weight, bias]));
      frame.wordList([0, ...inputSizes, 0, ...taps, 0, 0, ...words]);
    },
    (frame) => {
      const algorithm = /** @type {Algorithm} */ (ALGORITHMS[frame.answer(0)]); // never 'auto'
      const outputSizes = frame.shape(0);
      requireBias(bias, taps[0]);
      const copies = { weight: snapshot(context, weight), bias: bias === null ? null : snapshot(context, bias) };
      const layer = { asked, ...copies, inputSizes, taps, words };
      return Object.freeze(new Plan(context, algorithm, outputSizes, image.shape, layer));
    },
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
  /** [N, Cout, H', W'] */
  #outputSizes;
  #disposed = false;
  /** Addresses of the prepared frames. The dtype of a call depends on its image, too, so that there can be two. */
  #frames = { float32: 0, float64: 0 };

  /**
   * @param {Context} context
   * @param {Algorithm} algorithm
   * @param {number[]} outputSizes
   * @param {readonly number[]} inputShape
   * @param {PlannedLayer} layer
   */
  constructor(context, algorithm, outputSizes, inputShape, layer) {
    this.#context = context;
    this.#outputSizes = outputSizes;
    this.#inputShape = inputShape;
    this.#layer = layer;
    this.algorithm = algorithm;
    this.outputShape = Object.freeze(outputSizes.slice(4 - inputShape.length));
    this.#frameFor(this.#dtypeWith(null));
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
    const dtype = this.#dtypeWith(image);
    requireOutDtype(out, dtype);
    // Last, as reading the arguments may have run code that disposed of this plan.
    this.#requireLive();
    const context = this.#context;
    context.arena.reset();
    const frame = this.#frameFor(dtype);
    const source = placeOperand(context, image, dtype);
    const { HEAP32 } = context.module;
    HEAP32[frame / 4] = this.#aim(out, image);
    HEAP32[frame / 4 + IMAGE_WORD] = source;
    context.invoke('conv2d', frame);
    const address = context.module.HEAP32[frame / 4] >>> 0;
    return deliver(
      context,
      heapView(context.module, address, countOf(this.#outputSizes), dtype),
      this.outputShape,
      out,
    );
  }

  /**
   * Where the engine shall write: into a resident `out`, unless it reads from it; 0 for a place of its own.
   * @param {import('./result.js').Out | null} out
   * @param {Operand} image
   */
  #aim(out, image) {
    const memory = out === null ? null : out.memory;
    if (memory === null) {
      return 0;
    }
    const address = memory.addressIn(this.#context, 'out');
    return memory !== image.memory && sameShape(memory.shape, this.outputShape) ? address : 0;
  }

  /** @param {Operand | null} image */
  #dtypeWith(image) {
    const { asked, weight, bias } = this.#layer;
    return commonDtype(asked, [image, weight, bias]);
  }

  /**
   * @param {Dtype} dtype
   * @returns {number} the address of conv2d's frame, all but the image in it
   */
  #frameFor(dtype) {
    if (this.#frames[dtype] === 0) {
      this.#frames[dtype] = placeFrame(this.#context, this.#layer, this.#outputSizes, dtype);
    }
    return this.#frames[dtype];
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
      for (const frame of Object.values(this.#frames)) {
        if (frame !== 0) {
          this.#context.module.release(frame);
        }
      }
      this.#context.live.delete(this);
      this.#disposed = true;
    }
  }
}

/**
 * Puts a frame of conv2d and the weight and bias it names into one piece of engine memory.
 * @param {Context} context
 * @param {PlannedLayer} layer
 * @param {readonly number[]} outputSizes
 * @param {Dtype} dtype
 * @returns {number} its address, to be released
 */
function placeFrame(context, { weight, bias, inputSizes, taps, words }, outputSizes, dtype) {
  const elementSize = dtype === 'float64' ? 8 : 4;
  const weightBytes = weight.length * elementSize;
  const biasLength = bias === null ? 0 : bias.length;
  const address = allocate(context.module, FRAME_BYTES + weightBytes + biasLength * elementSize, 'the plan');
  const weightAddress = address + FRAME_BYTES;
  copyOperand(context, weight, weightAddress, dtype);
  if (bias !== null) {
    copyOperand(context, bias, weightAddress + weightBytes, dtype);
  }
  const biasAddress = bias === null ? 0 : weightAddress + weightBytes;
  const slot = [0, outputSizes.length, ...outputSizes];
  const operands = [0, ...inputSizes, weightAddress, ...taps, biasAddress, biasLength];
  context.module.HEAP32.set([...slot, dtype === 'float64' ? 1 : 0, ...operands, ...words], address / 4);
  return address;
}
