// Cross-correlation and convolution of two small matrices, and which numbers make up one cell. Knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';
import { resolvedPadding } from './geometry.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {'valid' | 'same' | 'full'} Mode */
/** @typedef {import('../../state/layer-settings.js').Axes} Axes */
/** @typedef {import('../../state/layer-settings.js').Sides} Sides */
/** @typedef {import('../../state/schema.js').LabValues['correlate']} Layer  the settings of the correlation lab */
/** @typedef {import('../../components/matrix-marks.js').Ring} Ring */

/**
 * How far the kernel reaches over each edge of the image.
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Reach
 */

/**
 * How the kernel lies on the image: where its window starts for output cell (0, 0), how far it moves from cell to
 * cell, how far apart its taps are.
 * @typedef {{ top: number, left: number, stride?: Axes, dilation?: Axes }} Lie
 */

/**
 * One product of a sum.
 * @typedef {object} Term
 * @property {string} key  the tap, 'row,column' in the kernel as it lies on the image
 * @property {[number, number]} tap  the same as numbers
 * @property {[number, number]} at  where in the image; outside it where `padding`
 * @property {number} x
 * @property {number} k
 * @property {boolean} padding
 */

/** Sums of decimals are shown, so they are made in float64. */
const EXACTLY = /** @type {const} */ ({ dtype: 'float64' });

/** @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Mode} mode @returns {Matrix} */
export function correlation(engine, x, k, mode) {
  return rowsOf(engine.correlate2d(x, k, { mode, ...EXACTLY }));
}

/** @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Mode} mode @returns {Matrix} */
export function convolution(engine, x, k, mode) {
  return rowsOf(engine.convolve2d(x, k, { mode, ...EXACTLY }));
}

/**
 * The most padding on one side that is drawn cell by cell.
 * @see state/labs/correlate.js for what can be set side by side; `same` and `full` may ask for more
 */
export const MOST_PADDING = 16;

/** numpy.pad's names for torch's padding modes. */
export const numpyNames = /** @type {const} */ ({
  zeros: 'constant',
  reflect: 'reflect',
  replicate: 'edge',
  circular: 'wrap',
});

/** Correlation in steps, as a convolutional layer makes it. @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Pick<Layer, 'stride' | 'dilation' | 'padding' | 'mode' | 'bias'>} settings @returns {Matrix} */
export function layer(engine, x, k, { stride, dilation, padding, mode, bias }) {
  return rowsOf(
    engine.conv2d(x, k, {
      stride: [...stride],
      dilation: [...dilation],
      padding: resolvedPadding(padding, x, k, stride, dilation),
      paddingMode: mode,
      bias: bias === 0 ? null : [bias],
      ...EXACTLY,
    }),
  );
}

/**
 * The image with what stands around it.
 * @param {Engine} engine @param {Matrix} x
 * @param {readonly [number, number, number, number]} padding
 * @param {import('./geometry.js').PaddingMode} [mode]
 * @returns {Matrix}
 */
export function padded(engine, x, padding, mode = 'zeros') {
  return rowsOf(engine.pad2d(x, [...padding], { mode: numpyNames[mode], ...EXACTLY }));
}

/**
 * Turned by 180°: the kernel as a convolution lays it on the image.
 * @param {Matrix} k @returns {Matrix}
 */
export function turned(k) {
  return k.map((row) => [...row].reverse()).reverse();
}

/**
 * For `same` the odd row or column of an even kernel falls where SciPy has it: below and to the right for correlate2d,
 * above and to the left for convolve2d.
 * @param {Matrix} k @param {Mode} mode @param {boolean} convolves @returns {Reach}
 */
export function reachOf(k, mode, convolves) {
  const [rows, columns] = [k.length - 1, k[0].length - 1];
  if (mode === 'valid') return { top: 0, left: 0, bottom: 0, right: 0 };
  if (mode === 'full') return { top: rows, left: columns, bottom: rows, right: columns };
  const before = convolves ? Math.ceil : Math.floor;
  const [top, left] = [before(rows / 2), before(columns / 2)];
  return { top, left, bottom: rows - top, right: columns - left };
}

/**
 * The image with the zeros that correlation or convolution reaches, whichever reaches farther, and where the image
 * starts in it; null where neither leaves the image.
 * @param {Engine} engine @param {Matrix} x @param {Matrix} k @param {Mode} mode
 */
export function ringOf(engine, x, k, mode) {
  if (mode === 'valid') return null;
  const [plain, flipped] = [reachOf(k, mode, false), reachOf(k, mode, true)];
  const [top, left] = [Math.max(plain.top, flipped.top), Math.max(plain.left, flipped.left)];
  const [bottom, right] = [Math.max(plain.bottom, flipped.bottom), Math.max(plain.right, flipped.right)];
  return { values: padded(engine, x, [top, left, bottom, right]), top, left };
}

/**
 * The products whose sum is one output cell, tap by tap.
 * @param {Matrix} x
 * @param {Matrix} k  as it lies on the image: turned for a convolution
 * @param {readonly [number, number]} cell  of the output
 * @param {Lie} lie
 * @param {Ring | null} [ring]  the padded image; without it zeros stand beyond the edge
 * @returns {Term[]}
 */
export function termsOf(x, k, cell, lie, ring = null) {
  const { dilation = [1, 1] } = lie;
  const [top, left] = windowOf(cell, lie);
  return k.flatMap((taps, i) =>
    taps.map((tap, j) => {
      const at = /** @type {[number, number]} */ ([top + i * dilation[0], left + j * dilation[1]]);
      const value = x[at[0]]?.[at[1]];
      return {
        key: `${i},${j}`,
        tap: /** @type {[number, number]} */ ([i, j]),
        at,
        x: value ?? ring?.values[at[0] + ring.top]?.[at[1] + ring.left] ?? 0,
        k: tap,
        padding: value === undefined,
      };
    }),
  );
}

/**
 * Where in the image the window of an output cell starts; negative in the padding.
 * @param {readonly [number, number]} cell @param {Lie} lie @returns {[number, number]}
 */
export function windowOf([row, column], { top, left, stride = [1, 1] }) {
  return [row * stride[0] - top, column * stride[1] - left];
}

/** The nearest cell of a matrix. @param {Cell} cell @param {Matrix} values @returns {[number, number] | null} */
export function within(cell, values) {
  if (!cell) return null;
  return [Math.min(cell[0], values.length - 1), Math.min(cell[1], values[0].length - 1)];
}
