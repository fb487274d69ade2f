// A matrix to look at: an ARIA grid with one tab stop, values as numbers and colours, and the marks a lab puts on it
// (a window, its taps, the selection's outline). matrix-grid.js makes it editable.
import { LitElement, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { divergingColor, extentOf } from './color-scale.js';
import { gridStyles } from './matrix-grid-styles.js';
import { cellOf, stepped } from './matrix-cells.js';
import { fitted, sameCell } from './matrix-values.js';
import { styleProperties } from './style-properties.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {import('../state/settings.js').Cell} Cell */
/** @typedef {'input' | 'kernel' | 'output' | 'target' | 'residual'} Role */
/**
 * A window laid over the matrix, in its cells; it may reach outside. `misfit`: it does not fit where it is.
 * @typedef {{ row: number, column: number, rows: number, columns: number, kind?: Role, misfit?: boolean }} Frame
 */
/**
 * What surrounds the values: the padded matrix, and where the values start in it.
 * @typedef {{ values: Matrix, top: number, left: number }} Ring
 */

const SMALLEST_DIGIT = 10; // px; a number that would need smaller ones is written shorter
const EDGE = 34; // px the handles and the border take beside the cells
const SMALLEST_WITH_TAP = 36; // px of a cell that holds its value and a factor besides
const DIGIT_WIDTH = 0.58; // em, of a tabular figure in system faces

/** Fires `cell-point` {cell | null, by} while a cell is hovered or focused, and `cell-pick` {cell} when one is chosen. */
export class MatrixView extends LitElement {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    values: { attribute: false },
    kind: {},
    symbol: {},
    caption: {},
    extent: { type: Number },
    cell: { type: Number },
    room: { type: Number },
    digits: { type: Number },
    selected: { attribute: false },
    marked: { attribute: false },
    frame: { attribute: false },
    taps: { attribute: false },
    ring: { attribute: false },
    compared: { attribute: false },
    stale: { type: Boolean, reflect: true },
    message: {},
    i18n: { attribute: false },
    focused: { state: true },
  };

  /** @override */
  static styles = gridStyles;

  constructor() {
    super();
    /** @type {Matrix} */
    this.values = [[0]];
    /** Whose hue it has. @type {Role} */
    this.kind = 'input';
    /** The letter it has in the formula. */
    this.symbol = 'X';
    /** What it is, in a word or two. */
    this.caption = '';
    /** The |value| of the full colour; 0 takes the largest here. */
    this.extent = 0;
    /** The side of a cell, px. */
    this.cell = 44;
    /** px there are for it; a matrix that needs more scrolls by itself. */
    this.room = Infinity;
    /** At most so many after the decimal point. */
    this.digits = 3;
    /** The one cell with the selection's outline. @type {Cell} */
    this.selected = null;
    /** A cell of the term that is looked at. @type {Cell} */
    this.marked = null;
    /** @type {Frame | null} */
    this.frame = null;
    /** A small factor in the corner of some cells, by 'row,column'. @type {Map<string, string> | null} */
    this.taps = null;
    /** @type {Ring | null} */
    this.ring = null;
    /** Its counterpart: cells that are equal there are marked so. @type {Matrix | null} */
    this.compared = null;
    /** No longer what belongs to the other matrices: a last good picture. */
    this.stale = false;
    /** What is wrong with it as a whole, as the lab sees it. */
    this.message = '';
    this.i18n = createTranslator('en');
    /** The cell that has the tab stop. @type {[number, number]} */
    this.focused = [0, 0];
  }

  get label() {
    const { symbol, caption } = this;
    return caption ? this.i18n.t('grid.label', { symbol, caption }) : symbol;
  }

  /** What is said under the matrix. */
  get problemText() {
    return this.message;
  }

  /** Whether its cells can be changed. */
  get isEditable() {
    return false;
  }

  /**
   * Shows how the matrix came about by a half turn: it comes round from where it was before, its figures upright all
   * the way. Not at all under reduced motion.
   */
  playTurn() {
    const [, amount, unit] = /([\d.]+)(ms|s)/.exec(getComputedStyle(this).getPropertyValue('--motion-turn')) ?? [];
    const duration = Number(amount ?? 0) * (unit === 's' ? 1000 : 1);
    if (!duration) return;
    const timing = { duration, easing: 'ease-in-out' };
    this.renderRoot.querySelector('.cells')?.animate([{ rotate: '-180deg' }, { rotate: '0deg' }], timing);
    for (const value of this.renderRoot.querySelectorAll('.value')) {
      value.animate([{ rotate: '180deg' }, { rotate: '0deg' }], timing);
    }
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('values')) return;
    const [row, column] = this.focused;
    this.focused = [Math.min(row, this.values.length - 1), Math.min(column, this.values[0].length - 1)];
  }

  /** @override */
  render() {
    const [rows, columns] = [this.values.length, this.values[0].length];
    const name = this.i18n.t('grid.name', { name: this.label, rows, columns });
    const problem = this.problemText;
    const misfit = this.frame?.misfit ? this.frame : null;
    return html`
      <figure
        class="role-${this.kind}"
        ${styleProperties({
          '--cell': `${this.cell}px`,
          '--rows-below': misfit ? Math.max(0, misfit.row + misfit.rows - rows) : 0,
          '--columns-beside': misfit ? Math.max(0, misfit.column + misfit.columns - columns) : 0,
        })}
      >
        <figcaption aria-hidden="true">
          <b>${this.symbol}</b> <span>${this.caption}</span> <span class="size number">${rows}×${columns}</span>
        </figcaption>
        <div class="body ${this.#scrolls ? 'scrolls' : ''}">
          <div
            class="cells ${this.ring ? 'ringed' : ''}"
            role="grid"
            aria-label=${name}
            aria-readonly=${this.isEditable ? nothing : 'true'}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? 'problem' : nothing}
            @keydown=${this.#onKey}
            @pointerover=${this.#onHover}
            @pointerleave=${() => this.#point(null, 'pointer')}
            @focusin=${this.#onFocus}
            @focusout=${() => this.#point(null, 'keyboard')}
            @click=${this.#onClick}
          >
            ${this.#renderRows()}
            ${this.ring ? this.#renderFrame({ row: 0, column: 0, rows, columns }, 'bounds') : nothing}
            ${this.frame ? this.#renderFrame(this.frame) : nothing}
          </div>
          ${this.renderEdges()}
        </div>
        <p id="problem" class="problem small" role="alert">${problem}</p>
      </figure>
    `;
  }

  get #scrolls() {
    const columns = (this.ring?.values ?? this.values)[0].length;
    return columns * this.cell + EDGE > this.room;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (!this.#scrolls || !this.frame || !changed.has('frame')) return;
    const body = this.renderRoot.querySelector('.body');
    const middle = (this.frame.column + (this.ring?.left ?? 0) + this.frame.columns / 2) * this.cell;
    if (body) body.scrollLeft = middle - body.clientWidth / 2;
  }

  /** Handles that resize it, beside the cells. @returns {unknown} */
  renderEdges() {
    return nothing;
  }

  /** What a cell holds. @param {number} row @param {number} column @param {string} text @returns {unknown} */
  renderContent(row, column, text) {
    return html`<span class="value number">${text}</span>${this.#renderTap(row, column)}`;
  }

  #renderRows() {
    const extent = this.extent || extentOf(...this.values);
    const room = Math.floor((this.cell * 0.94) / (SMALLEST_DIGIT * DIGIT_WIDTH));
    const { values: all, top, left } = this.ring ?? { values: this.values, top: 0, left: 0 };
    const texts = this.values.map((cells) => cells.map((value) => fitted(this.i18n, value, room, this.digits)));
    // Computed figures are all of one size; a typed number makes only its own cell's figures smaller.
    const longest = this.isEditable ? 1 : Math.max(...texts.flat().map((text) => text.length));
    return all.map((cells, outerRow) => {
      const row = outerRow - top;
      const inside = row >= 0 && row < this.values.length;
      return html`<div class="row" role=${inside ? 'row' : 'presentation'} aria-hidden=${inside ? nothing : 'true'}>
        ${cells.map((value, outerColumn) => {
          const column = outerColumn - left;
          return inside && column >= 0 && column < this.values[0].length
            ? this.#renderCell(row, column, texts[row][column], extent, longest)
            : this.#renderPadding(row, column, value, room);
        })}
      </div>`;
    });
  }

  /** @param {number} row @param {number} column @param {string} text @param {number} extent @param {number} longest */
  #renderCell(row, column, text, extent, longest) {
    const at = /** @type {const} */ ([row, column]);
    const value = this.values[row][column];
    const exact = this.i18n.number(value);
    const selected = sameCell(this.selected, at);
    const classes = [
      'cell',
      selected ? 'selected' : '',
      sameCell(this.marked, at) ? 'marked' : '',
      this.compared?.[row]?.[column] === value ? 'equal' : '',
      this.#tapAt(row, column) === undefined ? '' : 'tapped',
    ];
    return html`<div
      class=${classes.join(' ')}
      role="gridcell"
      aria-selected=${this.isEditable ? nothing : selected}
      tabindex=${sameCell(this.focused, at) ? 0 : -1}
      data-row=${row}
      data-column=${column}
      title=${exact === text ? nothing : exact}
      ${styleProperties({ '--fill': divergingColor(value, extent), '--chars': Math.max(longest, text.length) })}
    >
      ${this.renderContent(row, column, text)}
    </div>`;
  }

  /** @param {number} row @param {number} column @param {number} value @param {number} room */
  #renderPadding(row, column, value, room) {
    return html`<div
      class="cell padding ${this.#tapAt(row, column) === undefined ? '' : 'tapped'}"
      aria-hidden="true"
      ${styleProperties({ '--chars': 1 })}
    >
      <span class="value number">${fitted(this.i18n, value, room, this.digits)}</span>${this.#renderTap(row, column)}
    </div>`;
  }

  /** @param {number} row @param {number} column */
  #tapAt(row, column) {
    return this.cell < SMALLEST_WITH_TAP ? undefined : this.taps?.get(`${row},${column}`);
  }

  /** @param {number} row @param {number} column */
  #renderTap(row, column) {
    const tap = this.#tapAt(row, column);
    return tap === undefined ? nothing : html`<span class="tap number" aria-hidden="true">×${tap}</span>`;
  }

  /** @param {Frame} frame @param {string} [className] */
  #renderFrame({ row, column, rows, columns, kind = 'kernel', misfit = false }, className = `frame role-${kind}`) {
    const { top, left } = this.ring ?? { top: 0, left: 0 };
    return html`<div
      class="${className} ${misfit ? 'misfit' : ''}"
      aria-hidden="true"
      ${styleProperties({ '--row': row + top, '--column': column + left, '--rows': rows, '--columns': columns })}
    ></div>`;
  }

  /** What a click does. @param {[number, number]} cell */
  pick(cell) {
    this.fire('cell-pick', { cell });
  }

  /** @param {KeyboardEvent} event @returns {boolean} handled */
  handleKey(event) {
    if (event.altKey || event.metaKey) return false;
    const target = stepped(this.focused, event.key, event.ctrlKey, this.values);
    if (target) this.moveTo(target);
    else if (event.key === 'Enter' || event.key === ' ') this.pick(this.focused);
    else return false;
    return true;
  }

  /** Takes the keyboard's focus to a cell. @param {[number, number]} cell */
  moveTo(cell) {
    this.focused = cell;
    const selector = `[data-row="${cell[0]}"][data-column="${cell[1]}"]`;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @param {string} type @param {unknown} detail */
  fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.handleKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {PointerEvent} event */
  #onHover(event) {
    if (event.pointerType !== 'touch') this.#point(cellOf(event), 'pointer');
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const cell = cellOf(event);
    if (cell) this.focused = cell;
    this.#point(cell, 'keyboard');
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const cell = cellOf(event);
    if (cell && !(event.target instanceof HTMLInputElement)) this.pick(cell);
  }

  /** @param {Cell} cell @param {'pointer' | 'keyboard'} by */
  #point(cell, by) {
    this.fire('cell-point', { cell, by });
  }
}
