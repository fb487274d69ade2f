// The kinds of settings a schema is written in. Each knows its default, how it is checked, and how it reads in a URL.

/**
 * @template T
 * @typedef {object} Setting
 * @property {T} default
 * @property {(value: T) => string | null} check  the code of what is wrong with a value, or null
 * @property {(text: string) => T | undefined} parse  undefined: not such a value at all; the result is not yet checked
 * @property {(value: T) => string} format  the inverse of `parse`
 */

/** @typedef {number[][]} Matrix  rows of equal length, never changed in place */
/** @typedef {readonly [number, number] | null} Cell  [row, column], from 0 */

/**
 * @template {Record<string, Setting<any>>} S
 * @typedef {{ [K in keyof S]: S[K] extends Setting<infer T> ? T : never }} ValuesOf
 */

/** Typed values of a matrix or number beyond this are refused: they would not fit their cells, nor float32 sums. */
export const LARGEST_NUMBER = 1e6;

/** @param {string} text */
export function parseNumber(text) {
  // A Chinese input method types full-width digits and signs.
  const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const plain = narrow.trim().replace('\u2212', '-');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * @param {{ default: number, min: number, max: number, whole?: boolean }} range
 * @returns {Setting<number> & { min: number, max: number, whole: boolean }}
 */
export function number({ default: initial, min, max, whole = false }) {
  return {
    default: initial,
    min,
    max,
    whole,
    check(value) {
      if (!Number.isFinite(value)) return 'not-a-number';
      if (whole && !Number.isInteger(value)) return 'not-whole';
      return value < min || value > max ? 'out-of-range' : null;
    },
    parse: parseNumber,
    format: String,
  };
}

/** @param {boolean} initial @returns {Setting<boolean>} */
export function flag(initial) {
  return {
    default: initial,
    check: () => null,
    parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
    format: (value) => (value ? '1' : '0'),
  };
}

/**
 * @template {string} T
 * @param {readonly T[]} choices  the first is the default
 * @param {Record<string, T>} [aliases]  other spellings that are understood, lower case
 * @returns {Setting<T> & { choices: readonly T[] }}
 */
export function choice(choices, aliases = {}) {
  return {
    default: choices[0],
    choices,
    check: (value) => (choices.includes(value) ? null : 'not-a-choice'),
    parse: (text) => choices.find((one) => one.toLowerCase() === text.toLowerCase()) ?? aliases[text.toLowerCase()],
    format: (value) => value,
  };
}

/**
 * @param {{ default: Matrix, maxRows: number, maxColumns: number }} limits
 * @returns {Setting<Matrix> & { maxRows: number, maxColumns: number }}
 */
export function matrix({ default: initial, maxRows, maxColumns }) {
  return {
    default: initial,
    maxRows,
    maxColumns,
    check(rows) {
      const columns = rows[0]?.length ?? 0;
      if (columns === 0) return 'empty';
      if (rows.length > maxRows || columns > maxColumns) return 'too-many-cells';
      if (rows.some((row) => row.length !== columns)) return 'ragged';
      return rows.flat().some((value) => !(Math.abs(value) <= LARGEST_NUMBER)) ? 'number-too-large' : null;
    },
    parse(text) {
      const rows = text.split(';').map((row) => row.split(',').map(parseNumber));
      return rows.flat().includes(undefined) ? undefined : /** @type {Matrix} */ (rows);
    },
    format: (rows) => rows.map((row) => row.join(',')).join(';'),
  };
}

/** A cell of some matrix, or none. @param {Cell} initial @returns {Setting<Cell>} */
export function cell(initial) {
  return {
    default: initial,
    check: (value) => (value === null || value.every((index) => index >= 0 && index < 4096) ? null : 'out-of-range'),
    parse(text) {
      if (text === 'none') return null;
      const match = /^(\d{1,4}),(\d{1,4})$/.exec(text);
      return match ? [Number(match[1]), Number(match[2])] : undefined;
    },
    format: (value) => (value === null ? 'none' : value.join(',')),
  };
}

/** The same value, for settings of every kind. @param {unknown} a @param {unknown} b @returns {boolean} */
export function sameValue(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = /** @type {Record<string, unknown>[]} */ ([a, b]);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => sameValue(one[key], other[key]));
}
