// curvature.js — how far a step may go: the directions (modes) of the squared loss, and what an optimizer does along each.
// The loss is quadratic, so that along an eigenvector of its Hessian every step of gradient descent multiplies the
// distance to the optimum by 1 − lr·λ. Knows no DOM.

import { sizesOf } from './kernel-pairs.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {import('../../engine/training-protocol.js').TrainingReport} TrainingReport */
/** @typedef {import('../../engine/types/trainer.js').OptimizerSettings} OptimizerSettings */

/**
 * With several output channels each direction is there once for every one of them, in their order: all see the same X.
 * @typedef {object} Curvature
 * @property {number[]} eigenvalues   falling; exactly 0 where the loss does not change
 * @property {number[][]} directions  of length 1, one a mode, in the order of the parameters; its largest part is positive
 * @property {number} rank            how many directions can be learned
 * @property {number[]} optimum       the parameters of least loss, and of least norm among these
 * @property {number} loss            there
 */

/**
 * @param {Engine} engine
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 * @param {boolean} [bias]  as if the layer had one, or had none
 * @returns {Curvature}
 */
export function curvatureOf(engine, task, target, bias = task.bias !== null) {
  return curvatureFrom(engine.leastSquares({ ...lossOf(task, target), bias }));
}

/** @param {import('../../engine/training-protocol.js').Solution} found @returns {Curvature} */
export function curvatureFrom(found) {
  const count = found.eigenvalues.data.length;
  return {
    eigenvalues: Array.from(found.eigenvalues.data, (value, index) => (index < found.rank ? value : 0)),
    directions: Array.from({ length: count }, (_, index) =>
      pointingUp(found.eigenvectors.data.subarray(index * count, (index + 1) * count)),
    ),
    rank: found.rank,
    optimum: [...found.weight.data, ...(found.bias?.data ?? [])],
    loss: found.loss,
  };
}

/**
 * The loss of a task as the engine takes it.
 * @param {TrainingTask} task
 * @param {import('../../engine/index.js').Tensor} target
 */
export function lossOf(task, target) {
  const { x, bias, flip, stride, padding, loss } = task;
  const { outs, ins, rows, columns } = sizesOf(task);
  const kernelShape = [outs, ins, rows, columns];
  return { x, y: target, kernelShape, bias: bias !== null, flip, stride, padding, loss };
}

/** Nearer to 0 than this, factors and parts of a direction are rounding. */
const NOTHING = 1e-9;

/** @param {Float32Array | Float64Array} direction @returns {number[]} */
function pointingUp(direction) {
  let largest = 0;
  for (const part of direction) if (Math.abs(part) > Math.abs(largest) + 1e-9) largest = part;
  const turned = [];
  for (const part of direction) turned.push(Math.abs(part) < NOTHING ? 0 : largest < 0 ? -part : part);
  return turned;
}

/**
 * The learning rate from which on the run diverges.
 * @param {Curvature} curvature
 * @param {OptimizerSettings} optimizer
 * @returns {number | null} null for Adam, which has no such limit; Infinity where nothing can be learned
 */
export function limitOf({ eigenvalues }, optimizer) {
  const reach = reachOf(optimizer);
  return reach === null ? null : reach / eigenvalues[0];
}

/**
 * What lr·λ must stay below: both roots of the step's characteristic polynomial lie within the unit circle until then.
 * @param {OptimizerSettings} optimizer
 */
function reachOf(optimizer) {
  if (optimizer.name === 'adam') return null;
  const { momentum = 0, nesterov = false } = optimizer;
  return nesterov ? (2 + 2 * momentum) / (1 + 2 * momentum) : 2 + 2 * momentum;
}

/**
 * What one step does to the distance from the optimum along a mode.
 * @typedef {object} Pull
 * @property {number} factor   1 − lr·λ for plain gradient descent; with momentum the larger root, which wins in the end
 * @property {boolean} swings  whether momentum makes it swing around the optimum; `factor` is then a magnitude
 */

/**
 * @param {number} eigenvalue
 * @param {OptimizerSettings} optimizer
 * @returns {Pull | null} null for Adam, whose steps are not proportional to the gradient
 */
export function pullOf(eigenvalue, optimizer) {
  if (optimizer.name === 'adam') return null;
  const { lr = 0, momentum = 0, nesterov = false } = optimizer;
  const plain = 1 - lr * eigenvalue;
  if (momentum === 0) return { factor: plain, swings: false };
  // torch's update as a matrix on (distance, velocity): its trace and determinant.
  const trace = nesterov ? (1 + momentum) * plain : plain + momentum;
  const determinant = nesterov ? momentum * plain : momentum;
  const inside = (trace * trace) / 4 - determinant;
  if (inside < 0) return { factor: Math.sqrt(determinant), swings: true };
  const root = Math.sqrt(inside);
  return { factor: trace / 2 + (trace < 0 ? -root : root), swings: false };
}

/**
 * One mode as it is at the state shown.
 * @typedef {object} Mode
 * @property {number} number      from 1, the steepest first
 * @property {number} eigenvalue
 * @property {number[]} direction
 * @property {Pull | null} pull
 * @property {'stays' | 'arrives' | 'glides' | 'crosses' | 'swings' | 'grows' | 'adapts'} way
 * @property {number | null} tenth  steps until the distance is a tenth, in the long run; null if never
 * @property {number} distance      from the optimum, along the direction
 * @property {number} share         what it adds to the loss: ½·λ·distance²
 */

/**
 * @param {Curvature} curvature
 * @param {OptimizerSettings} optimizer
 * @param {ArrayLike<number>} parameters  weight, then bias
 * @returns {Mode[]}
 */
export function modesOf({ eigenvalues, directions, optimum }, optimizer, parameters) {
  return eigenvalues.map((eigenvalue, index) => {
    const direction = directions[index];
    const pull = pullOf(eigenvalue, optimizer);
    let distance = 0;
    for (let one = 0; one < direction.length; one += 1) distance += direction[one] * (parameters[one] - optimum[one]);
    return {
      number: index + 1,
      eigenvalue,
      direction,
      pull,
      way: wayOf(eigenvalue, pull),
      tenth: eigenvalue === 0 ? null : tenthOf(pull),
      distance,
      share: (eigenvalue * distance * distance) / 2,
    };
  });
}

/** @param {number} eigenvalue @param {Pull | null} pull @returns {Mode['way']} */
function wayOf(eigenvalue, pull) {
  if (eigenvalue === 0) return 'stays';
  if (pull === null) return 'adapts';
  const { factor, swings } = pull;
  if (factor === 1) return 'stays';
  if (Math.abs(factor) > 1 - NOTHING) return 'grows';
  if (Math.abs(factor) < NOTHING) return 'arrives';
  return swings ? 'swings' : factor < 0 ? 'crosses' : 'glides';
}

/** @param {Pull | null} pull */
function tenthOf(pull) {
  const size = pull === null ? 1 : Math.abs(pull.factor);
  if (size >= 1) return null;
  return size < 0.1 ? 1 : Math.ceil(Math.LN10 / -Math.log(size) - NOTHING);
}

/**
 * The mode that carries a run away: of those that grow the one that is farthest off.
 * @param {Mode[]} modes
 */
export function runawayOf(modes) {
  const growing = modes.filter(({ way }) => way === 'grows');
  return growing.reduce((worst, one) => (Math.abs(one.distance) > Math.abs(worst.distance) ? one : worst), growing[0]);
}

/**
 * The constant learning rate that shrinks the slowest and the steepest mode alike, and so the whole fastest.
 * @param {Curvature} curvature
 * @returns {{ lr: number, factor: number } | null} null where nothing can be learned
 */
export function bestRate({ eigenvalues, rank }) {
  if (rank === 0) return null;
  const [steepest, flattest] = [eigenvalues[0], eigenvalues[rank - 1]];
  return { lr: 2 / (steepest + flattest), factor: (steepest - flattest) / (steepest + flattest) };
}

/**
 * The same with momentum: Polyak's heavy ball (1964), whose modes then all swing with one factor.
 * @param {Curvature} curvature
 * @returns {{ lr: number, momentum: number, factor: number } | null}
 */
export function bestMomentum({ eigenvalues, rank }) {
  if (rank === 0) return null;
  const [steepest, flattest] = [Math.sqrt(eigenvalues[0]), Math.sqrt(eigenvalues[rank - 1])];
  const factor = (steepest - flattest) / (steepest + flattest);
  return { lr: (2 / (steepest + flattest)) ** 2, momentum: factor * factor, factor };
}

/**
 * A learning rate one can read that is surely stable: two figures, at most 95 % of the limit.
 * @param {number} limit  finite, > 0
 */
export function stableRate(limit) {
  const most = 0.95 * limit;
  const unit = 10 ** (Math.floor(Math.log10(most)) - 1);
  return Number((Math.floor(most / unit + NOTHING) * unit).toPrecision(2));
}
