// What a cell of an input channel reaches, and what a tap of a kernel sees. Knows no DOM.
import { axesOf, boxOf, reachedBy, seenBy } from '../correlate/geometry.js';
import { isConnected, kernelOf } from './channels-model.js';

/** @typedef {import('./channels-model.js').Layer} Layer */
/** @typedef {{ out: number, into: number, cell: [number, number] }} Place  channels from 0 */

/** @param {Layer} layer @param {number} out @param {number} into */
function geometryOf(layer, out, into) {
  const { x, stride, padding, dilation } = layer;
  const kernel = kernelOf(layer, out, into);
  const axes = axesOf(x[into], kernel, {
    stride: [stride, stride],
    dilation: [dilation, dilation],
    padding: [padding, padding, padding, padding],
  });
  return { kernel, axes };
}

/** The cells of one output channel that a cell of an input channel goes into, with its weight there. @param {Layer} layer @param {Pick<Place, 'into' | 'cell'>} place @param {number} out */
export function reachedFrom(layer, { into, cell }, out) {
  if (!layer.x[into] || !isConnected(layer, out, into)) return null;
  const { kernel, axes } = geometryOf(layer, out, into);
  const cells = reachedBy(cell, kernel, axes, 'zeros');
  const box = boxOf(cells.map(({ at }) => at));
  if (!box) return null;
  return {
    cells,
    frame: { ...box, kind: /** @type {const} */ ('input'), sparse: cells.length < box.rows * box.columns },
  };
}

/** The cells of its input channel that one tap of a kernel meets. @param {Layer} layer @param {Place} place */
export function seenByTap(layer, { out, into, cell }) {
  if (out >= layer.bias.length || into >= layer.x.length) return null;
  const { kernel, axes } = geometryOf(layer, out, into);
  const weight = kernel[cell[0]]?.[cell[1]];
  return weight === undefined ? null : { ...seenBy(cell, axes), weight };
}
