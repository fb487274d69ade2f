// training-batch.js — how many steps one call to the engine takes, so that a call is short however long a step is.

/** Few at first, more while calls stay short; a call costs as much as many small steps. */
const FIRST = 64;
const LARGEST = 8192;
/** Of a large task fewer at first: products and sums that surely take no longer than a slice. */
const FIRST_PRODUCTS = 2 ** 19;
/** A call shorter than this, in milliseconds, may be twice as long; one longer than its double is made as short as this. */
const SHORT_CALL = 1;

export class Batch {
  /** Steps in the next call. */
  size = FIRST;

  /**
   * A task of which nothing is known yet but its size.
   * @param {number[][][][]} weight
   * @param {import('./index.js').Tensor} target
   */
  begin([kernels], { data }) {
    const products = 2 * data.length * kernels.flat(2).length; // forward, and of the weights' gradient
    this.size = Math.max(1, Math.min(FIRST, Math.floor(FIRST_PRODUCTS / products)));
  }

  /** @param {number} length  of a call, in milliseconds */
  took(length) {
    if (length < SHORT_CALL) this.size = Math.min(LARGEST, 2 * this.size);
    else if (length > 2 * SHORT_CALL) this.size = Math.max(1, Math.floor((this.size * SHORT_CALL) / length));
  }
}
