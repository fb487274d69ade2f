// <channel-sum>: one output cell: the sum of products in each input channel, then the sum over channels, plus the bias.
import { LitElement, html } from 'lit';
import '../../components/formula-line.js';
import { createTranslator } from '../../i18n/translator.js';
import { symbolOf } from './channel-names.js';

/** @typedef {ReturnType<typeof import('./channels-model.js').sumsOf>} Sums */

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
      <formula-line
        .i18n=${i18n}
        .symbol=${`(${symbolOf('Y', this.out)})`}
        .label=${i18n.t('channels.sum')}
        .at=${this.at}
        .parts=${this.sums.map(({ sum }) => sum)}
        .bias=${this.bias}
        .result=${this.result}
      ></formula-line>
    `;
  }

  /** @param {{ into: number, key: string } | null} part */
  #point(part) {
    this.dispatchEvent(new CustomEvent('part-point', { detail: { part }, bubbles: true, composed: true }));
  }
}

customElements.define('channel-sum', ChannelSum);
