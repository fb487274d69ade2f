// What the correlation lab says about the selected cell, about a traced one, about sizes, and about what does not work.
import { MOST_PADDING } from './model.js';
import { namesOf, paddingWords } from './window-words.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('./model.js').Layer} Layer */
/** @typedef {import('./geometry.js').Axis} Axis */

const DIGITS = 6;
const MOST_LISTED = 9; // outputs that are named one by one

/**
 * @param {Translator} i18n @param {Layer} settings
 * @param {readonly number[]} padding  resolved
 * @param {Matrix} y @param {[Axis, Axis]} axes
 */
export function sizeWords(i18n, { x, k, stride, dilation }, padding, y, axes) {
  const sizes = {
    x: x.length,
    k: k.length,
    y: y.length,
    xColumns: x[0].length,
    kColumns: k[0].length,
    yColumns: y[0].length,
  };
  const plain = axes.every((axis) => axis.stride === 1 && axis.dilation === 1 && axis.before + axis.after === 0);
  const placesOf = (/** @type {number} */ count) => i18n.t('size.places', { count });
  if (plain)
    return i18n.t('correlate.sizes', { ...sizes, places: placesOf(sizes.y), placesAcross: placesOf(sizes.yColumns) });
  const [top, left, bottom, right] = padding;
  const [strideDown, strideAcross] = stride;
  const [down, across] = dilation;
  return i18n.t('correlate.sizes.steps', {
    ...sizes,
    rows: i18n.t('size.rows', { count: sizes.y }),
    columns: i18n.t('size.columns', { count: sizes.yColumns }),
    top,
    left,
    bottom,
    right,
    strideDown,
    strideAcross,
    down,
    across,
  });
}

/**
 * Where the kernel lies for a cell of Y, and what its products make.
 * @param {Translator} i18n @param {Layer} settings @param {Matrix} y
 * @param {[number, number]} selected @param {import('./model.js').Term[]} terms
 */
export function sumWords(i18n, { mode, bias }, y, [row, column], terms) {
  const place = { row: row + 1, column: column + 1, sum: i18n.number(y[row][column], DIGITS) };
  if (terms.every(({ padding }) => padding)) return i18n.t('correlate.words.outside', place);
  const words = i18n.t(bias === 0 ? 'correlate.words' : 'correlate.words.bias', {
    ...place,
    rows: namesOf(i18n, 'rows', terms),
    columns: namesOf(i18n, 'columns', terms),
    count: terms.length,
    bias: i18n.number(bias, DIGITS),
  });
  return words + paddingWords(i18n, terms, mode === 'zeros');
}

/** How many cells no window reads, or nothing. @param {Translator} i18n @param {ReadonlySet<string>} unread @param {Matrix} x */
export function unreadWords(i18n, unread, x) {
  const inside = [...unread].filter((key) => {
    const [row, column] = key.split(',').map(Number);
    return x[row]?.[column] !== undefined;
  }).length;
  const outside = unread.size - inside;
  return [
    inside ? i18n.t('correlate.unread', { count: inside }) : '',
    outside ? i18n.t('correlate.unread.padding', { count: outside }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * @param {Translator} i18n
 * @param {readonly [number, number]} cell  of X
 * @param {{ at: [number, number], weight: number }[]} reached
 */
export function reachWords(i18n, [row, column], reached) {
  const place = { row: row + 1, column: column + 1, count: reached.length };
  if (reached.length === 0) return i18n.t('correlate.reach.none', place);
  const named = reached
    .slice(0, MOST_LISTED)
    .map(({ at, weight }) =>
      i18n.t('correlate.reach.one', { row: at[0] + 1, column: at[1] + 1, weight: i18n.number(weight, DIGITS) }),
    );
  const list = named.join(i18n.t('list.separator')) + (reached.length > MOST_LISTED ? ' …' : '');
  return i18n.t('correlate.reach', { ...place, list });
}

/**
 * @param {Translator} i18n
 * @param {readonly [number, number]} tap
 * @param {number} value  of the tap
 * @param {ReturnType<typeof import('./geometry.js').seenBy>} seen
 */
export function tapWords(i18n, tap, value, seen) {
  return i18n.t('correlate.tap', {
    row: tap[0] + 1,
    column: tap[1] + 1,
    value: i18n.number(value, DIGITS),
    count: seen.cells.length,
    rows: rangeOf(
      i18n,
      seen.cells.map(([index]) => index),
    ),
    columns: rangeOf(
      i18n,
      seen.cells.map(([, index]) => index),
    ),
  });
}

/** @param {Translator} i18n @param {number[]} indices  sorted or not, from 0; negative in the padding */
function rangeOf(i18n, indices) {
  const all = [...new Set(indices)].sort((a, b) => a - b).map((index) => i18n.number(index + 1));
  const contiguous = Math.max(...indices) - Math.min(...indices) === all.length - 1;
  return contiguous && all.length > 1 ? `${all[0]}…${all[all.length - 1]}` : all.join(', ');
}

/**
 * Why this padding is not drawn, or null.
 * @param {Translator} i18n @param {Layer} settings @param {readonly number[]} padding  resolved
 */
export function paddingProblem(i18n, { x, padding: asked, mode }, padding) {
  const given = Math.max(...padding);
  if (given > MOST_PADDING && typeof asked === 'string') {
    return i18n.t('correlate.problem.much', { rule: i18n.t(`convolve.mode.${asked}`), given, most: MOST_PADDING });
  }
  if (mode !== 'reflect' && mode !== 'circular') return null;
  const spare = mode === 'reflect' ? 1 : 0;
  const [rows, columns] = [x.length - spare, x[0].length - spare];
  const [top, left, bottom, right] = padding;
  if (Math.max(top, bottom) <= rows && Math.max(left, right) <= columns) return null;
  return i18n.t('correlate.problem.mode', {
    mode: i18n.t(`correlate.mode.${mode}`),
    rows,
    columns,
    given: padding.join(', '),
  });
}
