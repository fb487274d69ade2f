// clinic-story.js — what the bug clinic shows of the state shown: the exact learner and the one with a mistake, step by step.
import { clinicTask, CLINIC_STEPS, mistakeOf, mistakesFor, patientAt, suspectRun } from './clinic-model.js';
import { lossesOf } from './compared-runs.js';
import { PathTracer } from './path-tracer.js';

/** @typedef {import('./clinic-model.js').Patient} Patient */

/**
 * @typedef {object} ClinicStory
 * @property {number} number    of the case
 * @property {number} position  steps taken, as far as the clinic follows
 * @property {Patient} exact
 * @property {Patient} suspect
 * @property {boolean} over     the learner with the mistake has diverged before this step
 * @property {{ step: number, exact: number, suspect: number | null }[]} losses  of the first steps
 * @property {import('./clinic-model.js').Mistake} mistake
 * @property {readonly import('./clinic-model.js').Mistake[]} offered
 */

/** How many losses the table begins with. */
const FIRST = 8;

export function clinicTeller() {
  const tracer = new PathTracer();
  let key = '';
  /** @type {import('./clinic-model.js').SuspectRun} */
  let run;
  /** @type {Float64Array} */
  let exactLosses;

  /**
   * @param {import('../../engine/index.js').Engine} engine @param {import('./training-run.js').Shown} shown @param {number} number
   * @param {import('./kernel-pairs.js').Pair} [pair]
   * @returns {ClinicStory}
   */
  function tell(engine, shown, number, pair) {
    const task = clinicTask(shown.task);
    const { target, stepCount } = shown.report;
    const mistake = mistakeOf(task, number);
    const asked = JSON.stringify([task, mistake]);
    if (asked !== key) {
      run = suspectRun(engine, task, target, mistake);
      exactLosses = lossesOf(engine, task, target, CLINIC_STEPS + 1);
      key = asked;
    }
    const position = Math.min(stepCount, CLINIC_STEPS);
    const points = tracer.trace(engine, task, target, position);
    return {
      number,
      position,
      exact: patientAt(task, points, exactLosses, position, pair),
      suspect: patientAt(task, run.points, run.losses, position, pair),
      over: position >= run.points.length,
      losses: Array.from({ length: Math.min(FIRST, exactLosses.length) }, (_, index) => ({
        step: index + 1,
        exact: exactLosses[index],
        suspect: run.losses[index] ?? null,
      })),
      mistake,
      offered: mistakesFor(task),
    };
  }

  return { tell, dispose: () => tracer.dispose() };
}
