// How the numbers of a written-out sum are written. Knows no DOM.

/** @typedef {import('../i18n/translator.js').Translator} Translator */

const RESULT_DIGITS = 6;

/** The result, and whether it stands there in full. @param {Translator} i18n @param {number} value */
export function resultText(i18n, value) {
  const text = i18n.number(value, RESULT_DIGITS);
  return { text, sign: text === i18n.number(value) ? '=' : '≈' };
}

/** Whether a factor needs parentheses. @param {number} value @param {boolean} follows  something it could be joined with */
export function isEnclosed(value, follows) {
  return value < 0 && follows;
}
