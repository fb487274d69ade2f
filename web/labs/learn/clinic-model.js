// clinic-model.js — learners with one mistake in their program, run beside the exact one; knows no DOM.
import { random } from '../../engine/index.js';
import { curvatureOf } from './curvature.js';
import { factorOf } from './gradient-model.js';
import { outputSize } from './task-model.js';
import { turned } from './twins-model.js';
import { FIRST, kernelIn, pairsOf, sizesOf } from './kernel-pairs.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/index.js').Tensor} Tensor */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */

/** The mistakes there are, in the order in which they are offered. */
export const MISTAKES = /** @type {const} */ (['accumulate', 'scale', 'turned', 'bias', 'rate']);

/** @typedef {typeof MISTAKES[number]} Mistake */

/** So many steps are shown; a mistake shows in far fewer. */
export const CLINIC_STEPS = 200;
/** How far beyond its limit the rate of the learner lies that has too large a one. */
const BEYOND = 1.3;
/** A run that has come so high is over. */
const HIGHEST_LOSS = 1e30;

/**
 * Those a task can show: a forgotten bias needs a bias, a turned gradient more than one number, a mean more than one residual.
 * @param {TrainingTask} task
 */
export function mistakesFor(task) {
  const { x, bias, weight, stride, padding } = task;
  const size = sizesOf(task);
  const single = size.rows * size.columns === 1;
  const [rows, columns] = outputSize({ x: x[0], hidden: weight[0][0], stride, padding });
  const lone = size.outs * rows * columns === 1;
  const lacks = { bias: bias === null, turned: single, scale: lone, accumulate: false, rate: false };
  return MISTAKES.filter((one) => !lacks[one]);
}

/** The mistake of a case: the same for everybody. @param {TrainingTask} task @param {number} number  of the case @returns {Mistake} */
export function mistakeOf(task, number) {
  const possible = mistakesFor(task);
  const [drawn] = random({ seed: number, shape: [1], distribution: 'uniform' }).data;
  return possible[Math.min(possible.length - 1, Math.floor(((drawn + 1) / 2) * possible.length))];
}

/** The task as the clinic sets it: by plain gradient descent, which shows its steps plainly. @param {TrainingTask} task @returns {TrainingTask} */
export function clinicTask(task) {
  return { ...task, optimizer: { name: 'sgd', lr: task.optimizer.lr ?? 0 } };
}

/**
 * @typedef {object} SuspectRun
 * @property {number[][]} points  weight, then bias, after every step, the start first
 * @property {number[]} losses    as the learner prints them, at every point
 */

/**
 * @param {Engine} engine
 * @param {TrainingTask} task
 * @param {Tensor} target
 * @param {Mistake | null} mistake  none: the exact run, step for step
 * @param {number} [steps]
 * @returns {SuspectRun} fewer steps where it diverges
 */
export function suspectRun(engine, task, target, mistake, steps = CLINIC_STEPS) {
  const { x, bias, flip, stride, padding } = task;
  const layer = /** @type {const} */ ({ flip, stride, padding, dtype: 'float64' });
  const { outs, ins, rows, columns } = sizesOf(task);
  const shape = [outs, ins, rows, columns];
  const taps = outs * ins * rows * columns;
  const lossName = mistake === 'scale' ? otherLoss(task.loss) : task.loss;
  const limit = mistake === 'rate' ? 2 / curvatureOf(engine, task, target).eigenvalues[0] : Infinity;
  const lr = Number.isFinite(limit) ? BEYOND * limit : (task.optimizer.lr ?? 0);
  let values = [...task.weight.flat(3), ...(bias ?? [])];
  let collected = values.map(() => 0);
  /** @type {SuspectRun} */
  const run = { points: [], losses: [] };
  for (let step = 0; step <= steps; step += 1) {
    const weight = { shape, data: Float64Array.from(values.slice(0, taps)) };
    const output = engine.conv2d(x, weight, { ...layer, bias: bias === null ? null : values.slice(taps) });
    const factor = factorOf({ ...task, loss: lossName }, output.data.length);
    const residual = Float64Array.from(output.data, (value, index) => value - target.data[index]);
    const loss = (factor / 2) * residual.reduce((sum, value) => sum + value * value, 0);
    if (!(loss < HIGHEST_LOSS)) break;
    run.points.push(values);
    run.losses.push(loss);
    const slope = { shape: output.shape, data: residual.map((value) => factor * value) };
    const { gradW, gradBias } = engine.conv2dBackward(slope, x, weight, layer);
    const slopes = pairsOf({ outs, ins }).flatMap((pair) => {
      const kernel = kernelIn(task, pair, gradW.data);
      return (mistake === 'turned' ? turned(kernel) : kernel).flat();
    });
    const gradient = [...slopes, ...Array.from(bias ?? [], (_, out) => (mistake === 'bias' ? 0 : gradBias.data[out]))];
    collected = mistake === 'accumulate' ? gradient.map((value, index) => value + collected[index]) : gradient;
    values = values.map((value, index) => value - lr * collected[index]);
  }
  return run;
}

/** @param {TrainingTask['loss']} loss */
function otherLoss(loss) {
  return loss === 'sum' ? 'mean' : 'sum';
}

/**
 * What is seen of one learner at a step.
 * @typedef {object} Patient
 * @property {number[][]} weight
 * @property {number | null} bias
 * @property {number[][] | null} weightStep  what the last step changed; null at the start
 * @property {number | null} biasStep
 * @property {number} loss
 */

/**
 * @param {TrainingTask} task @param {number[][]} points @param {ArrayLike<number>} losses @param {number} position
 * @param {import('./kernel-pairs.js').Pair} [pair]  whose kernel and bias are seen
 * @returns {Patient}
 */
export function patientAt(task, points, losses, position, pair = FIRST) {
  const at = Math.min(position, points.length - 1);
  const { outs } = sizesOf(task);
  const biasIn = (/** @type {number[]} */ values) =>
    task.bias === null ? null : values[values.length - outs + pair.out];
  const change = at > 0 ? points[at].map((value, index) => value - points[at - 1][index]) : null;
  return {
    weight: kernelIn(task, pair, points[at]),
    bias: biasIn(points[at]),
    weightStep: change && kernelIn(task, pair, change),
    biasStep: change && biasIn(change),
    loss: losses[at],
  };
}
