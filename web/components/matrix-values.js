// Matrices as rows of numbers: changed copies, and numbers written so that they fit a cell.

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {import('../state/settings.js').Cell} Cell */

const SMALLEST_DIGIT = 10; // px; a number that would need smaller ones is written shorter
const DIGIT_WIDTH = 0.58; // em, of a tabular figure in system faces

/** @param {Matrix} values @param {number} row @param {number} column @param {number} value @returns {Matrix} */
export function withCell(values, row, column, value) {
  return values.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));
}

/**
 * Rows and columns are added as zeros and removed at the bottom and the right.
 * @param {Matrix} values @param {number} rows @param {number} columns @returns {Matrix}
 */
export function resized(values, rows, columns) {
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => values[r]?.[c] ?? 0));
}

/**
 * Rows of a row-major tensor, of its last two axes.
 * @param {{ shape: number[], data: ArrayLike<number> }} tensor
 * @returns {Matrix}
 */
export function rowsOf({ shape, data }) {
  const columns = shape[shape.length - 1];
  return Array.from({ length: data.length / columns }, (_, r) =>
    Array.from({ length: columns }, (__, c) => data[r * columns + c]),
  );
}

/** @param {Cell} a @param {Cell} b */
export function sameCell(a, b) {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}

/** How many figures a cell has room for. @param {number} cell  px of its side */
export function figuresInCell(cell) {
  return Math.floor((cell * 0.94) / (SMALLEST_DIGIT * DIGIT_WIDTH));
}

/**
 * The most precise way to write a number in so many characters.
 * @param {import('../i18n/translator.js').Translator} i18n
 * @param {number} value
 * @param {number} room  characters
 * @param {number} [digits]  at most so many after the decimal point
 */
export function fitted(i18n, value, room, digits = 3) {
  for (let count = digits; count > 0; count -= 1) {
    const text = i18n.number(value, count);
    if (text.length <= room) return text;
  }
  if (Math.abs(value) < 0.5) return value === 0 ? i18n.number(0) : `≈${i18n.number(0)}`;
  const whole = i18n.number(value, 0);
  return whole.length <= room ? whole : i18n.power(value);
}

/**
 * How many average figures wide a number is: one with a power of ten has no narrow decimal point to make up for its sign.
 * @param {string} text  from `fitted`
 */
export function figuresOf(text) {
  return text.length + (text.includes('e') && !text.includes('.') ? 0.75 : 0);
}
