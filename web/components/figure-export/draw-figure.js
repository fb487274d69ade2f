// The figure on the page as an SVG document, from what the elements hold that show it: their values, not their pixels.
import { withColors } from '../css-color.js';
import { FormulaLine } from '../formula-line.js';
import { MatrixView } from '../matrix-view.js';
import { NumberField } from '../number-field.js';
import { SpokenText } from '../spoken-text.js';
import { figureSvg } from './figure-svg.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */

/**
 * @param {ParentNode} root  of a lab, as in `figureModel`
 * @param {Element | DocumentFragment} themed  where the colours of the theme in force are known
 * @param {Translator} i18n
 */
export function drawFigure(root, themed, i18n) {
  const figure = figureModel(root, i18n);
  return withColors(themed, (color) => figureSvg(figure, i18n, color));
}

/**
 * @param {ParentNode} root  of a lab: the matrices of its `.figure`s, the sums and the sentence beside them; what an
 *   element of the class `in-figure` shows belongs to it
 * @param {Translator} i18n
 * @returns {import('./figure-svg.js').FigureModel}
 */
function figureModel(root, i18n) {
  const inner = [...root.querySelectorAll('.in-figure')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const find = (/** @type {string} */ names) => [root, ...inner].flatMap((one) => [...one.querySelectorAll(names)]);
  const [words] = find('.words spoken-text');
  return {
    blocks: find('.figure').map((block) => blockOf(/** @type {HTMLElement} */ (block), i18n)),
    formulas: find('formula-line').filter((line) => line instanceof FormulaLine),
    words: words instanceof SpokenText ? words.text : '',
  };
}

/** A number beside a matrix is noted above it. @param {HTMLElement} block @param {Translator} i18n @returns {import('./figure-svg.js').Block} */
function blockOf(block, i18n) {
  /** @type {import('./figure-svg.js').Part[]} */
  const parts = [];
  let note = '';
  for (const element of block.querySelectorAll('*')) {
    if (element instanceof NumberField) note = `${element.label} ${i18n.number(element.value)}`;
    else if (element instanceof MatrixView) {
      parts.push({ matrix: element, note });
      note = '';
    } else if (element.matches('.operator, .sign'))
      parts.push({ operator: (element.textContent ?? '').trim(), large: element.matches('.star') });
  }
  return { parts, columns: Number(block.dataset.columns ?? 0) };
}
