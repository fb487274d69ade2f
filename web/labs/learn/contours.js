// contours.js — lines of equal height on a grid of values, by marching squares; knows no DOM.

/** @typedef {[number, number]} Point  [row, column], in steps of the grid, fractions between them */

/** Which edges of a square a line crosses, by which of its corners are high: top left 1, top right 2, bottom right 4, bottom left 8. */
const CROSSINGS = [
  ...[[], ['left', 'top'], ['top', 'right'], ['left', 'right'], ['right', 'bottom']],
  ...[
    ['left', 'top', 'right', 'bottom'],
    ['top', 'bottom'],
    ['left', 'bottom'],
    ['left', 'bottom'],
    ['top', 'bottom'],
  ],
  ...[
    ['top', 'right', 'left', 'bottom'],
    ['right', 'bottom'],
    ['left', 'right'],
    ['top', 'right'],
    ['left', 'top'],
    [],
  ],
];

/**
 * @param {{ shape: number[], data: ArrayLike<number> }} values  [rows, columns]
 * @param {number} level
 * @returns {[Point, Point][]} pieces of the line
 */
export function contour({ shape: [rows, columns], data }, level) {
  const at = (/** @type {number} */ row, /** @type {number} */ column) => data[row * columns + column];
  /** @type {[Point, Point][]} */
  const pieces = [];
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corners = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
      const [topLeft, topRight, bottomRight, bottomLeft] = corners;
      const index = corners.reduce((sum, value, corner) => sum + (value > level ? 2 ** corner : 0), 0);
      const share = (/** @type {number} */ from, /** @type {number} */ to) => (level - from) / (to - from);
      const crossing = (/** @type {string} */ edge) => {
        if (edge === 'top') return /** @type {Point} */ ([row, column + share(topLeft, topRight)]);
        if (edge === 'bottom') return /** @type {Point} */ ([row + 1, column + share(bottomLeft, bottomRight)]);
        if (edge === 'left') return /** @type {Point} */ ([row + share(topLeft, bottomLeft), column]);
        return /** @type {Point} */ ([row + share(topRight, bottomRight), column + 1]);
      };
      const edges = CROSSINGS[index];
      for (let one = 0; one < edges.length; one += 2) pieces.push([crossing(edges[one]), crossing(edges[one + 1])]);
    }
  }
  return pieces;
}
