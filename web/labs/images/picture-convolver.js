// Convolves one picture again and again while its kernel changes. What can stay in the engine's memory stays there.
// Knows no DOM.
import { paint, rangeOf, scaleOf } from '../../components/picture-pixels.js';

/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./picture-protocol.js').PictureOrder} PictureOrder */
/** @typedef {import('./picture-protocol.js').ConvolveOrder} ConvolveOrder */
/** @typedef {import('./picture-protocol.js').Drawn} Drawn */
/** @typedef {ReturnType<Engine['tensor']>} Resident */

export class PictureConvolver {
  #engine;
  #now;
  /** @type {Resident | null} */
  #picture = null;
  /** Where results are written, of the shape of the last one. @type {Resident | null} */
  #result = null;
  /** The last result, copied out of the engine. */
  #values = new Float32Array(0);

  /** @param {Engine} engine @param {() => number} now  ms */
  constructor(engine, now) {
    this.#engine = engine;
    this.#now = now;
  }

  /** @param {PictureOrder} order */
  take({ width, height, values }) {
    this.#picture?.dispose();
    this.#picture = this.#engine.tensor({ shape: [1, 1, height, width], data: values });
  }

  /**
   * @param {ConvolveOrder} order
   * @returns {Drawn}
   * @throws the engine's errors
   */
  convolve({ run, kernel, flip, padding, view, palette, pixels: given }) {
    if (!this.#picture) throw new TypeError('a picture is needed before it can be convolved; given none');
    const begun = this.#now();
    const [height, width] = this.#compute(kernel, flip, padding);
    const convolved = this.#now();
    const pixels = given?.byteLength === 4 * height * width ? given : new ArrayBuffer(4 * height * width);
    const range = rangeOf(this.#values);
    paint(this.#values, scaleOf(view, range), palette, new Uint32Array(pixels));
    const took = { convolve: convolved - begun, paint: this.#now() - convolved };
    return { type: 'drawn', run, width, height, pixels, ...range, took };
  }

  /** @param {number[][]} kernel @param {boolean} flip @param {'same' | 'valid'} padding */
  #compute(kernel, flip, padding) {
    const picture = /** @type {Resident} */ (this.#picture);
    const [, , rows, columns] = picture.shape;
    const [height, width] =
      padding === 'same' ? [rows, columns] : [rows - kernel.length + 1, columns - kernel[0].length + 1];
    const weight = { shape: [1, 1, kernel.length, kernel[0].length], data: Float32Array.from(kernel.flat()) };
    const plan = this.#engine.plan('conv2d', weight, { inputShape: [1, 1, rows, columns], flip, padding });
    try {
      const out = this.#roomFor(height, width);
      plan.run(picture, { out });
      out.read({ shape: [1, 1, height, width], data: this.#values });
    } finally {
      plan.dispose();
    }
    return [height, width];
  }

  /** @param {number} height @param {number} width @returns {Resident} */
  #roomFor(height, width) {
    const fits = this.#result?.shape[2] === height && this.#result.shape[3] === width;
    if (this.#result && fits) return this.#result;
    this.#result?.dispose();
    this.#values = new Float32Array(height * width);
    this.#result = this.#engine.tensor({ shape: [1, 1, height, width], data: this.#values });
    return this.#result;
  }
}
