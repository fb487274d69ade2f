// The kernel's walk along a matrix, cell after cell, row by row, at a pace one can follow. Knows no DOM.

/** @typedef {[number, number]} At */

/** A Lit controller; as it is drawn the lab says where the kernel is, and it goes where it is told. */
export class Walk {
  running = false;
  /** Cells a second. */
  rate = 1;
  /** Cells before the one where it is, and all there are. */
  index = 0;
  count = 1;
  #columns = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(cell: At) => void} go
   */
  constructor(host, go) {
    this.host = host;
    this.go = go;
    host.addController(this);
  }

  /** Where it is. @param {readonly [number, number]} cell @param {unknown[][]} values  along which it walks */
  along(cell, values) {
    this.#columns = values[0].length;
    this.index = indexOf(cell, values);
    this.count = values.length * this.#columns;
  }

  /**
   * While it runs, how many cells it has been at: the others are not shown yet.
   * @param {readonly [number, number] | null} cell  where it is @param {unknown[][]} values
   */
  filled(cell, values) {
    return this.running && cell ? indexOf(cell, values) + 1 : null;
  }

  /** @param {number} index */
  goTo(index) {
    this.index = index;
    this.go([Math.floor(index / this.#columns), index % this.#columns]);
  }

  /** From where the kernel is, or from the start if it is at the end. */
  start() {
    this.running = true;
    if (this.#atEnd) this.goTo(0);
    this.#next();
    this.host.requestUpdate();
  }

  stop() {
    clearTimeout(this.#timer);
    if (!this.running) return;
    this.running = false;
    this.host.requestUpdate();
  }

  /** @param {number} rate  cells a second, from the next cell on at the latest */
  setRate(rate) {
    this.rate = rate;
    if (this.running) this.#next();
    this.host.requestUpdate();
  }

  hostDisconnected() {
    this.stop();
  }

  get #atEnd() {
    return this.index >= this.count - 1;
  }

  #next() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#atEnd) return this.stop();
      this.goTo(this.index + 1);
      this.#next();
    }, 1000 / this.rate);
  }
}

/** @param {readonly [number, number]} cell @param {unknown[][]} values */
function indexOf([row, column], values) {
  return row * values[0].length + column;
}
