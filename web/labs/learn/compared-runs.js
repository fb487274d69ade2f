// compared-runs.js — the runs kept for comparison: other optimizers on the same task from the same start; no DOM.
import { MOST_RUNS } from '../../state/labs/kept-runs.js';
import { sameValue } from '../../state/settings.js';
import { optimizerOf } from './learn-model.js';

/** @typedef {import('../../state/labs/kept-runs.js').KeptRun} KeptRun */
/** @typedef {import('./learn-model.js').Settings} Settings */
/** @typedef {import('./training-run.js').Shown} Shown */

/** The optimizer in force, as it would be kept. @param {Settings} settings @returns {KeptRun} */
export function runInForce({ optimizer, lr, momentum }) {
  const uses = optimizer === 'momentum' || optimizer === 'nesterov';
  return { optimizer, lr, momentum: uses ? momentum : 0 };
}

/** The runs with the one in force kept too, or null where there is no more room or it is kept already. @param {Settings} settings */
export function withRunInForce(settings) {
  const run = runInForce(settings);
  const { kept } = settings;
  return kept.length >= MOST_RUNS || kept.some((one) => sameValue(one, run)) ? null : [...kept, run];
}

/** @returns {(engine: import('../../engine/index.js').Engine, shown: Shown, runs: readonly KeptRun[], steps: number) => Float64Array[]} */
export function runComparer() {
  /** The losses of the runs last asked for. @type {Map<string, Float64Array>} */
  let known = new Map();
  return (engine, { task, report }, runs, steps) => {
    /** @type {typeof known} */
    const now = new Map();
    const losses = runs.map((run) => {
      const optimizer = optimizerOf(run);
      const key = JSON.stringify([{ ...task, optimizer }, steps]);
      const found = known.get(key) ?? lossesOf(engine, { ...task, optimizer }, report.target, steps);
      now.set(key, found);
      return found;
    });
    known = now;
    return losses;
  };
}

/**
 * @param {import('../../engine/index.js').Engine} engine
 * @param {import('../../engine/training-protocol.js').TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @param {number} steps
 * @returns {Float64Array} before each step; fewer where the run diverged
 */
export function lossesOf(engine, { x, weight, bias, flip, stride, padding, loss, optimizer }, target, steps) {
  const layer = { x, y: target, weight, bias: bias === null ? null : [bias], flip, stride, padding };
  const trainer = engine.trainer({ ...layer, loss, optimizer });
  const losses = trainer.step(steps);
  trainer.dispose();
  return losses;
}
