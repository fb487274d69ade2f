// <stamp-panel>: the scatter view: X, the stamp that one of its cells makes, and Y as the stamps fill it.
import { LitElement, css, html, nothing } from 'lit';
import { byValue } from '../../components/by-value.js';
import { extentOf } from '../../components/color-scale.js';
import { FigureSize, cellSize } from '../../components/figure-size.js';
import '../../components/formula-line.js';
import '../../components/matrix-grid.js';
import { sameCell } from '../../components/matrix-values.js';
import '../../components/spoken-text.js';
import { styleProperties } from '../../components/style-properties.js';
import { createTranslator } from '../../i18n/translator.js';
import { within } from '../correlate/model.js';
import { renderWalk } from '../correlate/walk-controls.js';
import { Walk } from '../correlate/walk.js';
import { windowStyles } from '../correlate/window-styles.js';
import { spanOf } from '../correlate/geometry.js';
import { memoized } from '../memo.js';
import { stampWords, verdictWords, writtenWords } from './stamp-words.js';
import { fullConvolution, scaled, stamped, stampOf, stampsOn, stampStart } from './stamps.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {CustomEvent<{ cell: Cell, by?: string }>} CellEvent */

const OPERATOR = 44; // px one takes with its gap
const BESIDE = 2 * OPERATOR + 24; // px of the operators and gaps of one row
const CAPTION = 150; // px of the longest caption

/** Fires `stamp-change` {cell}: the cell of X that stamps last. */
export class StampPanel extends LitElement {
  /** @override */
  static properties = {
    x: { attribute: false },
    k: { attribute: false },
    stamping: { attribute: false },
    result: { attribute: false },
    at: { attribute: false },
    captions: byValue,
    i18n: { attribute: false },
    hovered: { state: true },
    visited: { state: true },
    term: { state: true },
  };

  /** @override */
  static styles = [
    ...windowStyles,
    css`
      .figure {
        margin-top: var(--space-4);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Matrix} */
    this.x = [[0]];
    /** @type {Matrix} */
    this.k = [[0]];
    /** @type {import('./stamps.js').Stamping} */
    this.stamping = fullConvolution;
    /** What the engine gives. @type {Matrix} */
    this.result = [[0]];
    /** The cell of X that stamps last. @type {Cell} */
    this.at = null;
    /** What X and Y are called. */
    this.captions = { x: '', y: '', done: '' };
    this.i18n = createTranslator('en');
    /** The cell of Y under the pointer. @type {Cell} */
    this.hovered = null;
    /** The cell of Y that has the keyboard's focus. @type {Cell} */
    this.visited = null;
    /** The cell of X whose product is looked at, 'row,column'. @type {string | null} */
    this.term = null;
    this.size = new FigureSize(this);
    this.walk = new Walk(this, (cell) => this.#go(cell));
  }

  #stamped = memoized(stamped);
  #copy = memoized(scaled);
  #unread = memoized(
    (/** @type {number[][]} */ written) =>
      new Set(written.flatMap((row, r) => row.flatMap((times, c) => (times ? [] : [`${r},${c}`])))),
  );

  /** @override */
  render() {
    const { x, k, stamping, result, i18n } = this;
    const cell = within(this.at ?? [0, 0], x) ?? [0, 0];
    this.walk.along(cell, x);
    const count = this.walk.index + 1;
    const done = count === this.walk.count;
    const { values, written } = this.#stamped(x, k, stamping, count);
    const value = x[cell[0]][cell[1]];
    const looked = within(this.hovered ?? this.visited, values);
    const terms = looked ? this.#termsOn(looked, count) : [];
    const { cell: side } = cellSize(
      this.size.width,
      [x[0].length, k[0].length, values[0].length],
      BESIDE,
      OPERATOR + 8,
      CAPTION,
    );
    const [top, left] = stampStart(cell, stamping);
    const { dilation } = stamping;
    const frame = {
      row: top,
      column: left,
      rows: spanOf(k.length, dilation),
      columns: spanOf(k[0].length, dilation),
      sparse: dilation > 1,
    };
    const room = this.size.width || Infinity;
    return html`
      <div class="figure" ${styleProperties({ '--cell': `${side}px`, '--least-rows': Math.min(x.length, k.length) })}>
        <matrix-grid
          id="stamped-x"
          kind="input"
          symbol="X"
          caption=${this.captions.x}
          .i18n=${this.i18n}
          .values=${x}
          .cell=${side}
          .room=${room}
          .selected=${looked ? null : cell}
          .marked=${terms.find(({ key }) => key === this.term)?.at ?? null}
          .taps=${looked ? new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)])) : null}
          @cell-pick=${(/** @type {CellEvent} */ { detail }) => {
            this.walk.stop();
            this.#go(detail.cell);
          }}
        ></matrix-grid>
        <div class="part">
          <span class="operator" aria-hidden="true">→</span>
          <matrix-grid
            kind="kernel"
            symbol=${`${this.i18n.number(value, 3)} · K`}
            caption=${this.i18n.t('stamp.copy')}
            .i18n=${this.i18n}
            .values=${this.#copy(k, value)}
            .cell=${side}
            .room=${room}
            .extent=${extentOf(...result)}
          ></matrix-grid>
        </div>
        <div class="part">
          <span class="operator" aria-hidden="true">→</span>
          <matrix-grid
            id="stamped-y"
            kind="output"
            symbol="Y"
            caption=${done ? this.captions.done : this.captions.y}
            .i18n=${this.i18n}
            .values=${values}
            .cell=${side}
            .room=${room}
            .extent=${extentOf(...result)}
            .frame=${looked ? null : frame}
            .taps=${looked ? null : this.#labels(cell)}
            .selected=${looked}
            .unread=${this.#unread(written)}
            @cell-point=${this.#onPoint}
            @cell-pick=${(/** @type {CellEvent} */ { detail }) => (this.visited = detail.cell)}
          ></matrix-grid>
        </div>
      </div>
      <div class="words">
        ${renderWalk(i18n, this.walk, i18n.t('stamp.walk', { row: cell[0] + 1, column: cell[1] + 1 }))}
        ${
          looked && terms.length
            ? html`<formula-line
                symbol="Y"
                .i18n=${this.i18n}
                .at=${looked}
                .terms=${terms}
                .result=${values[looked[0]][looked[1]]}
                .active=${this.term}
                @term-point=${(/** @type {CustomEvent<{ key: string | null }>} */ { detail }) => (this.term = detail.key)}
              ></formula-line>`
            : nothing
        }
        <spoken-text
          .text=${looked ? writtenWords(i18n, looked, terms, values) : stampWords(i18n, x, stamping, cell, count)}
        ></spoken-text>
        <p class="soft small">${done ? verdictWords(i18n, values, result) : i18n.t('stamp.empty')}</p>
      </div>
    `;
  }

  /** The taps as they fall on Y. @param {[number, number]} cell  of X */
  #labels(cell) {
    const stamp = [...stampOf(cell, this.k, this.stamping)];
    return new Map(stamp.map(([place, tap]) => [place, this.i18n.number(tap, 2)]));
  }

  /** The products on a cell of Y of the stamps that have been made. @param {[number, number]} cell @param {number} count */
  #termsOn(cell, count) {
    return stampsOn(this.x, this.k, this.stamping, cell).filter(({ at }) => at[0] * this.x[0].length + at[1] < count);
  }

  /** @param {CellEvent} event */
  #onPoint({ detail: { cell, by } }) {
    this[by === 'pointer' ? 'hovered' : 'visited'] = cell;
    this.term = null;
  }

  /** @param {Cell} cell */
  #go(cell) {
    this.hovered = null;
    this.visited = null;
    if (sameCell(cell, this.at)) return;
    this.dispatchEvent(new CustomEvent('stamp-change', { detail: { cell }, bubbles: true, composed: true }));
  }
}

customElements.define('stamp-panel', StampPanel);
