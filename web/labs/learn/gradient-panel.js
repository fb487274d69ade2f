// <gradient-panel>: the gradient of every learned number, and the sum that makes it: X correlated with the residual.
import { LitElement, html, nothing } from 'lit';
import '../../components/matrix-grid.js';
import { extentOf } from '../../components/color-scale.js';
import '../../components/spoken-text.js';
import '../../components/value-legend.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import './gradient-line.js';
import { gradientPanelStyles } from './gradient-styles.js';
import { gradientStoryOf } from './gradient-model.js';
import { checkWords, gradientWords } from './gradient-words.js';
import { inputName, kernelName, outputName, planeOf, sizesOf } from './kernel-pairs.js';
import { ringOf } from './task-model.js';

/** @typedef {import('../../state/settings.js').Cell} Cell */

/**
 * @typedef {object} GradientLook
 * @property {import('./training-run.js').Shown} shown
 * @property {{ weight: number[][], bias: number | null }} gradients
 * @property {() => number[]} check  makes the difference quotients
 * @property {import('./kernel-pairs.js').Pair} pair  whose kernel and bias are told
 * @property {string[]} names  of their numbers
 * @property {Cell} tap     the kernel's number that is pinned; null for the bias
 * @property {number} cell  px
 * @property {number} room  px there are
 */

const DIGITS = 3;
/** px of a gradient's cell. */
const LARGEST_CELL = 48;
const SMALLEST_CELL = 26;
/** px beside the cells. */
const EDGE = 36;

/** Fires `tap-choice` {tap}. */
export class GradientPanel extends LitElement {
  /** @override */
  static properties = {
    look: { attribute: false },
    i18n: { attribute: false },
    hovered: { state: true },
    term: { state: true },
    checked: { state: true },
  };

  /** @override */
  static styles = [baseStyles, buttonStyles, gradientPanelStyles];

  constructor() {
    super();
    /** @type {GradientLook | null} */
    this.look = null;
    this.i18n = createTranslator('en');
    /** The gradient under the pointer or with the focus: a cell of the kernel, or 'b'. @type {Cell | 'b'} */
    this.hovered = null;
    /** The product that is looked at. @type {number | null} */
    this.term = null;
    /** The quotients, and the state they were made for. @type {{ shown: unknown, quotients: number[] } | null} */
    this.checked = null;
  }

  /** The number whose gradient is told; null for the bias. @returns {Cell} */
  get #tap() {
    const { shown, tap } = /** @type {GradientLook} */ (this.look);
    const wanted = this.hovered === 'b' ? null : (this.hovered ?? tap);
    if (wanted === null) return shown.report.bias === null ? [0, 0] : null;
    const { rows, columns } = sizesOf(shown.task);
    return [Math.min(wanted[0], rows - 1), Math.min(wanted[1], columns - 1)];
  }

  /** @override */
  render() {
    const { i18n, look } = this;
    if (!look) return nothing;
    const { shown, gradients, pair } = look;
    const tap = this.#tap;
    const story = gradientStoryOf(shown, tap, pair);
    const value = tap === null ? (gradients.bias ?? 0) : gradients.weight[tap[0]][tap[1]];
    const lit = this.term === null ? null : story.terms[this.term];
    return html`
      <h3>${i18n.t('learn.gradient')}</h3>
      <p>${i18n.t('learn.gradient.lead')}</p>
      <div class="figure">${this.#renderGradients(look, tap)} ${this.#renderSources(look, story, lit)}</div>
      <gradient-line
        .i18n=${i18n}
        .story=${story}
        .value=${value}
        .name=${this.#nameOf(tap)}
        .active=${this.term}
        @term-point=${(/** @type {CustomEvent} */ { detail }) => (this.term = detail.index)}
      ></gradient-line>
      <spoken-text
        .text=${gradientWords(i18n, look, this.#nameOf(tap), tap, value)}
        about=${this.#nameOf(tap)}
      ></spoken-text>
      ${this.#renderCheck(look)}
    `;
  }

  /** @param {Cell} tap */
  #nameOf(tap) {
    const { names, gradients } = /** @type {GradientLook} */ (this.look);
    return tap === null ? names[names.length - 1] : names[tap[0] * gradients.weight[0].length + tap[1]];
  }

  /** @param {GradientLook} look @param {Cell} tap */
  #renderGradients({ shown, pair, gradients, room }, tap) {
    const { i18n } = this;
    const sizes = sizesOf(shown.task);
    const cell = Math.max(
      SMALLEST_CELL,
      Math.min(LARGEST_CELL, Math.floor((room - EDGE) / gradients.weight[0].length)),
    );
    const extent = extentOf(...gradients.weight, gradients.bias === null ? [] : [gradients.bias]);
    const grid = (/** @type {string} */ symbol, /** @type {number[][]} */ values, /** @type {boolean} */ isBias) =>
      html`<matrix-grid
        kind="kernel"
        symbol=${symbol}
        caption=${i18n.t(isBias ? 'learn.gradient.b' : 'learn.gradient.w')}
        .i18n=${i18n}
        .values=${values}
        .cell=${cell}
        .room=${room}
        .digits=${2}
        .extent=${extent}
        .selected=${isBias ? (tap === null ? [0, 0] : null) : tap}
        @cell-point=${(/** @type {CustomEvent} */ { detail }) => this.#point(detail.cell, isBias)}
        @cell-pick=${(/** @type {CustomEvent} */ { detail }) => this.#pick(isBias ? null : detail.cell)}
      ></matrix-grid>`;
    return html`<div class="gradients">
      ${grid(`∂L/∂${kernelName('W', sizes, pair)}`, gradients.weight, false)}
      ${gradients.bias === null ? nothing : grid(`∂L/∂${outputName('b', sizes, pair.out)}`, [[gradients.bias]], true)}
    </div>`;
  }

  /** The two matrices whose products are summed. @param {GradientLook} look @param {import('./gradient-model.js').GradientStory} story @param {import('./gradient-model.js').GradientTerm | null} lit */
  #renderSources({ shown, pair, cell, room }, { frame }, lit) {
    const { i18n } = this;
    const { padding } = shown.task;
    const sizes = sizesOf(shown.task);
    const x = shown.task.x[pair.into];
    const residual = planeOf(shown.report.residual, pair.out);
    return html`<div class="sources">
      <matrix-grid
        kind="input"
        symbol=${inputName(sizes, pair.into)}
        caption=${i18n.t('learn.x')}
        .i18n=${i18n}
        .values=${x}
        .cell=${cell}
        .room=${room}
        .frame=${frame && { ...frame, kind: 'residual' }}
        .ring=${ringOf(x, padding)}
        .marked=${lit && frame ? lit.at : null}
      ></matrix-grid>
      <matrix-grid
        kind="residual"
        symbol=${outputName('R', sizes, pair.out)}
        caption=${i18n.t('learn.residual')}
        .i18n=${i18n}
        .values=${residual}
        .cell=${cell}
        .room=${room}
        .digits=${2}
        .marked=${lit ? lit.from : null}
      ></matrix-grid>
    </div>`;
  }

  /** @param {GradientLook} look */
  #renderCheck({ shown, gradients, names, check }) {
    const { i18n, checked } = this;
    const all = [...gradients.weight.flat(), ...(gradients.bias === null ? [] : [gradients.bias])];
    const quotients = checked?.shown === shown ? checked.quotients : null;
    return html`<div class="check">
      <button @click=${() => (this.checked = { shown, quotients: check() })}>${i18n.t('learn.check')}</button>
      ${
        quotients
          ? html`<spoken-text .text=${checkWords(i18n, all, quotients)}></spoken-text>
              <table aria-label=${i18n.t('learn.check.table')}>
                <thead>
                  <tr>
                    <th scope="col">${i18n.t('learn.tracks.name')}</th>
                    <th scope="col">${i18n.t('learn.check.gradient')}</th>
                    <th scope="col">${i18n.t('learn.check.quotient')}</th>
                  </tr>
                </thead>
                <tbody class="number">
                  ${names.map(
                    (name, index) =>
                      html`<tr>
                        <th scope="row">${name}</th>
                        <td>${i18n.number(all[index], DIGITS + 3)}</td>
                        <td>${i18n.number(quotients[index], DIGITS + 3)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`
          : html`<p class="soft small">${i18n.t('learn.check.how')}</p>`
      }
    </div>`;
  }

  /** @param {Cell} cell @param {boolean} isBias */
  #point(cell, isBias) {
    this.hovered = cell && isBias ? 'b' : cell;
    this.term = null;
  }

  /** @param {Cell} tap */
  #pick(tap) {
    this.dispatchEvent(new CustomEvent('tap-choice', { detail: { tap } }));
  }
}

customElements.define('gradient-panel', GradientPanel);
