// random.js — seeded tensors: the same values for the same seed in every browser and in Node.
import { MEMORY_BUDGET } from './arena.js';
import { formatShape, rangeError } from './errors.js';
import { normalQuantile } from './normal-quantile.js';
import { readDtype } from './options.js';
import { philox } from './philox.js';
import { countOf, readShape } from './tensor.js';
import { readOptions, requireChoice, requireFinite, requireWhole } from './validate.js';

const DISTRIBUTIONS = ['normal', 'uniform'];
const LARGEST_COUNT = MEMORY_BUDGET / Float64Array.BYTES_PER_ELEMENT;
const SEEDED_OPTIONS = ['seed', 'distribution', 'scale', 'shape'];

/** @type {typeof import('./index.js').random} */
export function random(description) {
  const given = readOptions('random', description, [...SEEDED_OPTIONS, 'dtype']);
  const dtype = readDtype(given.dtype);
  const { shape, data } = seededTensor('random', given, null);
  return { shape, data: dtype === 'float64' ? Float64Array.from(data) : Float32Array.from(data) };
}

/**
 * @param {string} name  what is described, for the message
 * @param {unknown} description  {seed, distribution, scale, shape}
 * @param {readonly number[] | null} shape  when the description does not say
 * @returns {{ shape: number[], data: number[] }} row-major, in float64
 */
export function readSeeded(name, description, shape) {
  return seededTensor(name, readOptions(name, description, SEEDED_OPTIONS), shape);
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} given  read by readOptions
 * @param {readonly number[] | null} defaultShape
 */
function seededTensor(name, given, defaultShape) {
  const { seed, distribution = 'normal', scale = 1, shape = defaultShape } = given;
  const key = requireWhole('seed', seed, { min: 0, max: 2 ** 32 - 1, code: 'seed' });
  const uniform = requireChoice('distribution', distribution, DISTRIBUTIONS, 'distribution') === 1;
  const factor = requireFinite('scale', scale, { min: 0, code: 'scale' });
  const sizes = readShape('shape', shape);
  const count = countOf(sizes);
  if (count > LARGEST_COUNT) {
    throw rangeError(
      'memory',
      `${name} must have at most ${LARGEST_COUNT} values; given the shape ${formatShape(sizes)}`,
    );
  }
  return { shape: sizes, data: seededValues(key, uniform, factor, count) };
}

/**
 * Value i of a seed's stream comes from word i mod 4 of Philox block (⌊i/4⌋, 0, 0, 0) under the key (seed, 0).
 * The word w becomes u = (w + ½) / 2³², strictly between 0 and 1; then `uniform` is scale · (2u − 1) and `normal` is
 * scale · normalQuantile(u). All of it in float64; float32 tensors are rounded once, at the end.
 * @param {number} seed  whole, 0 ≤ seed < 2³²
 * @param {boolean} uniform
 * @param {number} scale
 * @param {number} count
 */
function seededValues(seed, uniform, scale, count) {
  const values = [];
  for (let block = 0; values.length < count; block++) {
    for (const word of philox([block, 0, 0, 0], [seed, 0])) {
      const u = (word + 0.5) / 2 ** 32;
      // Adding 0 turns the −0 of a scale of 0 into 0.
      values.push(scale * (uniform ? 2 * u - 1 : normalQuantile(u)) + 0);
    }
  }
  values.length = count;
  return values;
}
