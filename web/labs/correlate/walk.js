// The kernel's walk along the output, cell after cell, at a pace one can follow. Knows no DOM.

/** A Lit controller; the lab says where it is and goes where it is told. */
export class Walk {
  running = false;
  /** Cells a second. */
  rate = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {{ position: () => { index: number, count: number }, go: (index: number) => void }} lab
   */
  constructor(host, lab) {
    this.host = host;
    this.lab = lab;
    host.addController(this);
  }

  /** From where the kernel is, or from the start if it is at the end. */
  start() {
    const { index, count } = this.lab.position();
    this.running = true;
    if (index >= count - 1) this.lab.go(0);
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

  #next() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { index, count } = this.lab.position();
      if (index >= count - 1) return this.stop();
      this.lab.go(index + 1);
      this.#next();
    }, 1000 / this.rate);
  }
}
