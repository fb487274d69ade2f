// path-tracer.js — the way a run takes through the space of its numbers: the same steps once more, on the page, kept as points.
import { parametersOf } from '../../engine/training-rest.js';
import { trainerOf } from './compared-runs.js';

/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */

/** The way is kept step by step up to here, then at every tenth: nobody sees more. */
const EVERY_STEP = 1000;
const THEN_EVERY = 10;
/** It is not followed any farther: a run that is still on its way then moves by less than can be seen. */
export const FARTHEST_TRACED = 10_000;

/** How long one look may follow it, in milliseconds: a share of a frame. */
const SHARE_OF_FRAME = 6;

export class PathTracer {
  #now;
  /** The task last asked for, and what it comes to: with every frame of a run it is the very same. @type {TrainingTask | null} */
  #task = null;
  #key = '';
  /** @type {import('../../engine/index.js').Trainer | null} */
  #trainer = null;
  /** @type {{ step: number, values: number[] }[]} */
  #points = [];
  /** The loss before every step taken. @type {number[]} */
  losses = [];
  /** Whether there was no time to come as far as was asked: asked again, it comes farther. */
  behind = false;

  /** @param {() => number} [now]  in milliseconds; without it the way is followed at once, however long it is */
  constructor(now = () => 0) {
    this.#now = now;
  }

  /** Steps it has been followed for. */
  get reached() {
    return this.#trainer?.stepCount ?? 0;
  }

  /**
   * @param {import('../../engine/index.js').Engine} engine
   * @param {TrainingTask} task
   * @param {import('../../engine/index.js').Tensor} target
   * @param {number} asked  steps taken
   * @returns {number[][]} the numbers after every step kept, from the start to the step asked for or the farthest
   */
  trace(engine, task, target, asked) {
    const position = Math.min(asked, FARTHEST_TRACED);
    const key = task === this.#task ? this.#key : JSON.stringify(task);
    if (key !== this.#key) this.#begin(engine, task, target, key);
    this.#task = task;
    const trainer = this.#trainer;
    const isBehind = () => trainer !== null && !trainer.diverged && trainer.stepCount < position;
    const end = this.#now() + SHARE_OF_FRAME;
    while (trainer && isBehind()) {
      const every = trainer.stepCount < EVERY_STEP ? 1 : THEN_EVERY;
      this.losses.push(...trainer.step(Math.min(every, position - trainer.stepCount)));
      this.#points.push({ step: trainer.stepCount, values: parametersOf(trainer) });
      if (this.#now() >= end) break;
    }
    this.behind = isBehind();
    return this.#points.filter(({ step }) => step <= position).map(({ values }) => values);
  }

  /** @param {import('../../engine/index.js').Engine} engine @param {TrainingTask} task @param {import('../../engine/index.js').Tensor} target @param {string} key */
  #begin(engine, task, target, key) {
    this.dispose();
    this.#trainer = trainerOf(engine, task, target);
    this.#points = [{ step: 0, values: parametersOf(this.#trainer) }];
    this.#key = key;
  }

  dispose() {
    this.#trainer?.dispose();
    this.#trainer = null;
    this.#points = [];
    this.losses = [];
    this.#task = null;
    this.#key = '';
  }
}
