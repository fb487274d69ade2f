// How channels and their kernels are called in figure, formula and words: X₁, K₂₁ (to 2 from 1), Y₂.
const digits = '₀₁₂₃₄₅₆₇₈₉';

/** @param {string} letter @param {...number} channels  from 0 */
export function symbolOf(letter, ...channels) {
  return letter + channels.map((channel) => digits[channel + 1]).join('');
}
