// trainer-state.js — a trainer in the engine: its steps, its state layer by layer, changes, disposal.
import { rangeError } from './errors.js';
import { placeOperand } from './operand.js';
import { DEFAULT_OPTIMIZER, readOptimizer, writeOptimizer } from './optimizer.js';
import { takeResult } from './result.js';
import { requireWhole } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./index.js').Dtype} Dtype
 * @typedef {import('./index.js').Tensor} Tensor
 * @typedef {import('./train-layers.js').ParameterShapes} ParameterShapes
 */

/** The parts of a trainer's state, in the engine's order. */
const PART = { weight: 0, bias: 1, gradWeight: 2, gradBias: 3, output: 4, residual: 5 };

/** One call returns its losses in an array of at most 128 MiB. */
const MOST_STEPS = 2 ** 24;
/** So many steps are taken inside wasm at a time: their losses need a place there. */
const STEPS_AT_ONCE = 2 ** 15;

/** The parameters, the data and the optimizer's state live in the engine. */
export class TrainerState {
  /** One entry a layer; null for one without parameters. */
  shapes;
  #context;
  #dtype;
  #rank;
  /** The engine's number for it; −1 when disposed. */
  #handle;

  /**
   * @param {Context} context
   * @param {number} handle
   * @param {Dtype} dtype
   * @param {number} rank  of outputs and residual
   * @param {readonly (ParameterShapes | null)[]} shapes
   */
  constructor(context, handle, dtype, rank, shapes) {
    this.#context = context;
    this.#handle = handle;
    this.#dtype = dtype;
    this.#rank = rank;
    this.shapes = shapes;
    context.live.add(this);
  }

  /**
   * @param {number} layer  one with parameters
   * @param {ParameterShapes} shapes  its shapes
   * @param {'weight' | 'gradWeight'} part
   * @returns {Tensor}
   */
  weight(layer, shapes, part) {
    return this.#read(PART[part], layer, () => shapes.weight);
  }

  /**
   * @param {number} layer
   * @param {ParameterShapes} shapes
   * @param {'bias' | 'gradBias'} part
   * @returns {Tensor | null}
   */
  bias(layer, shapes, part) {
    this.requireLive();
    return shapes.hasBias ? this.#read(PART[part], layer, (shape) => shape) : null;
  }

  /**
   * @param {number} layer
   * @returns {Tensor}
   */
  output(layer) {
    return this.#read(PART.output, layer, (shape) => shape.slice(4 - this.#rank));
  }

  /** @returns {Tensor} */
  residual() {
    return this.#read(PART.residual, this.shapes.length - 1, (shape) => shape.slice(4 - this.#rank));
  }

  stepCount() {
    this.requireLive();
    return this.#context.module.trainerStepCount(this.#handle);
  }

  diverged() {
    this.requireLive();
    return this.#context.module.trainerDiverged(this.#handle);
  }

  /** @param {unknown} count */
  step(count) {
    const wanted = requireWhole('count', count, { min: 0, max: MOST_STEPS, code: 'count' });
    this.requireLive();
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
    this.requireLive();
    this.#context.module.trainerReset(this.#handle);
  }

  /**
   * @param {unknown} optimizer  undefined leaves it as it is
   * @param {readonly import('./train-layers.js').Values[]} values  one entry a layer
   */
  set(optimizer, values) {
    const settings = readOptimizer(optimizer ?? DEFAULT_OPTIMIZER);
    this.#context.run(
      (module, address) => module.trainerSet(address),
      0,
      (frame) => {
        // Reading the arguments may have run code that disposed of this trainer.
        this.requireLive();
        frame.word(this.#handle);
        frame.word(optimizer === undefined ? 0 : 1);
        writeOptimizer(frame, settings);
        for (const { weight, bias } of values) {
          frame.word(weight === null ? 0 : placeOperand(this.#context, weight, this.#dtype));
          frame.word(bias === null ? 0 : placeOperand(this.#context, bias, this.#dtype));
        }
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
   * @param {number} part
   * @param {number} layer
   * @param {(shape: number[]) => number[]} shapeFor  the engine's shape as the caller shall see it
   * @returns {Tensor}
   */
  #read(part, layer, shapeFor) {
    this.requireLive();
    return this.#context.run(
      (module, address) => module.trainerRead(this.#handle, part, layer, address),
      1,
      () => {},
      (frame) => takeResult(this.#context, frame, 0, shapeFor(frame.shape(0)), this.#dtype),
    );
  }

  /** @throws RangeError 'disposed' */
  requireLive() {
    if (this.#handle < 0) {
      throw rangeError('disposed', 'the trainer has been disposed and cannot be used any more');
    }
    this.#context.requireLive();
  }
}
