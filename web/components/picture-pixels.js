// Pictures as numbers, one channel: luminance from 0 (black) to 255 (white), row by row; and back to pixels. Knows no
// DOM.

/** @typedef {{ width: number, height: number, values: Float32Array<ArrayBuffer> }} Picture */

/**
 * Whole numbers, so that they can be read; what is transparent lies on white.
 * @param {Uint8ClampedArray} rgba  four bytes a pixel
 * @returns {Float32Array<ArrayBuffer>}
 * @see ITU-R BT.709-6, item 3.2: the weights, of the values as they are stored
 */
export function luminanceOf(rgba) {
  const values = new Float32Array(rgba.length / 4);
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    const luminance = 0.2126 * rgba[at] + 0.7152 * rgba[at + 1] + 0.0722 * rgba[at + 2];
    values[i] = Math.round(255 + ((luminance - 255) * rgba[at + 3]) / 255);
  }
  return values;
}

/**
 * The smallest and the largest value.
 * @param {Float32Array} values  at least one
 */
export function rangeOf(values) {
  let least = values[0];
  let most = values[0];
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

/**
 * Which values the first and the last colour of a palette stand for.
 * @param {'signed' | 'grey'} view  `signed`: zero is the middle, and both ends are equally far from it
 * @param {{ least: number, most: number }} range
 */
export function scaleOf(view, { least, most }) {
  if (view === 'grey') return { first: least, last: most > least ? most : least + 1 };
  const extent = Math.max(Math.abs(least), Math.abs(most)) || 1;
  return { first: -extent, last: extent };
}

/**
 * Paints every value with the nearest colour of a palette; the scale holds them all, so that nothing is clamped.
 * @param {Float32Array} values
 * @param {{ first: number, last: number }} scale
 * @param {Uint32Array} palette  colours as they stand in memory
 * @param {Uint32Array} pixels  as many as values
 */
export function paint(values, { first, last }, palette, pixels) {
  const step = (palette.length - 1) / (last - first);
  for (let i = 0; i < values.length; i++) pixels[i] = palette[((values[i] - first) * step + 0.5) | 0];
}

/** Black to white. @returns {Uint32Array<ArrayBuffer>} */
export function greyPalette() {
  const bytes = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) bytes.set([i, i, i, 255], 4 * i);
  return new Uint32Array(bytes.buffer);
}

/**
 * A disc of one value, in place.
 * @param {Picture} picture @param {readonly [number, number]} centre  row, column @param {number} radius  px @param {number} value
 */
export function stampDisc({ width, height, values }, [row, column], radius, value) {
  const reach = Math.ceil(radius);
  for (let r = Math.max(0, row - reach); r <= Math.min(height - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(width - 1, column + reach); c++) {
      if ((r - row) ** 2 + (c - column) ** 2 <= radius ** 2) values[r * width + c] = value;
    }
  }
}
