// The kinds of settings a layer has on each axis or on each side. What is the same everywhere is written once.
import { parseNumber } from './settings.js';

/** @typedef {readonly [number, number]} Axes  down, across */
/** @typedef {readonly [number, number, number, number]} Sides  top, left, bottom, right */
/** @typedef {'same' | 'full'} NamedPadding  follows the sizes of image and kernel */
/** @typedef {{ min: number, max: number }} Range  of whole numbers */

/**
 * A whole number for each axis: `2` or, down and across, `2,1`.
 * @param {{ default: number } & Range} range
 * @returns {import('./settings.js').Setting<Axes> & Range}
 */
export function axes({ default: initial, min, max }) {
  return {
    default: [initial, initial],
    min,
    max,
    check: (value) => checkAll(value, 2, { min, max }),
    parse(text) {
      const numbers = numbersOf(text);
      if (numbers?.length === 1) return [numbers[0], numbers[0]];
      return numbers?.length === 2 ? [numbers[0], numbers[1]] : undefined;
    },
    format: ([down, across]) => (down === across ? String(down) : `${down},${across}`),
  };
}

/**
 * A whole number for each side, as conv2d takes padding: `1`, `1,2` (above and below, left and right) or
 * `top,left,bottom,right`; or the name of a rule.
 * @param {{ default: number } & Range} range
 * @returns {import('./settings.js').Setting<Sides | NamedPadding> & Range}
 */
export function sides({ default: initial, min, max }) {
  return {
    default: [initial, initial, initial, initial],
    min,
    max,
    check: (value) => (typeof value === 'string' ? checkName(value) : checkAll(value, 4, { min, max })),
    parse(text) {
      if (text === 'same' || text === 'full') return text;
      const numbers = numbersOf(text);
      if (!numbers || ![1, 2, 4].includes(numbers.length)) return undefined;
      const [top, left = top, bottom = top, right = left] = numbers;
      return [top, left, bottom, right];
    },
    format(value) {
      if (typeof value === 'string') return value;
      const [top, left, bottom, right] = value;
      if (top !== bottom || left !== right) return value.join(',');
      return top === left ? String(top) : `${top},${left}`;
    },
  };
}

/** @param {string} text @returns {number[] | undefined} */
function numbersOf(text) {
  const numbers = text.split(',').map(parseNumber);
  return numbers.includes(undefined) ? undefined : /** @type {number[]} */ (numbers);
}

/** @param {readonly number[]} values @param {number} count @param {Range} range */
function checkAll(values, count, { min, max }) {
  if (values.length !== count) return 'out-of-range';
  if (!values.every(Number.isInteger)) return 'not-whole';
  return values.every((value) => value >= min && value <= max) ? null : 'out-of-range';
}

/** @param {string} name */
function checkName(name) {
  return name === 'same' || name === 'full' ? null : 'not-a-choice';
}
