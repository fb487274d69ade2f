// surface-model.js — the loss over a plane of the parameters: which plane, how much of it, its contours, the path on it; no DOM.
import { contour } from './contours.js';

/** @typedef {import('./curvature.js').Curvature} Curvature */

/**
 * A plane through the optimum, spanned by two directions of length 1 at right angles.
 * @typedef {object} Plane
 * @property {'modes' | 'pair'} kind
 * @property {[number, number]} picked  which two modes, or which two parameters; from 0
 * @property {[number, number]} extremes  the steepest and the flattest mode of the output channel that is looked at
 * @property {number[]} origin          the optimum
 * @property {[number[], number[]]} axes
 */

/**
 * @param {Curvature} curvature
 * @param {'modes' | 'pair'} kind
 * @param {readonly [number, number]} pair  of parameters
 * @param {{ outs: number, out: number }} [channels]  how many output channels there are, and which is looked at
 * @returns {Plane | null} null where there is only one parameter
 */
export function planeOf({ directions, optimum }, kind, pair, { outs, out } = { outs: 1, out: 0 }) {
  const count = directions.length;
  if (count < 2) return null;
  /** @type {[number, number]} */
  const extremes = [out, count - outs + out];
  if (kind === 'modes') {
    const numbers = /** @type {[number, number]} */ (extremes.map((mode) => Math.floor(mode / outs)));
    const axes = /** @type {[number[], number[]]} */ (extremes.map((mode) => directions[mode]));
    return { kind, picked: numbers, extremes, origin: optimum, axes };
  }
  const first = Math.min(pair[0], count - 1);
  const second = pair[1] < count && pair[1] !== first ? pair[1] : (first + 1) % count;
  const along = (/** @type {number} */ one) => optimum.map((_, index) => Number(index === one));
  return { kind, picked: [first, second], extremes, origin: optimum, axes: [along(first), along(second)] };
}

/** Where a point of the parameters' space lies on the plane. @param {Plane} plane @param {number[]} point @returns {[number, number]} */
export function onPlane({ origin, axes }, point) {
  const along = (/** @type {number[]} */ axis) =>
    axis.reduce((sum, part, index) => sum + part * (point[index] - origin[index]), 0);
  return [along(axes[0]), along(axes[1])];
}

/**
 * The point that lies at another place of the plane, and off it as far as before.
 * @param {Plane} plane @param {number[]} point @param {readonly [number, number]} place
 */
export function movedTo(plane, point, place) {
  const [a, b] = onPlane(plane, point);
  const [first, second] = plane.axes;
  return point.map((value, index) => value + (place[0] - a) * first[index] + (place[1] - b) * second[index]);
}

/** A run that leaves is followed to so many times the distance of its start. */
const FARTHEST = 3;
const MARGIN = 1.2;

/**
 * How far the picture reaches from the optimum, in all four directions alike: round, so that it stays while a run goes on.
 * @param {[number, number][]} path  the start first
 */
export function reachOf(path) {
  const distances = path.map(([a, b]) => Math.max(Math.abs(a), Math.abs(b)));
  const start = Math.max(distances[0], 0.05);
  const most = Math.min(Math.max(...distances), FARTHEST * start) * MARGIN || 1;
  const wanted = Math.max(most, 0.1);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 1.5, 2, 3, 5].find((one) => one * power >= wanted) ?? 10) * power;
}

/** Squares along each side of the grid the contours are drawn from. */
const RESOLUTION = 80;
const LEVELS = 5;
/** From contour to contour the height above the least loss shrinks by so much. */
const RATIO = 4;

/**
 * What the loss is above its least on a plane through the optimum: ½·(first·a² + 2·both·a·b + second·b²).
 * @param {Curvature} curvature @param {Plane} plane
 */
function bowlOf({ eigenvalues, directions, rank }, { axes }) {
  const bowl = { first: 0, both: 0, second: 0 };
  for (let mode = 0; mode < rank; mode += 1) {
    const direction = directions[mode];
    let [a, b] = [0, 0];
    for (let index = 0; index < direction.length; index += 1) {
      a += direction[index] * axes[0][index];
      b += direction[index] * axes[1][index];
    }
    bowl.first += eigenvalues[mode] * a * a;
    bowl.both += eigenvalues[mode] * a * b;
    bowl.second += eigenvalues[mode] * b * b;
  }
  return bowl;
}

/** @param {ReturnType<typeof bowlOf>} bowl @param {number} a @param {number} b */
function heightIn({ first, both, second }, a, b) {
  return (first * a * a + 2 * both * a * b + second * b * b) / 2;
}

/**
 * The contours, in the order from the highest. The loss is quadratic: three numbers say all of it on a plane.
 * @param {Curvature} curvature
 * @param {Plane} plane
 * @param {number} reach
 * @returns {{ level: number, pieces: [[number, number], [number, number]][] }[]} places on the plane
 */
export function contoursOf(curvature, plane, reach) {
  const bowl = bowlOf(curvature, plane);
  const height = Math.max(heightIn(bowl, reach, reach), heightIn(bowl, reach, -reach));
  if (!(height > 0)) return [];
  const side = RESOLUTION + 1;
  const along = (/** @type {number} */ at) => ((2 * at) / RESOLUTION - 1) * reach;
  const data = Float64Array.from(
    { length: side * side },
    (_, index) => curvature.loss + heightIn(bowl, along(Math.floor(index / side)), along(index % side)),
  );
  const place = (/** @type {[number, number]} */ [row, column]) =>
    /** @type {[number, number]} */ ([along(row), along(column)]);
  return Array.from({ length: LEVELS }, (_, index) => {
    const level = curvature.loss + height / (2 * RATIO ** index);
    const pieces = contour({ shape: [side, side], data }, level).map(
      ([from, to]) => /** @type {[[number, number], [number, number]]} */ ([place(from), place(to)]),
    );
    return { level, pieces };
  });
}

/**
 * The loss at a place of the plane.
 * @param {Curvature} curvature @param {Plane} plane @param {readonly [number, number]} place
 */
export function lossAt(curvature, plane, [a, b]) {
  return curvature.loss + heightIn(bowlOf(curvature, plane), a, b);
}
