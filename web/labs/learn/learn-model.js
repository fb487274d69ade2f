// learn-model.js — what the learning lab shows, computed from its settings and the run's newest report; knows no DOM.
import { resized } from '../../components/matrix-values.js';
import { MOST_STEPS } from '../../state/labs/learn.js';

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
  const { x, hidden, flip, stride, padding, noise, start, startBias, bias, loss } = settings;
  return {
    ...{ x, kernel: hidden, flip, stride, padding, noise },
    seed: noise > 0 ? settings.seed : 0, // where nothing is drawn, another seed is no other task
    weight: resized(start, hidden.length, hidden[0].length),
    bias: bias ? startBias : null,
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
 * @returns {Parameter[]}
 */
export function parametersOf(task, report) {
  const names = parameterNames(task);
  const columns = task.weight[0].length;
  /** @type {Parameter[]} */
  const parameters = Array.from(report.weight.data, (now, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { name: names[index], start: task.weight[row][column], now, truth: task.kernel[row][column] };
  });
  if (report.bias && task.bias !== null) {
    parameters.push({ name: 'b', start: task.bias, now: report.bias.data[0], truth: 0 });
  }
  return parameters;
}

/** What the learned numbers are called, in the engine's order: weight row by row, then bias. @param {TrainingTask} task */
export function parameterNames({ weight, bias }) {
  const name = (/** @type {number} */ row, /** @type {number} */ column) =>
    weight.length > 1 ? `w${subscript(row + 1)}${subscript(column + 1)}` : `w${subscript(column + 1)}`;
  const names = weight.flatMap((cells, row) => cells.map((_, column) => name(row, column)));
  return bias === null ? names : [...names, 'b'];
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
 * @property {{ x: number, weight: number, row: number, column: number, tap: number }[]} terms  row and column of X, outside it in
 *   the padding; `tap` counts the numbers of the kernel
 * @property {number | null} bias
 * @property {number} output
 * @property {number} target
 * @property {number} residual
 */

/**
 * @param {Pick<TrainingTask, 'x' | 'flip' | 'stride' | 'padding'>} task
 * @param {TrainingReport} report
 * @param {readonly [number, number]} cell  of the prediction
 * @returns {CellStory | null} null where there is no such cell
 */
export function storyOf({ x, flip, stride, padding }, report, [row, column]) {
  const [height, width] = report.output.shape.slice(-2);
  if (row >= height || column >= width) return null;
  const index = row * width + column;
  const { data: weights, shape } = report.weight;
  const taps = shape.at(-1) ?? 1;
  const terms = Array.from(weights, (_, place) => {
    const r = row * stride - padding + Math.floor(place / taps);
    const c = column * stride - padding + (place % taps);
    const tap = flip ? weights.length - 1 - place : place;
    return { x: x[r]?.[c] ?? 0, weight: weights[tap], row: r, column: c, tap };
  });
  return {
    terms,
    bias: report.bias ? report.bias.data[0] : null,
    output: report.output.data[index],
    target: report.target.data[index],
    residual: report.residual.data[index],
  };
}

/** @param {number} digit */
function subscript(digit) {
  return String.fromCharCode(0x2080 + digit);
}
