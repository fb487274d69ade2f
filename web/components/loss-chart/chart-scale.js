// chart-scale.js — where the points and ticks of a loss curve go; knows no DOM.

/**
 * @typedef {object} Axis
 * @property {number} min
 * @property {number} max
 * @property {number[]} ticks
 * @property {(value: number) => number} share  0 at `min`, 1 at `max`; beyond that clamped
 */

/**
 * The first of 1, 2, 5, 10, 20, … that is no smaller.
 * @param {number} value  > 0
 */
function roundStep(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5].find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * Steps 1 … last, with ticks at round numbers: the notebook's 5, 10, 15, 20.
 * @param {number} last      ≥ 1
 * @param {number} maxTicks  ≥ 1
 * @returns {Axis}
 */
export function stepAxis(last, maxTicks) {
  const every = Math.max(1, roundStep(last / maxTicks));
  const ticks = [];
  for (let tick = every; tick <= last; tick += every) ticks.push(tick);
  if (ticks[0] !== 1) ticks.unshift(1);
  return { min: 1, max: Math.max(2, last), ticks, share: (value) => clamped((value - 1) / Math.max(1, last - 1)) };
}

/**
 * @param {number} largest  the largest value shown
 * @returns {Axis}
 */
export function linearAxis(largest) {
  const top = Number.isFinite(largest) && largest > 0 ? largest : 1;
  const every = roundStep(top / 5);
  const max = Math.ceil((top / every) * (1 - 1e-9)) * every;
  const ticks = [];
  for (let index = 0; index * every <= max * (1 + 1e-9); index += 1) ticks.push(index * every);
  return { min: 0, max, ticks, share: (value) => clamped(value / max) };
}

/**
 * Powers of ten around the values shown. A loss of 0 has no place on such an axis: it is drawn on its lower edge.
 * @param {number} smallest  the smallest value shown above 0
 * @param {number} largest
 * @returns {Axis}
 */
export function logAxis(smallest, largest) {
  const top = Number.isFinite(largest) && largest > 0 ? largest : 1;
  const bottom = Number.isFinite(smallest) && smallest > 0 ? Math.min(smallest, top) : top;
  const low = Math.floor(Math.log10(bottom) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(top) - 1e-9));
  const every = Math.ceil((high - low) / 6);
  const ticks = [];
  for (let power = low; power <= high; power += every) ticks.push(10 ** power);
  return {
    min: 10 ** low,
    max: 10 ** high,
    ticks,
    share: (value) => (value > 0 ? clamped((Math.log10(value) - low) / (high - low)) : 0),
  };
}

/**
 * The value axis for some curves.
 * @param {'linear' | 'log'} scale
 * @param {ArrayLike<number>[]} curves
 * @param {ArrayLike<number>[]} [others]  shown up to `cut` only
 * @param {number} [cut]
 */
export function lossAxis(scale, curves, others = [], cut = Infinity) {
  let smallest = Infinity;
  let largest = 0;
  const look = (/** @type {ArrayLike<number>} */ curve, /** @type {number} */ highest) => {
    for (let index = 0; index < curve.length; index += 1) {
      const value = curve[index];
      if (value > highest) continue;
      if (value > 0 && value < smallest) smallest = value;
      if (value > largest && value < Infinity) largest = value;
    }
  };
  for (const curve of curves) look(curve, Infinity);
  for (const curve of others) look(curve, cut);
  return scale === 'log' ? logAxis(smallest, largest) : linearAxis(largest);
}

/**
 * An SVG path through losses, each at its step. Where several steps share a pixel column, only its first, lowest, highest
 * and last are drawn, and of points on one level the first and the last: the picture is the same.
 * @param {{ steps: ArrayLike<number>, losses: ArrayLike<number> }} points
 * @param {(step: number) => number} toX
 * @param {(loss: number) => number} toY
 * @param {{ step: number, loss: number } | null} [end]  one more point
 */
export function curvePath({ steps, losses }, toX, toY, end = null) {
  let path = '';
  let level = NaN;
  /** The newest point on the level, to be drawn only where the curve leaves it. */
  let ahead = '';
  const add = (/** @type {number} */ step, /** @type {number} */ loss) => {
    const [x, y] = [rounded(toX(step)), rounded(toY(loss))];
    if (y === level) return (ahead = `L${x} ${y}`);
    path += `${ahead}${path ? 'L' : 'M'}${x} ${y}`;
    [level, ahead] = [y, ''];
  };
  for (let index = 0; index < losses.length;) {
    const last = columnEnd(steps, toX, index);
    let lowest = index;
    let highest = index;
    for (let one = index + 1; one <= last; one += 1) {
      if (losses[one] < losses[lowest]) lowest = one;
      if (losses[one] > losses[highest]) highest = one;
    }
    for (const one of new Set([index, Math.min(lowest, highest), Math.max(lowest, highest), last]))
      add(steps[one], losses[one]);
    index = last + 1;
  }
  if (end) add(end.step, end.loss);
  return path + ahead;
}

/** The last point in the pixel column of one; steps rise, so that few are looked at. @param {ArrayLike<number>} steps @param {(step: number) => number} toX @param {number} index */
function columnEnd(steps, toX, index) {
  const column = Math.floor(toX(steps[index]));
  const isIn = (/** @type {number} */ one) => one < steps.length && Math.floor(toX(steps[one])) === column;
  let end = index;
  let stride = 1;
  for (; isIn(end + stride); stride *= 2) end += stride;
  for (; stride >= 1; stride /= 2) if (isIn(end + stride)) end += stride;
  return end;
}

/**
 * What a table of about `maxRows` shows: all losses, or those kept at evenly spread steps, with the last.
 * @param {import('../../engine/loss-history.js').LossHistory} losses
 * @param {number} maxRows
 */
export function tableSteps(losses, maxRows) {
  const every = Math.max(1, roundStep(losses.length / maxRows || 1));
  /** @type {{ step: number, loss: number }[]} */
  const rows = [];
  for (let step = every; step < losses.length + every; step += every) {
    const kept = losses.upTo(Math.min(step, losses.length));
    if (kept && kept.step !== rows.at(-1)?.step) rows.push(kept);
  }
  return rows;
}

/** @param {number} share */
function clamped(share) {
  return Math.min(1, Math.max(0, share));
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10) / 10;
}
