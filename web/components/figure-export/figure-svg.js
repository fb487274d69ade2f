// A lab's figure as one SVG document: its matrices in reading order, the sum, the legend. Knows no DOM.
import { divergingColor } from '../color-scale.js';
import { formulasSvg } from './formula-svg.js';
import { CAPTION, CELL, HATCHING, extentIn, matrixSize, matrixSvg } from './matrix-svg.js';
import { svg, widthOf } from './svg.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../css-color.js').ReadColor} ReadColor */
/** @typedef {import('./matrix-svg.js').MatrixModel} MatrixModel */
/** @typedef {{ operator: string, large: boolean } | { matrix: MatrixModel, note?: string }} Part  `note`: what stands above it */
/** @typedef {{ part: Part, x: number, y: number, middle: number }} Place */
/** @typedef {{ parts: Part[], columns: number }} Block  parts in reading order; `columns` of a grid, 0: in rows as there is room */
/**
 * What the figure is made of.
 * @typedef {object} FigureModel
 * @property {Block[]} blocks  one below the other
 * @property {import('./formula-svg.js').FormulaModel[]} formulas
 * @property {string} words  what the selected cell is, in a sentence
 */
/** @typedef {{ text: string, width: number, height: number }} Picture  px */

const MARGIN = 24; // px
const GAP = 32; // px between matrices
const OPERATOR = 44; // px
const NOTE = 24; // px above a caption
const WIDEST = 2400; // px of matrices in one row, unless one alone is wider
const NARROWEST = 560; // px, for the sum and the legend
const SMALL = 13; // px of text
const BAR = 128; // px of the legend's colours
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";

/** @param {FigureModel} figure @param {Translator} i18n @param {ReadColor} color @returns {Picture} */
export function figureSvg({ blocks, formulas, words }, i18n, color) {
  const matrices = blocks.flatMap(({ parts }) => parts.flatMap((part) => ('matrix' in part ? [part.matrix] : [])));
  const { places, width: needed, height: below } = stacked(blocks);
  const width = Math.max(needed, NARROWEST);
  const sum = formulasSvg(formulas, width, i18n, color);
  const legendTop = below + GAP + (sum.height ? sum.height + GAP / 2 : 0);
  const height = legendTop + 24;
  const size = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const drawing = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      lang: i18n.lang,
      'font-family': FONT,
    },
    svg('title', {}, matrices.map((matrix) => labelOf(matrix, i18n)).join('; ')),
    svg('desc', {}, words),
    definitions(color),
    svg('rect', { ...size, fill: color('var(--paper)') }),
    svg(
      'g',
      { transform: `translate(${MARGIN} ${MARGIN})` },
      places.map((place) =>
        'matrix' in place.part
          ? matrixAt({ ...place, part: place.part }, i18n, color)
          : operatorSvg(place.part, place.x, place.middle, color),
      ),
      svg('g', { transform: `translate(0 ${below + GAP})` }, sum.markup),
      svg('g', { transform: `translate(0 ${legendTop})` }, legendSvg(matrices, i18n, color)),
    ),
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${drawing.text}\n`, ...size };
}

/** @param {MatrixModel} matrix @param {Translator} i18n */
function labelOf({ symbol, caption, values }, i18n) {
  const name = i18n.t('grid.label', { symbol, caption });
  return i18n.t('grid.name', { name, rows: values.length, columns: values[0].length });
}

/** One block below the other. @param {Block[]} blocks */
function stacked(blocks) {
  /** @type {Place[]} */
  const places = [];
  let [width, height] = [0, 0];
  for (const { parts, columns } of blocks) {
    const top = height ? height + GAP : 0;
    const block = columns ? inGrid(parts, columns) : inRows(parts);
    places.push(...block.places.map((place) => ({ ...place, y: place.y + top, middle: place.middle + top })));
    width = Math.max(width, block.width);
    height = top + block.height;
  }
  return { places, width, height };
}

/** One row after another, tops in line. @param {Part[]} parts */
function inRows(parts) {
  /** @type {Place[]} */
  const places = [];
  const least = Math.min(...parts.map((part) => ('matrix' in part ? part.matrix.values.length : Infinity)));
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const [index, part] of parts.entries()) {
    const { width: wide, height: high } = sizeOf(part);
    // An operator goes with the matrix after it.
    const next = parts[index + 1];
    const together = 'matrix' in part || !next || !('matrix' in next) ? wide : wide + matrixSize(next.matrix).width;
    const joined = index > 0 && 'operator' in parts[index - 1];
    const gap = x === 0 || joined || 'operator' in part ? 0 : GAP;
    if (x > 0 && !joined && x + gap + together > WIDEST) {
      y += rowHeight + GAP;
      [x, rowHeight] = [0, 0];
    } else x += gap;
    places.push({ part, x, y, middle: y + CAPTION + (least * CELL) / 2 });
    x += wide;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, high);
  }
  return { places, width, height: y + rowHeight };
}

/** Rows and columns in line, as wide and as high as the largest of their parts. @param {Part[]} parts @param {number} columns */
function inGrid(parts, columns) {
  const sizes = parts.map(sizeOf);
  const tracks = (
    /** @type {number} */ count,
    /** @type {(index: number) => number} */ trackOf,
    /** @type {'width' | 'height'} */ side,
  ) =>
    Array.from({ length: count }, (_, track) =>
      Math.max(...sizes.filter((__, index) => trackOf(index) === track).map((size) => size[side])),
    );
  const rowOf = (/** @type {number} */ index) => Math.floor(index / columns);
  const widths = tracks(columns, (index) => index % columns, 'width');
  const heights = tracks(rowOf(parts.length - 1) + 1, rowOf, 'height');
  const before = (/** @type {number[]} */ lengths, /** @type {number} */ count) =>
    lengths.slice(0, count).reduce((sum, length) => sum + length + GAP, 0);
  const places = parts.map((part, index) => {
    const [row, column] = [rowOf(index), index % columns];
    const [x, y] = [before(widths, column), before(heights, row)];
    const middle = y + heights[row] / 2;
    return { part, x: 'matrix' in part ? x : x + (widths[column] - OPERATOR) / 2, y, middle };
  });
  return { places, width: before(widths, columns) - GAP, height: before(heights, heights.length) - GAP };
}

/** @param {Part} part */
function sizeOf(part) {
  if ('operator' in part) return { width: OPERATOR, height: 0 };
  const { width, height } = matrixSize(part.matrix);
  return { width: Math.max(width, widthOf(part.note ?? '', SMALL)), height: height + (part.note ? NOTE : 0) };
}

/** @param {Place & { part: { matrix: MatrixModel, note?: string } }} place @param {Translator} i18n @param {ReadColor} color */
function matrixAt({ part: { matrix, note }, x, y }, i18n, color) {
  const words = { x, y: y + 15, 'font-size': SMALL, fill: color('var(--role-kernel)') };
  return [
    note ? svg('text', words, note) : null,
    svg('g', { transform: `translate(${x} ${y + (note ? NOTE : 0)})` }, matrixSvg(matrix, i18n, color)),
  ];
}

/** @param {Exclude<Part, { matrix: MatrixModel }>} part @param {number} x @param {number} middle @param {ReadColor} color */
function operatorSvg({ operator, large }, x, middle, color) {
  const size = large ? 48 : 32;
  const attributes = { x: x + OPERATOR / 2, y: middle + 0.35 * size, 'font-size': size, 'text-anchor': 'middle' };
  return svg('text', { ...attributes, fill: color('var(--ink-soft)') }, operator);
}

/** @param {ReadColor} color */
function definitions(color) {
  const hatch = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const line = { x1: 0.5, y1: 0, x2: 0.5, y2: 6, stroke: color('var(--ink-soft)'), opacity: 0.35 };
  // Some viewers know no other mixture than sRGB's: enough stops make it the scale's own.
  const stops = Array.from({ length: 17 }, (_, index) =>
    svg('stop', { offset: index / 16, 'stop-color': color(divergingColor(index / 8 - 1, 1)) }),
  );
  return svg(
    'defs',
    {},
    svg('pattern', { id: HATCHING, ...hatch }, svg('line', line)),
    svg('linearGradient', { id: 'scale' }, stops),
  );
}

/** @param {MatrixModel[]} matrices @param {Translator} i18n @param {ReadColor} color */
function legendSvg(matrices, i18n, color) {
  const ends = new Map(
    matrices
      .filter(({ scale }) => scale === 'diverging')
      .map((matrix) => {
        const symbol = matrix.symbol.replace(/[₀-₉]+$/, ''); // the channels of a side share their scale
        return [`${symbol} ±${i18n.number(extentIn(matrix), 3)}`, { symbol, kind: matrix.kind }];
      }),
  );
  const spans = [...ends].flatMap(([text, { symbol, kind }]) => [
    svg('tspan', { fill: color(`var(--role-${kind})`), 'font-weight': 700 }, `\u2003${symbol}`),
    text.slice(symbol.length),
  ]);
  const words = { y: 15, 'font-size': SMALL, fill: color('var(--ink-soft)'), 'xml:space': 'preserve' };
  const left = widthOf(i18n.t('legend.negative'), SMALL) + 12;
  const bar = { x: left, y: 4, width: BAR, height: 12, rx: 2, fill: 'url(#scale)', stroke: color('var(--line)') };
  return [
    svg('text', { ...words, x: 0 }, i18n.t('legend.negative')),
    svg('rect', bar),
    svg('text', { ...words, x: left + BAR + 12 }, i18n.t('legend.positive'), spans),
  ];
}
