// Where a kernel lies on an image: sizes, padding, how often each cell is read, and which outputs a cell reaches.
// Both axes are alike and independent, so everything is said for one axis and then put together. Knows no DOM.

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/layer-settings.js').Axes} Axes */
/** @typedef {import('../../state/layer-settings.js').Sides} Sides */
/** @typedef {import('../../state/layer-settings.js').NamedPadding} NamedPadding */
/** @typedef {'zeros' | 'reflect' | 'replicate' | 'circular'} PaddingMode */

/**
 * One axis of a layer: `size` cells of image, `taps` of kernel.
 * @typedef {{ size: number, taps: number, stride: number, dilation: number, before: number, after: number }} Axis
 */

/** How many cells of the image a kernel's taps span on one axis. @param {number} taps @param {number} dilation */
export function spanOf(taps, dilation) {
  return dilation * (taps - 1) + 1;
}

/**
 * Padding on each side. `same`: ⌈size / stride⌉ outputs, the odd cell below and to the right, as in torch and ONNX's
 * SAME_UPPER; `full`: every place where the kernel touches the image.
 * @param {Sides | NamedPadding} padding
 * @param {Matrix} x @param {Matrix} k @param {Axes} stride @param {Axes} dilation
 * @returns {[number, number, number, number]}
 */
export function resolvedPadding(padding, x, k, stride, dilation) {
  if (typeof padding !== 'string') return [...padding];
  const of = (/** @type {number} */ size, /** @type {number} */ taps, /** @type {0 | 1} */ axis) => {
    const over = spanOf(taps, dilation[axis]) - 1;
    if (padding === 'full') return [over, over];
    const outputs = Math.ceil(size / stride[axis]);
    const total = Math.max(0, (outputs - 1) * stride[axis] + over + 1 - size);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const [top, bottom] = of(x.length, k.length, 0);
  const [left, right] = of(x[0].length, k[0].length, 1);
  return [top, left, bottom, right];
}

/**
 * @param {Matrix} x @param {Matrix} k
 * @param {{ stride: Axes, dilation: Axes, padding: Sides | readonly number[] }} layer
 * @returns {[Axis, Axis]} down, across
 */
export function axesOf(x, k, { stride, dilation, padding: [top, left, bottom, right] }) {
  return [
    { size: x.length, taps: k.length, stride: stride[0], dilation: dilation[0], before: top, after: bottom },
    { size: x[0].length, taps: k[0].length, stride: stride[1], dilation: dilation[1], before: left, after: right },
  ];
}

/** How many places the kernel has; none where it does not fit. @param {Axis} axis @see arXiv:1603.07285, relationship 14 */
export function outputsOf({ size, taps, stride, dilation, before, after }) {
  const room = before + size + after - spanOf(taps, dilation);
  return room < 0 ? 0 : Math.floor(room / stride) + 1;
}

/** How often each row or column is read, padding included, from the first of the padding on. @param {Axis} axis */
export function readsAlong(axis) {
  const reads = Array(axis.before + axis.size + axis.after).fill(0);
  for (let output = 0; output < outputsOf(axis); output += 1) {
    for (let tap = 0; tap < axis.taps; tap += 1) reads[output * axis.stride + tap * axis.dilation] += 1;
  }
  return reads;
}

/**
 * How often each cell of the padded image is read.
 * @param {[Axis, Axis]} axes @returns {Matrix}
 */
export function readsOf([down, across]) {
  const columns = readsAlong(across);
  return readsAlong(down).map((row) => columns.map((column) => row * column));
}

/**
 * Which cell of the image stands at a place of the padded one: −1 where a zero does.
 * @param {number} place  in the image; outside it in the padding
 * @param {number} size  of the image
 * @param {PaddingMode} mode
 */
function sourceOf(place, size, mode) {
  if (place >= 0 && place < size) return place;
  switch (mode) {
    case 'reflect':
      return place < 0 ? -place : 2 * (size - 1) - place;
    case 'replicate':
      return place < 0 ? 0 : size - 1;
    case 'circular':
      return (place + size) % size;
    default:
      return -1;
  }
}

/**
 * The outputs that one cell of the image reaches, and the weight it has in each: the sum of the taps that meet it or
 * one of its copies in the padding.
 * @param {readonly [number, number]} cell  of the image
 * @param {Matrix} k
 * @param {[Axis, Axis]} axes
 * @param {PaddingMode} mode
 * @returns {{ at: [number, number], weight: number }[]}  row by row
 */
export function reachedBy([row, column], k, [down, across], mode) {
  const rows = meetings(row, down, mode);
  const columns = meetings(column, across, mode);
  return [...rows].flatMap(([outputRow, taps]) =>
    [...columns].map(([outputColumn, others]) => ({
      at: /** @type {[number, number]} */ ([outputRow, outputColumn]),
      weight: taps.reduce((sum, i) => sum + others.reduce((part, j) => part + k[i][j], 0), 0),
    })),
  );
}

/** For each output, the taps that meet a row or column of the image. @param {number} index @param {Axis} axis @param {PaddingMode} mode */
function meetings(index, axis, mode) {
  /** @type {Map<number, number[]>} */
  const taps = new Map();
  for (let output = 0; output < outputsOf(axis); output += 1) {
    for (let tap = 0; tap < axis.taps; tap += 1) {
      const place = output * axis.stride + tap * axis.dilation - axis.before;
      if (sourceOf(place, axis.size, mode) === index) taps.set(output, [...(taps.get(output) ?? []), tap]);
    }
  }
  return taps;
}

/**
 * The cells that one tap meets as the kernel slides: a window of the image, its cells a stride apart.
 * @param {readonly [number, number]} tap
 * @param {[Axis, Axis]} axes
 * @returns {{ row: number, column: number, rows: number, columns: number, cells: [number, number][] }}
 */
export function seenBy(tap, axes) {
  const places = axes.map((axis, index) =>
    Array.from(
      { length: outputsOf(axis) },
      (_, output) => output * axis.stride + tap[index] * axis.dilation - axis.before,
    ),
  );
  const [rows, columns] = places;
  return {
    row: rows[0],
    column: columns[0],
    rows: rows[rows.length - 1] - rows[0] + 1,
    columns: columns[columns.length - 1] - columns[0] + 1,
    cells: rows.flatMap((row) => columns.map((column) => /** @type {[number, number]} */ ([row, column]))),
  };
}

/**
 * How often every cell is read: of the image, with its padding, and which never is.
 * @param {[Axis, Axis]} axes
 */
export function coverageOf(axes) {
  const all = readsOf(axes);
  const [{ before: top, size: rows }, { before: left, size: columns }] = axes;
  const unread = new Set(
    all.flatMap((row, r) => row.flatMap((count, c) => (count === 0 ? [`${r - top},${c - left}`] : []))),
  );
  const values = all.slice(top, top + rows).map((row) => row.slice(left, left + columns));
  const ringed = all.length > rows || all[0].length > columns;
  return { values, unread, ring: ringed ? { values: all, top, left } : null };
}

/** The rows and columns between which cells lie. @param {[number, number][]} cells */
export function boxOf(cells) {
  if (cells.length === 0) return null;
  const [rows, columns] = [cells.map(([row]) => row), cells.map(([, column]) => column)];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
}
