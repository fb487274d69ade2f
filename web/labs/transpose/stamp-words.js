// What the scatter view says: about the last stamp, about a cell of Y, and whether all stamps make what the engine gives.
import { stampStart } from './stamps.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */

const DIGITS = 6;

/**
 * @param {Translator} i18n @param {Matrix} x @param {import('./stamps.js').Stamping} stamping
 * @param {readonly [number, number]} cell  of X, which stamps last @param {number} count  of the stamps so far
 */
export function stampWords({ t, number }, x, stamping, cell, count) {
  const [row, column] = cell;
  const [top, left] = stampStart(cell, stamping);
  return t('stamp.words', {
    row: row + 1,
    column: column + 1,
    value: number(x[row][column], DIGITS),
    top: top + 1,
    left: left + 1,
    count,
    total: x.length * x[0].length,
  });
}

/** @param {Translator} i18n @param {readonly [number, number]} cell  of Y @param {import('./stamps.js').Term[]} terms @param {Matrix} values */
export function writtenWords({ t, number }, [row, column], terms, values) {
  const place = { row: row + 1, column: column + 1, count: terms.length };
  if (terms.length === 0) return t('stamp.cell.none', place);
  return t('stamp.cell', { ...place, sum: number(values[row][column], DIGITS) });
}

/** What all stamps together are, beside the engine's result. @param {Translator} i18n @param {Matrix} values @param {Matrix} result */
export function verdictWords({ t, number }, values, result) {
  const difference = Math.max(
    ...values.map((row, r) => Math.max(...row.map((value, c) => Math.abs(value - result[r][c])))),
  );
  return difference === 0 ? t('stamp.same') : t('stamp.different', { difference: number(difference, 3) });
}
