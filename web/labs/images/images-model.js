// What one pixel of the result is made of, and all of them as numbers. Knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';
import { turned } from '../correlate/model.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {import('../../state/schema.js').LabValues['images']} Settings */

/** The size of the result: rows, columns; below 1 where the kernel does not fit. @param {Picture} picture @param {Pick<Settings, 'k' | 'padding'>} settings @returns {[number, number]} */
export function resultSize({ width, height }, { k, padding }) {
  return padding === 'same' ? [height, width] : [height - k.length + 1, width - k[0].length + 1];
}

/**
 * The result in float64, as it is taken away; what is drawn is float32.
 * @param {import('../shared-engine.js').Engine} engine @param {Picture} picture @param {Settings} settings @returns {Matrix}
 */
export function resultOf(engine, { width, height, values }, { k, turn, padding }) {
  const image = { shape: [height, width], data: Float64Array.from(values) };
  return rowsOf(engine.conv2d(image, k, { flip: turn === 'convolution', padding, dtype: 'float64' }));
}

/** The kernel as it lies on the picture. @param {Pick<Settings, 'k' | 'turn'>} settings @returns {Matrix} */
export function laidKernel({ k, turn }) {
  return turn === 'convolution' ? turned(k) : k;
}

/**
 * Where in the picture the window of a pixel of the result starts; negative in the padding.
 * @param {readonly [number, number]} at @param {Pick<Settings, 'k' | 'padding'>} settings @returns {[number, number]}
 * @see torch.nn.Conv2d: of an even kernel the odd row or column of `same` padding is below and to the right
 */
export function windowStart([row, column], { k, padding }) {
  if (padding === 'valid') return [row, column];
  return [row - Math.floor((k.length - 1) / 2), column - Math.floor((k[0].length - 1) / 2)];
}

/**
 * The numbers under the kernel, zeros beyond the edge.
 * @param {Picture} picture @param {readonly [number, number]} start @param {Matrix} k @returns {Matrix}
 */
export function patchOf({ width, height, values }, [top, left], k) {
  return k.map((taps, i) =>
    taps.map((_, j) => {
      const [row, column] = [top + i, left + j];
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      return inside ? values[row * width + column] : 0;
    }),
  );
}

/**
 * The products that add up to a pixel.
 * @param {Picture} picture @param {readonly [number, number]} start
 * @param {Matrix} patch  the numbers under the kernel @param {Matrix} laid  the kernel as it lies
 * @returns {Term[]}
 */
export function pixelTerms(picture, start, patch, laid) {
  return laid.flatMap((taps, i) =>
    taps.map((k, j) => {
      const at = /** @type {[number, number]} */ ([start[0] + i, start[1] + j]);
      const padding = at[0] < 0 || at[0] >= picture.height || at[1] < 0 || at[1] >= picture.width;
      return { key: `${i},${j}`, tap: /** @type {[number, number]} */ ([i, j]), at, x: patch[i][j], k, padding };
    }),
  );
}
