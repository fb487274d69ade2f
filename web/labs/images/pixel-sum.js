// <pixel-sum>: what one pixel of the result is made of: the pixels under the kernel, the kernel itself (to be edited),
// their sum with its numbers and in words.
import { LitElement, html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { cellSize } from '../../components/figure-size.js';
import '../../components/formula-line.js';
import '../../components/matrix-grid.js';
import { renderSaves } from '../../components/matrix-saves.js';
import '../../components/number-field.js';
import '../../components/spoken-text.js';
import { styleProperties } from '../../components/style-properties.js';
import '../../components/value-legend.js';
import { createTranslator } from '../../i18n/translator.js';
import { images as schema } from '../../state/labs/images.js';
import { correlation } from '../correlate/model.js';
import { laidKernel, patchOf, pixelTerms, resultOf, resultSize, windowStart } from './images-model.js';
import { imagesStyles } from './images-styles.js';

/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */
/** @typedef {import('../../state/schema.js').LabValues['images']} Settings */
/** @typedef {Omit<import('./picture-protocol.js').Drawn, 'pixels'>} Result */
/** @typedef {import('../correlate/model.js').Term} Term */

const MOST_TERMS = 49; // that are written out as one sum
const BESIDE = 190; // px that operators, edges and gaps take beside the cells of the sum
const LEAST_SUM = 60; // px that the sum's own cell has

/** Fires, beside the kernel's `matrix-change`, `pixel-pick` {cell} and `picture-save`. */
export class PixelSum extends LitElement {
  /** @override */
  static properties = {
    engine: { attribute: false },
    picture: { attribute: false },
    settings: { attribute: false },
    at: { attribute: false },
    drawn: { attribute: false },
    width: { type: Number },
    i18n: { attribute: false },
    term: { state: true },
  };

  /** @override */
  static styles = imagesStyles;

  constructor() {
    super();
    /** @type {import('../shared-engine.js').Engine | null} */
    this.engine = null;
    /** @type {Picture} */
    this.picture = { width: 1, height: 1, values: new Float32Array(1) };
    /** @type {Settings | null} */
    this.settings = null;
    /** The pixel of the result. @type {[number, number]} */
    this.at = [0, 0];
    /** What is known of the whole result, once there is one. @type {Result | null} */
    this.drawn = null;
    /** px there are for it. */
    this.width = 0;
    this.i18n = createTranslator('en');
    /** The term that is looked at, by its tap. @type {string | null} */
    this.term = null;
  }

  /** @override */
  render() {
    const { engine, settings, picture, at, drawn } = this;
    if (!engine || !settings) return nothing;
    const { t } = this.i18n;
    const start = windowStart(at, settings);
    const laid = laidKernel(settings);
    const patch = patchOf(picture, start, laid);
    const terms = pixelTerms(picture, start, patch, laid);
    const [[sum]] = correlation(engine, patch, laid, 'valid');
    return html`
      ${this.#renderFigure(settings, patch, terms, sum)}
      <div class="words">
        ${this.#renderPlace(settings)} ${terms.length <= MOST_TERMS ? this.#renderFormula(terms, sum) : nothing}
        <spoken-text .text=${this.#sentence(settings, terms.length, sum)}></spoken-text>
        <p class="soft small">${t('images.legend.x')} ${settings.view === 'grey' ? this.#greyLegend() : nothing}</p>
        ${settings.view === 'signed' && drawn ? this.#renderLegend(drawn) : nothing}
        ${drawn ? html`<p class="soft small" id="cost">${this.#cost(drawn, terms.length)}</p>` : nothing}
        <p><button @click=${() => this.#fire('picture-save', null)}>${t('images.save')}</button></p>
        ${renderSaves(this.i18n, 'Y', () => resultOf(engine, picture, settings))}
      </div>
    `;
  }

  /** @param {Settings} settings @param {number[][]} patch @param {Term[]} terms @param {number} sum */
  #renderFigure({ k, turn }, patch, terms, sum) {
    const { t } = this.i18n;
    const columns = k[0].length;
    const { cell } = cellSize(this.width, [columns, columns, 1], BESIDE, 40);
    const tap = terms.find(({ key }) => key === this.term)?.tap ?? null;
    const turns = turn === 'convolution';
    return html`<div class="figure" ${styleProperties({ '--cell': `${cell}px`, '--least-rows': 1 })}>
      <div class="part">${this.#renderMatrix('input', 'X', t('images.window'), patch, cell, tap)}</div>
      <div class="part">
        <span class="operator star" aria-hidden="true">${turns ? '∗' : '⋆'}</span>
        <matrix-grid
          id="kernel"
          kind="kernel"
          symbol="K"
          editable
          caption=${t('role.kernel')}
          .i18n=${this.i18n}
          .values=${k}
          .cell=${cell}
          .room=${this.width || Infinity}
          .limits=${schema.k}
          .marked=${tap && turns ? [k.length - 1 - tap[0], columns - 1 - tap[1]] : tap}
        ></matrix-grid>
      </div>
      <div class="part">
        <span class="operator" aria-hidden="true">=</span>
        ${this.#renderMatrix('output', 'Y', t('images.sum'), [[sum]], Math.max(cell, LEAST_SUM), null)}
      </div>
    </div>`;
  }

  /** @param {'input' | 'output'} kind @param {string} symbol @param {string} caption @param {number[][]} values @param {number} cell @param {[number, number] | null} marked */
  #renderMatrix(kind, symbol, caption, values, cell, marked) {
    return html`<matrix-grid
      kind=${kind}
      symbol=${symbol}
      scale=${kind === 'input' ? 'magnitude' : 'diverging'}
      caption=${caption}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.width || Infinity}
      .marked=${marked}
      .extent=${kind === 'input' ? 255 : extentOf(...values)}
    ></matrix-grid>`;
  }

  /** The pixel as two numbers: the way there without a pointer. @param {Settings} settings */
  #renderPlace(settings) {
    const { at, i18n } = this;
    const sizes = resultSize(this.picture, settings);
    const names = /** @type {const} */ (['images.row', 'images.column']);
    return html`<div class="place">
      ${names.map(
        (name, axis) =>
          html`<number-field
            class="small"
            .i18n=${i18n}
            .label=${i18n.t(name)}
            .value=${at[axis] + 1}
            .setting=${{ ...schema.side, min: 1, max: sizes[axis], check: rangeCheck(sizes[axis]) }}
            @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => {
              const cell = axis === 0 ? [detail.value - 1, at[1]] : [at[0], detail.value - 1];
              this.#fire('pixel-pick', { cell });
            }}
          ></number-field>`,
      )}
    </div>`;
  }

  /** @param {Term[]} terms @param {number} sum */
  #renderFormula(terms, sum) {
    return html`<formula-line
      .i18n=${this.i18n}
      .symbol=${'Y'}
      .at=${this.at}
      .terms=${terms}
      .result=${sum}
      .active=${this.term}
      @term-point=${(/** @type {CustomEvent<{ key: string | null }>} */ event) => (this.term = event.detail.key)}
    ></formula-line>`;
  }

  /** @param {Settings} settings @param {number} count @param {number} sum */
  #sentence({ k }, count, sum) {
    const given = { row: this.at[0] + 1, column: this.at[1] + 1, sum: this.i18n.number(sum, 6) };
    if (count === 1) return this.i18n.t('images.words.one', given);
    return this.i18n.t('images.words', { ...given, rows: k.length, columns: k[0].length, count });
  }

  /** @param {Result} result */
  #renderLegend({ least, most }) {
    const extent = Math.max(Math.abs(least), Math.abs(most)) || 1;
    return html`<value-legend .i18n=${this.i18n} .items=${[{ symbol: 'Y', kind: 'output', extent }]}></value-legend>`;
  }

  #greyLegend() {
    if (!this.drawn) return nothing;
    const { least, most } = this.drawn;
    return this.i18n.t('images.legend.grey', { least: this.i18n.number(least, 4), most: this.i18n.number(most, 4) });
  }

  /** @param {Result} result @param {number} taps */
  #cost({ width, height, took }, taps) {
    const pixels = (width * height).toLocaleString(this.i18n.lang);
    return this.i18n.t('images.cost', { pixels, taps, time: this.i18n.number(took.convolve, 1) });
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** @param {number} most @returns {(value: number) => string | null} */
function rangeCheck(most) {
  return (value) => (!Number.isInteger(value) ? 'not-whole' : value < 1 || value > most ? 'out-of-range' : null);
}

customElements.define('pixel-sum', PixelSum);
