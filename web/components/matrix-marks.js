// What a lab lays over a matrix: a window, the outline of the cell that is chosen, and factors in the corners of cells.
import { html, nothing } from 'lit';
import { styleProperties } from './style-properties.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {'input' | 'kernel' | 'output' | 'target' | 'residual'} Role */
/**
 * A window, in cells of the matrix; it may reach outside.
 * @typedef {object} Frame
 * @property {number} row
 * @property {number} column
 * @property {number} rows
 * @property {number} columns
 * @property {Role} [kind]  whose hue; the kernel's if not said
 * @property {boolean} [misfit]  it does not fit where it is
 * @property {boolean} [cut]  it goes on below and to the right
 * @property {boolean} [sparse]  only some of its cells count: those with a tap
 */
/**
 * What surrounds the values: the padded matrix, and where the values start in it.
 * @typedef {{ values: Matrix, top: number, left: number }} Ring
 */

export const SMALLEST_WITH_TAP = 36; // px of a cell that holds its value and a factor besides

/** @param {Frame} frame @param {Ring | null} ring @param {string} [className] */
export function renderFrame(frame, ring, className = `frame role-${frame.kind ?? 'kernel'}`) {
  const { row, column, rows, columns, misfit = false, cut = false } = frame;
  const { top, left } = ring ?? { top: 0, left: 0 };
  return html`<span
    class="${className} ${misfit ? 'misfit' : ''} ${cut ? 'cut' : ''}"
    aria-hidden="true"
    ${styleProperties({ '--row': row + top, '--column': column + left, '--rows': rows, '--columns': columns })}
  ></span>`;
}

/**
 * The strong outline around one cell: over the cells, which stay as they are while it moves with every hover.
 * @param {import('../state/settings.js').Cell} cell @param {Ring} drawn @param {string} name
 */
export function renderMark(cell, drawn, name) {
  const [row, column] = cell ?? [NaN, NaN];
  if (drawn.values[row + drawn.top]?.[column + drawn.left] === undefined) return nothing;
  return renderFrame({ row, column, rows: 1, columns: 1 }, drawn, `mark ${name}`);
}

/** How many cells a window that does not fit reaches beyond what is drawn. @param {Frame | null} frame @param {Ring} drawn */
export function cellsBeyond(frame, { values, top, left }) {
  if (!frame?.misfit) return { rows: 0, columns: 0 };
  return {
    rows: Math.max(0, frame.row + top + frame.rows - values.length),
    columns: Math.max(0, frame.column + left + frame.columns - values[0].length),
  };
}

/** @param {string | undefined} tap @param {number} cell  px */
export function tapClass(tap, cell) {
  if (tap === undefined) return '';
  return cell < SMALLEST_WITH_TAP ? 'tapped' : 'tapped labelled';
}

/** @param {string | undefined} tap @param {number} cell  px */
export function renderTap(tap, cell) {
  if (tap === undefined || cell < SMALLEST_WITH_TAP) return nothing;
  return html`<span class="tap number" aria-hidden="true" ${styleProperties({ '--chars': tap.length + 1 })}
    >×${tap}</span
  >`;
}
