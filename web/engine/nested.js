// nested.js — reads nested arrays of numbers into one flat list and a shape.
import { MEMORY_BUDGET } from './arena.js';
import { describe, formatShape, rangeError, typeError } from './errors.js';
import { LARGEST_RANK, countOf } from './tensor.js';
import { readForeign } from './validate.js';

const LARGEST_COUNT = MEMORY_BUDGET / Float32Array.BYTES_PER_ELEMENT;

/**
 * What is wrong inside a nested array, and where.
 * @typedef {{ ragged: boolean, path: string, needed: string, given: string }} Problem
 */

/**
 * @param {string} name
 * @param {unknown[]} root
 * @returns {{ shape: number[], data: number[] }} row-major
 */
export function readNested(name, root) {
  const shape = readForeign(name, () => shapeOfFirstBranch(root));
  if (shape.length > LARGEST_RANK) {
    throw rangeError('shape', `${name} must be nested at most ${LARGEST_RANK} levels deep; given more`);
  }
  // Empty axes left out: an array of a billion empty arrays is refused before it is walked.
  if (countOf(shape.filter((size) => size > 0)) > LARGEST_COUNT) {
    throw rangeError('memory', `${name} must have at most ${LARGEST_COUNT} values; given ${formatShape(shape)}`);
  }
  /** @type {number[]} */
  const data = [];
  const problem = readForeign(name, () => flatten(root, shape, 0, data));
  if (problem !== null) {
    const { ragged, path, needed, given } = problem;
    const rule = ragged ? 'have rows of equal length' : 'hold numbers only';
    const message = `${name} must ${rule}: ${name}${path} must be ${needed}; given ${given}`;
    throw typeError(ragged ? 'ragged' : 'type', message);
  }
  return { shape, data };
}

/** @param {unknown[]} root */
function shapeOfFirstBranch(root) {
  const shape = [];
  /** @type {unknown} */
  let level = root;
  while (Array.isArray(level) && shape.length <= LARGEST_RANK) {
    if (!Number.isInteger(level.length)) {
      throw new TypeError('an array in it has no length'); // only a Proxy's can lack one
    }
    shape.push(level.length);
    level = level[0];
  }
  return shape;
}

/**
 * Appends the numbers of `level` to `data`.
 * @param {unknown} level
 * @param {readonly number[]} shape
 * @param {number} depth  the axis that `level` lies along
 * @param {number[]} data
 * @returns {Problem | null}
 */
function flatten(level, shape, depth, data) {
  const size = shape[depth];
  if (!Array.isArray(level)) {
    return { ragged: typeof level === 'number', path: '', needed: `an array of ${size}`, given: describe(level) };
  }
  if (level.length !== size) {
    return { ragged: true, path: '', needed: `an array of ${size}`, given: `an array of ${level.length}` };
  }
  const innermost = depth === shape.length - 1;
  for (let i = 0; i < size; i++) {
    const item = level[i];
    if (innermost && typeof item === 'number') {
      data.push(item);
      continue;
    }
    const problem = innermost ? notANumber(item) : flatten(item, shape, depth + 1, data);
    if (problem !== null) {
      return { ...problem, path: `[${i}]${problem.path}` };
    }
  }
  return null;
}

/**
 * @param {unknown} item
 * @returns {Problem}
 */
function notANumber(item) {
  const isArray = Array.isArray(item);
  return { ragged: isArray, path: '', needed: 'a number', given: isArray ? 'an array' : describe(item) };
}
