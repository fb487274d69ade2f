// twins-model.js — the same lesson learned twice, by correlation and by convolution, from starts turned by 180°; no DOM.
import { lossesOf } from './compared-runs.js';
import { FIRST, kernelIn, pairsOf, sizesOf } from './kernel-pairs.js';
import { FARTHEST_TRACED, PathTracer } from './path-tracer.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */

/** @param {Matrix} kernel @returns {Matrix} turned by 180° */
export function turned(kernel) {
  return kernel.map((row) => [...row].reverse()).reverse();
}

/** The task of the other operation that must have the same losses. @param {TrainingTask} task @returns {TrainingTask} */
export function twinOf(task) {
  return { ...task, flip: !task.flip, weight: task.weight.map((row) => row.map(turned)) };
}

/**
 * @typedef {object} Twins
 * @property {Matrix} plain      the kernel of the correlation, of the pair that is looked at
 * @property {Matrix} flipped    that of the convolution
 * @property {number} loss       of the correlation
 * @property {number} flippedLoss
 * @property {number} lossApart  the largest difference of their losses at any step so far
 * @property {number | null} cut  the step beyond which the twins are not followed, where the run is farther
 * @property {number} apart      the largest difference of the kernels of all pairs, one of them turned
 */

export function twinTeller() {
  const own = new PathTracer();
  const other = new PathTracer();
  let key = '';
  /** Of both, and farther than asked for, so that not every step of a long run computes all of them anew. @type {Float64Array[]} */
  let known = [];

  /** @param {Engine} engine @param {TrainingTask[]} tasks @param {import('../../engine/index.js').Tensor} target @param {number} count */
  function losses(engine, tasks, target, count) {
    const ahead = 2 ** Math.ceil(Math.log2(count));
    const asked = JSON.stringify([tasks[0], ahead]);
    if (asked !== key) {
      known = tasks.map((one) => lossesOf(engine, one, target, ahead));
      key = asked;
    }
    return known.map((all) => all.subarray(0, count));
  }

  /** @param {Engine} engine @param {import('./training-run.js').Shown} shown @param {import('./kernel-pairs.js').Pair} [pair] @returns {Twins} */
  function tell(engine, { task, report }, pair = FIRST) {
    const { target } = report;
    const stepCount = Math.min(report.stepCount, FARTHEST_TRACED);
    const twin = twinOf(task);
    const learned = [task, twin].map((one, index) => {
      const points = (index === 0 ? own : other).trace(engine, one, target, stepCount);
      return points[points.length - 1];
    });
    const both = losses(engine, [task, twin], target, stepCount + 1);
    const [plain, flipped] = task.flip ? [1, 0] : [0, 1];
    const count = Math.min(both[0].length, both[1].length);
    const kernel = (/** @type {number} */ which, one = pair) => kernelIn(task, one, learned[which]);
    return {
      plain: kernel(plain),
      flipped: kernel(flipped),
      loss: both[plain][count - 1] ?? report.loss,
      flippedLoss: both[flipped][count - 1] ?? report.loss,
      lossApart: largest(both[0].subarray(0, count), both[1].subarray(0, count)),
      cut: report.stepCount > FARTHEST_TRACED ? FARTHEST_TRACED : null,
      apart: Math.max(
        ...pairsOf(sizesOf(task)).map((one) => largest(kernel(plain, one).flat(), turned(kernel(flipped, one)).flat())),
      ),
    };
  }

  return {
    tell,
    dispose() {
      own.dispose();
      other.dispose();
    },
  };
}

/** The largest difference of two lists. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function largest(a, b) {
  return Array.from(a, (value, index) => Math.abs(value - b[index])).reduce((most, one) => Math.max(most, one), 0);
}
