// Remembers the last result of a computation, so that hovering does not compute again what only edits change. A lab keeps
// so what the engine or its geometry computes; words, captions and lines of code are made where they are drawn.

/**
 * @template {unknown[]} A
 * @template R
 * @param {(...inputs: A) => R} compute  depends on nothing but its inputs, which are never changed in place
 * @returns {(...inputs: A) => R}
 */
export function memoized(compute) {
  /** @type {{ inputs: A, result: R } | undefined} */
  let last;
  return (...inputs) => {
    if (!last || inputs.some((input, index) => input !== last?.inputs[index]))
      last = { inputs, result: compute(...inputs) };
    return last.result;
  };
}
