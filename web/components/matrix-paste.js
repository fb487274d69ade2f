// Reads a matrix from whatever was copied: a Python list, what NumPy and torch print, CSV, a spreadsheet's cells. Knows no DOM.
import { LARGEST_NUMBER, parseNumber } from '../state/settings.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {{ maxRows: number, maxColumns: number }} Limits */
/**
 * @typedef {'too-long' | 'empty' | 'not-a-number' | 'ragged' | 'too-many-cells' | 'number-too-large' | 'more-axes'} Code
 */
/** @typedef {{ values: Matrix } | { code: Code, parameters: Record<string, string | number> }} Pasted */

/** Characters; the largest matrix in the longest numbers has fewer. Longer text is refused unread. */
const MOST_TEXT = 100_000;
const MOST_QUOTED = 24; // characters of what is refused

/** @param {string} text @param {Limits} limits @returns {Pasted} */
export function readPasted(text, { maxRows, maxColumns }) {
  if (text.length > MOST_TEXT) return refusal('too-long', { given: text.length, most: MOST_TEXT });
  const bracketed = text.includes('[');
  if (bracketed && /\]\s*\]\s*,?\s*\[/.test(text)) return refusal('more-axes', {});
  const rows = bracketed ? rowsInBrackets(text) : rowsInLines(text);
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return refusal('empty', {});
  // Before any number is read: a million rows are not worth it.
  if (rows.length > maxRows || columns > maxColumns) {
    return refusal('too-many-cells', { given: `${rows.length}×${columns}`, rows: maxRows, columns: maxColumns });
  }
  /** @type {Matrix} */
  const values = [];
  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    const numbers = cells.map((cell) => parseNumber(cell) ?? NaN);
    const bad = numbers.findIndex(Number.isNaN);
    if (bad >= 0) return refusal('not-a-number', { given: quoted(cells[bad]), row });
    if (cells.length !== columns) return refusal('ragged', { row, given: cells.length, needed: columns });
    const large = numbers.findIndex((value) => Math.abs(value) > LARGEST_NUMBER);
    if (large >= 0) return refusal('number-too-large', { given: quoted(cells[large]), limit: LARGEST_NUMBER });
    values.push(numbers);
  }
  return { values };
}

/** Whether a text is more than what one types into a cell. @param {string} text */
export function isManyCells(text) {
  return /[\d.\]]\s*[\t\n\r,;[]|[\d.]\s+[-+.\d\u2212[]|\[/.test(text.trim());
}

/** The innermost brackets, whatever stands around them: `tensor([[`, `array(`, `X =`. @param {string} text */
function rowsInBrackets(text) {
  return [...text.matchAll(/\[([^[\]]*)\]/g)].map(([, row]) => cellsOf(row, /[\s,]+/));
}

/** @param {string} text */
function rowsInLines(text) {
  const ends = text.includes(';') && text.includes(',') ? /[;\r\n]+/ : /[\r\n]+/;
  const separator = text.includes('\t') ? /\t/ : text.includes(';') && !text.includes(',') ? /;/ : /\s*,\s*|\s+/;
  return text
    .split(ends)
    .filter((line) => line.trim() !== '')
    .map((line) => cellsOf(line, separator));
}

/** @param {string} row @param {RegExp} separator */
function cellsOf(row, separator) {
  const cells = row.trim() === '' ? [] : row.trim().split(separator);
  if (cells.at(-1) === '') cells.pop(); // a comma after the last one
  return cells;
}

/** @param {string} cell */
function quoted(cell) {
  return cell.length > MOST_QUOTED ? `${cell.slice(0, MOST_QUOTED)}…` : cell;
}

/** @param {Code} code @param {Record<string, string | number>} parameters */
function refusal(code, parameters) {
  return { code, parameters };
}
