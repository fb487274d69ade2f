// twins-model.js — the same lesson learned twice, by correlation and by convolution, from starts turned by 180°; no DOM.
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
 * @property {boolean} behind    they are still being followed: told again, they come farther
 * @property {number} apart      the largest difference of the kernels of all pairs, one of them turned
 */

/** @param {() => number} [now]  in milliseconds: long runs are then followed a share of a frame at a time */
export function twinTeller(now) {
  const own = new PathTracer(now);
  const other = new PathTracer(now);

  /** @param {Engine} engine @param {import('./training-run.js').Shown} shown @param {import('./kernel-pairs.js').Pair} [pair] @returns {Twins} */
  function tell(engine, { task, report }, pair = FIRST) {
    const both = [task, twinOf(task)].map((one, index) => ({ task: one, tracer: index === 0 ? own : other }));
    const follow = (/** @type {number} */ to) =>
      both.map(({ task: one, tracer }) => tracer.trace(engine, one, report.target, to).at(-1) ?? []);
    const wanted = Math.min(report.stepCount, FARTHEST_TRACED);
    follow(wanted);
    const behind = own.behind || other.behind;
    const step = behind ? Math.min(own.reached, other.reached) : wanted;
    const learned = follow(step);
    if (!behind) follow(step + 1); // for the loss at this step
    const [plain, flipped] = task.flip ? [1, 0] : [0, 1];
    const losses = both.map(({ tracer }) => tracer.losses.slice(0, step + 1));
    const count = Math.min(losses[0].length, losses[1].length);
    const kernel = (/** @type {number} */ which, one = pair) => kernelIn(task, one, learned[which]);
    return {
      plain: kernel(plain),
      flipped: kernel(flipped),
      loss: losses[plain][count - 1] ?? report.loss,
      flippedLoss: losses[flipped][count - 1] ?? report.loss,
      lossApart: largest(losses[0].slice(0, count), losses[1].slice(0, count)),
      cut: report.stepCount > step ? step : null,
      behind,
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
