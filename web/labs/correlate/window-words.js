// Parts of what a lab with a window says: which rows and columns terms come from, how many are with padding, and what
// a step of undo changes.
import { differing } from '../../state/undo.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./model.js').Term} Term */

/** The rows or columns of the image that terms come from. @param {Translator} i18n @param {'rows' | 'columns'} axis @param {Term[]} terms */
export function namesOf(i18n, axis, terms) {
  const index = axis === 'rows' ? 0 : 1;
  const all = [...new Set(terms.filter(({ padding }) => !padding).map(({ at }) => at[index] + 1))];
  const [first, last] = [all[0], all[all.length - 1]];
  const contiguous = all.length > 1 && last - first === all.length - 1;
  const list = contiguous ? `${first}–${last}` : all.join(', ');
  if (axis === 'rows') return i18n.t(all.length === 1 ? 'window.row' : 'window.rows', { list });
  return i18n.t(all.length === 1 ? 'window.column' : 'window.columns', { list });
}

/** How many of the terms are with padding, or nothing. @param {Translator} i18n @param {Term[]} terms @param {boolean} [zeros] */
export function paddingWords(i18n, terms, zeros = true) {
  const count = terms.filter(({ padding }) => padding).length;
  if (!count) return '';
  return i18n.t(zeros ? 'window.padding' : 'window.padding.copies', { count });
}

/**
 * What a step would change, in a word; null: there is no such step.
 * @param {Translator} i18n
 * @param {Record<string, unknown>} now @param {Record<string, unknown> | undefined} after
 */
export function stepWords(i18n, now, after) {
  if (!after) return null;
  const names = differing(after, now);
  const [x, k] = [names.includes('x'), names.includes('k')];
  const what = x && k ? 'start' : x ? 'x' : k ? 'k' : 'settings';
  return i18n.t(`undo.what.${what}`);
}
