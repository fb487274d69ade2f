// What the transposed-convolution lab says: sizes, the selected cell, how evenly Y is written, and whose gradient it is.
import { inputGradient } from './gather.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('./stamps.js').Stamping} Stamping */

const DIGITS = 6;

/** @param {Translator} i18n @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {Matrix} y */
export function sizeWords({ t }, x, k, { stride, padding, outputPadding, dilation }, y) {
  return t('transpose.size', {
    stride,
    padding,
    dilation,
    output: outputPadding,
    x: x.length,
    k: k.length,
    y: y.length,
    xColumns: x[0].length,
    kColumns: k[0].length,
    yColumns: y[0].length,
  });
}

/** @param {Translator} i18n @param {readonly [number, number]} cell @param {import('./gather.js').Term[]} terms @param {Matrix} y */
export function gatherWords({ t, number }, [row, column], terms, y) {
  return t('transpose.gather.words', {
    row: row + 1,
    column: column + 1,
    taps: terms.length,
    count: terms.filter(({ padding }) => !padding).length,
    sum: number(y[row][column], DIGITS),
  });
}

/** @param {Translator} i18n @param {{ least: number, most: number, even: boolean }} found @param {number} stride */
export function countWords({ t }, { least, most, even }, stride) {
  if (least === most) return t('transpose.counts.same', { most });
  return even ? t('transpose.counts.even', { least, most }) : t('transpose.counts.uneven', { least, most, stride });
}

/** @param {Translator} i18n @param {import('../shared-engine.js').Engine} engine @param {Matrix} x @param {Matrix} k @param {Stamping} stamping @param {Matrix} y */
export function gradientWords({ t, number }, engine, x, k, stamping, y) {
  const gradient = inputGradient(engine, x, k, stamping, y);
  if (!gradient) return t('transpose.gradient.none');
  const difference = Math.max(...y.flatMap((row, r) => row.map((value, c) => Math.abs(value - gradient[r][c]))));
  return t('transpose.gradient', {
    rows: y.length,
    columns: y[0].length,
    xRows: x.length,
    xColumns: x[0].length,
    difference: number(difference, 3),
  });
}
