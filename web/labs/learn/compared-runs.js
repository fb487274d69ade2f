// compared-runs.js — the runs kept for comparison: other optimizers on the same task from the same start; no DOM.
import { LossHistory } from '../../engine/loss-history.js';
import { MOST_RUNS } from '../../state/labs/kept-runs.js';
import { sameValue } from '../../state/settings.js';
import { optimizerOf } from './learn-model.js';

/** @typedef {import('../../state/labs/kept-runs.js').KeptRun} KeptRun */
/** @typedef {import('./learn-model.js').Settings} Settings */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
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

/** Steps in one call, between two looks at the clock. */
const BATCH = 2000;
/** How long all runs together may take of a frame, in milliseconds. */
const SHARE_OF_FRAME = 4;

/**
 * One run beside the one shown, taken along as far as that goes.
 * @typedef {{ losses: LossHistory, trainer: import('../../engine/index.js').Trainer }} Companion
 */

export class RunComparer {
  /** The runs last asked for. @type {Map<string, Companion>} */
  #known = new Map();
  #now;

  /** @param {() => number} [now]  in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * The losses of the runs on the task shown: of the first `steps` steps, fewer where a run diverged or where there was no time yet.
   * @param {import('../../engine/index.js').Engine} engine
   * @param {Shown} shown
   * @param {readonly KeptRun[]} runs
   * @param {number} steps
   * @returns {{ losses: LossHistory[], behind: boolean }} `behind`: asked again, they come farther
   */
  compare(engine, { task, report }, runs, steps) {
    const known = new Map(
      runs.map((run) => {
        const own = { ...task, optimizer: optimizerOf(run) };
        const key = JSON.stringify(own);
        const found = this.#known.get(key);
        if (found && found.losses.length <= steps) return [key, found];
        found?.trainer.dispose(); // it went farther than is wanted now
        return [key, companionOf(engine, own, report.target)];
      }),
    );
    for (const [key, { trainer }] of this.#known) if (!known.has(key)) trainer.dispose();
    this.#known = known;
    const companions = [...known.values()];
    const end = this.#now() + SHARE_OF_FRAME;
    let behind = companions.filter((one) => isBehind(one, steps));
    do {
      for (const { trainer, losses } of behind) losses.append(trainer.step(Math.min(BATCH, steps - losses.length)));
      behind = behind.filter((one) => isBehind(one, steps));
    } while (behind.length > 0 && this.#now() < end);
    return { losses: companions.map(({ losses }) => losses), behind: behind.length > 0 };
  }

  dispose() {
    for (const { trainer } of this.#known.values()) trainer.dispose();
    this.#known.clear();
  }
}

/** @param {Companion} companion @param {number} steps */
function isBehind({ trainer, losses }, steps) {
  return losses.length < steps && !trainer.diverged;
}

/** @param {import('../../engine/index.js').Engine} engine @param {TrainingTask} task @param {import('../../engine/index.js').Tensor} target @returns {Companion} */
function companionOf(engine, task, target) {
  return { losses: new LossHistory(), trainer: trainerOf(engine, task, target) };
}

/** A trainer of a task, for whoever follows a run on the page. @param {import('../../engine/index.js').Engine} engine @param {TrainingTask} task @param {import('../../engine/index.js').Tensor} target */
export function trainerOf(engine, { x, weight, bias, flip, stride, padding, loss, optimizer }, target) {
  return engine.trainer({ x, y: target, weight, bias, flip, stride, padding, loss, optimizer });
}

/**
 * @param {import('../../engine/index.js').Engine} engine
 * @param {import('../../engine/training-protocol.js').TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @param {number} steps
 * @returns {Float64Array} before each step; fewer where the run diverged
 */
export function lossesOf(engine, task, target, steps) {
  const trainer = trainerOf(engine, task, target);
  const losses = trainer.step(steps);
  trainer.dispose();
  return losses;
}
