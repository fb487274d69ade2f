// surface-model.js — the loss over a plane of the parameters: which plane, how much of it, its contours, the path on it; no DOM.
import { contour } from './contours.js';
import { lossOf } from './curvature.js';

/** @typedef {import('./curvature.js').Curvature} Curvature */
/** @typedef {import('./training-run.js').Shown} Shown */

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
 * The contours, in the order from the highest.
 * @param {import('../../engine/index.js').Engine} engine
 * @param {Shown} shown
 * @param {Curvature} curvature
 * @param {Plane} plane
 * @param {number} reach
 * @returns {{ level: number, pieces: [[number, number], [number, number]][] }[]} places on the plane
 */
export function contoursOf(engine, { task, report }, curvature, { origin, axes }, reach) {
  const { values } = engine.lossSurface({
    ...lossOf(task, report.target),
    ...{ origin, axes, resolution: RESOLUTION + 1 },
    range: [
      [-reach, reach],
      [-reach, reach],
    ],
  });
  const height = Math.max(...values.data) - curvature.loss;
  if (!(height > 0)) return [];
  const place = (/** @type {[number, number]} */ [row, column]) =>
    /** @type {[number, number]} */ ([row, column].map((at) => ((2 * at) / RESOLUTION - 1) * reach));
  return Array.from({ length: LEVELS }, (_, index) => {
    const level = curvature.loss + height / (2 * RATIO ** index);
    const pieces = contour(values, level).map(
      ([from, to]) => /** @type {[[number, number], [number, number]]} */ ([place(from), place(to)]),
    );
    return { level, pieces };
  });
}

/**
 * The loss at a place of the plane.
 * @param {Curvature} curvature @param {Plane} plane @param {readonly [number, number]} place
 */
export function lossAt({ eigenvalues, directions, loss }, { axes }, [a, b]) {
  return directions.reduce((sum, direction, mode) => {
    const along = direction.reduce((all, part, index) => all + part * (a * axes[0][index] + b * axes[1][index]), 0);
    return sum + (eigenvalues[mode] * along * along) / 2;
  }, loss);
}
