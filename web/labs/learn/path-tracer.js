// path-tracer.js — the way a run takes through the space of its numbers: the same steps once more, on the page, kept as points.
import { parameterValues } from './curvature.js';

/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */

/** The way is kept step by step up to here, then at every tenth: nobody sees more. */
const EVERY_STEP = 1000;
const THEN_EVERY = 10;

export class PathTracer {
  #key = '';
  /** @type {import('../../engine/index.js').Trainer | null} */
  #trainer = null;
  /** @type {{ step: number, values: number[] }[]} */
  #points = [];

  /**
   * @param {import('../../engine/index.js').Engine} engine
   * @param {TrainingTask} task
   * @param {import('../../engine/index.js').Tensor} target
   * @param {number} position  steps taken
   * @returns {number[][]} the numbers after every step kept, from the start to `position`
   */
  trace(engine, task, target, position) {
    const key = JSON.stringify(task);
    if (key !== this.#key) this.#begin(engine, task, target, key);
    const trainer = this.#trainer;
    while (trainer && !trainer.diverged && trainer.stepCount < position) {
      const every = trainer.stepCount < EVERY_STEP ? 1 : THEN_EVERY;
      trainer.step(Math.min(every, position - trainer.stepCount));
      this.#points.push({ step: trainer.stepCount, values: parameterValues(trainer) });
    }
    return this.#points.filter(({ step }) => step <= position).map(({ values }) => values);
  }

  /** @param {import('../../engine/index.js').Engine} engine @param {TrainingTask} task @param {import('../../engine/index.js').Tensor} target @param {string} key */
  #begin(engine, task, target, key) {
    this.dispose();
    const { x, weight, bias, flip, stride, padding, loss, optimizer } = task;
    const layer = { x, y: target, weight, bias: bias === null ? null : [bias], flip, stride, padding };
    this.#trainer = engine.trainer({ ...layer, loss, optimizer });
    this.#points = [{ step: 0, values: parameterValues(this.#trainer) }];
    this.#key = key;
  }

  dispose() {
    this.#trainer?.dispose();
    this.#trainer = null;
    this.#points = [];
    this.#key = '';
  }
}
