// A matrix to look at and to touch: an ARIA grid with one tab stop, cells edited in place, edges that add and remove
// rows and columns, and the marks a lab puts on it (a window, taps, an outline).
import { LitElement, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { LARGEST_NUMBER, parseNumber } from '../state/settings.js';
import { divergingColor, extentOf } from './color-scale.js';
import { gridStyles } from './matrix-grid-styles.js';
import './matrix-edge.js';
import { fitted, resized, sameCell, withCell } from './matrix-values.js';
import { styleProperties } from './style-properties.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {import('../state/settings.js').Cell} Cell */
/** @typedef {'input' | 'kernel' | 'output' | 'target' | 'residual'} Role */
/**
 * A window laid over the matrix, in its cells; it may reach outside.
 * `misfit`: it does not fit where it is.
 * @typedef {{ row: number, column: number, rows: number, columns: number, kind?: Role, misfit?: boolean }} Frame
 */

const SMALLEST_DIGIT = 10; // px; a number that would need smaller ones is written shorter
const DIGIT_WIDTH = 0.58; // em, of a tabular figure in system faces

/**
 * Fires `matrix-change` {values, continued} (`continued`: the same drag goes on), `cell-point` {cell | null, by}
 * while a cell is hovered or focused, and `cell-pick` {cell} when a cell of a matrix that is not editable is chosen.
 */
export class MatrixGrid extends LitElement {
  /** @override */
  static properties = {
    values: { attribute: false },
    kind: {},
    symbol: {},
    caption: {},
    editable: { type: Boolean },
    limits: { attribute: false },
    extent: { type: Number },
    cell: { type: Number },
    digits: { type: Number },
    selected: { attribute: false },
    marked: { attribute: false },
    frame: { attribute: false },
    taps: { attribute: false },
    ring: { attribute: false },
    stale: { type: Boolean, reflect: true },
    message: {},
    compared: { attribute: false },
    i18n: { attribute: false },
    focused: { state: true },
    editing: { state: true },
    problem: { state: true },
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
    this.editable = false;
    /** Given: it can be resized, up to this. @type {{ maxRows: number, maxColumns: number } | null} */
    this.limits = null;
    /** The |value| of the full colour; 0 takes the largest here. */
    this.extent = 0;
    /** The side of a cell, px. */
    this.cell = 44;
    this.digits = 3;
    /** The one cell with the selection's outline. @type {Cell} */
    this.selected = null;
    /** A cell of the term that is looked at. @type {Cell} */
    this.marked = null;
    /** @type {Frame | null} */
    this.frame = null;
    /** A small number in the corner of some cells, by 'row,column'. @type {Map<string, string> | null} */
    this.taps = null;
    /** Padding around the values: the padded matrix and where the values start in it. @type {{ values: Matrix, top: number, left: number } | null} */
    this.ring = null;
    /** No longer what belongs to the other matrices: a last good picture. */
    this.stale = false;
    /** What is wrong with it as a whole, as the lab sees it. */
    this.message = '';
    /** Its counterpart: cells that differ from it are underlined. @type {Matrix | null} */
    this.compared = null;
    this.i18n = createTranslator('en');
    /** The cell that has the tab stop. @type {[number, number]} */
    this.focused = [0, 0];
    /** @type {{ row: number, column: number, text: string, typed: boolean } | null} */
    this.editing = null;
    /** What was refused last, said under the matrix. */
    this.problem = '';
    /** Whether focus goes to the tab stop's cell after the next render. */
    this.refocus = false;
    this.addEventListener('matrix-resize', (event) => this.#resize(/** @type {CustomEvent} */ (event)));
  }

  /** The matrix as it was when the drag of an edge began: what a drag there and back gives again. @type {Matrix} */
  #dragged = [[0]];

  get label() {
    return this.caption ? `${this.symbol}, ${this.caption}` : this.symbol;
  }

  /**
   * Shows how the matrix came about by a half turn: it comes round from where it was before, its figures upright all
   * the way. Not at all under reduced motion.
   */
  playTurn() {
    const duration = 2 * parseFloat(getComputedStyle(this).getPropertyValue('--motion-turn'));
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
    if (this.values[this.editing?.row ?? 0]?.[this.editing?.column ?? 0] === undefined) this.editing = null;
  }

  /** @override */
  updated() {
    const field = /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector('input'));
    if (field && this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== field) {
      field.focus({ preventScroll: true });
      if (this.editing?.typed) field.setSelectionRange(field.value.length, field.value.length);
      else field.select();
    } else if (this.refocus && !field) {
      this.refocus = false;
      this.#cellElement(this.focused)?.focus();
    }
  }

  /** @override */
  render() {
    const [rows, columns] = [this.values.length, this.values[0].length];
    const name = this.i18n.t('grid.name', { name: this.label, rows, columns });
    const problem = this.problem || this.message;
    return html`
      <figure class="role-${this.kind}" ${styleProperties({ '--cell': `${this.cell}px` })}>
        <figcaption aria-hidden="true">
          <b>${this.symbol}</b> <span>${this.caption}</span> <span class="size number">${rows}×${columns}</span>
        </figcaption>
        <div class="body">
          <div
            class="cells"
            role="grid"
            aria-label=${name}
            aria-readonly=${this.editable ? nothing : 'true'}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? 'problem' : nothing}
            @keydown=${this.#onKey}
            @pointerover=${this.#onHover}
            @pointerleave=${() => this.#point(null, 'pointer')}
            @focusin=${this.#onFocus}
            @focusout=${() => this.#point(null, 'keyboard')}
            @click=${this.#onClick}
          >
            ${this.#renderRows()} ${this.frame ? this.#renderFrame(this.frame) : nothing}
          </div>
          ${this.limits ? this.#renderEdges() : nothing}
        </div>
        <p id="problem" class="problem small" role="alert">${problem}</p>
      </figure>
    `;
  }

  #renderRows() {
    const extent = this.extent || extentOf(...this.values);
    const room = Math.floor((this.cell * 0.94) / (SMALLEST_DIGIT * DIGIT_WIDTH));
    const { values: all, top, left } = this.ring ?? { values: this.values, top: 0, left: 0 };
    return all.map((cells, outerRow) => {
      const row = outerRow - top;
      const inside = row >= 0 && row < this.values.length;
      return html`<div class="row" role=${inside ? 'row' : 'presentation'} aria-hidden=${inside ? nothing : 'true'}>
        ${cells.map((value, outerColumn) => {
          const column = outerColumn - left;
          return inside && column >= 0 && column < this.values[0].length
            ? this.#renderCell(row, column, this.values[row][column], extent, room)
            : this.#renderPadding(row, column, value, room);
        })}
      </div>`;
    });
  }

  /** @param {number} row @param {number} column @param {number} value @param {number} extent @param {number} room */
  #renderCell(row, column, value, extent, room) {
    const edited = this.editing?.row === row && this.editing.column === column;
    const at = /** @type {const} */ ([row, column]);
    const text = fitted(this.i18n, value, room, this.digits);
    const isSelected = sameCell(this.selected, at);
    const differs = this.compared !== null && this.compared[row]?.[column] !== value;
    return html`<div
      class="cell ${isSelected ? 'selected' : ''} ${sameCell(this.marked, at) ? 'marked' : ''} ${differs ? 'differs' : ''}"
      role="gridcell"
      aria-selected=${this.editable ? nothing : isSelected}
      tabindex=${sameCell(this.focused, at) && !edited ? 0 : -1}
      data-row=${row}
      data-column=${column}
      title=${this.i18n.number(value) === text ? nothing : this.i18n.number(value)}
      ${styleProperties({ '--fill': divergingColor(value, extent), '--chars': text.length })}
    >
      ${edited ? this.#renderField(row, column) : html`<span class="value number">${text}</span>`}${this.#renderTap(row, column)}
    </div>`;
  }

  /** @param {number} row @param {number} column @param {number} value @param {number} room */
  #renderPadding(row, column, value, room) {
    return html`<div class="cell padding" aria-hidden="true" ${styleProperties({ '--chars': 1 })}>
      <span class="value number">${fitted(this.i18n, value, room, this.digits)}</span>${this.#renderTap(row, column)}
    </div>`;
  }

  /** @param {number} row @param {number} column */
  #renderTap(row, column) {
    const tap = this.taps?.get(`${row},${column}`);
    return tap === undefined ? nothing : html`<span class="tap number" aria-hidden="true">×${tap}</span>`;
  }

  /** @param {number} row @param {number} column */
  #renderField(row, column) {
    return html`<input
      class="number"
      .value=${this.editing?.text ?? ''}
      aria-label=${this.i18n.t('grid.edit', { name: this.label, row: row + 1, column: column + 1 })}
      aria-invalid=${this.problem ? 'true' : nothing}
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="done"
      maxlength="24"
      @blur=${() => this.#finish('blur')}
    />`;
  }

  /** @param {Frame} frame */
  #renderFrame({ row, column, rows, columns, kind = 'kernel', misfit = false }) {
    const { top, left } = this.ring ?? { top: 0, left: 0 };
    return html`<div
      class="frame role-${kind} ${misfit ? 'misfit' : ''}"
      aria-hidden="true"
      ${styleProperties({ '--row': row + top, '--column': column + left, '--rows': rows, '--columns': columns })}
    ></div>`;
  }

  #renderEdges() {
    return ['column', 'row'].map(
      (axis) =>
        html`<matrix-edge
          class=${axis}
          axis=${axis}
          .name=${this.label}
          .rows=${this.values.length}
          .columns=${this.values[0].length}
          .cell=${this.cell}
          .i18n=${this.i18n}
        ></matrix-edge>`,
    );
  }

  /** @param {CustomEvent<{ rows: number, columns: number, continued: boolean }>} event */
  #resize({ detail: { rows, columns, continued } }) {
    const { maxRows, maxColumns } = this.limits ?? { maxRows: 0, maxColumns: 0 };
    if (rows < 1 || columns < 1) return;
    if (rows > maxRows || columns > maxColumns) {
      this.problem = this.i18n.t('error.too-many-cells', { name: this.label, rows: maxRows, columns: maxColumns });
      return;
    }
    this.problem = '';
    if (!continued) this.#dragged = this.values;
    this.#change(resized(this.#dragged, rows, columns), continued);
  }

  /** @param {PointerEvent} event */
  #onHover(event) {
    if (event.pointerType !== 'touch') this.#point(cellOf(event), 'pointer');
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const cell = cellOf(event);
    if (!cell) return;
    this.focused = [cell[0], cell[1]];
    this.#point(cell, 'keyboard');
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const cell = cellOf(event);
    if (!cell || event.target instanceof HTMLInputElement) return;
    if (this.editable) this.#edit(cell);
    else this.#fire('cell-pick', { cell });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const handled = this.editing ? this.#keyWhileEditing(event) : this.#keyOnCell(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event @returns {boolean} handled */
  #keyOnCell(event) {
    if (event.altKey || (event.metaKey && event.key.length === 1)) return false;
    const target = stepped(this.focused, event.key, event.ctrlKey, this.values.length, this.values[0].length);
    if (target) this.#moveTo(target);
    else if (event.key === 'Enter' || event.key === 'F2' || event.key === ' ') {
      if (this.editable) this.#edit(this.focused);
      else this.#fire('cell-pick', { cell: this.focused });
    } else if (this.editable && (event.key === 'Delete' || event.key === 'Backspace')) {
      this.#change(withCell(this.values, ...this.focused, 0));
    } else if (this.editable && !event.ctrlKey && /^[-\u2212+.\d]$/.test(event.key))
      this.#edit(this.focused, event.key);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} handled */
  #keyWhileEditing(event) {
    if (event.key === 'Escape') this.#finish('cancel');
    else if (event.key === 'Enter') this.#finish('down');
    else if (this.editing?.typed && event.key.startsWith('Arrow')) this.#finish(event.key);
    else return false;
    return true;
  }

  /** @param {Cell} cell @param {string} [typed]  the key that began it; without it the old value is edited */
  #edit(cell, typed) {
    if (!cell) return;
    const [row, column] = cell;
    const value = this.values[row][column];
    this.focused = [row, column];
    this.problem = '';
    this.editing = { row, column, text: typed ?? this.i18n.number(value), typed: typed !== undefined };
  }

  /** Takes what was typed, or refuses it and says why. @param {string} how  'blur', 'cancel', 'down' or an arrow key */
  #finish(how) {
    if (!this.editing) return;
    const { row, column } = this.editing;
    const kept = this.values[row][column];
    const given = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input')).value;
    const value = how === 'cancel' || given === this.i18n.number(kept) ? kept : parseNumber(given);
    const refused =
      value === undefined ? 'error.not-a-number' : Math.abs(value) > LARGEST_NUMBER ? 'error.number-too-large' : null;
    this.problem = refused ? this.i18n.t(refused, { given, kept, limit: LARGEST_NUMBER }) : '';
    if (refused && how !== 'blur') return; // stays open, to be corrected
    this.editing = null;
    if (how !== 'blur') {
      this.refocus = true;
      const key = how === 'down' ? 'ArrowDown' : how;
      this.focused = stepped(this.focused, key, false, this.values.length, this.values[0].length) ?? this.focused;
    }
    if (!refused && value !== undefined && value !== kept) this.#change(withCell(this.values, row, column, value));
  }

  /** @param {[number, number]} cell */
  #moveTo(cell) {
    this.focused = cell;
    this.#cellElement(cell)?.focus();
  }

  /** @param {[number, number]} cell */
  #cellElement([row, column]) {
    const selector = `[data-row="${row}"][data-column="${column}"]`;
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector));
  }

  /** @param {Matrix} values @param {boolean} [continued] */
  #change(values, continued = false) {
    this.#fire('matrix-change', { values, continued });
  }

  /** @param {Cell} cell @param {'pointer' | 'keyboard'} by */
  #point(cell, by) {
    this.#fire('cell-point', { cell, by });
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** @param {Event} event @returns {Cell} */
function cellOf(event) {
  const element = event.target instanceof Element ? event.target.closest('[data-row]') : null;
  if (!(element instanceof HTMLElement)) return null;
  return [Number(element.dataset.row), Number(element.dataset.column)];
}

/**
 * @param {[number, number]} cell @param {string} key @param {boolean} far  with Ctrl
 * @param {number} rows @param {number} columns
 * @returns {[number, number] | null} null: the key does not move
 */
function stepped([row, column], key, far, rows, columns) {
  switch (key) {
    case 'ArrowUp':
      return [far ? 0 : Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [far ? rows - 1 : Math.min(rows - 1, row + 1), column];
    case 'ArrowLeft':
      return [row, far ? 0 : Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, far ? columns - 1 : Math.min(columns - 1, column + 1)];
    case 'Home':
      return [far ? 0 : row, 0];
    case 'End':
      return [far ? rows - 1 : row, columns - 1];
    default:
      return null;
  }
}

customElements.define('matrix-grid', MatrixGrid);
