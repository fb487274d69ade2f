// What the channels lab says about the selected output cell, and about the cell or tap that is pointed at.
import { symbolOf } from './channel-names.js';
import { sizesOf } from './channels-model.js';
import { reachedFrom, seenByTap } from './channels-trace.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./channels-model.js').Layer} Layer */

const DIGITS = 6;

/**
 * @param {Translator} i18n @param {Layer} layer
 * @param {{ out: number, selected: [number, number], sums: ReturnType<typeof import('./channels-model.js').sumsOf>, value: number }} cell
 */
export function sumWords({ t, number }, layer, { out, selected: [row, column], sums, value }) {
  const { rows, columns } = sizesOf(layer);
  return t('channels.words', {
    row: row + 1,
    column: column + 1,
    symbol: symbolOf('Y', out),
    count: sums.length,
    taps: rows * columns,
    parts: sums.map(({ sum }) => number(sum, DIGITS)).join(t('list.separator')),
    bias: number(layer.bias[out], DIGITS),
    sum: number(value, DIGITS),
  });
}

/** Of a cell of X or a tap of K; null for anything else. @param {Translator} i18n @param {Layer} layer @param {import('./channels-figure.js').Pointed | null} pointed */
export function pointedWords(i18n, layer, pointed) {
  if (!pointed || pointed.of === 'y') return null;
  return pointed.of === 'x' ? reachWords(i18n, layer, pointed) : tapWords(i18n, layer, pointed);
}

/** @param {Translator} i18n @param {Layer} layer @param {import('./channels-figure.js').Pointed} pointed */
function reachWords({ t }, layer, { into, cell }) {
  const place = { row: cell[0] + 1, column: cell[1] + 1, symbol: symbolOf('X', into) };
  const list = layer.bias
    .map((_, out) => ({
      symbol: symbolOf('Y', out),
      count: reachedFrom(layer, { into, cell }, out)?.cells.length ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .map((reached) => t('channels.reach.one', reached));
  if (list.length === 0) return t('channels.reach.none', place);
  return t('channels.reach', { ...place, list: list.join(t('list.separator')) });
}

/** @param {Translator} i18n @param {Layer} layer @param {import('./channels-figure.js').Pointed} pointed */
function tapWords({ t, number }, layer, { out, into, cell }) {
  const seen = seenByTap(layer, { out, into, cell });
  if (!seen) return null;
  return t('channels.tap.words', {
    row: cell[0] + 1,
    column: cell[1] + 1,
    symbol: symbolOf('K', out, into),
    value: number(seen.weight, DIGITS),
    into: symbolOf('X', into),
    out: symbolOf('Y', out),
  });
}
