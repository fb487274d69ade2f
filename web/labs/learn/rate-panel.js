// <rate-panel>: why this learning rate works or breaks: every direction of the loss, its curvature, and what a step does there.
import { LitElement, html, nothing } from 'lit';
import { byValue } from '../../components/by-value.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { bestMomentum, bestRate } from './curvature.js';
import { outputName } from './kernel-pairs.js';
import { renderMode } from './mode-item.js';
import { ratePanelStyles } from './rate-panel-styles.js';
import { limitWords, percentText, significant, unlearnableWords, verdictWords } from './rate-words.js';
import '../../components/spoken-text.js';

/**
 * What the panel explains.
 * @typedef {object} RateStory
 * @property {import('./curvature.js').Curvature} curvature
 * @property {import('./curvature.js').Mode[]} modes  of the output channel that is looked at
 * @property {number} whole       what the loss can still lose, in all output channels
 * @property {number | null} limit
 * @property {import('./limit-cases.js').LimitCase[]} cases
 * @property {import('./curvature.js').OptimizerSettings} optimizer
 * @property {string[]} names     of the learned numbers
 * @property {number} columns     of a kernel
 * @property {number} outs        output channels
 * @property {number} out         the one that is looked at, from 0
 * @property {number[][]} kernels  where the numbers of its kernels are among all
 * @property {boolean} working    it is that of another task: the analysis of this one is under way
 */

/** More modes than this are shown by their steepest and flattest ones, until all are asked for. */
const MOST_MODES = 8;
const FEW = 3;

/** Fires `rate-choice` {lr, optimizer?, momentum?}. */
export class RatePanel extends LitElement {
  /** @override */
  static properties = { story: byValue, i18n: { attribute: false }, all: { state: true } };

  /** @override */
  static styles = [baseStyles, buttonStyles, ratePanelStyles];

  constructor() {
    super();
    /** @type {RateStory | null} */
    this.story = null;
    this.i18n = createTranslator('en');
    this.all = false;
  }

  /** @override */
  render() {
    const { i18n, story } = this;
    if (!story) return nothing;
    return html`
      <h3>${i18n.t('learn.rate.title')}</h3>
      <spoken-text .text=${verdictWords(i18n, story)}></spoken-text>
      <p class="soft small">
        ${i18n.t('learn.rate.modes')}
        ${story.outs > 1 ? i18n.t('learn.rate.outs', { name: outputName('Y', story, story.out) }) : nothing}
      </p>
      ${this.#renderModes(story)} ${this.#renderUnlearnable(story)} ${this.#renderBest(story)}
      ${this.#renderCases(story)}
    `;
  }

  /** @param {RateStory} story */
  #renderModes(story) {
    const { i18n } = this;
    const { modes } = story;
    const folded = modes.length > MOST_MODES && !this.all;
    const shown = folded ? [...modes.slice(0, FEW), ...modes.slice(-FEW)] : modes;
    return html`<ol class="modes" aria-label=${i18n.t('learn.rate.list')}>
        ${shown.map((mode) => html`<li>${renderMode(i18n, mode, story)}</li>`)}
      </ol>
      ${
        modes.length > MOST_MODES
          ? html`<button aria-expanded=${this.all ? 'true' : 'false'} @click=${() => (this.all = !this.all)}>
              ${this.all ? i18n.t('learn.rate.fewer') : i18n.t('learn.rate.all', { count: modes.length })}
            </button>`
          : nothing
      }`;
  }

  /** @param {RateStory} story */
  #renderUnlearnable(story) {
    const words = unlearnableWords(this.i18n, story);
    return words === '' ? nothing : html`<p class="note">${words}</p>`;
  }

  /** @param {RateStory} story */
  #renderBest({ curvature }) {
    const { i18n } = this;
    const rate = bestRate(curvature);
    const momentum = bestMomentum(curvature);
    if (!rate || !momentum) return nothing;
    const [plainLr, heavyLr] = [rate.lr, momentum.lr].map((lr) => Number(lr.toPrecision(3)));
    const kept = Number(momentum.momentum.toPrecision(3));
    return html`<div class="best" role="group" aria-label=${i18n.t('learn.best')}>
      <span aria-hidden="true">${i18n.t('learn.best')}</span>
      <button @click=${() => this.#choose({ lr: plainLr, optimizer: 'sgd' })}>
        ${i18n.t('learn.best.rate', { lr: plainLr, factor: i18n.number(rate.factor, 3) })}
      </button>
      ${
        kept > 0
          ? html`<button @click=${() => this.#choose({ lr: heavyLr, optimizer: 'momentum', momentum: kept })}>
              ${i18n.t('learn.best.momentum', { lr: heavyLr, momentum: kept, factor: i18n.number(momentum.factor, 3) })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** @param {RateStory} story */
  #renderCases({ cases, optimizer }) {
    const { i18n } = this;
    const lr = optimizer.lr ?? 0;
    return html`<div class="cases">
      <table>
        <caption>
          ${i18n.t('learn.cases')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${i18n.t('learn.cases.case')}</th>
            <th scope="col">${i18n.t('learn.cases.modes')}</th>
            <th scope="col">${i18n.t('learn.cases.limit')}</th>
            <th scope="col">${i18n.t('learn.cases.yours')}</th>
          </tr>
        </thead>
        <tbody>
          ${cases.map(
            ({ bias, loss, eigenvalues, limit, isTask }) =>
              html`<tr class=${isTask ? 'task' : ''} aria-current=${isTask ? 'true' : nothing}>
                <th scope="row">
                  ${isTask ? html`<span aria-hidden="true">▸ </span>` : nothing}
                  ${i18n.t(bias ? 'learn.cases.with' : 'learn.cases.without', { loss: i18n.t(`learn.loss.${loss}`) })}
                </th>
                <td class="number">${eigenvaluesText(i18n, eigenvalues)}</td>
                <td class="number">${limitWords(i18n, limit)}</td>
                <td class="number">
                  ${limit === null ? '–' : i18n.t('learn.percent', { percent: percentText(i18n, lr / limit) })}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {{ lr: number, optimizer?: string, momentum?: number }} choice */
  #choose(choice) {
    this.dispatchEvent(new CustomEvent('rate-choice', { detail: choice }));
  }
}

/** @param {import('../../i18n/translator.js').Translator} i18n @param {number[]} values  falling */
function eigenvaluesText(i18n, values) {
  const written = values.map((value) => significant(i18n, value, 6));
  return written.length <= 2 * FEW
    ? written.join(', ')
    : [...written.slice(0, FEW - 1), '…', written[written.length - 1]].join(', ');
}

customElements.define('rate-panel', RatePanel);
