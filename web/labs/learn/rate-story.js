// rate-story.js — what the learning-rate panel tells of the state shown.
import { parametersOf } from '../../engine/training-rest.js';
import { Analyst } from './analyst.js';
import { limitOf, modesOf } from './curvature.js';
import { each, numbersOf, sizesOf } from './kernel-pairs.js';
import { limitCases } from './limit-cases.js';

/** @typedef {import('./rate-panel.js').RateStory} RateStory */
/** @typedef {import('./training-run.js').Shown} Shown */

/** Before the first analysis. @type {RateStory} */
const NOTHING = {
  curvature: { eigenvalues: [], directions: [], rank: 0, optimum: [], loss: 0 },
  ...{ modes: [], whole: 0, limit: null, cases: [], optimizer: { name: 'sgd' }, names: [] },
  ...{ columns: 1, outs: 1, out: 0, kernels: [], working: true },
};

/**
 * @param {Analyst} [analyst]  without one everything is computed at once
 * @returns {(engine: import('../../engine/index.js').Engine, shown: Shown, out?: number) => RateStory}
 */
export function rateTeller(analyst = new Analyst()) {
  /** @type {RateStory} */
  let told = NOTHING;
  return (engine, { task, report }, out = 0) => {
    const { optimizer, weight } = task;
    const found = analyst.analyse(engine, task, report.target);
    // The story before is still told, as one that is over.
    if (!found) return told.working ? told : (told = { ...told, working: true });
    const { curvature, cases, names } = found;
    const { ins, outs, columns } = sizesOf(task);
    const all = modesOf(curvature, optimizer, parametersOf(report));
    told = {
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
      working: false,
    };
    return told;
  };
}
