// training-client.js — the page's side of a training run: orders to the worker, its newest report once per frame.

import { LossHistory } from './loss-history.js';
import { createTrainingWorker } from './training-workers.js';
import { WorkerWatch } from './worker-watch.js';

/**
 * @typedef {import('./training-workers.js').WorkerLike} WorkerLike
 * @typedef {import('./training-protocol.js').TrainingTask} TrainingTask
 * @typedef {import('./training-protocol.js').TrainingOrder} TrainingOrder
 * @typedef {import('./training-protocol.js').TrainingMessage} TrainingMessage
 * @typedef {import('./training-protocol.js').TrainingReport} TrainingReport
 * @typedef {import('./training-protocol.js').TrainingWay} TrainingWay
 * @typedef {import('./training-protocol.js').PlainError} PlainError
 * @typedef {import('./training-protocol.js').Course} Course
 */

/**
 * @typedef {object} ClientOptions
 * @property {(report: TrainingReport, losses: LossHistory) => void} onReport  at most once per frame; `losses` are those
 *   before every step known so far, which may reach beyond the report's own step after a move back
 * @property {(way: TrainingWay) => void} [onWay]  at most once per frame while a far step is on its way
 * @property {(error: PlainError) => void} onError
 * @property {(deliver: () => void) => void} nextFrame  such as requestAnimationFrame
 * @property {() => WorkerLike} [createWorker]
 * @property {(check: () => void, delay: number) => unknown} [later]  such as setTimeout
 */

/** How many workers in a row may die without a report before the client gives up. */
const ATTEMPTS = 3;

export class TrainingClient {
  #options;
  /** @type {WorkerLike | null} */
  #worker = null;
  #ready = false;
  #deaths = 0;
  #run = 0;
  /** @type {TrainingTask | null} */
  #task = null;
  /** @type {Course | null} what the run is doing by itself, as far as the page wants it */
  #course = null;
  #position = 0;
  /** @type {TrainingReport | TrainingWay | null} the newest word that is not yet delivered */
  #newest = null;
  #frameAsked = false;
  /** Whether the page waits to hear where the run has stopped. */
  #stopping = false;
  #losses = new LossHistory();
  #watch;
  #disposed = false;

  /** @param {ClientOptions} options */
  constructor(options) {
    this.#options = options;
    this.#watch = new WorkerWatch({
      worker: () => this.#worker,
      isReady: () => this.#ready,
      goesOn: () => this.#course !== null,
      onSilent: () => this.#replace(''),
      later: options.later ?? setTimeout,
    });
  }

  /** Whether the run goes on by itself. */
  get running() {
    return this.#course !== null;
  }

  /** Steps taken, as far as this side knows. */
  get position() {
    return this.#position;
  }

  /**
   * Begins another task and goes to step `at` of it at once; a run under way goes on from there.
   * @param {TrainingTask} task
   * @param {number} [at]
   */
  configure(task, at = 0) {
    this.#task = task;
    this.#losses = new LossHistory();
    this.#begin(at);
    this.#post({ type: 'task', run: this.#run, task, at, go: this.#course });
  }

  /**
   * Goes on by itself, or takes on another pace or goal if it already does.
   * @param {Course} course
   */
  start(course) {
    if (!this.#task) return;
    this.#course = course;
    this.#post({ type: 'go', run: this.#run, ...course });
  }

  pause() {
    if (!this.#course) return;
    this.#course = null;
    this.#stopping = true;
    this.#post({ type: 'pause', run: this.#run });
  }

  /** Stops wherever it is, even on the way to a far step. */
  halt() {
    this.#course = null;
    this.#stopping = true;
    this.#post({ type: 'halt', run: this.#run });
  }

  /** Stops where it is, then takes `count` steps. */
  advance(count = 1) {
    if (!this.#task) return;
    this.#course = null;
    this.#position += count;
    this.#post({ type: 'advance', run: this.#run, count });
  }

  /**
   * Goes to step `at` at once, back or forth, and on from there if a course is given.
   * @param {number} at
   * @param {Course | null} [course]
   */
  move(at, course = null) {
    if (!this.#task) return;
    this.#course = course;
    this.#begin(at);
    this.#post({ type: 'move', run: this.#run, at, go: course });
  }

  /** Ends the worker; the client is of no more use. */
  dispose() {
    this.#disposed = true;
    this.#newest = null;
    this.#course = null;
    this.#task = null;
    this.#retire();
  }

  /** A new run number: whatever is still under way for the old one is out of date. @param {number} at */
  #begin(at) {
    this.#run += 1;
    this.#position = at;
    this.#newest = null;
  }

  /** @param {TrainingOrder} order */
  #post(order) {
    if (this.#disposed) return;
    this.#watch.heard = false;
    if (this.#worker) this.#worker.postMessage(order);
    else this.#spawn();
    this.#watch.start();
  }

  /** A new worker takes over where the last one is known to have been. */
  #spawn() {
    if (!this.#task) return;
    let worker;
    try {
      worker = (this.#options.createWorker ?? createTrainingWorker)();
    } catch (problem) {
      // A page of another origin may not start it, whoever asks and however often.
      this.#course = null;
      this.#options.onError({ name: 'Error', code: 'worker', message: String(problem) });
      return;
    }
    this.#worker = worker;
    this.#ready = false;
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = ({ message }) => worker === this.#worker && this.#replace(message ?? '');
    this.#begin(this.#position);
    const order = { run: this.#run, task: this.#task, at: this.#position, go: this.#course };
    worker.postMessage({ type: 'task', ...order });
  }

  #retire() {
    const worker = this.#worker;
    this.#worker = null;
    if (!worker) return;
    worker.onmessage = worker.onerror = null;
    worker.terminate();
  }

  /** @param {string} reason */
  #replace(reason) {
    this.#retire();
    this.#deaths += 1;
    if (this.#deaths < ATTEMPTS) {
      this.#spawn();
      this.#watch.start();
    } else {
      this.#deaths = 0;
      this.#course = null;
      this.#options.onError({ name: 'Error', code: 'worker', message: reason });
    }
  }

  /** @param {TrainingMessage} message */
  #receive(message) {
    this.#watch.heard = true;
    if (message.type === 'ready') this.#ready = true;
    else if (message.type === 'failed') this.#replace(message.error.message);
    else if (message.type === 'error' && message.run === this.#run) {
      this.#course = null;
      this.#task = null;
      this.#options.onError(message.error);
    } else if ((message.type === 'report' || message.type === 'way') && message.run === this.#run) {
      this.#deaths = 0;
      if (message.type === 'report') {
        this.#position = message.stepCount;
        this.#losses.take(message.losses);
      }
      this.#newest = message;
      // Where a run has stopped is told at once: a page that is late with its frames need not be late with this.
      if (this.#stopping && message.type === 'report' && !message.running) this.#deliver();
      else this.#askFrame();
    }
  }

  #askFrame() {
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    this.#options.nextFrame(() => {
      this.#frameAsked = false;
      this.#deliver();
    });
  }

  #deliver() {
    const report = this.#newest;
    if (!report) return;
    this.#newest = null;
    this.#worker?.postMessage({ type: 'next', run: this.#run });
    if (report.type === 'way') return this.#options.onWay?.(report);
    if (!report.running) this.#stopping = false;
    if (!report.running && this.#course) this.#course = this.#stillWanted(report);
    this.#options.onReport(report, this.#losses);
  }

  /**
   * The course after a report that says the run stands still: over if it reached its end, else an order not yet obeyed.
   * @param {TrainingReport} report
   */
  #stillWanted(report) {
    const { until = Infinity, settle = false } = this.#course ?? {};
    const over = report.diverged || report.stepCount >= until || (settle && report.atRest);
    return over ? null : this.#course;
  }
}
