// The two value scales as CSS colours: diverging with zero as the paper, and sequential for magnitudes.
// They are mixed by the browser from tokens, so a change of theme recolours everything without a redraw.

/**
 * The half-width of a symmetric scale that holds every value, so that no colour is ever clamped.
 * @param {...Iterable<number>} groups
 * @returns {number} the largest finite |value|, at least a little above 0
 */
export function extentOf(...groups) {
  let extent = 0;
  for (const group of groups) {
    for (const value of group) if (Number.isFinite(value)) extent = Math.max(extent, Math.abs(value));
  }
  return extent || 1;
}

/**
 * @param {number} value
 * @param {number} extent  > 0; the |value| of the full colour
 * @returns {string} a CSS colour
 */
export function divergingColor(value, extent) {
  if (!Number.isFinite(value)) return 'transparent';
  return mix(value < 0 ? '--value-negative' : '--value-positive', Math.abs(value) / extent);
}

/**
 * @param {number} value   ≥ 0
 * @param {number} extent  > 0
 * @returns {string} a CSS colour
 */
export function magnitudeColor(value, extent) {
  if (!Number.isFinite(value)) return 'transparent';
  return mix('--value-magnitude', Math.abs(value) / extent);
}

/** @param {string} end @param {number} share  0 … 1 */
function mix(end, share) {
  const percent = Math.round(Math.min(1, share) * 1000) / 10;
  return `color-mix(in oklab, var(${end}) ${percent}%, var(--value-zero))`;
}
