// judge.mjs — whether a contender's numbers are right.

/**
 * How far a value may be off, relative to the largest value of the reference. A float32 sum of n products in any order
 * stays far below it; Winograd's transforms and the FFT reach some 1e-5 of it.
 */
export const TOLERANCE = 1e-4;

/**
 * What is wrong with values, or null.
 * @param {ArrayLike<number>} values
 * @param {ArrayLike<number>} expected
 * @returns {string | null}
 */
export function judge(values, expected) {
  if (values.length !== expected.length) return `${values.length} values instead of ${expected.length}`;
  let scale = 0;
  let error = 0;
  for (let at = 0; at < expected.length; at++) {
    scale = Math.max(scale, Math.abs(expected[at]));
    const difference = Math.abs(values[at] - expected[at]);
    // Written so that NaN counts as wrong.
    if (!(difference <= error)) error = Number.isNaN(difference) ? Infinity : difference;
  }
  return error <= TOLERANCE * scale ? null : `off by ${(error / scale).toExponential(1)} of the largest value`;
}
