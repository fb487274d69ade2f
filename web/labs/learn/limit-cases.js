// limit-cases.js — the same task with and without bias, with the sum and with the mean of the squares: how far a step may go in each.
import { curvatureOf, limitOf } from './curvature.js';

/** @typedef {import('./curvature.js').Curvature} Curvature */
/** @typedef {import('./curvature.js').TrainingTask} TrainingTask */

/**
 * @typedef {object} LimitCase
 * @property {boolean} bias
 * @property {'sum' | 'mean'} loss
 * @property {number[]} eigenvalues  of each output channel: all have the same
 * @property {number | null} limit  of the learning rate, for the optimizer of the task; null where it has none
 * @property {boolean} isTask       whether it is the case of the task
 */

/**
 * @param {import('../../engine/index.js').Engine} engine
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @param {Curvature} known  of the task itself
 * @returns {Omit<LimitCase, 'limit' | 'isTask'>[]} what does not depend on the optimizer
 */
export function curvatureCases(engine, task, target, known) {
  const outs = task.weight.length;
  const parts = { sum: 1, mean: 1 / target.data.length };
  const first = { ...task, loss: /** @type {const} */ ('sum'), weight: task.weight.slice(0, 1) };
  const sums = [false, true].map((bias) =>
    bias === (task.bias !== null)
      ? known.eigenvalues.filter((_, mode) => mode % outs === 0).map((value) => value / parts[task.loss])
      : curvatureOf(engine, first, firstOf(target), bias).eigenvalues,
  );
  return /** @type {const} */ (['sum', 'mean']).flatMap((loss) =>
    [false, true].map((bias) => ({
      ...{ bias, loss },
      eigenvalues: sums[Number(bias)].map((value) => value * parts[loss]),
    })),
  );
}

/** What the first output channel shall be. @param {import('../../engine/index.js').Tensor} target @returns {import('../../engine/index.js').Tensor} */
function firstOf({ shape: [outs, ...size], data }) {
  return { shape: [1, ...size], data: data.slice(0, data.length / outs) };
}

/**
 * @param {ReturnType<typeof curvatureCases>} cases
 * @param {TrainingTask} task
 * @returns {LimitCase[]}
 */
export function limitCases(cases, { bias, loss, optimizer }) {
  return cases.map((one) => ({
    ...one,
    limit: limitOf(/** @type {Curvature} */ ({ eigenvalues: one.eigenvalues }), optimizer),
    isTask: one.bias === (bias !== null) && one.loss === loss,
  }));
}
