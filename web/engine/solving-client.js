// solving-client.js — least squares solved in a worker of their own, one question at a time and the newest only.
import { createTrainingWorker } from './training-workers.js';

/** @typedef {import('./training-protocol.js').Solution} Solution */
/** @typedef {import('./types/loss.js').LeastSquaresOptions} LeastSquaresOptions */

/** How long an answer is waited for, in milliseconds: the engine may have to be loaded first. */
const PATIENCE = 20_000;

export class SolvingClient {
  #options;
  /** @type {import('./training-workers.js').WorkerLike | null} */
  #worker = null;
  /** The newest question; one under way that is older is answered for nobody. */
  #id = 0;
  /** The question under way; 0 for none. */
  #asked = 0;
  /** @type {LeastSquaresOptions[] | null} */
  #waiting = null;

  /**
   * @param {object} options
   * @param {(solutions: Solution[]) => void} options.onSolved  of the newest question
   * @param {() => void} options.onFailed  there is no worker, or it died: nothing more is heard of the question
   * @param {() => import('./training-workers.js').WorkerLike} [options.createWorker]
   * @param {(check: () => void, delay: number) => unknown} [options.later]  such as setTimeout
   */
  constructor(options) {
    this.#options = options;
  }

  /** Asks anew: the question before is dropped. @param {LeastSquaresOptions[]} problems */
  solve(problems) {
    this.#id += 1;
    this.#waiting = problems;
    if (this.#asked === 0) this.#ask();
  }

  /** Nothing that was asked is wanted any more. */
  forget() {
    this.#id += 1;
    this.#waiting = null;
  }

  dispose() {
    this.forget();
    this.#retire();
  }

  #ask() {
    const problems = this.#waiting;
    if (!problems) return;
    this.#waiting = null;
    const id = this.#id;
    try {
      this.#worker ??= this.#spawn();
    } catch {
      return this.#options.onFailed(); // a page of another origin may not start it
    }
    this.#asked = id;
    this.#worker.postMessage({ type: 'solve', id, problems });
    (this.#options.later ?? setTimeout)(() => this.#asked === id && this.#fail(), PATIENCE);
  }

  #spawn() {
    const worker = (this.#options.createWorker ?? createTrainingWorker)();
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = () => this.#fail();
    return worker;
  }

  /** @param {import('./training-protocol.js').TrainingMessage} message */
  #receive(message) {
    if (message.type === 'failed') return this.#fail();
    if (message.type !== 'solved') return;
    this.#asked = 0;
    if (message.id === this.#id) this.#options.onSolved(message.solutions);
    else this.#ask();
  }

  #fail() {
    this.#retire();
    this.#options.onFailed();
  }

  #retire() {
    const worker = this.#worker;
    this.#worker = null;
    this.#asked = 0;
    if (!worker) return;
    worker.onmessage = worker.onerror = null;
    worker.terminate();
  }
}
