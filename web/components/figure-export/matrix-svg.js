// One matrix as SVG: what <matrix-grid> shows, with the marks that are on it. Knows no DOM.
import { divergingColor, extentOf, magnitudeColor } from '../color-scale.js';
import { figuresInCell, figuresOf, fitted } from '../matrix-values.js';
import { svg, widthOf } from './svg.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../css-color.js').ReadColor} ReadColor */
/** @typedef {import('../matrix-marks.js').Frame} Frame */
/**
 * What a matrix holds and what is marked on it.
 * @typedef {Pick<import('../matrix-view.js').MatrixView, 'kind' | 'symbol' | 'caption' | 'values' | 'extent' | 'scale' | 'digits' | 'selected' | 'frame' | 'taps' | 'ring' | 'unread' | 'compared' | 'filled' | 'isEditable'>} MatrixModel
 */

export const CELL = 56; // px
export const CAPTION = 28; // px above the cells
const SYMBOL = 18; // px of text
const WORDS = 13; // px of text
const TEXT = { 'font-variant-numeric': 'tabular-nums', 'text-anchor': 'middle' };

/** The name of the pattern over cells that are never read; the document has it once. */
export const HATCHING = 'unread';

/** The |value| of the full colour. @param {MatrixModel} matrix */
export function extentIn({ extent, values }) {
  return extent || extentOf(...values);
}

/** @param {MatrixModel} matrix */
export function matrixSize(matrix) {
  const all = matrix.ring?.values ?? matrix.values;
  const caption = widthOf(matrix.symbol, SYMBOL) + widthOf(captionOf(matrix), WORDS);
  return { width: Math.max(caption, all[0].length * CELL), height: CAPTION + all.length * CELL };
}

/** @param {MatrixModel} matrix @param {Translator} i18n @param {ReadColor} color */
export function matrixSvg(matrix, i18n, color) {
  const { ring, values, frame, selected } = matrix;
  const { top, left } = ring ?? { top: 0, left: 0 };
  const all = ring?.values ?? values;
  const role = color(`var(--role-${matrix.kind})`);
  const whole = { row: 0, column: 0, rows: all.length, columns: all[0].length };
  const inside = { row: top, column: left, rows: values.length, columns: values[0].length };
  return [
    captionSvg(matrix, role, color),
    svg(
      'g',
      { transform: `translate(0 ${CAPTION})` },
      cells(matrix, all, top, left, i18n, color),
      ring ? [outline(whole, color('var(--line)'), 2, '4 4'), outline(inside, role, 2)] : outline(whole, role, 2),
      frame ? window({ ...frame, row: frame.row + top, column: frame.column + left }, color) : null,
      selected
        ? outline({ row: selected[0] + top, column: selected[1] + left, rows: 1, columns: 1 }, color('var(--ink)'), 4)
        : null,
    ),
  ];
}

/** @param {MatrixModel} matrix */
function captionOf({ caption, values }) {
  return ` ${caption} ${values.length}×${values[0].length}`;
}

/** @param {MatrixModel} matrix @param {string} role @param {ReadColor} color */
function captionSvg(matrix, role, color) {
  return svg(
    'text',
    { x: 0, y: 18, 'font-size': WORDS, fill: color('var(--ink-soft)') },
    svg('tspan', { 'font-size': SYMBOL, 'font-weight': 700, fill: role }, matrix.symbol),
    captionOf(matrix),
  );
}

/** @param {MatrixModel} matrix @param {number[][]} all  with the padding @param {number} top @param {number} left @param {Translator} i18n @param {ReadColor} color */
function cells(matrix, all, top, left, i18n, color) {
  const { values, digits, isEditable, scale, unread, compared, filled } = matrix;
  const extent = extentIn(matrix);
  const written = all.map((row) => row.map((value) => fitted(i18n, value, figuresInCell(CELL), digits)));
  // Computed figures are all of one size; a typed number makes only its own cell's figures smaller.
  const longest = isEditable ? 1 : Math.max(...written.flat().map(figuresOf));
  return all.flatMap((row, outerRow) =>
    row.map((value, outerColumn) => {
      const [r, c] = [outerRow - top, outerColumn - left];
      const padding = values[r]?.[c] === undefined;
      const pending = !padding && r * values[0].length + c >= (filled ?? Infinity);
      const fill = scale === 'magnitude' ? magnitudeColor(value, extent) : divergingColor(value, extent);
      const text = written[outerRow][outerColumn];
      return svg(
        'g',
        { transform: `translate(${outerColumn * CELL} ${outerRow * CELL})` },
        square(color(padding ? 'var(--paper-raised)' : pending ? 'var(--paper)' : fill), color('var(--line)')),
        unread?.has(`${r},${c}`) ? square(`url(#${HATCHING})`) : null,
        pending
          ? null
          : number(text, i18n.number(value), matrix.taps?.get(`${r},${c}`), {
              chars: padding ? figuresOf(text) : Math.max(longest, figuresOf(text)),
              ink: color(padding ? 'var(--ink-soft)' : 'var(--ink)'),
              sparse: matrix.frame?.sparse === true,
              color,
            }),
        !padding && compared?.[r]?.[c] === value ? corner('=', color(`var(--role-${matrix.kind})`)) : null,
      );
    }),
  );
}

/** @param {string} fill @param {string} [stroke] */
function square(fill, stroke) {
  return svg('rect', { width: CELL, height: CELL, fill, stroke });
}

/** A value, and the factor it is multiplied by. @param {string} text @param {string} exact @param {string | undefined} tap @param {{ chars: number, ink: string, sparse: boolean, color: ReadColor }} look */
function number(text, exact, tap, { chars, ink, sparse, color }) {
  const size = Math.min(0.4 * CELL, (1.36 * CELL) / chars, 24);
  const baseline = CELL / 2 + 0.36 * size - (tap === undefined ? 0 : 0.18 * size);
  const value = svg(
    'text',
    { ...TEXT, x: CELL / 2, y: baseline, 'font-size': size, fill: ink },
    text === exact ? null : svg('title', {}, exact),
    text,
  );
  if (tap === undefined) return [value];
  const kernel = color('var(--role-kernel)');
  return [
    value,
    sparse
      ? svg('rect', {
          x: 3,
          y: 3,
          width: CELL - 6,
          height: CELL - 6,
          rx: 3,
          fill: 'none',
          stroke: kernel,
          'stroke-width': 2,
        })
      : null,
    factor(`×${tap}`, kernel, color('var(--paper)')),
  ];
}

/** On paper, whatever the colour of the cell: its own hue is hard to read on the strongest values. @param {string} text @param {string} ink @param {string} paper */
function factor(text, ink, paper) {
  const size = Math.min(0.24 * CELL, (CELL - 10) / text.length / 0.68);
  const width = 0.68 * size * text.length + 4;
  return [
    svg('rect', { x: CELL - width - 3, y: CELL - size - 4, width, height: size + 2, rx: 3, fill: paper, opacity: 0.8 }),
    corner(text, ink, size),
  ];
}

/** @param {string} text @param {string} ink @param {number} [size] */
function corner(text, ink, size = 0.24 * CELL) {
  return svg(
    'text',
    { ...TEXT, x: CELL - 5, y: CELL - 5, 'text-anchor': 'end', 'font-size': size, 'font-weight': 600, fill: ink },
    text,
  );
}

/** @param {Frame} frame @param {ReadColor} color */
function window(frame, color) {
  const stroke = color(`var(--role-${frame.kind ?? 'kernel'})`);
  return frame.sparse ? outline(frame, stroke, 2, '4 4') : outline(frame, stroke, 4);
}

/** @param {{ row: number, column: number, rows: number, columns: number }} box @param {string} stroke @param {number} width @param {string} [dashes] */
function outline({ row, column, rows, columns }, stroke, width, dashes) {
  return svg('rect', {
    x: column * CELL,
    y: row * CELL,
    width: columns * CELL,
    height: rows * CELL,
    rx: 4,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dashes,
  });
}
