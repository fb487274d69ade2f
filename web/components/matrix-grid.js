// <matrix-grid>: a matrix to look at and to touch: cells edited in place, edges that add and remove rows and columns.
import { html, nothing } from 'lit';
import { LARGEST_NUMBER, parseNumber } from '../state/settings.js';
import './matrix-edge.js';
import { stepped } from './matrix-cells.js';
import { MatrixPainting } from './matrix-painting.js';
import { isManyCells, readPasted } from './matrix-paste.js';
import { MatrixPicture } from './matrix-picture.js';
import { resized, withCell } from './matrix-values.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {{ rows: number, columns: number, continued: boolean }} Resize */

/**
 * Fires, beside what MatrixView fires, `matrix-change` {values, continued}; `continued`: the same drag goes on.
 * A cell that is edited is not picked.
 */
export class MatrixGrid extends MatrixPainting {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    editable: { type: Boolean, reflect: true },
    limits: { attribute: false },
    edgeless: { type: Boolean },
    pictured: { type: Boolean },
    editing: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.editable = false;
    /** Given: it can be resized and pasted into, up to this. @type {{ maxRows: number, maxColumns: number } | null} */
    this.limits = null;
    /** Nothing at its edges resizes it: it takes what is pasted, whatever its size. */
    this.edgeless = false;
    /** Whether a picture that is dropped or pasted becomes its values. */
    this.pictured = false;
    /** `typed`: begun by typing over the old value. @type {{ row: number, column: number, text: string, typed: boolean } | null} */
    this.editing = null;
    /** Says what was refused last, in the language of the moment. @type {(() => string) | null} */
    this.problem = null;
    this.addEventListener('paste', this.#onPaste);
    this.addEventListener('matrix-resize', (event) => this.#resize(/** @type {CustomEvent<Resize>} */ (event).detail));
  }

  #picture = new MatrixPicture(this);
  /** The matrix as it was when the drag of an edge began: what a drag there and back gives again. @type {Matrix} */
  #dragged = [[0]];
  /** Whether focus goes back to the cell when its field has gone. */
  #refocus = false;

  /** @override */
  get problemText() {
    return this.problem?.() ?? this.message;
  }

  /** @override */
  get isEditable() {
    return this.editable;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { row, column } = this.editing ?? { row: 0, column: 0 };
    if (this.values[row]?.[column] === undefined) this.editing = null;
    // Other numbers than those a refusal spoke of: it says nothing about them.
    if (changed.has('values') && !changed.has('problem') && !this.editing) this.problem = null;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    // Looked for only where there is one: it is the last of thousands of elements.
    const field = this.editing && this.#field;
    if (field && /** @type {ShadowRoot} */ (this.renderRoot).activeElement !== field) {
      field.focus({ preventScroll: true });
      if (this.editing?.typed) field.setSelectionRange(field.value.length, field.value.length);
      else field.select();
    } else if (this.#refocus && !field) {
      this.#refocus = false;
      this.moveTo(this.focused);
    }
  }

  get #field() {
    return this.renderRoot.querySelector('input');
  }

  /** @override @param {number} row @returns {unknown[]} */
  dependenciesOf(row) {
    const editing = this.editing?.row === row;
    return [...super.dependenciesOf(row), this.editable, editing && this.editing, editing && this.problem];
  }

  /** @override @param {number} row @param {number} column @param {string} text */
  renderContent(row, column, text) {
    if (this.editing?.row !== row || this.editing.column !== column) return super.renderContent(row, column, text);
    return html`<input
      class="number"
      .value=${this.editing.text}
      aria-label=${this.i18n.t('grid.edit', { name: this.label, row: row + 1, column: column + 1 })}
      aria-invalid=${this.problem ? 'true' : nothing}
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="done"
      maxlength="24"
      @blur=${() => this.#finish('blur')}
    />`;
  }

  /** @override */
  renderEdges() {
    if (!this.limits || this.edgeless) return nothing;
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

  /** @override @param {[number, number]} cell */
  pick(cell) {
    if (this.editable && !this.painting) this.#edit(cell);
    else super.pick(cell);
  }

  /** @override @param {KeyboardEvent} event */
  handleKey(event) {
    if (this.editing) return this.#handleKeyInField(event);
    if (super.handleKey(event)) return true;
    if (!this.editable || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'F2') this.#edit(this.focused);
    else if (/^[-\u2212+.\d]$/.test(event.key)) this.#edit(this.focused, event.key);
    else if (event.key === 'Delete' || event.key === 'Backspace')
      this.changeTo(withCell(this.values, ...this.focused, 0));
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} handled */
  #handleKeyInField(event) {
    if (event.isComposing) return false;
    if (event.key === 'Escape') this.#finish('cancel');
    else if (event.key === 'Enter') this.#finish('ArrowDown');
    else if (this.editing?.typed && event.key.startsWith('Arrow')) this.#finish(event.key);
    else return false;
    return true;
  }

  /** @param {[number, number]} cell @param {string} [typed]  the key that began it; without it the old value is edited */
  #edit([row, column], typed) {
    this.focused = /** @type {[number, number]} */ ([row, column]);
    this.problem = null;
    this.editing = {
      row,
      column,
      text: typed ?? this.i18n.number(this.values[row][column]),
      typed: typed !== undefined,
    };
  }

  /** Takes what was typed, or refuses it and says why. @param {string} how  'blur', 'cancel' or the arrow key that left */
  #finish(how) {
    if (!this.editing) return;
    const { row, column } = this.editing;
    const kept = this.values[row][column];
    const given = how === 'cancel' ? '' : (this.#field?.value ?? '');
    const value = how === 'cancel' || given === this.i18n.number(kept) ? kept : parseNumber(given);
    this.problem = this.#refusal(value, given, kept);
    if (this.problem && how !== 'blur') return; // stays open, to be corrected
    this.editing = null;
    if (how !== 'blur') {
      this.#refocus = true;
      const next = stepped([row, column], how, false, this.values);
      this.focused = next ?? [row, column];
    }
    if (!this.problem && value !== undefined && value !== kept)
      this.changeTo(withCell(this.values, row, column, value));
  }

  /** @param {number | undefined} value @param {string} given @param {number} kept @returns {(() => string) | null} */
  #refusal(value, given, kept) {
    if (value === undefined) return () => this.i18n.t('error.not-a-number', { given, kept });
    if (Math.abs(value) <= LARGEST_NUMBER) return null;
    return () => this.i18n.t('error.number-too-large', { given, kept, limit: LARGEST_NUMBER });
  }

  /** Becomes a picture, in so many cells as there are. @param {File | null} file */
  showPicture(file) {
    this.#picture.read(file);
  }

  /** Many numbers become the matrix; a single one goes into its cell. @param {ClipboardEvent} event */
  #onPaste(event) {
    if (this.#picture.takesPaste(event)) {
      this.#refocus = this.editing !== null;
      this.editing = null;
      event.preventDefault();
      return;
    }
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!this.editable || !this.limits || (this.editing && !isManyCells(text))) return;
    event.preventDefault();
    const pasted = readPasted(text, this.limits);
    if ('code' in pasted) {
      const { code, parameters } = pasted;
      this.problem = () => this.i18n.t(`paste.${code}`, { ...parameters, name: this.label });
      return;
    }
    this.problem = null;
    this.#refocus = this.editing !== null;
    this.editing = null;
    const [[first, ...more], ...rows] = pasted.values;
    const single = more.length === 0 && rows.length === 0;
    this.changeTo(single ? withCell(this.values, ...this.focused, first) : pasted.values);
  }

  /** @param {Resize} to */
  #resize({ rows, columns, continued }) {
    const { maxRows, maxColumns } = this.limits ?? { maxRows: 0, maxColumns: 0 };
    if (rows < 1 || columns < 1) return;
    const tooMany = rows > maxRows || columns > maxColumns;
    this.problem = tooMany
      ? () => this.i18n.t('error.too-many-cells', { name: this.label, rows: maxRows, columns: maxColumns })
      : null;
    if (tooMany) return;
    if (!continued) this.#dragged = this.values;
    this.changeTo(resized(this.#dragged, rows, columns), continued);
  }
}

customElements.define('matrix-grid', MatrixGrid);
