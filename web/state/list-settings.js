// Settings that are lists: matrices of one size, and numbers.
import { parseNumber } from './settings.js';

/** @typedef {import('./settings.js').Matrix} Matrix */

/**
 * Matrices of one size, as a tensor has them: `0,1;2,3/4,5;6,7`.
 * @param {import('./settings.js').Setting<Matrix> & { maxRows: number, maxColumns: number }} one  what each of them may be
 * @param {{ default: readonly Matrix[], most: number }} limits
 * @returns {import('./settings.js').Setting<readonly Matrix[]> & { most: number, maxRows: number, maxColumns: number }}
 */
export function matrices(one, { default: initial, most }) {
  return {
    default: initial,
    most,
    maxRows: one.maxRows,
    maxColumns: one.maxColumns,
    check(list) {
      if (list.length === 0) return 'empty';
      if (list.length > most) return 'too-many-cells';
      const [first] = list;
      if (list.some((rows) => rows.length !== first.length || rows[0].length !== first[0].length)) return 'ragged';
      return list.map(one.check).find((code) => code !== null) ?? null;
    },
    parse(text) {
      const list = text.split('/').map(one.parse);
      return list.includes(undefined) ? undefined : /** @type {Matrix[]} */ (list);
    },
    format: (list) => list.map(one.format).join('/'),
  };
}

/**
 * Numbers: `0,0.5,-1`.
 * @param {import('./settings.js').Setting<number>} one  what each of them may be
 * @param {{ default: readonly number[], most: number }} limits
 * @returns {import('./settings.js').Setting<readonly number[]> & { most: number }}
 */
export function numbers(one, { default: initial, most }) {
  return {
    default: initial,
    most,
    check(list) {
      if (list.length === 0 || list.length > most) return 'out-of-range';
      return list.map(one.check).find((code) => code !== null) ?? null;
    },
    parse(text) {
      const list = text.split(',').map(parseNumber);
      return list.includes(undefined) ? undefined : /** @type {number[]} */ (list);
    },
    format: (list) => list.join(','),
  };
}
