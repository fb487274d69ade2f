// rate-story.js — what the learning-rate panel tells of the state shown; what does not change from step to step is kept.
import { parametersOf } from '../../engine/training-rest.js';
import { curvatureOf, limitOf, modesOf } from './curvature.js';
import { parameterNames } from './learn-model.js';
import { curvatureCases, limitCases } from './limit-cases.js';

/** @typedef {import('./training-run.js').Shown} Shown */

/** @returns {(engine: import('../../engine/index.js').Engine, shown: Shown) => import('./rate-panel.js').RateStory} */
export function rateTeller() {
  let key = '';
  /** @type {import('./curvature.js').Curvature} */
  let curvature;
  /** @type {ReturnType<typeof curvatureCases>} */
  let cases;
  return (engine, { task, report }) => {
    const { optimizer, weight, ...rest } = task;
    const { target } = report;
    const asked = JSON.stringify([rest, rest.bias !== null, weight.length, weight[0].length]);
    if (asked !== key) {
      curvature = curvatureOf(engine, task, target);
      cases = curvatureCases(engine, task, target);
      key = asked;
    }
    return {
      curvature,
      modes: modesOf(curvature, optimizer, parametersOf(report)),
      limit: limitOf(curvature, optimizer),
      cases: limitCases(cases, task),
      optimizer,
      names: parameterNames(task),
      columns: weight[0].length,
    };
  };
}
