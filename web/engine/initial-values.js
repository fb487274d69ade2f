// initial-values.js — where a parameter starts: at given values, or at values drawn from a seed.
import { readOperand } from './operand.js';
import { readSeeded } from './random.js';
import { residentMemoryOf } from './resident-memory.js';
import { countOf } from './tensor.js';
import { readForeign } from './validate.js';

/**
 * @param {string} name
 * @param {unknown} value  a tensor, or {seed, distribution, scale, shape}
 * @param {readonly number[] | null} shape  of seeded values whose description does not say
 * @returns {import('./operand.js').Operand}
 */
export function readInitialValues(name, value, shape) {
  if (!isSeeded(name, value)) {
    return readOperand(name, value);
  }
  const seeded = readSeeded(name, value, shape);
  return { name, shape: seeded.shape, length: countOf(seeded.shape), dtype: null, data: seeded.data, memory: null };
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function isSeeded(name, value) {
  if (typeof value !== 'object' || value === null || residentMemoryOf(value) !== undefined) {
    return false;
  }
  return readForeign(name, () => !Array.isArray(value) && 'seed' in value);
}
