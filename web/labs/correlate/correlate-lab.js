// <correlate-lab>: a kernel slides over an image; every number can be changed and every sum seen.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/step-field.js';
import { styleProperties } from '../../components/style-properties.js';
import { labSchemas } from '../../state/schema.js';
import { describeError } from '../describe-error.js';
import { memoized } from '../memo.js';
import { layer, padded, spanOf, termsOf, windowOf, within } from './model.js';
import { presets } from './presets.js';
import { WindowLab } from './window-lab.js';
import { windowStyles } from './window-styles.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./model.js').Term} Term */

const MOST_BEYOND = 4; // cells that are drawn of a window where it reaches far beyond the image
const steps = /** @type {const} */ (['stride', 'padding', 'dilation']);

/** @extends {WindowLab<'correlate'>} */
export class CorrelateLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'correlate';

  /** @override */
  static styles = windowStyles;

  /** The last output there was; it stays while a change cannot be computed. @type {Matrix | null} */
  #lastGood = null;

  #layer = memoized(layer);
  #padded = memoized(padded);

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { x, k, at, stride, padding, dilation } = this.settings;
    const { y, problem } = this.#compute(engine);
    const selected = y && !problem ? within(this.pointed?.cell ?? at, y) : null;
    const lie = { top: padding, left: padding, stride, dilation };
    const terms = selected ? termsOf(x, k, selected, lie) : [];
    const frame = this.#frame(windowOf(selected ?? [0, 0], lie), Boolean(problem));
    const drawn = Math.max(x[0].length + 2 * padding, problem ? frame.columns : 0);
    const { cell } = this.fit([drawn, k[0].length, y?.[0].length ?? 0]);
    return html`
      <p class="lead">${this.i18n.t('correlate.lead')}</p>
      <div class="settings">${this.#renderPresets()} ${this.#renderSteps()}</div>
      <div
        class="figure"
        ${styleProperties({ '--cell': `${cell}px`, '--least-rows': Math.min(k.length, y?.length ?? 1) })}
      >
        <div class="part">
          ${this.renderImage(x, cell, terms, {
            frame,
            taps: new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)])),
            ring: padding ? { values: this.#padded(engine, x, padding), top: padding, left: padding } : null,
          })}
        </div>
        <div class="part">
          <span class="operator star" aria-hidden="true">⋆</span>
          ${this.renderKernel(k, cell, terms, { message: problem })}
        </div>
        ${
          y
            ? html`<div class="part">
                <span class="operator" aria-hidden="true">=</span>
                ${this.renderOutput('y', 'Y', y, cell, { selected, stale: Boolean(problem), filled: this.walk.running && selected ? selected[0] * y[0].length + selected[1] + 1 : null })}
              </div>`
            : nothing
        }
      </div>
      <div class="words">
        ${y && selected ? this.renderWalk('y', y, selected) : nothing}
        ${y && selected ? this.renderFormula('Y', selected, terms, y[selected[0]][selected[1]]) : nothing}
        <spoken-text .text=${y && selected ? this.#sentence(y, selected, terms) : ''}></spoken-text>
        ${y && selected ? html`<p class="soft small">${this.#sizes(y)}</p>` : nothing} ${this.#legend(y)}
      </div>
    `;
  }

  #renderPresets() {
    const plain = Object.fromEntries(steps.map((name) => [name, labSchemas.correlate[name].default]));
    return html`<div class="presets" role="group" aria-label=${this.i18n.t('window.presets')}>
      <span class="soft small" aria-hidden="true">${this.i18n.t('window.presets')}</span>
      ${presets.map(
        ({ key, x, k }) =>
          html`<button @click=${() => this.change({ ...plain, x, k, at: [0, 0] })}>${this.i18n.t(key)}</button>`,
      )}
    </div>`;
  }

  #renderSteps() {
    return html`<div class="presets">
      ${steps.map(
        (name) =>
          html`<step-field
            .i18n=${this.i18n}
            .label=${this.i18n.t(`correlate.${name}`)}
            .value=${this.settings[name]}
            .setting=${labSchemas.correlate[name]}
            @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail: { value } }) =>
              this.change({ [name]: value })}
          ></step-field>`,
      )}
    </div>`;
  }

  /** @param {Engine} engine */
  #compute(engine) {
    const { x, k, stride, padding, dilation } = this.settings;
    try {
      this.#lastGood = this.#layer(engine, x, k, stride, padding, dilation);
      return { y: this.#lastGood, problem: '' };
    } catch (error) {
      return { y: this.#lastGood, problem: describeError(this.i18n, error, this.#givenAndNeeded()) };
    }
  }

  #givenAndNeeded() {
    const { x, k, padding, dilation } = this.settings;
    const kernel = `${k.length}×${k[0].length}`;
    const image = `${x.length}×${x[0].length}`;
    const span = `${spanOf(k.length, dilation)}×${spanOf(k[0].length, dilation)}`;
    const around = `${x.length + 2 * padding}×${x[0].length + 2 * padding}`;
    return {
      kernel: dilation > 1 ? this.i18n.t('window.spread', { kernel, span }) : kernel,
      image: padding ? this.i18n.t('window.padded', { image, padded: around }) : image,
    };
  }

  /** @param {[number, number]} start @param {boolean} misfit */
  #frame([row, column], misfit) {
    const { x, k, padding, dilation } = this.settings;
    const span = { rows: spanOf(k.length, dilation), columns: spanOf(k[0].length, dilation) };
    if (!misfit) return { row, column, ...span, sparse: dilation > 1 };
    const rows = Math.min(span.rows, x.length + 2 * padding + MOST_BEYOND);
    const columns = Math.min(span.columns, x[0].length + 2 * padding + MOST_BEYOND);
    return { row, column, rows, columns, misfit, cut: rows < span.rows || columns < span.columns };
  }

  /** @param {Matrix} y @param {[number, number]} selected @param {Term[]} terms */
  #sentence(y, [row, column], terms) {
    const place = { row: row + 1, column: column + 1, sum: this.i18n.number(y[row][column], 6) };
    if (terms.every(({ padding }) => padding)) return this.i18n.t('correlate.words.outside', place);
    const rows = this.namesOf('rows', terms);
    const columns = this.namesOf('columns', terms);
    const count = terms.length;
    return this.i18n.t('correlate.words', { ...place, rows, columns, count }) + this.paddingWords(terms);
  }

  /** @param {Matrix} y */
  #sizes(y) {
    const { x, k, stride, padding, dilation } = this.settings;
    const sizes = {
      x: x.length,
      k: k.length,
      y: y.length,
      xColumns: x[0].length,
      kColumns: k[0].length,
      yColumns: y[0].length,
    };
    if (stride === 1 && padding === 0 && dilation === 1) return this.i18n.t('correlate.sizes', sizes);
    return this.i18n.t('correlate.sizes.steps', { ...sizes, stride, padding, dilation });
  }

  /** @param {Matrix | null} y */
  #legend(y) {
    const { x, k } = this.settings;
    const items = [
      { symbol: 'X', kind: 'input', extent: extentOf(...x) },
      { symbol: 'K', kind: 'kernel', extent: extentOf(...k) },
    ];
    if (y) items.push({ symbol: 'Y', kind: 'output', extent: extentOf(...y) });
    return html`<value-legend .i18n=${this.i18n} .items=${items}></value-legend>`;
  }
}

customElements.define('correlate-lab', CorrelateLab);
