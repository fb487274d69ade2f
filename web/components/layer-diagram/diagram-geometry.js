// diagram-geometry.js — where the maps of a net are drawn: slanted planes side by side, or lying below one another where
// there is little width. Knows no DOM.

/**
 * What may be drawn around a map, in its cells: the part of a receptive field that lies outside.
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Margin
 */

/** @typedef {{ rows: number, columns: number, margin: Margin }} MapShape */
/** @typedef {{ x: number, y: number }} Point */

/**
 * A map in the picture: cell (row, column) has its top left corner at origin + column · u + row · v.
 * @typedef {object} Plane
 * @property {Point} origin
 * @property {Point} u
 * @property {Point} v
 * @property {{ left: number, top: number, right: number, bottom: number }} bounds  margin included, px
 */

/**
 * @typedef {object} DiagramLayout
 * @property {'row' | 'column'} direction
 * @property {number} cell    px
 * @property {number} width   px
 * @property {number} height  px
 * @property {Plane[]} planes
 */

/** A standing plane that recedes to the right, and a lying one that recedes upwards; in cells. */
const SLANTS = {
  row: { u: { x: 0.62, y: -0.3 }, v: { x: 0, y: 1 } },
  column: { u: { x: 1, y: 0 }, v: { x: -0.34, y: 0.62 } },
};
/** The largest and smallest cells, px; standing ones are seen at a slant and may be taller. */
const LARGEST = { row: 84, column: 64 };
const SMALLEST = 10;
/** From this width on, in pixels, planes stand side by side, however small their cells get; below it they stand if cells can be hit. */
const WIDE = 600;
const COMFORTABLE = 40;
const MOST_HEIGHT = 540;
/** Between two planes, px: room for the rays and for what stands between. */
const GAPS = { row: { least: 72, most: 320 }, column: 64 };
/** Above the planes, for their names, px. */
const HEAD = 32;
const EDGE = 6;

/**
 * @param {MapShape[]} shapes  from the input on
 * @param {number} width  px there are
 * @param {number} foot   px to keep below standing planes
 * @returns {DiagramLayout}
 */
export function layoutOf(shapes, width, foot) {
  const standing = standingCell(shapes, width);
  const stands = standing >= (width >= WIDE ? SMALLEST : COMFORTABLE);
  return stands ? side(shapes, width, standing, foot) : stack(shapes, width);
}

/** @param {MapShape} shape */
function extent({ rows, columns, margin }) {
  return { rows: rows + margin.top + margin.bottom, columns: columns + margin.left + margin.right };
}

/** The bounding box of a plane for cells of one pixel. @param {MapShape} shape @param {'row' | 'column'} direction */
function footprint(shape, direction) {
  const { rows, columns } = extent(shape);
  const { u, v } = SLANTS[direction];
  return {
    width: columns * u.x + rows * Math.abs(v.x),
    height: rows * v.y + columns * Math.abs(u.y),
  };
}

/** @param {MapShape[]} shapes @param {number} width */
function standingCell(shapes, width) {
  const footprints = shapes.map((shape) => footprint(shape, 'row'));
  const together = footprints.reduce((sum, one) => sum + one.width, 0);
  const tallest = Math.max(...footprints.map((one) => one.height));
  const room = width - GAPS.row.least * (shapes.length - 1) - 2 * EDGE;
  return Math.floor(Math.min(LARGEST.row, room / together, MOST_HEIGHT / tallest));
}

/** @param {MapShape[]} shapes @param {number} width @param {number} cell @param {number} foot @returns {DiagramLayout} */
function side(shapes, width, cell, foot) {
  const footprints = shapes.map((shape) => footprint(shape, 'row'));
  const height = cell * Math.max(...footprints.map((one) => one.height));
  const together = footprints.reduce((sum, one) => sum + one.width * cell, 0);
  const gap = Math.min(GAPS.row.most, (width - 2 * EDGE - together) / Math.max(1, shapes.length - 1));
  let left = EDGE;
  const planes = shapes.map((shape, index) => {
    const top = HEAD + (height - footprints[index].height * cell) / 2;
    const placed = plane(shape, 'row', cell, left, top);
    left = placed.bounds.right + gap;
    return placed;
  });
  return { direction: 'row', cell, width, height: HEAD + height + foot + EDGE, planes };
}

/** @param {MapShape[]} shapes @param {number} width @returns {DiagramLayout} */
function stack(shapes, width) {
  const footprints = shapes.map((shape) => footprint(shape, 'column'));
  const widest = Math.max(...footprints.map((one) => one.width));
  const cell = Math.max(SMALLEST, Math.min(LARGEST.column, Math.floor((width - 2 * EDGE) / widest)));
  let top = HEAD;
  const planes = shapes.map((shape, index) => {
    const left = Math.max(EDGE, (width - footprints[index].width * cell) / 2);
    const placed = plane(shape, 'column', cell, left, top);
    top = placed.bounds.bottom + GAPS.column;
    return placed;
  });
  const bottom = planes[planes.length - 1].bounds.bottom;
  return { direction: 'column', cell, width: Math.max(width, widest * cell + 2 * EDGE), height: bottom + EDGE, planes };
}

/**
 * @param {MapShape} shape
 * @param {'row' | 'column'} direction
 * @param {number} cell
 * @param {number} left
 * @param {number} top
 * @returns {Plane}
 */
function plane(shape, direction, cell, left, top) {
  const { u, v } = SLANTS[direction];
  const { rows, columns } = extent(shape);
  const { margin } = shape;
  const corner = { x: left + rows * cell * Math.max(0, -v.x), y: top + columns * cell * Math.max(0, -u.y) };
  const scaled = { u: { x: u.x * cell, y: u.y * cell }, v: { x: v.x * cell, y: v.y * cell } };
  const { width, height } = footprint(shape, direction);
  return {
    ...scaled,
    origin: {
      x: corner.x + margin.left * scaled.u.x + margin.top * scaled.v.x,
      y: corner.y + margin.left * scaled.u.y + margin.top * scaled.v.y,
    },
    bounds: { left, top, right: left + width * cell, bottom: top + height * cell },
  };
}

/**
 * @param {Plane} where
 * @param {number} row     in cells; whole numbers are the corners of cells
 * @param {number} column
 * @returns {Point}
 */
export function pointOn({ origin, u, v }, row, column) {
  return { x: origin.x + column * u.x + row * v.x, y: origin.y + column * u.y + row * v.y };
}

/**
 * The corners of a box of cells, clockwise from its top left.
 * @param {Plane} where
 * @param {readonly [number, number, number, number]} box  top, left, bottom, right, inclusive
 */
export function cornersOf(where, [top, left, bottom, right]) {
  return [
    pointOn(where, top, left),
    pointOn(where, top, right + 1),
    pointOn(where, bottom + 1, right + 1),
    pointOn(where, bottom + 1, left),
  ];
}

/** For an SVG polygon. @param {Point[]} points */
export function pointsText(points) {
  return points.map(({ x, y }) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`).join(' ');
}
