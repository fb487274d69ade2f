// training-run.js — a Lit controller that keeps the run in the worker and the lab's settings in step with each other.
import { TrainingClient } from '../../engine/training-client.js';
import { courseOf, taskOf } from './learn-model.js';

/**
 * @typedef {import('./learn-model.js').Settings} Settings
 * @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask
 * @typedef {import('../../engine/training-protocol.js').TrainingReport} TrainingReport
 * @typedef {import('../../engine/training-protocol.js').TrainingWay} TrainingWay
 * @typedef {import('../../engine/training-protocol.js').PlainError} PlainError
 * @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory
 */

/**
 * What is on show: the newest report, and the task it belongs to.
 * @typedef {{ task: TrainingTask, report: TrainingReport, losses: LossHistory }} Shown
 */

export class TrainingRun {
  #host;
  #settle;
  /** @type {TrainingClient | null} */
  #client = null;
  /** @type {TrainingTask | null} */
  #task = null;
  #taskKey = '';
  /** The settings last followed: with every frame of a run they are the same. @type {Settings | null} */
  #followed = null;
  /** The step the settings had when they were last looked at: a link or the back button may ask for another. */
  #settled = 0;
  #courseKey = '';
  /** Whether a handle is being dragged: the curve before the drag is the one to compare with. */
  #dragging = false;
  #continued = false;

  /** @type {Shown | null} */
  shown = null;
  /** The losses before the last change of a setting. @type {LossHistory | null} */
  earlier = null;
  /** How far a long way to a step has been gone; null where none is under way. @type {TrainingWay | null} */
  way = null;
  /** Why the last task or worker failed. @type {PlainError | null} */
  problem = null;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(step: number) => void} settle  told where a run has come to rest
   */
  constructor(host, settle) {
    this.#host = host;
    this.#settle = settle;
    host.addController(this);
  }

  get running() {
    return this.#client?.running ?? false;
  }

  /** The step asked for, which the one shown follows. */
  get position() {
    return this.#client?.position ?? 0;
  }

  hostConnected() {
    this.#client = new TrainingClient({
      nextFrame: (deliver) => requestAnimationFrame(deliver),
      onReport: (report, losses) => this.#take(report, losses),
      onWay: (way) => {
        this.way = way;
        this.#host.requestUpdate();
      },
      onError: (error) => {
        this.way = null;
        this.problem = error;
        this.#rest(this.position); // once the trouble is mended, it goes on from there
      },
    });
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    const client = this.#client;
    this.#client = null;
    this.#followed = null;
    this.#taskKey = '';
    if (client?.running) this.#rest(client.position);
    client?.dispose();
  }

  /** Gives the worker what has changed in the settings since the last time. @param {Settings} settings */
  follow(settings) {
    const unchanged = settings === this.#followed;
    if (unchanged) this.#continued = false;
    if (!this.#client || unchanged) return;
    this.#followed = settings;
    const task = taskOf(settings);
    const taskKey = JSON.stringify(task);
    const course = courseOf(settings);
    const courseKey = JSON.stringify([settings.steps, settings.endless, settings.speed]);
    if (taskKey !== this.#taskKey) {
      if (this.#taskKey !== '' && !this.#dragging && !this.#continued) this.#keepForComparison();
      this.#configure(task, this.#client.running ? this.#client.position : settings.step);
      this.#taskKey = taskKey;
    } else if (settings.step !== this.#settled) {
      this.#client.move(settings.step);
    }
    this.#continued = false;
    this.#settled = settings.step;
    if (this.#client.running && courseKey !== this.#courseKey) this.#client.start(course);
    this.#courseKey = courseKey;
  }

  /** Goes on from where it stands; from the start again where it has come to its end. @param {Settings} settings */
  start(settings) {
    if (!this.#client || !this.#task) return;
    const course = courseOf(settings);
    const over =
      this.shown?.report.diverged ||
      this.#client.position >= course.until ||
      (course.settle && this.shown?.report.atRest);
    if (over && !this.#client.running) this.#configure(this.#task, 0);
    this.problem = this.problem?.code === 'worker' ? null : this.problem;
    this.#client.start(course);
    this.#host.requestUpdate();
  }

  pause() {
    this.#client?.pause();
    this.#host.requestUpdate();
  }

  /** Ends the way to a far step where it is. */
  halt() {
    this.#client?.halt();
  }

  /** @param {number} [count]  of steps */
  advance(count = 1) {
    this.#client?.advance(count);
    this.#host.requestUpdate();
  }

  /** Back to the same start, with a clean curve. */
  reset() {
    if (!this.#client || !this.#task) return;
    this.#client.pause();
    this.earlier = null;
    this.#configure(this.#task, 0);
    this.#rest(0);
  }

  /** Goes to a step, back or forth, and stays there. @param {number} step */
  scrub(step) {
    if (!this.#client || (step === this.#client.position && !this.#client.running)) return;
    this.#client.move(step);
    this.#rest(step);
  }

  /** @param {boolean} dragging */
  drag(dragging) {
    if (dragging && !this.#dragging) this.#keepForComparison();
    this.#dragging = dragging;
  }

  /** The change that comes next belongs to the one before: a stroke, the drag of an edge. @param {boolean} continued */
  goOn(continued) {
    this.#continued = continued;
  }

  #keepForComparison() {
    if (this.shown && this.shown.losses.length > 1) this.earlier = this.shown.losses;
  }

  /** @param {TrainingTask} task @param {number} at */
  #configure(task, at) {
    this.#task = task;
    this.problem = null;
    this.#client?.configure(task, at);
  }

  /** @param {TrainingReport} report @param {LossHistory} losses */
  #take(report, losses) {
    if (!this.#task) return;
    this.way = null;
    this.shown = { task: this.#task, report, losses };
    // A run that diverged keeps the step it was asked for: with a smaller learning rate it gets there.
    if (!this.running && !report.diverged) this.#rest(report.stepCount);
    this.#host.requestUpdate();
  }

  /** Notes in the settings where the run stands. @param {number} step */
  #rest(step) {
    if (step !== this.#settled) this.#settle((this.#settled = step));
    this.#host.requestUpdate();
  }
}
