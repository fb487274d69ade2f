// What a cell of X or K leads to: the outputs it reaches, or the part of the image it sees, as marks and in words.
import { reachWords, tapWords } from './correlate-words.js';
import { boxOf, reachedBy, seenBy } from './geometry.js';

/** @typedef {import('../../components/matrix-marks.js').Frame} Frame */

/**
 * @param {import('../../i18n/translator.js').Translator} i18n
 * @param {import('./selection.js').Selection['traced']} traced
 * @param {import('./model.js').Layer} settings
 * @param {[import('./geometry.js').Axis, import('./geometry.js').Axis]} axes
 * @returns {{ words: string, onOutput?: { frame: Frame | null, taps: Map<string, string> },
 *   onImage?: { frame: Frame, taps: Map<string, string> } } | null}
 */
export function traceOf(i18n, traced, { x, k, mode }, axes) {
  if (!traced) return null;
  const { of, cell } = traced;
  if (of === 'x' && x[cell[0]]?.[cell[1]] !== undefined) {
    const reached = reachedBy(cell, k, axes, mode);
    const taps = new Map(reached.map(({ at, weight }) => [at.join(','), i18n.number(weight, 2)]));
    const around = boxOf(reached.map(({ at }) => at));
    const frame = around && { ...around, kind: /** @type {const} */ ('input'), sparse: true };
    return { onOutput: { taps, frame }, words: reachWords(i18n, cell, reached) };
  }
  const value = of === 'k' ? k[cell[0]]?.[cell[1]] : undefined;
  if (value === undefined) return null;
  const { cells, ...frame } = seenBy(cell, axes);
  const label = i18n.number(value, 2);
  const taps = new Map(cells.map((at) => [at.join(','), label]));
  const sparse = cells.length < frame.rows * frame.columns;
  const words = tapWords(i18n, cell, value, { cells, ...frame });
  return { onImage: { frame: { ...frame, sparse }, taps }, words };
}
