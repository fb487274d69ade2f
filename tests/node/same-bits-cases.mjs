// same-bits-cases.mjs — seeded cases of every operation on the `direct` path, and one hash over all their results. For Node
// and browsers; tests/engine/same_bits_test.cpp makes the same cases in C++, draw by draw.
import { philox } from '../../web/engine/philox.js';
import { Hash } from './hash.mjs';

/** @typedef {import('convscope').Engine} Engine */
/** @typedef {import('convscope').Tensor} Tensor */

export const CASES = 12_000;
const STEPS = 4;
const PADDING_MODES = /** @type {const} */ (['zeros', 'reflect', 'replicate', 'circular']);
const MODES = /** @type {const} */ (['full', 'same', 'valid']);
const BOUNDARIES = /** @type {const} */ (['constant', 'reflect', 'symmetric', 'edge', 'wrap']);

/** The choices of one case: words of Philox under the key (case, 1). */
class Draw {
  #key;
  #block = 0;
  /** @type {number[]} */
  #words = [];
  #Numbers;

  /** @param {number} index */
  constructor(index) {
    this.#key = [index, 1];
    this.#Numbers = this.whole(0, 1) === 1 ? Float64Array : Float32Array;
  }

  #next() {
    if (this.#words.length === 0) this.#words = philox([this.#block++, 0, 0, 0], this.#key);
    return /** @type {number} */ (this.#words.shift());
  }

  /** @param {number} least @param {number} most */
  whole(least, most) {
    return least + (this.#next() % (most - least + 1));
  }

  /** @param {number} least @param {number} most @returns {[number, number]} */
  pair(least, most) {
    return [this.whole(least, most), this.whole(least, most)];
  }

  /** @param {number} least @param {number} most @returns {[number, number, number, number]} */
  sides(least, most) {
    return [...this.pair(least, most), ...this.pair(least, most)];
  }

  /** Uniform between −1 and 1. */
  value() {
    return (2 * (this.#next() + 0.5)) / 2 ** 32 - 1;
  }

  /** @param {number[]} shape @returns {Tensor} */
  tensor(...shape) {
    const count = shape.reduce((product, size) => product * size, 1);
    return { shape, data: new this.#Numbers(count).map(() => this.value()) };
  }
}

/** @param {Draw} draw */
function drawLayer(draw) {
  const groups = draw.whole(1, 2);
  const inputs = draw.whole(1, 3);
  const outputs = groups * draw.whole(1, 2);
  const kernel = draw.pair(1, 4);
  const stride = draw.pair(1, 2);
  const dilation = draw.pair(1, 2);
  const flip = draw.whole(0, 1) === 1;
  const paddingMode = PADDING_MODES[draw.whole(0, 3)];
  const padding = draw.sides(0, 3);
  const x = draw.tensor(draw.whole(1, 2), groups * inputs, draw.whole(8, 9), draw.whole(8, 20));
  const w = draw.tensor(outputs, inputs, ...kernel);
  const bias = draw.whole(0, 1) === 1 ? draw.tensor(outputs) : null;
  const windows = [0, 1].map((axis) => {
    const room = x.shape[axis + 2] + padding[axis] + padding[axis + 2] - (kernel[axis] - 1) * dilation[axis] - 1;
    return Math.floor(room / stride[axis]) + 1;
  });
  const options = { stride, padding, paddingMode, dilation, groups, flip };
  return { x, w, bias, options, output: [x.shape[0], outputs, ...windows] };
}

/** @param {Draw} draw */
function drawTransposed(draw) {
  const groups = draw.whole(1, 2);
  const inputs = groups * draw.whole(1, 2);
  const outputs = draw.whole(1, 2);
  const kernel = draw.pair(1, 4);
  const stride = draw.pair(1, 3);
  const dilation = draw.pair(1, 2);
  const padding = draw.sides(0, 2);
  /** @type {[number, number]} */
  const outputPadding = [
    draw.whole(0, Math.max(stride[0], dilation[0]) - 1),
    draw.whole(0, Math.max(stride[1], dilation[1]) - 1),
  ];
  const x = draw.tensor(draw.whole(1, 2), inputs, draw.whole(5, 6), draw.whole(5, 14));
  const w = draw.tensor(inputs, outputs, ...kernel);
  const bias = draw.whole(0, 1) === 1 ? draw.tensor(groups * outputs) : null;
  const sizes = [0, 1].map(
    (axis) =>
      (x.shape[axis + 2] - 1) * stride[axis] +
      (kernel[axis] - 1) * dilation[axis] +
      1 +
      outputPadding[axis] -
      padding[axis] -
      padding[axis + 2],
  );
  const options = { stride, padding, outputPadding, dilation, groups };
  return { x, w, bias, options, output: [x.shape[0], groups * outputs, ...sizes] };
}

/**
 * @param {Draw} draw
 * @param {boolean} dilated
 */
function drawPool(draw, dilated) {
  const kernel = draw.pair(1, 4);
  const stride = draw.pair(1, 3);
  /** @type {[number, number]} */
  const dilation = dilated ? draw.pair(1, 2) : [1, 1];
  const [tall, wide] = kernel.map((taps, axis) => Math.min(2, (taps - 1) * dilation[axis]));
  /** @type {[number, number, number, number]} */
  const padding = [draw.whole(0, tall), draw.whole(0, wide), draw.whole(0, tall), draw.whole(0, wide)];
  const ceilMode = draw.whole(0, 1) === 1;
  const x = draw.tensor(draw.whole(1, 2), draw.whole(1, 2), draw.whole(8, 9), draw.whole(8, 20));
  return { x, options: { kernel, stride, padding, ceilMode }, dilation };
}

/**
 * One entry a kind of case: its results.
 * @type {Record<string, (engine: Engine, draw: Draw) => ArrayBufferView[]>}
 */
const OPERATIONS = {
  conv2d(engine, draw) {
    const { x, w, bias, options } = drawLayer(draw);
    return [engine.conv2d(x, w, { ...options, bias, algorithm: 'direct' }).data];
  },
  conv2dBackward(engine, draw) {
    const { x, w, options, output } = drawLayer(draw);
    const gradients = engine.conv2dBackward(draw.tensor(...output), x, w, { ...options, algorithm: 'direct' });
    return [gradients.gradX.data, gradients.gradW.data, gradients.gradBias.data];
  },
  convTranspose2d(engine, draw) {
    const { x, w, bias, options } = drawTransposed(draw);
    return [engine.convTranspose2d(x, w, { ...options, bias }).data];
  },
  convTranspose2dBackward(engine, draw) {
    const { x, w, options, output } = drawTransposed(draw);
    const gradients = engine.convTranspose2dBackward(draw.tensor(...output), x, w, options);
    return [gradients.gradX.data, gradients.gradW.data, gradients.gradBias.data];
  },
  correlate2d(engine, draw) {
    const mode = MODES[draw.whole(0, 2)];
    const boundary = BOUNDARIES[draw.whole(0, 4)];
    const slide = draw.whole(0, 1) === 1 ? engine.convolve2d : engine.correlate2d;
    const value = draw.value();
    const x = draw.tensor(draw.whole(4, 9), draw.whole(4, 24));
    const k = draw.tensor(draw.whole(1, 4), draw.whole(1, 4));
    return [slide(x, k, { mode, boundary, value }).data];
  },
  maxPool2d(engine, draw) {
    const { x, options, dilation } = drawPool(draw, true);
    const { output, indices } = engine.maxPool2d(x, { ...options, dilation });
    const gradY = draw.tensor(...output.shape);
    return [output.data, indices.data, engine.maxPool2dBackward(gradY, x, { ...options, dilation }).data];
  },
  avgPool2d(engine, draw) {
    const { x, options } = drawPool(draw, false);
    const countIncludePad = draw.whole(0, 1) === 1;
    const output = engine.avgPool2d(x, { ...options, countIncludePad });
    const gradY = draw.tensor(...output.shape);
    return [output.data, engine.avgPool2dBackward(gradY, x, { ...options, countIncludePad }).data];
  },
  trainer(engine, draw) {
    const { x, w, bias, options, output } = drawLayer(draw);
    const y = draw.tensor(...output);
    const loss = draw.whole(0, 1) === 1 ? 'mean' : 'sum';
    const optimizer =
      draw.whole(0, 1) === 1
        ? /** @type {const} */ ({ name: 'adam', lr: 0.01 })
        : /** @type {const} */ ({ name: 'sgd', lr: 0.0001, momentum: 0.5, nesterov: true, weightDecay: 0.01 });
    const trainer = engine.trainer({ x, y, weight: w, bias, ...options, loss, optimizer });
    const losses = trainer.step(STEPS);
    const results = [losses, trainer.weight.data, ...(trainer.bias ? [trainer.bias.data] : [])];
    trainer.dispose();
    return results;
  },
};

/**
 * @param {Engine} engine
 * @returns {{ hash: string, parts: string }} the hash of the hashes of each kind of case, and these
 */
export function hashOfResults(engine) {
  const names = Object.keys(OPERATIONS);
  const hashes = names.map(() => new Hash());
  for (let index = 0; index < CASES; index++) {
    const kind = index % names.length;
    for (const values of OPERATIONS[names[kind]](engine, new Draw(index))) hashes[kind].add(values);
  }
  const parts = names.map((name, kind) => `${name} ${hashes[kind].text()}\n`).join('');
  const total = new Hash();
  total.add(new TextEncoder().encode(parts));
  return { hash: total.text(), parts };
}
