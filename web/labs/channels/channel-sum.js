// <channel-sum>: one output cell: the sum of products in each input channel, then the sum over channels, plus the bias.
import { LitElement, css, html, mathml, nothing } from 'lit';
import '../../components/formula-line.js';
import { formulaStyles } from '../../components/formula-styles.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles } from '../../styles/shared.js';
import { symbolOf } from './channel-names.js';

/** @typedef {ReturnType<typeof import('./channels-model.js').sumsOf>} Sums */

const DIGITS = 6;

/** Fires `part-point` {into, key} while a product is looked at. */
export class ChannelSum extends LitElement {
  /** @override */
  static properties = {
    out: { type: Number },
    at: { attribute: false },
    sums: { attribute: false },
    bias: { type: Number },
    result: { type: Number },
    active: { attribute: false },
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    formulaStyles,
    css`
      .y {
        color: var(--role-output);
        font-weight: 600;
      }
      .k {
        color: var(--role-kernel);
      }
      .part {
        color: var(--role-output);
      }
    `,
  ];

  constructor() {
    super();
    /** The output channel, from 0. */
    this.out = 0;
    /** @type {[number, number]} */
    this.at = [0, 0];
    /** @type {Sums} */
    this.sums = [];
    this.bias = 0;
    this.result = 0;
    /** The product that is lit. @type {{ into: number, key: string } | null} */
    this.active = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { i18n } = this;
    const rounded = i18n.number(this.result, DIGITS);
    return html`
      ${this.sums.map(
        ({ into, terms, sum }) =>
          html`<formula-line
            .i18n=${i18n}
            .symbol=${`(${symbolOf('X', into)} ⋆ ${symbolOf('K', this.out, into)})`}
            .at=${this.at}
            .terms=${terms}
            .result=${sum}
            .active=${this.active?.into === into ? this.active.key : null}
            @term-point=${(/** @type {CustomEvent<{ key: string | null }>} */ { detail: { key } }) =>
              this.#point(key === null ? null : { into, key })}
          ></formula-line>`,
      )}
      <p role="group" aria-label=${i18n.t('channels.sum')}>
        <math class="y"
          ><msub
            ><mi mathvariant="normal">${symbolOf('Y', this.out)}</mi
            ><mrow><mn>${this.at[0] + 1}</mn><mo>,</mo><mn>${this.at[1] + 1}</mn></mrow></msub
          ></math
        >
        <math><mo>=</mo></math>
        ${this.sums.map(
          ({ sum }, index) =>
            html`${index ? html`<math><mo>+</mo></math> ` : nothing}<math class="part"
                >${enclosed(i18n.number(sum, DIGITS), sum < 0 && index > 0)}</math
              > `,
        )}
        <math><mo>+</mo></math> <math class="k">${enclosed(i18n.number(this.bias), this.bias < 0)}</math>
        <math><mo>${rounded === i18n.number(this.result) ? '=' : '≈'}</mo><mn class="y">${rounded}</mn></math>
      </p>
    `;
  }

  /** @param {{ into: number, key: string } | null} part */
  #point(part) {
    this.dispatchEvent(new CustomEvent('part-point', { detail: { part }, bubbles: true, composed: true }));
  }
}

/** @param {string} text @param {boolean} negative  and in the middle of a sum */
function enclosed(text, negative) {
  return negative
    ? mathml`<mrow><mo stretchy="false">(</mo><mn>${text}</mn><mo stretchy="false">)</mo></mrow>`
    : mathml`<mn>${text}</mn>`;
}

customElements.define('channel-sum', ChannelSum);
