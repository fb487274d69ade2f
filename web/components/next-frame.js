// next-frame.js — one more update with the next frame, however often it is asked for until then.

export class NextFrame {
  #host;
  #isAskedFor = false;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** Each callback of a frame would update by itself, and where updates ask again, so would theirs: they must not add up. */
  ask() {
    if (this.#isAskedFor) return;
    this.#isAskedFor = true;
    requestAnimationFrame(() => {
      this.#isAskedFor = false;
      this.#host.requestUpdate();
    });
  }
}
