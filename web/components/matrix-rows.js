// The cells of a matrix: values as numbers and colours, the padding around them, and the taps on them. A row is drawn
// again only when something of it has changed. matrix-view.js puts the figure around them, and the marks over them.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { createTranslator } from '../i18n/translator.js';
import { byValue } from './by-value.js';
import { CellFocus } from './cell-focus.js';
import { divergingColor, extentOf, magnitudeColor } from './color-scale.js';
import { SMALLEST_WITH_TAP, renderTap, tapClass } from './matrix-marks.js';
import { figuresInCell, figuresOf, fitted, sameCell } from './matrix-values.js';
import { styleProperties } from './style-properties.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {import('../state/settings.js').Cell} Cell */
/** @typedef {import('./matrix-marks.js').Ring} Ring */

/** The share of numbers that may be cut to a power of ten or to nothing before colours say more. */
const MOST_ABRIDGED = 0.25;
/** A value of less than this share of the largest has no colour that can be told from that of zero. */
const FAINTEST = 0.01;

export class MatrixRows extends CellFocus {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    extent: { type: Number },
    scale: {},
    cell: { type: Number },
    digits: { type: Number },
    selected: byValue,
    marked: byValue,
    taps: { attribute: false },
    ring: byValue,
    unread: { attribute: false },
    compared: { attribute: false },
    filled: { attribute: false },
    fleeting: { type: Boolean },
    i18n: { attribute: false },
  };

  constructor() {
    super();
    /** The |value| of the full colour; 0 takes the largest here. */
    this.extent = 0;
    /** Whether its values have a sign, or are how much or how often. @type {'diverging' | 'magnitude'} */
    this.scale = 'diverging';
    /** The side of a cell, px. */
    this.cell = 44;
    /** At most so many after the decimal point. */
    this.digits = 3;
    /** The one cell with the selection's outline. @type {Cell} */
    this.selected = null;
    /** A cell of the term that is looked at. @type {Cell} */
    this.marked = null;
    /** A small factor in the corner of some cells, by 'row,column'. @type {Map<string, string> | null} */
    this.taps = null;
    /** @type {Ring | null} */
    this.ring = null;
    /** Cells that no window reads, padding too, by 'row,column'. @type {ReadonlySet<string> | null} */
    this.unread = null;
    /** Its counterpart: cells that are equal there are marked so. @type {Matrix | null} */
    this.compared = null;
    /** How many cells, row by row, are shown yet; null for all. @type {number | null} */
    this.filled = null;
    /** Whether its numbers change with every frame: in full they are told where they come to rest. */
    this.fleeting = false;
    this.i18n = createTranslator('en');
  }

  /** The values as they are written. @type {string[][]} */
  #texts = [];

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (!['values', 'cell', 'digits', 'i18n', 'extent'].some((name) => changed.has(name))) return;
    const written = this.values.map((cells) =>
      cells.map((value) => fitted(this.i18n, value, figuresInCell(this.cell), this.digits)),
    );
    const values = this.values.flat();
    const colourless = FAINTEST * this.#colorExtent;
    // Of a number without a colour "≈0" tells more than an empty cell.
    const isLost = (/** @type {string} */ text, /** @type {number} */ place) =>
      text.includes('e') || (text.startsWith('≈') && Math.abs(values[place]) > colourless);
    this.#isHeatMap = written.flat().filter(isLost).length > MOST_ABRIDGED * values.length;
    this.#texts = this.isHeatMap ? this.values.map((cells) => cells.map((value) => this.i18n.number(value))) : written;
    this.#abridged = this.#texts.some((texts, row) =>
      texts.some((text, column) => text !== this.i18n.number(this.values[row][column])),
    );
    this.#longest = Math.max(...this.#texts.flat().map(figuresOf));
  }

  #isHeatMap = false;
  #abridged = false;
  /** Figures of the longest text. */
  #longest = 1;

  /** The value of the strongest colour. */
  get #colorExtent() {
    return this.extent || extentOf(...this.values);
  }

  /** Whether so few of its numbers fit their cells that colours alone are shown; the numbers are read one by one. */
  get isHeatMap() {
    return this.#isHeatMap;
  }

  /** Whether some number is not shown in full. */
  get isAbridged() {
    return this.#isHeatMap || this.#abridged;
  }

  /** Whether its cells can be changed. */
  get isEditable() {
    return false;
  }

  /** Whether a tap on a cell is seen at all. */
  get showsTaps() {
    return this.cell >= SMALLEST_WITH_TAP;
  }

  /** What a cell holds. @param {number} row @param {number} column @param {string} text @returns {unknown} */
  renderContent(row, column, text) {
    return html`<span class="value number">${text}</span>${renderTap(this.#tapAt(row, column), this.cell)}`;
  }

  /**
   * What a row shows beside what every matrix shows: it is drawn again only when something of this has changed.
   * @param {number} row
   * @returns {unknown[]}
   */
  dependenciesOf(row) {
    return [row];
  }

  renderRows() {
    const extent = this.#colorExtent;
    const { values: all, top, left } = this.ring ?? { values: this.values, top: 0, left: 0 };
    const texts = this.#texts;
    // Computed figures are all of one size; a typed number makes only its own cell's figures smaller.
    const longest = this.isEditable ? 1 : this.#longest;
    const taps = this.#tapsByRow();
    const looks = [this.fleeting, extent, this.scale, this.unread, longest, left, all[0].length, this.i18n, this.cell];
    const everyRow = [texts, all, ...looks];
    return all.map((cells, outerRow) => {
      const row = outerRow - top;
      const ofRow = [this.selected, this.marked, this.focused].map((cell) => (cell?.[0] === row ? cell[1] : -1));
      const compared = this.compared?.[row];
      const filled = Math.min(cells.length, Math.max(0, (this.filled ?? Infinity) - row * this.values[0].length));
      return guard([...everyRow, ...ofRow, taps.get(row), compared, filled, ...this.dependenciesOf(row)], () =>
        this.#renderRow(row, cells, left, extent, longest),
      );
    });
  }

  /** @param {number} row @param {number[]} cells  with the padding @param {number} left @param {number} extent @param {number} longest */
  #renderRow(row, cells, left, extent, longest) {
    const inside = row >= 0 && row < this.values.length;
    return html`<div class="row" role=${inside ? 'row' : 'presentation'} aria-hidden=${inside ? nothing : 'true'}>
      ${cells.map((value, outerColumn) => {
        const column = outerColumn - left;
        return inside && column >= 0 && column < this.values[0].length
          ? this.#renderCell(row, column, this.#texts[row][column], extent, longest)
          : this.#renderPadding(row, column, value);
      })}
    </div>`;
  }

  /** @param {number} row @param {number} column @param {string} text @param {number} extent @param {number} longest */
  #renderCell(row, column, text, extent, longest) {
    const at = /** @type {const} */ ([row, column]);
    const value = this.values[row][column];
    const exact = this.fleeting ? text : this.i18n.number(value);
    const classes = [
      'cell',
      sameCell(this.marked, at) ? 'marked' : '',
      this.compared?.[row]?.[column] === value ? 'equal' : '',
      tapClass(this.#tapAt(row, column), this.cell),
      this.unread?.has(`${row},${column}`) ? 'unread' : '',
      row * this.values[0].length + column < (this.filled ?? Infinity) ? '' : 'pending',
    ];
    return html`<div
      class=${classes.join(' ')}
      role="gridcell"
      aria-selected=${this.isEditable ? nothing : sameCell(this.selected, at)}
      tabindex=${sameCell(this.focused, at) ? 0 : -1}
      data-row=${row}
      data-column=${column}
      title=${exact === text ? nothing : exact}
      ${styleProperties({ '--fill': this.#colorOf(value, extent), '--chars': Math.max(longest, figuresOf(text)) })}
    >
      ${this.renderContent(row, column, text)}
    </div>`;
  }

  /** @param {number} row @param {number} column @param {number} value */
  #renderPadding(row, column, value) {
    const unread = this.unread?.has(`${row},${column}`) ? 'unread' : '';
    const text = fitted(this.i18n, value, figuresInCell(this.cell), this.digits);
    return html`<div
      class="cell padding ${unread} ${tapClass(this.#tapAt(row, column), this.cell)}"
      aria-hidden="true"
      ${styleProperties({ '--chars': figuresOf(text) })}
    >
      <span class="value number">${text}</span>${renderTap(this.#tapAt(row, column), this.cell)}
    </div>`;
  }

  /** @param {number} value @param {number} extent */
  #colorOf(value, extent) {
    return this.scale === 'magnitude' ? magnitudeColor(value, extent) : divergingColor(value, extent);
  }

  /** @param {number} row @param {number} column */
  #tapAt(row, column) {
    return this.showsTaps ? this.taps?.get(`${row},${column}`) : undefined;
  }

  /** The taps that are seen in each row, as one text: another one, and the row is drawn again. */
  #tapsByRow() {
    /** @type {Map<number, string>} */
    const rows = new Map();
    for (const [place, tap] of (this.showsTaps && this.taps) || []) {
      const row = parseInt(place);
      rows.set(row, `${rows.get(row) ?? ''} ${place}×${tap}`);
    }
    return rows;
  }
}
