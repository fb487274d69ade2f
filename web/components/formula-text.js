// How the numbers of a written-out sum are written. Knows no DOM.

/** @typedef {import('../i18n/translator.js').Translator} Translator */

const DIGITS = 6;

/** The result, and whether it stands there in full. @param {Translator} i18n @param {number} value */
export function resultText(i18n, value) {
  const text = i18n.number(value, DIGITS);
  return { text, sign: text === i18n.number(value) ? '=' : '≈' };
}

/** A sum that is part of another one. @param {Translator} i18n @param {number} value */
export function partText(i18n, value) {
  return i18n.number(value, DIGITS);
}

/** Whether a factor needs parentheses. @param {number} value @param {boolean} follows  something it could be joined with */
export function isEnclosed(value, follows) {
  return value < 0 && follows;
}
