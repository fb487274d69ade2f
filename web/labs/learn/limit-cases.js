// limit-cases.js — the same task with and without bias, with the sum and with the mean of the squares: how far a step may go in each.
import { limitOf, lossOf } from './curvature.js';

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
 * The case whose directions are not the task's: with a bias if that has none, else without. All output channels have the same.
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 */
export function otherCase(task, target) {
  const first = { ...task, loss: /** @type {const} */ ('sum'), weight: task.weight.slice(0, 1) };
  return { ...lossOf(first, firstOf(target)), bias: task.bias === null };
}

/**
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @param {Curvature} known  of the task itself
 * @param {Curvature} other  of the other case
 * @returns {Omit<LimitCase, 'limit' | 'isTask'>[]} what does not depend on the optimizer
 */
export function curvatureCases(task, target, known, other) {
  const outs = task.weight.length;
  const parts = { sum: 1, mean: 1 / target.data.length };
  const sums = [false, true].map((bias) =>
    bias === (task.bias !== null)
      ? known.eigenvalues.filter((_, mode) => mode % outs === 0).map((value) => value / parts[task.loss])
      : other.eigenvalues,
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
