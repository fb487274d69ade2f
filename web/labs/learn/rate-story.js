// rate-story.js — what the learning-rate panel tells of the state shown; what does not change from step to step is kept.
import { parametersOf } from '../../engine/training-rest.js';
import { curvatureOf, limitOf, modesOf } from './curvature.js';
import { each, numbersOf, sizesOf } from './kernel-pairs.js';
import { parameterNames } from './learn-model.js';
import { curvatureCases, limitCases } from './limit-cases.js';

/** @typedef {import('./training-run.js').Shown} Shown */

/** @returns {(engine: import('../../engine/index.js').Engine, shown: Shown, out?: number) => import('./rate-panel.js').RateStory} */
export function rateTeller() {
  let key = '';
  /** @type {import('./curvature.js').Curvature} */
  let curvature;
  /** @type {ReturnType<typeof curvatureCases>} */
  let cases;
  /** @type {string[]} */
  let names;
  return (engine, { task, report }, out = 0) => {
    const { optimizer, weight, bias, ...rest } = task;
    const { target } = report;
    const sizes = sizesOf(task);
    const { ins, outs, columns } = sizes;
    const asked = JSON.stringify([rest, bias !== null, sizes]);
    if (asked !== key) {
      curvature = curvatureOf(engine, task, target);
      cases = curvatureCases(engine, task, target, curvature);
      names = parameterNames(task);
      key = asked;
    }
    const all = modesOf(curvature, optimizer, parametersOf(report));
    return {
      curvature,
      // Every output channel has the same directions: those of one are told, from the steepest on.
      modes: all.filter((_, mode) => mode % outs === out).map((mode, index) => ({ ...mode, number: index + 1 })),
      whole: all.reduce((sum, { share }) => sum + share, 0),
      limit: limitOf(curvature, optimizer),
      cases: limitCases(cases, task),
      optimizer,
      names,
      columns,
      ...{ outs, out },
      kernels: each(ins, (into) => numbersOf({ weight, bias: null }, { out, into })),
    };
  };
}
