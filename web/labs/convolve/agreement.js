// For which kernels correlation and convolution agree: those that a half turn leaves as they are. Knows no DOM.
import { sameValue } from '../../state/settings.js';
import { scaled } from '../transpose/stamps.js';
import { turned } from '../correlate/model.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */

/** The tap that a half turn brings here. @param {readonly [number, number]} tap @param {Matrix} k @returns {[number, number]} */
export function opposite([row, column], k) {
  return [k.length - 1 - row, k[0].length - 1 - column];
}

/**
 * Opposite taps that carry different numbers, each pair once.
 * @param {Matrix} k @returns {{ tap: [number, number], against: [number, number] }[]}
 */
export function disagreeingPairs(k) {
  return cellsOf(k)
    .map((tap) => ({ tap, against: opposite(tap, k) }))
    .filter(({ tap, against }) => isFirst(tap, k) && k[tap[0]][tap[1]] !== k[against[0]][against[1]]);
}

/** What a half turn does to a kernel. @param {Matrix} k @returns {'same' | 'sign' | 'other'} */
export function effectOfTurn(k) {
  const half = turned(k);
  if (sameValue(half, k)) return 'same';
  return sameValue(half, scaled(k, -1)) ? 'sign' : 'other';
}

/**
 * The nearest example at hand: what follows a kernel's middle becomes the mirror of what stands before it.
 * @param {Matrix} k @param {1 | -1} sign  −1: the mirrored half changes its sign, and the middle must be 0
 * @returns {Matrix}
 */
export function mirrored(k, sign) {
  return k.map((row, r) =>
    row.map((value, c) => {
      const [otherRow, otherColumn] = opposite([r, c], k);
      if (otherRow === r && otherColumn === c) return sign === 1 ? value : 0;
      return isFirst([r, c], k) ? value : k[otherRow][otherColumn] * sign + 0;
    }),
  );
}

/** Each cell of Y less that of the other. @param {Matrix} one @param {Matrix} other @returns {Matrix} */
export function differenceOf(one, other) {
  return one.map((row, r) => row.map((value, c) => value - other[r][c]));
}

/** Upside down: the first of the two flips that are a half turn. @param {Matrix} k @returns {Matrix} */
export function upsideDown(k) {
  return [...k].reverse();
}

/** @param {Matrix} k @returns {[number, number][]} */
function cellsOf(k) {
  return k.flatMap((row, r) => row.map((_, c) => /** @type {[number, number]} */ ([r, c])));
}

/** Whether a tap comes before its opposite, row by row. @param {readonly [number, number]} tap @param {Matrix} k */
function isFirst([row, column], k) {
  return 2 * (row * k[0].length + column) < k.length * k[0].length - 1;
}
