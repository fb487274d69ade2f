// training-rest.js — where a run has come to rest: steps that rounding swallows, or that go round in a circle.

/** @typedef {import('./index.js').Trainer} Trainer */

/** As many steps must change nothing. */
const REST = 64;

/**
 * The numbers learned, in the engine's order: weight, then bias.
 * @param {{ weight: { data: ArrayLike<number> }, bias: { data: ArrayLike<number> } | null }} learned  a trainer or a report
 * @returns {number[]}
 */
export function parametersOf({ weight, bias }) {
  return [...Array.from(weight.data), ...Array.from(bias?.data ?? [])];
}

/**
 * Whether the steps just taken led back to where they began. Plain descent knows nothing but its numbers, so it would go on in the
 * same circle for ever; an optimizer with a memory must not have moved in between either.
 * @param {Trainer} trainer
 * @param {number[]} from        the numbers before them
 * @param {Float64Array} losses  of the steps
 * @param {boolean} remembers    whether the optimizer keeps more than the numbers it moves
 */
export function rests(trainer, from, losses, remembers) {
  if (losses.length < REST || !parametersOf(trainer).every((value, index) => value === from[index])) return false;
  return !remembers || losses.every((loss) => loss === losses[0]);
}
