// The sum behind one cell as lines of SVG text, each factor in the hue of its matrix. Knows no DOM.
import { isEnclosed, partText, resultText } from '../formula-text.js';
import { svg, widthOf } from './svg.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../css-color.js').ReadColor} ReadColor */
/** @typedef {Pick<import('../formula-line.js').FormulaLine, 'symbol' | 'at' | 'terms' | 'parts' | 'bias' | 'result'>} FormulaModel */
/** @typedef {{ text: string, hue?: 'input' | 'kernel' | 'output' | 'part' | 'padding', low?: boolean }} Piece  `low`: an index */

const SIZE = 20; // px
const LINE = 34; // px from one line to the next
const SMALLER = 0.7; // an index

/** @param {FormulaModel[]} formulas @param {number} width  px @param {Translator} i18n @param {ReadColor} color */
export function formulasSvg(formulas, width, i18n, color) {
  const lines = formulas.filter(({ at }) => at).flatMap((formula) => wrapped(summandsOf(formula, i18n), width));
  const hues = {
    input: color('var(--role-input)'),
    kernel: color('var(--role-kernel)'),
    output: color('var(--role-output)'),
    part: color('var(--role-output)'),
    padding: color('var(--ink-soft)'),
  };
  const markup = lines.map((pieces, index) =>
    svg(
      'text',
      { x: 0, y: LINE * (index + 0.65), 'font-size': SIZE, fill: color('var(--ink)'), 'xml:space': 'preserve' },
      pieces.flatMap(({ text, hue, low }) => spans(text, hue && hues[hue], hue === 'output', low === true)),
    ),
  );
  return { markup, height: LINE * lines.length };
}

/** An index is moved by `dy`, for which every viewer has a mind. @param {string} text @param {string | undefined} fill @param {boolean} strong @param {boolean} low */
function spans(text, fill, strong, low) {
  const weight = strong ? 600 : undefined;
  if (!low) return [svg('tspan', { fill, 'font-weight': weight }, text)];
  const attributes = { fill, 'font-weight': weight, 'font-size': SIZE * SMALLER, dy: SIZE * 0.3 };
  return [svg('tspan', attributes, text), svg('tspan', { dy: -SIZE * 0.3 }, '\u200b')];
}

/** What must not be torn apart at the end of a line. @param {FormulaModel} formula @param {Translator} i18n @returns {Piece[][]} */
function summandsOf({ symbol, at, terms, parts, bias, result }, i18n) {
  const [row, column] = at ?? [0, 0];
  const { text, sign } = resultText(i18n, result);
  /** @param {number} value @param {Piece['hue']} hue @param {boolean} follows @param {string} [digits] @returns {Piece} */
  const factor = (value, hue, follows, digits = i18n.number(value)) => {
    return { text: isEnclosed(value, follows) ? `(${digits})` : digits, hue };
  };
  return [
    [{ text: symbol, hue: 'output' }, { text: `${row + 1},${column + 1}`, hue: 'output', low: true }, { text: ' = ' }],
    ...terms.map(({ x, k, padding }, index) => [
      { text: index ? '+ ' : '' },
      factor(x, padding ? 'padding' : 'input', index > 0),
      { text: '·' },
      factor(k, 'kernel', true),
      { text: ' ' },
    ]),
    ...(parts ?? []).map((sum, index) => [
      { text: index ? '+ ' : '' },
      factor(sum, 'part', index > 0, partText(i18n, sum)),
      { text: ' ' },
    ]),
    ...(bias || parts ? [[{ text: '+ ' }, factor(bias, 'kernel', true), { text: ' ' }]] : []),
    [{ text: `${sign} ` }, { text, hue: 'output' }],
  ];
}

/** @param {Piece[][]} summands @param {number} room  px of a line @returns {Piece[][]} the lines */
function wrapped(summands, room) {
  /** @type {Piece[][]} */
  const lines = [[]];
  let used = 0;
  for (const pieces of summands) {
    const length = pieces.reduce((sum, { text }) => sum + widthOf(text, SIZE), 0);
    if (used && used + length > room) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(...pieces);
    used += length;
  }
  return lines;
}
