// <correlate-lab>: a kernel slides over an image; every number can be changed and every sum seen.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { styleProperties } from '../../components/style-properties.js';
import { describeError } from '../describe-error.js';
import { correlation, termsOf, within } from './model.js';
import { presets } from './presets.js';
import { WindowLab } from './window-lab.js';
import { windowStyles } from './window-styles.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */

const NO_REACH = { top: 0, left: 0, bottom: 0, right: 0 };

/** @extends {WindowLab<'correlate'>} */
export class CorrelateLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'correlate';

  /** @override */
  static styles = windowStyles;

  /** The last output there was; it stays while a change cannot be computed. @type {Matrix | null} */
  #lastGood = null;

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { x, k, at } = this.settings;
    const { y, problem } = this.#compute(engine, x, k);
    const selected = y && !problem ? within(this.pointed?.cell ?? at, y) : null;
    const terms = selected ? termsOf(x, k, selected, NO_REACH) : [];
    const { cell } = this.fit((y ? [x, k, y] : [x, k]).map((matrix) => matrix[0].length));
    const [row, column] = selected ?? [0, 0];
    const frame = { row, column, rows: k.length, columns: k[0].length, misfit: Boolean(problem) };
    const taps = new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)]));
    return html`
      <p class="lead">${this.i18n.t('correlate.lead')}</p>
      ${this.renderPresets()}
      <div
        class="figure"
        ${styleProperties({ '--cell': `${cell}px`, '--least-rows': Math.min(k.length, y?.length ?? 1) })}
      >
        <div class="part">${this.renderImage(x, cell, terms, { frame, taps })}</div>
        <div class="part">
          <span class="operator star" aria-hidden="true">⋆</span
          >${this.renderKernel(k, cell, terms, { message: problem })}
        </div>
        ${
          y
            ? html`<div class="part">
                <span class="operator" aria-hidden="true">=</span
                >${this.renderOutput('y', 'Y', y, cell, { selected, stale: Boolean(problem) })}
              </div>`
            : nothing
        }
      </div>
      <div class="words">
        ${y && selected ? this.renderFormula('Y', selected, terms, y[row][column]) : nothing}
        <spoken-text .text=${y && selected ? this.#sentence(y, selected) : ''}></spoken-text>
        ${y && selected ? html`<p class="soft small">${this.#sizes(x, k, y)}</p>` : nothing} ${this.#legend(x, k, y)}
      </div>
    `;
  }

  renderPresets() {
    return html`<div class="presets" role="group" aria-label=${this.i18n.t('window.presets')}>
      <span class="soft small" aria-hidden="true">${this.i18n.t('window.presets')}</span>
      ${presets.map(
        ({ key, x, k }) => html`<button @click=${() => this.change({ x, k, at: [0, 0] })}>${this.i18n.t(key)}</button>`,
      )}
    </div>`;
  }

  /** @param {Engine} engine @param {Matrix} x @param {Matrix} k */
  #compute(engine, x, k) {
    try {
      this.#lastGood = correlation(engine, x, k, 'valid');
      return { y: this.#lastGood, problem: '' };
    } catch (error) {
      const sizes = { kernel: `${k.length}×${k[0].length}`, image: `${x.length}×${x[0].length}` };
      return { y: this.#lastGood, problem: describeError(this.i18n, error, sizes) };
    }
  }

  /** @param {Matrix} y @param {[number, number]} selected */
  #sentence(y, [row, column]) {
    const { k } = this.settings;
    return this.i18n.t('correlate.words', {
      row: row + 1,
      column: column + 1,
      rows: this.span('rows', row, k.length),
      columns: this.span('columns', column, k[0].length),
      count: k.length * k[0].length,
      sum: this.i18n.number(y[row][column], 6),
    });
  }

  /** @param {Matrix} x @param {Matrix} k @param {Matrix} y */
  #sizes(x, k, y) {
    return this.i18n.t('correlate.sizes', {
      xRows: x.length,
      kRows: k.length,
      yRows: y.length,
      xColumns: x[0].length,
      kColumns: k[0].length,
      yColumns: y[0].length,
    });
  }

  /** @param {Matrix} x @param {Matrix} k @param {Matrix | null} y */
  #legend(x, k, y) {
    const items = [
      { symbol: 'X', kind: 'input', extent: extentOf(...x) },
      { symbol: 'K', kind: 'kernel', extent: extentOf(...k) },
      { symbol: 'Y', kind: 'output', extent: extentOf(...(y ?? [])) },
    ];
    return html`<value-legend .i18n=${this.i18n} .items=${y ? items : items.slice(0, 2)}></value-legend>`;
  }
}

customElements.define('correlate-lab', CorrelateLab);
