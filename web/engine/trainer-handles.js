// trainer-handles.js — a trainer as the caller holds it: of one layer, or of a net.
import { describe, rangeError, typeError } from './errors.js';
import { NO_VALUES, readNewValues } from './train-layers.js';
import { readList, readOptions } from './validate.js';

/**
 * @typedef {import('./index.js').Tensor} Tensor
 * @typedef {import('./index.js').LayerParameters} LayerParameters
 * @typedef {import('./train-layers.js').ParameterShapes} ParameterShapes
 * @typedef {import('./trainer-state.js').TrainerState} TrainerState
 */

class AnyTrainer {
  #state;

  /** @param {TrainerState} state */
  constructor(state) {
    this.#state = state;
  }

  get output() {
    return this.#state.output(this.#state.shapes.length - 1);
  }

  get residual() {
    return this.#state.residual();
  }

  get stepCount() {
    return this.#state.stepCount();
  }

  get diverged() {
    return this.#state.diverged();
  }

  /** @param {unknown} [count] */
  step(count = 1) {
    return this.#state.step(count);
  }

  reset() {
    this.#state.reset();
  }

  dispose() {
    this.#state.dispose();
  }
}

/** A trainer of one convolution layer. */
export class LayerTrainer extends AnyTrainer {
  #state;
  #shapes;

  /**
   * @param {TrainerState} state
   * @param {ParameterShapes} shapes
   */
  constructor(state, shapes) {
    super(state);
    this.#state = state;
    this.#shapes = shapes;
  }

  get weight() {
    return this.#state.weight(0, this.#shapes, 'weight');
  }

  get bias() {
    return this.#state.bias(0, this.#shapes, 'bias');
  }

  get gradWeight() {
    return this.#state.weight(0, this.#shapes, 'gradWeight');
  }

  get gradBias() {
    return this.#state.bias(0, this.#shapes, 'gradBias');
  }

  /** @param {unknown} options */
  set(options) {
    this.#state.requireLive();
    const { optimizer, weight, bias } = readOptions('options', options, ['optimizer', 'weight', 'bias']);
    this.#state.set(optimizer, [readNewValues(weight, bias, this.#shapes, '')]);
  }
}

/** A trainer of several layers. */
export class NetTrainer extends AnyTrainer {
  #state;

  /** @param {TrainerState} state */
  constructor(state) {
    super(state);
    this.#state = state;
  }

  /** @returns {LayerParameters[]} */
  get parameters() {
    return this.#each('weight', 'bias');
  }

  /** @returns {LayerParameters[]} */
  get gradients() {
    return this.#each('gradWeight', 'gradBias');
  }

  get activations() {
    return this.#state.shapes.map((_, layer) => this.#state.output(layer));
  }

  /** @param {unknown} options */
  set(options) {
    this.#state.requireLive();
    const { optimizer, parameters } = readOptions('options', options, ['optimizer', 'parameters']);
    this.#state.set(optimizer, this.#readParameters(parameters));
  }

  /**
   * @param {'weight' | 'gradWeight'} weight
   * @param {'bias' | 'gradBias'} bias
   */
  #each(weight, bias) {
    this.#state.requireLive();
    return this.#state.shapes.map((shapes, layer) =>
      shapes === null
        ? {}
        : { weight: this.#state.weight(layer, shapes, weight), bias: this.#state.bias(layer, shapes, bias) },
    );
  }

  /** @param {unknown} value */
  #readParameters(value) {
    const layers = this.#state.shapes;
    if (value === undefined) {
      return layers.map(() => NO_VALUES);
    }
    const list = readList('parameters', value, layers.length);
    if (list === null) {
      throw typeError('type', `parameters must be an array, one entry a layer; given ${describe(value)}`);
    }
    if (list.length !== layers.length) {
      const given = list.length > layers.length ? 'more' : list.length;
      throw rangeError('shape', `parameters must have one entry a layer, ${layers.length}; given ${given}`);
    }
    return layers.map((shapes, i) => {
      const name = `parameters[${i}]`;
      const { weight, bias } = readOptions(name, list[i], shapes === null ? [] : ['weight', 'bias']);
      return shapes === null ? NO_VALUES : readNewValues(weight, bias, shapes, `${name}.`);
    });
  }
}
