// A matrix to look at: an ARIA grid with one tab stop, values as numbers and colours, and the marks a lab puts on it
// (a window, its taps, the selection's outline). matrix-grid.js makes it editable.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { gridStyles } from './matrix-grid-styles.js';
import { byValue } from './by-value.js';
import { cellsBeyond, renderFrame, renderMark } from './matrix-marks.js';
import { renderPadded } from './matrix-padded.js';
import { MatrixRows } from './matrix-rows.js';
import { playHalfTurn, scrollTo } from './matrix-motion.js';
import { fitted } from './matrix-values.js';
import { styleProperties } from './style-properties.js';

/** @typedef {import('./matrix-marks.js').Role} Role */
/** @typedef {import('./matrix-marks.js').Frame} Frame */

const MANY = 400; // cells, from which on those off the screen are left alone
const BAND = 8; // rows that are left alone together
const READING = 180; // px a place and its value take
const READ_FIGURES = 12; // of that value
const EDGE = 34; // px the handles and the border take beside the cells

export class MatrixView extends MatrixRows {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    kind: {},
    symbol: {},
    caption: {},
    room: { type: Number },
    frame: byValue,
    stale: { type: Boolean, reflect: true },
    pinned: { type: Boolean, reflect: true },
    message: {},
    looked: { state: true },
  };

  /** @override */
  static styles = gridStyles;

  constructor() {
    super();
    /** Whose hue it has. @type {Role} */
    this.kind = 'input';
    /** The letter it has in the formula. */
    this.symbol = 'X';
    /** What it is, in a word or two. */
    this.caption = '';
    /** px there are for it; a matrix that needs more scrolls by itself. */
    this.room = Infinity;
    /** @type {Frame | null} */
    this.frame = null;
    /** No longer what belongs to the other matrices: a last good picture. */
    this.stale = false;
    /** Whether its selected cell stays selected, whatever is pointed at. */
    this.pinned = false;
    /** What is wrong with it as a whole, as the lab sees it. */
    this.message = '';
    /** The cell whose value is read out because its number does not fit. @type {import('../state/settings.js').Cell} */
    this.looked = null;
    this.addEventListener('cell-point', (event) => {
      if (this.isAbridged) this.looked = /** @type {CustomEvent} */ (event).detail.cell;
    });
  }

  get label() {
    const { symbol, caption } = this;
    return caption ? this.i18n.t('grid.label', { symbol, caption }) : symbol;
  }

  /** @override */
  get showsTaps() {
    return super.showsTaps || this.frame?.sparse === true;
  }

  /** What is said under the matrix. */
  get problemText() {
    return this.message;
  }

  /** Shows how the matrix came about by a half turn. */
  playTurn() {
    playHalfTurn(this.renderRoot, getComputedStyle(this).getPropertyValue('--motion-turn'));
  }

  /** @override */
  render() {
    const [rows, columns] = [this.values.length, this.values[0].length];
    const name = this.i18n.t('grid.name', { name: this.label, rows, columns });
    const problem = this.problemText;
    const drawn = this.ring ?? { values: this.values, top: 0, left: 0 };
    const beyond = cellsBeyond(this.frame, drawn);
    return html`
      <figure
        class="role-${this.kind}"
        ${styleProperties({
          '--cell': `${this.cell}px`,
          '--rows-below': beyond.rows,
          '--columns-beside': beyond.columns,
          '--across': drawn.values[0].length,
        })}
      >
        <figcaption aria-hidden="true">
          <b>${this.symbol}</b> <span>${this.caption}</span> <span class="size number">${rows}×${columns}</span>
        </figcaption>
        <div class="body ${this.#scrolls ? 'scrolls' : ''}">
          <div
            class="cells ${this.#looks}"
            role="grid"
            aria-label=${name}
            aria-readonly=${this.isEditable ? nothing : 'true'}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? 'problem' : nothing}
            @keydown=${this.listeners.keydown}
            @pointerover=${this.listeners.pointerover}
            @pointerleave=${this.listeners.pointerleave}
            @focusin=${this.listeners.focusin}
            @focusout=${this.listeners.focusout}
            @click=${this.listeners.click}
          >
            ${this.#inBands(drawn.values)}
            ${this.ring ? renderFrame({ row: 0, column: 0, rows, columns }, this.ring, 'bounds') : nothing}
            ${this.frame ? renderFrame(this.frame, this.ring) : nothing} ${renderMark(this.selected, drawn, 'chosen')}
            ${renderMark(this.marked, drawn, 'lit')}
          </div>
          ${this.renderEdges()}
        </div>
        ${this.#readsOut ? html`<p class="looked small soft number" aria-hidden="true">${this.#lookedText}</p>` : nothing}
        ${guard([this.ring?.values, name, this.i18n], () => this.ring && renderPadded(this.i18n, name, this.ring))}
        <p id="problem" class="problem small" role="alert">${problem}</p>
      </figure>
    `;
  }

  /**
   * Whether the value that is pointed at stands below the cells. Its line is always there and never wider than they are:
   * what moves when it is pointed at cannot be hit.
   */
  get #readsOut() {
    return this.isAbridged && this.values[0].length * this.cell >= READING;
  }

  get #lookedText() {
    const [row, column] = this.looked ?? this.selected ?? [-1, -1];
    const value = this.values[row]?.[column];
    if (value !== undefined)
      return this.i18n.t('grid.value', { row: row + 1, column: column + 1, value: this.#inOneLine(value) });
    return this.isHeatMap ? this.i18n.t('grid.look') : '';
  }

  /** In full where there is room for it under the narrowest matrix that is read so. @param {number} value */
  #inOneLine(value) {
    const whole = this.i18n.number(value);
    return whole.length <= READ_FIGURES ? whole : fitted(this.i18n, value, READ_FIGURES, 6);
  }

  /**
   * The rows; those of a large matrix in bands, which the browser leaves alone while they are off the screen. To look
   * after each row by itself would cost more with every hover.
   * @param {import('../state/settings.js').Matrix} drawn  with the ring, if any
   */
  #inBands(drawn) {
    const rows = this.renderRows();
    if (drawn.length * drawn[0].length <= MANY) return rows;
    return Array.from({ length: Math.ceil(rows.length / BAND) }, (_, index) => {
      const band = rows.slice(index * BAND, (index + 1) * BAND);
      return html`<div class="band" role="presentation" ${styleProperties({ '--band': band.length })}>${band}</div>`;
    });
  }

  /** Classes that say how the cells are drawn. */
  get #looks() {
    return [this.ring ? 'ringed' : '', this.isHeatMap ? 'heat' : '', this.frame?.sparse ? 'sparse' : ''].join(' ');
  }

  get #scrolls() {
    const columns = (this.ring?.values ?? this.values)[0].length;
    return columns * this.cell + EDGE > this.room;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (!this.#scrolls || !this.frame || !changed.has('frame')) return;
    const middle = (this.frame.column + (this.ring?.left ?? 0) + this.frame.columns / 2) * this.cell;
    scrollTo(this.renderRoot.querySelector('.body'), middle);
  }

  /** Handles that resize it, beside the cells. @returns {unknown} */
  renderEdges() {
    return nothing;
  }
}
