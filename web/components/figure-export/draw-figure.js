// The figure on the page as an SVG document, from what the elements hold that show it: their values, not their pixels.
import { withColors } from '../css-color.js';
import { FormulaLine } from '../formula-line.js';
import { MatrixView } from '../matrix-view.js';
import { SpokenText } from '../spoken-text.js';
import { figureSvg } from './figure-svg.js';

/**
 * @param {ParentNode} root  of a lab, as in `figureModel`
 * @param {Element | DocumentFragment} themed  where the colours of the theme in force are known
 * @param {import('../../i18n/translator.js').Translator} i18n
 */
export function drawFigure(root, themed, i18n) {
  const figure = figureModel(root);
  return withColors(themed, (color) => figureSvg(figure, i18n, color));
}

/** @param {ParentNode} root  of a lab: the matrices of its `.figure`, the sum and the sentence beside it @returns {import('./figure-svg.js').FigureModel} */
function figureModel(root) {
  const parts = [...root.querySelectorAll('.figure *')].flatMap(partsOf);
  const find = (/** @type {string} */ name) => root.querySelector(name);
  const [formula, words] = [find('formula-line'), find('.words spoken-text')];
  return {
    parts,
    formula: formula instanceof FormulaLine ? formula : null,
    words: words instanceof SpokenText ? words.text : '',
  };
}

/** @param {Element} element @returns {import('./figure-svg.js').Part[]} */
function partsOf(element) {
  if (element instanceof MatrixView) return [{ matrix: element }];
  if (!element.classList.contains('operator')) return [];
  return [{ operator: (element.textContent ?? '').trim(), large: element.classList.contains('star') }];
}
