// conv-trainer.js — a trainer as the caller holds it: steps, state, changes, disposal.
import { formatShape, rangeError, typeError } from './errors.js';
import { readInitialValues } from './initial-values.js';
import { readBias } from './layer.js';
import { requireBias, weightSizes } from './layout.js';
import { placeOperand } from './operand.js';
import { DEFAULT_OPTIMIZER, readOptimizer, writeOptimizer } from './optimizer.js';
import { takeResult } from './result.js';
import { sameShape } from './tensor.js';
import { readOptions, requireWhole } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./index.js').Tensor} Tensor
 */

/** The parts of a trainer's state, in the engine's order. */
const PART = { weight: 0, bias: 1, gradWeight: 2, gradBias: 3, output: 4, residual: 5 };

/** One call returns its losses in an array of at most 128 MiB. */
const MOST_STEPS = 2 ** 24;
/** So many steps are taken inside wasm at a time: their losses need a place there. */
const STEPS_AT_ONCE = 2 ** 15;

/** The parameters, the data and the optimizer's state live in the engine. */
export class ConvTrainer {
  #context;
  #dtype;
  #taps;
  #weightShape;
  #rank;
  #hasBias;
  /** The engine's number for it; −1 when disposed. */
  #handle;

  /**
   * @param {Context} context
   * @param {number} handle
   * @param {Dtype} dtype
   * @param {number[]} taps  [Cout, Cin/groups, h, w]
   * @param {number[]} weightShape  the same as the caller gave it
   * @param {number} rank  of output and residual
   * @param {boolean} hasBias
   */
  constructor(context, handle, dtype, taps, weightShape, rank, hasBias) {
    this.#context = context;
    this.#handle = handle;
    this.#dtype = dtype;
    this.#taps = taps;
    this.#weightShape = weightShape;
    this.#rank = rank;
    this.#hasBias = hasBias;
    context.live.add(this);
  }

  /** @returns {Tensor} */
  get weight() {
    return this.#read(PART.weight, () => this.#weightShape);
  }

  /** @returns {Tensor | null} */
  get bias() {
    return this.#readBias(PART.bias);
  }

  /** @returns {Tensor} */
  get gradWeight() {
    return this.#read(PART.gradWeight, () => this.#weightShape);
  }

  /** @returns {Tensor | null} */
  get gradBias() {
    return this.#readBias(PART.gradBias);
  }

  /** @returns {Tensor} */
  get output() {
    return this.#read(PART.output, (shape) => shape.slice(4 - this.#rank));
  }

  /** @returns {Tensor} */
  get residual() {
    return this.#read(PART.residual, (shape) => shape.slice(4 - this.#rank));
  }

  get stepCount() {
    this.#requireLive();
    return this.#context.module.trainerStepCount(this.#handle);
  }

  get diverged() {
    this.#requireLive();
    return this.#context.module.trainerDiverged(this.#handle);
  }

  /** @param {unknown} [count] */
  step(count = 1) {
    const wanted = requireWhole('count', count, { min: 0, max: MOST_STEPS, code: 'count' });
    this.#requireLive();
    const losses = new Float64Array(wanted);
    let done = 0;
    while (done < wanted) {
      const asked = Math.min(wanted - done, STEPS_AT_ONCE);
      const taken = this.#stepInto(losses, done, asked);
      done += taken;
      if (taken < asked) {
        return losses.slice(0, done); // the next step would not have been finite
      }
    }
    return losses;
  }

  /**
   * @param {Float64Array} losses
   * @param {number} start  where the first loss goes
   * @param {number} count
   * @returns {number} how many steps were taken
   */
  #stepInto(losses, start, count) {
    let address = 0;
    let taken = 0;
    return this.#context.run(
      (module) => {
        taken = module.trainerStep(this.#handle, count, address);
        return taken < 0 ? 1 : 0;
      },
      0,
      () => {
        address = this.#context.arena.allocate(count * Float64Array.BYTES_PER_ELEMENT, 'the losses');
      },
      () => {
        const heap = this.#context.module.HEAPF64;
        losses.set(heap.subarray(address / 8, address / 8 + taken), start);
        return taken;
      },
    );
  }

  reset() {
    this.#requireLive();
    this.#context.module.trainerReset(this.#handle);
  }

  /** @param {unknown} options */
  set(options) {
    this.#requireLive();
    const given = readOptions('options', options, ['optimizer', 'weight', 'bias']);
    const optimizer = given.optimizer === undefined ? null : readOptimizer(given.optimizer);
    const weight = given.weight === undefined ? null : readInitialValues('weight', given.weight, this.#weightShape);
    const bias = readBias(given.bias, (name, value) => readInitialValues(name, value, [this.#taps[0]]));
    this.#requireOwnShapes(weight, bias, given.bias);

    this.#context.run(
      (module, address) => module.trainerSet(address),
      0,
      (frame) => {
        // Reading the arguments may have run code that disposed of this trainer.
        this.#requireLive();
        frame.word(this.#handle);
        frame.word(optimizer === null ? 0 : 1);
        writeOptimizer(frame, optimizer ?? readOptimizer(DEFAULT_OPTIMIZER));
        frame.word(weight === null ? 0 : placeOperand(this.#context, weight, this.#dtype));
        frame.word(bias === null ? 0 : placeOperand(this.#context, bias, this.#dtype));
      },
      () => undefined,
    );
  }

  dispose() {
    if (this.#handle >= 0) {
      this.#context.module.trainerDispose(this.#handle);
      this.#context.live.delete(this);
      this.#handle = -1;
    }
  }

  /**
   * @param {import('./operand.js').Operand | null} weight
   * @param {import('./operand.js').Operand | null} bias
   * @param {unknown} givenBias
   */
  #requireOwnShapes(weight, bias, givenBias) {
    if (weight !== null && !sameShape(weightSizes(weight), this.#taps)) {
      const needed = formatShape(this.#weightShape);
      throw rangeError('shape', `weight must be ${needed}, as the trainer's is; given ${formatShape(weight.shape)}`);
    }
    if (bias !== null) {
      if (!this.#hasBias) {
        throw rangeError('shape', 'bias must be left out: this trainer was made without one; given a bias');
      }
      requireBias(bias, this.#taps[0]);
    } else if (givenBias === null && this.#hasBias) {
      throw typeError('type', 'bias must be a tensor or a number: this trainer was made with one; given null');
    }
  }

  /**
   * @param {number} part
   * @param {(shape: number[]) => number[]} shapeFor  the engine's shape as the caller shall see it
   * @returns {Tensor}
   */
  #read(part, shapeFor) {
    this.#requireLive();
    return this.#context.run(
      (module, address) => module.trainerRead(this.#handle, part, 0, address),
      1,
      () => {},
      (frame) => takeResult(this.#context, frame, 0, shapeFor(frame.shape(0)), this.#dtype),
    );
  }

  /**
   * @param {number} part
   * @returns {Tensor | null}
   */
  #readBias(part) {
    this.#requireLive();
    return this.#hasBias ? this.#read(part, (shape) => shape) : null;
  }

  /** @throws RangeError 'disposed' */
  #requireLive() {
    if (this.#handle < 0) {
      throw rangeError('disposed', 'the trainer has been disposed and cannot be used any more');
    }
    this.#context.requireLive();
  }
}
