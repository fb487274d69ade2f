// path-tracer.js — the way a run takes through the space of its numbers: the same steps once more, on the page, kept as points.
import { parametersOf } from '../../engine/training-rest.js';
import { trainerOf } from './compared-runs.js';

/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */

/** The way is kept step by step up to here, then at every tenth: nobody sees more. */
const EVERY_STEP = 1000;
const THEN_EVERY = 10;
/** It is not followed any farther: a run that is still on its way then moves by less than can be seen. */
export const FARTHEST_TRACED = 10_000;

export class PathTracer {
  /** The task last asked for, and what it comes to: with every frame of a run it is the very same. @type {TrainingTask | null} */
  #task = null;
  #key = '';
  /** @type {import('../../engine/index.js').Trainer | null} */
  #trainer = null;
  /** @type {{ step: number, values: number[] }[]} */
  #points = [];

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
    while (trainer && !trainer.diverged && trainer.stepCount < position) {
      const every = trainer.stepCount < EVERY_STEP ? 1 : THEN_EVERY;
      trainer.step(Math.min(every, position - trainer.stepCount));
      this.#points.push({ step: trainer.stepCount, values: parametersOf(trainer) });
    }
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
    this.#task = null;
    this.#key = '';
  }
}
