// What the labs with a window share: one selection that image, kernel, formula and sentence follow, the cell that a
// click holds, the walk, and edits. How the matrices are drawn: window-matrices.js.
import { html } from 'lit';
import { Brush } from '../../components/brush.js';
import { FigureSize, cellSize } from '../../components/figure-size.js';
import '../../components/formula-line.js';
import '../../components/spoken-text.js';
import '../../components/take-away.js';
import '../../components/value-legend.js';
import { sameValue } from '../../state/settings.js';
import { LabElement } from '../lab-element.js';
import { Selection } from './selection.js';
import { renderWalk } from './walk-controls.js';
import { Walk } from './walk.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./model.js').Term} Term */
/** @typedef {WindowLab<'correlate'> | WindowLab<'convolve'> | WindowLab<'transpose'>} AnyWindowLab */

const OPERATOR = 44; // px an operator and its gap take
const EDGE = 30; // px the handles beside an editable matrix take

/**
 * @template {'correlate' | 'convolve' | 'transpose'} L
 * @extends {LabElement<L>}
 */
export class WindowLab extends LabElement {
  constructor() {
    super();
    this.selection = new Selection(this);
    this.brush = new Brush(this);
    this.size = new FigureSize(this);
    /** The output the kernel walks along, as it was drawn last. */
    this.walked = '';
    this.walk = new Walk(this, (cell) => {
      this.selection.clear();
      this.pin(this.walked, cell);
    });
  }

  /** What pointer or keyboard looks at, else null: then it is the pinned cell. */
  get pointed() {
    return this.selection.pointed;
  }

  /** The term that is looked at, by its tap. */
  get term() {
    return this.selection.term;
  }

  /** @param {number[]} columns  of the matrices that would stand in one row @param {number} [narrowest]  px of each */
  fit(columns, narrowest) {
    return cellSize(this.size.width, columns, (columns.length - 1) * OPERATOR + 2 * EDGE + 24, EDGE + 8, narrowest);
  }

  /** @param {string} symbol @param {Cell} at @param {Term[]} terms @param {number} result @param {number} [bias] */
  renderFormula(symbol, at, terms, result, bias = 0) {
    return html`<formula-line
      .i18n=${this.i18n}
      .symbol=${symbol}
      .at=${at}
      .terms=${terms}
      .bias=${bias}
      .result=${result}
      .active=${this.term}
      @term-point=${(/** @type {CustomEvent<{ key: string | null }>} */ event) => this.selection.pointAtTerm(event.detail.key)}
    ></formula-line>`;
  }

  /** @param {() => Partial<Record<import('../../components/take-away.js').Dialect, string>>} code  that computes Y @param {Matrix} y */
  renderTakeAway(code, y) {
    const { x, k } = this.settings;
    return html`<take-away
      .i18n=${this.i18n}
      .code=${code}
      .figure=${this.renderRoot}
      .matrices=${[
        { name: 'X', values: x },
        { name: 'K', values: k },
        { name: 'Y', values: y },
      ]}
    ></take-away>`;
  }

  /**
   * The bar that walks along an output. While it runs only the cells the kernel has been at are filled.
   * @param {string} of @param {Matrix} values @param {[number, number]} selected
   */
  renderWalk(of, values, [row, column]) {
    const place = { row: row + 1, column: column + 1 };
    this.walked = of;
    this.walk.along([row, column], values);
    return renderWalk(this.i18n, this.walk, this.i18n.t('window.place', place), {
      words: this.selection.pinned ? this.i18n.t('pin.pinned', place) : '',
      loose: () => this.selection.pin(false),
    });
  }

  /** A click pins a cell; a second one on it lets go. @param {string} of @param {Cell} cell */
  pick(of, cell) {
    const { at } = this.settings;
    const again = this.selection.pinned && of === this.walked && sameValue(at, cell);
    this.walk.stop();
    this.pin(of, cell);
    this.selection.pin(!again);
  }

  /** Escape lets go, wherever the focus is. @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.key === 'Escape' && this.selection.pinned) this.selection.pin(false);
  };

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
  }

  /** Keeps a cell selected when the pointer leaves. @param {string} of @param {Cell} cell */
  pin(of, cell) {
    this.change(/** @type {any} */ ({ at: cell }), 'replace');
    this.selection.settle(of, cell);
  }

  /** @param {'x' | 'k'} name @param {{ values: Matrix, continued: boolean }} edited  `continued`: the same drag goes on */
  edit(name, { values, continued }) {
    this.walk.stop();
    this.change(/** @type {any} */ ({ [name]: values }), continued ? 'replace' : 'push');
  }
}
