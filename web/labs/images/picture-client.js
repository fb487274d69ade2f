// The page's side of the picture worker: one order under way at a time, the newest one next, and another worker when
// one has died.

/** @typedef {import('./picture-protocol.js').PictureOrder} PictureOrder */
/** @typedef {import('./picture-protocol.js').ConvolveOrder} ConvolveOrder */
/** @typedef {import('./picture-protocol.js').PictureMessage} PictureMessage */
/** @typedef {import('./picture-protocol.js').Drawn} Drawn */
/** @typedef {import('../../engine/training-protocol.js').PlainError} PlainError */
/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */

/**
 * @typedef {object} WorkerLike  what the client needs of a Worker
 * @property {(order: import('./picture-protocol.js').PictureWorkerOrder, transfer?: Transferable[]) => void} postMessage
 * @property {() => void} terminate
 * @property {((event: { data: PictureMessage }) => void) | null} onmessage
 * @property {((event: { message?: string }) => void) | null} onerror
 */
/** @typedef {Omit<ConvolveOrder, 'type' | 'run' | 'pixels'>} Wish */

/** How long a worker may stay silent over one picture before another takes its place, ms. */
const PATIENCE = 20_000;
/** How many workers in a row may die over one order before it is given up. */
const ATTEMPTS = 3;

/** @returns {WorkerLike} */
function createPictureWorker() {
  return /** @type {any} */ (new Worker(new URL('./picture-worker.js', import.meta.url), { type: 'module' }));
}

export class PictureClient {
  #options;
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Picture | null} */
  #picture = null;
  /** Whether the worker has the picture. */
  #delivered = false;
  /** The order that is under way. @type {Wish | null} */
  #asked = null;
  /** The newest order, if the worker is not free yet. @type {Wish | null} */
  #next = null;
  #run = 0;
  #deaths = 0;
  /** @type {ArrayBuffer | null} */
  #spare = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;

  /**
   * @param {object} options
   * @param {(drawn: Drawn) => void} options.onDrawn
   * @param {(error: PlainError) => void} options.onError  the order is over; the next one is tried again
   * @param {() => WorkerLike} [options.createWorker]
   */
  constructor(options) {
    this.#options = options;
  }

  /** Whether an answer is on its way. */
  get busy() {
    return this.#asked !== null;
  }

  /** The picture for all orders from now on. @param {Picture} picture */
  show(picture) {
    this.#picture = picture;
    this.#delivered = false;
  }

  /** @param {Wish} wish  takes the place of one that still waits */
  convolve(wish) {
    this.#next = wish;
    this.#send();
  }

  /** Pixels that have been drawn and are no longer needed. @param {ArrayBuffer} pixels */
  giveBack(pixels) {
    this.#spare = pixels;
  }

  dispose() {
    this.#next = null;
    this.#retire();
  }

  #send() {
    if (this.#asked || !this.#next || !this.#picture) return;
    const wish = this.#next;
    this.#next = null;
    try {
      this.#worker ??= this.#spawn();
    } catch (problem) {
      // A page of another origin may not start it.
      this.#options.onError({ name: 'Error', code: 'worker', message: String(problem) });
      return;
    }
    if (!this.#delivered) {
      this.#worker.postMessage({ type: 'picture', ...this.#picture });
      this.#delivered = true;
    }
    this.#asked = wish;
    this.#run += 1;
    const pixels = this.#spare;
    this.#spare = null;
    this.#worker.postMessage({ type: 'convolve', run: this.#run, pixels, ...wish }, pixels ? [pixels] : []);
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#replace(''), PATIENCE);
  }

  #spawn() {
    const worker = (this.#options.createWorker ?? createPictureWorker)();
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = ({ message }) => worker === this.#worker && this.#replace(message ?? '');
    return worker;
  }

  #retire() {
    clearTimeout(this.#watch);
    const worker = this.#worker;
    this.#worker = null;
    this.#asked = null;
    this.#delivered = false;
    if (!worker) return;
    worker.onmessage = worker.onerror = null;
    worker.terminate();
  }

  /** @param {string} reason */
  #replace(reason) {
    const wish = this.#next ?? this.#asked;
    this.#retire();
    this.#deaths += 1;
    if (this.#deaths < ATTEMPTS && wish) {
      this.convolve(wish);
      return;
    }
    this.#deaths = 0;
    this.#options.onError({ name: 'Error', code: 'worker', message: reason });
  }

  /** @param {PictureMessage} message */
  #receive(message) {
    if (message.type === 'ready') return;
    if (message.type === 'failed') {
      this.#replace(message.error.message);
      return;
    }
    if (message.run !== this.#run) return;
    clearTimeout(this.#watch);
    this.#asked = null;
    this.#deaths = 0;
    if (message.type === 'drawn') this.#options.onDrawn(message);
    else this.#options.onError(message.error);
    this.#send();
  }
}
