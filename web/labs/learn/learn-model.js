// learn-model.js — what the learning lab shows, computed from its settings and the run's newest report; knows no DOM.
import { parametersOf as numbersLearned } from '../../engine/training-rest.js';
import { MOST_STEPS } from '../../state/labs/learn.js';
import { biasOf, each, kernelName, kernelsOf, outputName, pairsOf, planesOf, sizesOf } from './kernel-pairs.js';

/** @typedef {import('../../state/schema.js').LabValues['learn']} Settings */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {import('../../engine/training-protocol.js').TrainingReport} TrainingReport */
/** @typedef {import('../../engine/training-protocol.js').Course} Course */
/** @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory */

/** Where no end is set, the curve begins with room for so many steps. */
const SHORTEST = 20;

/** Runs beside the one shown go at least so far by themselves; then they follow it. */
const COMPARED = 10_000;

/** In the order they are offered. */
export const SPEEDS = /** @type {const} */ (['1', '2', '5', '10', '30', '100', 'max']);

/** @param {Settings} settings @returns {TrainingTask} */
export function taskOf(settings) {
  const { outs, flip, stride, padding, noise, bias, loss } = settings;
  return {
    ...{ x: planesOf(settings), kernel: kernelsOf(settings, 'hidden'), flip, stride, padding, noise },
    seed: noise > 0 ? settings.seed : 0, // where nothing is drawn, another seed is no other task
    weight: kernelsOf(settings, 'start'),
    bias: bias ? each(outs, (out) => biasOf(settings, out)) : null,
    optimizer: optimizerOf(settings),
    loss,
  };
}

/** @param {Pick<Settings, 'optimizer' | 'lr' | 'momentum'>} settings @returns {TrainingTask['optimizer']} */
export function optimizerOf({ optimizer, lr, momentum }) {
  if (optimizer === 'adam') return { name: 'adam', lr };
  if (optimizer === 'sgd' || momentum === 0) return { name: 'sgd', lr };
  return { name: 'sgd', lr, momentum, nesterov: optimizer === 'nesterov' };
}

/** @param {Pick<Settings, 'steps' | 'endless' | 'speed'>} settings @returns {Course} */
export function courseOf({ steps, endless, speed }) {
  const pace = speed === 'max' ? Infinity : Number(speed);
  return endless ? { until: MOST_STEPS, pace, settle: true } : { until: steps, pace };
}

/** How far the loss curve goes, at a state of the run. @param {Pick<Settings, 'steps' | 'endless'>} settings @param {number} known */
export function horizonOf({ steps, endless }, known) {
  return endless ? Math.max(SHORTEST, known) : steps;
}

/** How far the runs beside it are computed. @param {Pick<Settings, 'steps' | 'endless'>} settings @param {number} known */
export function comparedSteps(settings, known) {
  return Math.min(horizonOf(settings, known), Math.max(COMPARED, known));
}

/**
 * Where a run is: `settled` where further steps change nothing; `growing` and `diverged` say that it goes wrong, the latter that it had to stop.
 * @typedef {'ready' | 'running' | 'paused' | 'finished' | 'settled' | 'growing' | 'diverged'} Phase
 */

/**
 * @param {{ position: number, running: boolean, diverged: boolean, atRest?: boolean, losses: LossHistory, loss: number | null, until: number }} run
 * @returns {Phase}
 */
export function phaseOf({ position, running, diverged, atRest = false, losses, loss, until }) {
  if (diverged) return 'diverged';
  if (position > 0 && loss !== null && grows(losses, position, loss)) return 'growing';
  if (running) return 'running';
  if (atRest) return 'settled';
  if (position === 0) return 'ready';
  return position >= until ? 'finished' : 'paused';
}

/**
 * Whether the loss is above where it started and still rises: the sign of a step that overshoots.
 * @param {LossHistory} losses  before the steps known
 * @param {number} position  steps taken
 * @param {number} loss      now
 */
function grows(losses, position, loss) {
  const [first, before] = [losses.at(1), losses.upTo(position)?.loss];
  return loss > (first ?? Infinity) && loss > (before ?? Infinity);
}

/**
 * The round learning rate to try after one that diverged: at most half of it.
 * @param {number} lr  > 0
 */
export function smallerRate(lr) {
  const half = lr / 2;
  const power = Math.floor(Math.log10(half) + 1e-9);
  const factor = [5, 2, 1].find((one) => one * 10 ** power <= half * (1 + 1e-9)) ?? 1;
  return Number(`${factor}e${power}`);
}

/** The rates the handle can be set to: three digits are all it shows, typed ones may have more. */
const LOWEST_POWER = -4;
const HIGHEST_POWER = 1;

/** How finely the handle moves. */
export const RATE_NOTCHES = 200;

/** @param {number} notch  0 … RATE_NOTCHES @returns {number} */
export function rateAt(notch) {
  const power = LOWEST_POWER + ((HIGHEST_POWER - LOWEST_POWER) * notch) / RATE_NOTCHES;
  return Number((10 ** power).toPrecision(2));
}

/** @param {number} lr @returns {number} the nearest notch */
export function notchOf(lr) {
  return Math.round(shareOfScale(lr) * RATE_NOTCHES);
}

/** Where a rate lies on the scale, 0 … 1. @param {number} lr */
export function shareOfScale(lr) {
  if (!(lr > 0)) return 0;
  const share = (Math.log10(lr) - LOWEST_POWER) / (HIGHEST_POWER - LOWEST_POWER);
  return Math.min(1, Math.max(0, share));
}

/**
 * One number that is learned: where it started, is, and should be.
 * @typedef {{ name: string, start: number, now: number, truth: number }} Parameter
 */

/**
 * @param {TrainingTask} task
 * @param {TrainingReport} report
 * @param {number} [most]  where there are more, none are told
 * @returns {Parameter[]}
 */
export function parametersOf(task, report, most = Infinity) {
  const now = numbersLearned(report);
  if (now.length > most) return [];
  const start = [...task.weight.flat(3), ...(task.bias ?? [])];
  const truth = task.kernel.flat(3);
  return parameterNames(task).map((name, index) => ({
    ...{ name, start: start[index], now: now[index] },
    truth: truth[index] ?? 0, // a hidden bias there is none
  }));
}

/** What the learned numbers are called, in the engine's order: weights row by row, then biases. @param {TrainingTask} task */
export function parameterNames(task) {
  const sizes = sizesOf(task);
  const { rows, columns, ins, outs } = sizes;
  const names = pairsOf(sizes).flatMap((pair) =>
    each(rows * columns, (place) => {
      const [row, column] = [Math.floor(place / columns) + 1, (place % columns) + 1];
      if (ins * outs > 1) return `${kernelName('W', sizes, pair)}[${row},${column}]`;
      return `w${rows > 1 ? subscript(row) : ''}${subscript(column)}`;
    }),
  );
  return task.bias === null ? names : [...names, ...each(outs, (out) => outputName('b', sizes, out))];
}

/**
 * The half-width of the number lines, round enough to stay the same while the run goes well.
 * @param {Parameter[]} parameters
 */
export function parameterReach(parameters) {
  const farthest = Math.max(...parameters.flatMap(({ start, now, truth }) => [start, now, truth].map(Math.abs)));
  const power = 10 ** Math.floor(Math.log10(farthest || 1));
  const factor = [1, 1.5, 2, 3, 5].find((one) => one * power >= farthest) ?? 10;
  return factor * power;
}

/**
 * One sum, as the prediction makes it.
 * @typedef {object} CellStory
 * @property {{ x: number, weight: number, into: number, row: number, column: number, tap: number }[]} terms  plane, row and column
 *   of X, outside it in the padding; `tap` counts the numbers of the kernel
 * @property {number | null} bias
 * @property {number} output
 * @property {number} target
 * @property {number} residual
 */

/**
 * @param {Pick<TrainingTask, 'x' | 'flip' | 'stride' | 'padding'>} task
 * @param {TrainingReport} report
 * @param {readonly [number, number]} cell  of the prediction
 * @param {number} [out]  its output channel
 * @returns {CellStory | null} null where there is no such cell
 */
export function storyOf({ x, flip, stride, padding }, report, [row, column], out = 0) {
  const [height, width] = report.output.shape.slice(-2);
  if (row >= height || column >= width) return null;
  const index = (out * height + row) * width + column;
  const { data, shape } = report.weight;
  const [rows, columns] = shape.slice(-2);
  const taps = rows * columns;
  const terms = each(x.length * taps, (count) => {
    const [into, place] = [Math.floor(count / taps), count % taps];
    const r = row * stride - padding + Math.floor(place / columns);
    const c = column * stride - padding + (place % columns);
    const tap = flip ? taps - 1 - place : place;
    const weight = data[(out * x.length + into) * taps + tap];
    return { x: x[into][r]?.[c] ?? 0, weight, into, row: r, column: c, tap };
  });
  return {
    terms,
    bias: report.bias ? report.bias.data[out] : null,
    output: report.output.data[index],
    target: report.target.data[index],
    residual: report.residual.data[index],
  };
}

/** @param {number} digit */
function subscript(digit) {
  return String.fromCharCode(0x2080 + digit);
}
