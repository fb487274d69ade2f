// limit-cases.js — the same task with and without bias, with the sum and with the mean of the squares: how far a step may go in each.
import { curvatureOf, limitOf } from './curvature.js';

/** @typedef {import('./curvature.js').Curvature} Curvature */
/** @typedef {import('./curvature.js').TrainingTask} TrainingTask */

/**
 * @typedef {object} LimitCase
 * @property {boolean} bias
 * @property {'sum' | 'mean'} loss
 * @property {number[]} eigenvalues
 * @property {number | null} limit  of the learning rate, for the optimizer of the task; null where it has none
 * @property {boolean} isTask       whether it is the case of the task
 */

/**
 * @param {import('../../engine/index.js').Engine} engine
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @returns {Omit<LimitCase, 'limit' | 'isTask'>[]} what does not depend on the optimizer
 */
export function curvatureCases(engine, task, target) {
  const cases = [];
  for (const loss of /** @type {const} */ (['sum', 'mean'])) {
    for (const bias of [false, true]) {
      cases.push({ bias, loss, eigenvalues: curvatureOf(engine, { ...task, loss }, target, bias).eigenvalues });
    }
  }
  return cases;
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
