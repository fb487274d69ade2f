// <rate-scale>: the learning rate as a handle on its own scale, beside the limit it must not cross.
import { LitElement, css, html, nothing } from 'lit';
import { styleProperties } from '../../components/style-properties.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles } from '../../styles/shared.js';
import { notchOf, rateAt, RATE_NOTCHES, shareOfScale } from './learn-model.js';
import { significant } from './rate-words.js';

/** The rates marked under the handle. */
const MARKED_RATES = [0.0001, 0.001, 0.01, 0.1, 1, 10];

/** Fires `rate-change` {rate} while the handle moves, and `rate-settled` when it is let go. */
export class RateScale extends LitElement {
  /** @override */
  static properties = { rate: { type: Number }, limit: { attribute: false }, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: 0 var(--space-3);
      }
      .track {
        position: relative;
        height: 2.75rem;
      }
      input {
        position: absolute;
        left: 0;
        bottom: 0;
        width: 100%;
        height: 1.5rem;
        margin: 0;
        accent-color: var(--ink);
        cursor: ew-resize;
      }
      .inner {
        position: absolute;
        inset: 0 8px;
      }
      .zone {
        position: absolute;
        bottom: 4px;
        left: var(--limit);
        right: 0;
        height: 16px;
        border: 1px solid var(--problem);
        border-radius: 0 4px 4px 0;
        background: repeating-linear-gradient(-45deg, var(--problem) 0 1px, transparent 1px 6px);
      }
      .limit {
        position: absolute;
        bottom: 0;
        left: var(--limit);
        height: 1.5rem;
        border-left: 3px solid var(--problem);
        transform: translateX(-50%);
      }
      .name {
        position: absolute;
        top: 0;
        left: clamp(2.5rem, var(--limit), 100% - 2.5rem);
        color: var(--problem);
        line-height: 1.25rem;
        white-space: nowrap;
        transform: translateX(-50%);
      }
      .marks {
        display: flex;
        justify-content: space-between;
        color: var(--ink-soft);
      }
      .marks span {
        display: flex;
        justify-content: center;
        width: 0;
        margin: 0 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.rate = 0.01;
    /** From where on the run diverges; null where there is no such rate. @type {number | null} */
    this.limit = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { i18n } = this;
    return html`<div class="track">
        ${this.#renderLimit()}
        <input
          type="range"
          min="0"
          max=${RATE_NOTCHES}
          aria-label=${i18n.t('learn.rate')}
          aria-valuetext=${i18n.number(this.rate)}
          .value=${String(notchOf(this.rate))}
          @input=${(/** @type {Event} */ event) => this.#fire('rate-change', rateAt(valueOf(event)))}
          @change=${(/** @type {Event} */ event) => this.#fire('rate-settled', rateAt(valueOf(event)))}
        />
      </div>
      <div class="marks small number" aria-hidden="true">
        ${MARKED_RATES.map((rate) => html`<span>${i18n.number(rate)}</span>`)}
      </div>`;
  }

  #renderLimit() {
    const { i18n, limit } = this;
    if (limit === null || !Number.isFinite(limit)) return nothing;
    const share = shareOfScale(limit);
    const name = i18n.t('learn.limit.mark', { limit: significant(i18n, limit, 3) });
    return html`<div class="inner" aria-hidden="true" ${styleProperties({ '--limit': `${share * 100}%` })}>
      ${share < 1 ? html`<div class="zone"></div>` : nothing}
      <div class="limit"></div>
      <div class="name small number">${name}</div>
    </div>`;
  }

  /** @param {string} type @param {number} rate */
  #fire(type, rate) {
    this.dispatchEvent(new CustomEvent(type, { detail: { rate } }));
  }
}

/** @param {Event} event */
function valueOf(event) {
  return Number(/** @type {HTMLInputElement} */ (event.target).value);
}

customElements.define('rate-scale', RateScale);
