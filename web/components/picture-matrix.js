// A picture as a small matrix: 0 is black, 1 is white, and every cell is the mean of what lies under it. Knows no DOM.

/** @typedef {import('./picture-pixels.js').Picture} Picture */
/** @typedef {import('../state/settings.js').Matrix} Matrix */

/** As many as a cell shows. */
const DECIMALS = 2;

/**
 * The whole picture on so many cells, whatever its proportions.
 * @param {Picture} picture @param {number} rows @param {number} columns @returns {Matrix}
 */
export function averaged({ width, height, values }, rows, columns) {
  const [down, across] = [shares(height, rows), shares(width, columns)];
  const area = (height / rows) * (width / columns);
  return down.map((inRow) =>
    across.map((inColumn) => {
      let sum = 0;
      for (const [y, tall] of inRow) for (const [x, wide] of inColumn) sum += values[y * width + x] * tall * wide;
      return Number((sum / area / 255).toFixed(DECIMALS));
    }),
  );
}

/**
 * Which pixels along one side lie in each cell, and how much of each.
 * @param {number} pixels @param {number} cells @returns {[number, number][][]}
 */
function shares(pixels, cells) {
  const width = pixels / cells;
  return Array.from({ length: cells }, (_, cell) => {
    const [begin, end] = [cell * width, Math.min(pixels, (cell + 1) * width)];
    const first = Math.floor(begin);
    return Array.from({ length: Math.ceil(end) - first }, (__, index) => {
      const pixel = first + index;
      return [pixel, Math.max(0, Math.min(end, pixel + 1) - Math.max(begin, pixel))];
    });
  });
}
