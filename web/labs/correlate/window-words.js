// Which rows and columns the terms of a sum come from, and how many are with padding: the parts of a lab's sentence.

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
