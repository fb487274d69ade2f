// loss-record.js — the loss before every step of a run, in one growing array: a long run adds millions.

export class LossRecord {
  #values = new Float64Array(1024);
  #count = 0;

  get length() {
    return this.#count;
  }

  /** @param {Float64Array} losses */
  append(losses) {
    const count = this.#count + losses.length;
    if (count > this.#values.length) {
      const larger = new Float64Array(Math.max(count, 2 * this.#values.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(losses, this.#count);
    this.#count = count;
  }

  /** A copy of those from `first` on. @param {number} first */
  since(first) {
    return this.#values.slice(first, this.#count);
  }

  clear() {
    this.#count = 0;
  }
}
