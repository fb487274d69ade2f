// layout.js — how shapes of tensors become the sizes the engine works with: planes, [N, C, H, W], weights, biases.
import { formatShape, rangeError } from './errors.js';

/** @typedef {import('./operand.js').Operand} Operand */

/**
 * Sizes of an operand of the 2-D functions; a number is a 1×1 plane.
 * @param {Operand} operand
 * @returns {number[]} [H, W], from 1
 */
export function planeSizes(operand) {
  requireRank(operand, [2], '[H, W]');
  return requireFilled(operand, leftFilled(operand.shape, 2), 0);
}

/**
 * Sizes of an operand of the layers.
 * @param {Operand} operand  [N, C, H, W], [C, H, W], [H, W] or a number, which is a 1×1 plane
 * @returns {number[]} [N, C, H, W]; N from 0, the others from 1
 */
export function imageSizes(operand) {
  requireRank(operand, [2, 3, 4], '[N, C, H, W], [C, H, W] or [H, W]');
  return requireFilled(operand, leftFilled(operand.shape, 4), 1);
}

/**
 * @param {Operand} operand  [Cout, Cin/groups, h, w]; [h, w] or a number is one input and one output channel
 * @returns {number[]} four sizes from 1
 */
export function weightSizes(operand) {
  requireRank(operand, [2, 4], '[Cout, Cin/groups, h, w] or [h, w]');
  return requireFilled(operand, leftFilled(operand.shape, 4), 0);
}

/**
 * @param {Operand} operand  [Cin, Cout/groups, h, w]; [h, w] or a number is one input and one output channel
 * @returns {number[]} four sizes from 1
 */
export function transposedWeightSizes(operand) {
  requireRank(operand, [2, 4], '[Cin, Cout/groups, h, w] or [h, w]');
  return requireFilled(operand, leftFilled(operand.shape, 4), 0);
}

/** @param {Operand | null} operand  how many values it needs is the engine's business */
export function requireBiasRank(operand) {
  if (operand !== null) {
    requireRank(operand, [1], '[Cout]');
  }
}

/**
 * The same where the engine does not see the bias.
 * @param {Operand | null} operand
 * @param {number} channels  output channels
 */
export function requireBias(operand, channels) {
  requireBiasRank(operand);
  if (operand !== null && operand.length !== channels) {
    throw rangeError(
      'shape',
      `${operand.name} must have one value per output channel, ${channels}; given ${operand.length}`,
    );
  }
}

/**
 * The rank of results computed from an image: the axes its shorthand leaves out are left out there too.
 * @param {Operand} operand
 */
export function imageRank(operand) {
  return Math.max(operand.shape.length, 2);
}

/**
 * @param {readonly number[]} shape
 * @param {2 | 4} rank  from the shape's own
 * @returns {number[]} `shape` with leading ones up to `rank`
 */
export function leftFilled(shape, rank) {
  const sizes = rank === 2 ? [1, 1] : [1, 1, 1, 1];
  const missing = rank - shape.length;
  for (let axis = missing; axis < rank; axis++) {
    sizes[axis] = shape[axis - missing];
  }
  return sizes;
}

/**
 * @param {Operand} operand
 * @param {readonly number[]} ranks  a number (rank 0) fits every layout
 * @param {string} layouts
 */
function requireRank({ name, shape }, ranks, layouts) {
  if (shape.length !== 0 && !ranks.includes(shape.length)) {
    throw rangeError('shape', `${name} must be ${layouts}; given the shape ${formatShape(shape)}`);
  }
}

/**
 * @param {Operand} operand
 * @param {number[]} sizes
 * @param {number} first  axes before this one may be empty
 * @returns {number[]} `sizes`
 */
function requireFilled({ name, shape }, sizes, first) {
  if (sizes.indexOf(0, first) >= 0) {
    const batch = first > 0 ? ' but the batch' : '';
    throw rangeError('shape', `${name} must have no empty axis${batch}; given the shape ${formatShape(shape)}`);
  }
  return sizes;
}
