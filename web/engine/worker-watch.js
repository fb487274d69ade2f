// worker-watch.js — looks after a worker for as long as something is expected of it: one that stays silent is given up.

/** @typedef {import('./training-workers.js').WorkerLike} WorkerLike */

/** How long a silent worker is trusted before it is asked for a sign of life, and then again, in milliseconds. */
const PATIENCE = 1000;
/** How long a new worker may take to load its engine, in milliseconds. */
const LOADING_PATIENCE = 20_000;

export class WorkerWatch {
  #options;
  #watching = false;
  /** Whether the worker has said anything since it was given something to do. */
  heard = false;

  /**
   * @param {object} options
   * @param {() => WorkerLike | null} options.worker  the one of the moment
   * @param {() => boolean} options.isReady   whether it has loaded its engine
   * @param {() => boolean} options.goesOn    whether more is expected of it after it was heard
   * @param {() => void} options.onSilent
   * @param {(check: () => void, delay: number) => unknown} options.later  such as setTimeout
   */
  constructor(options) {
    this.#options = options;
  }

  start() {
    if (this.#watching) return;
    this.#watching = true;
    this.heard = false;
    const { worker, isReady, goesOn, onSilent, later } = this.#options;
    const asked = worker();
    const look = (/** @type {boolean} */ pinged) => {
      if (asked !== worker() || !asked) {
        this.#watching = false;
        if (worker()) this.start();
      } else if (this.heard) {
        this.#watching = false;
        if (goesOn()) this.start();
      } else if (pinged) {
        this.#watching = false;
        onSilent();
      } else {
        asked.postMessage({ type: 'ping' });
        later(() => look(true), isReady() ? PATIENCE : LOADING_PATIENCE);
      }
    };
    later(() => look(false), PATIENCE);
  }
}
