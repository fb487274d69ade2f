// The sum behind one cell with its real numbers, each factor in the hue of its matrix; pointing at a term tells the lab.
import { LitElement, css, html, mathml, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles } from '../styles/shared.js';
import { formulaStyles } from './formula-styles.js';
import { isEnclosed, partText, resultText } from './formula-text.js';
import { keyOf } from './product-table.js';

/**
 * One product.
 * @typedef {{ key: string, x: number, k: number, padding: boolean }} FormulaTerm  `padding`: x is not of the image
 */

/** A longer sum is written with its first and last products; all of them stand in a table below. */
const MOST_TERMS = 36;
const FIRST_TERMS = 3;

/** Fires `term-point` {key | null} while a term is hovered or after it was tapped. */
export class FormulaLine extends LitElement {
  /** @override */
  static properties = {
    symbol: {},
    at: { attribute: false },
    terms: { attribute: false },
    parts: { attribute: false },
    label: {},
    bias: { type: Number },
    result: { type: Number },
    active: {},
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    formulaStyles,
    css`
      .summand {
        white-space: nowrap;
      }
      .x {
        color: var(--role-input);
      }
      .k {
        color: var(--role-kernel);
      }
      .y {
        color: var(--role-output);
        font-weight: 600;
      }
      .padding .x {
        color: var(--ink-soft);
      }
      .part {
        color: var(--role-output);
      }
    `,
  ];

  constructor() {
    super();
    /** The letter of the result. */
    this.symbol = 'Y';
    /** @type {import('../state/settings.js').Cell} */
    this.at = null;
    /** @type {FormulaTerm[]} */
    this.terms = [];
    /** Sums of products that are written elsewhere, in place of products. @type {number[] | null} */
    this.parts = null;
    /** What it is called, if it is not simply the sum. */
    this.label = '';
    /** Added to the products, where nothing is shown of a bias of zero, or to the parts. */
    this.bias = 0;
    this.result = 0;
    /** The key of the term that is lit. @type {string | null} */
    this.active = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    if (!this.at) return nothing;
    const [row, column] = this.at;
    const { i18n } = this;
    const { text: rounded, sign } = resultText(i18n, this.result);
    return html`<p
        role="group"
        aria-label=${this.label || i18n.t('formula.name')}
        @pointerover=${this.#onPoint}
        @pointerleave=${() => this.#point(null)}
        @click=${this.#onTap}
      >
        <math class="y"
          ><msub
            ><mi mathvariant="normal">${this.symbol}</mi
            ><mrow><mn>${row + 1}</mn><mo>,</mo><mn>${column + 1}</mn></mrow></msub
          ></math
        >
        <math><mo>=</mo></math>
        ${this.parts ? this.#renderParts(this.parts) : this.#renderTerms()} ${this.#renderBias()}
        <math><mo>${sign}</mo><mn class="y">${rounded}</mn></math>
      </p>
      ${
        this.terms.length > MOST_TERMS
          ? html`<product-table .terms=${this.terms} .active=${this.active} .i18n=${i18n}></product-table>`
          : nothing
      }`;
  }

  #renderTerms() {
    const { terms } = this;
    if (terms.length <= MOST_TERMS) return terms.map((term, index) => this.#renderTerm(term, index));
    const last = terms.length - 1;
    return html`${terms.slice(0, FIRST_TERMS).map((term, index) => this.#renderTerm(term, index))}
      <span class="summand"
        ><math><mo>+</mo></math>
        <span class="small soft">… ${this.i18n.t('formula.more', { count: last - FIRST_TERMS })} …</span></span
      >
      ${this.#renderTerm(terms[last], last)}`;
  }

  /** @param {FormulaTerm} term @param {number} index */
  #renderTerm({ key, x, k, padding }, index) {
    const plus = index > 0 ? html`<math><mo>+</mo></math> ` : nothing;
    const classes = `term ${key === this.active ? 'active' : ''} ${padding ? 'padding' : ''}`;
    return html`<span class="summand"
      >${plus}<span class=${classes} data-key=${key}
        ><math>${this.#renderFactor(x, 'x', index > 0)}<mo>·</mo>${this.#renderFactor(k, 'k', true)}</math></span
      ></span
    > `;
  }

  /** @param {number[]} parts */
  #renderParts(parts) {
    return parts.map(
      (sum, index) =>
        html`<span class="summand"
          >${index ? html`<math><mo>+</mo></math> ` : nothing}<math
            >${this.#renderFactor(sum, 'part', index > 0, partText(this.i18n, sum))}</math
          ></span
        > `,
    );
  }

  #renderBias() {
    if (this.bias === 0 && !this.parts) return nothing;
    return html`<span class="summand"
      ><math><mo>+</mo></math> <math>${this.#renderFactor(this.bias, 'k', true)}</math></span
    > `;
  }

  /** @param {number} value @param {'x' | 'k' | 'part'} hue @param {boolean} follows  something it could be joined with @param {string} [text] */
  #renderFactor(value, hue, follows, text = this.i18n.number(value)) {
    return isEnclosed(value, follows)
      ? mathml`<mrow class=${hue}><mo stretchy="false">(</mo><mn>${text}</mn><mo stretchy="false">)</mo></mrow>`
      : mathml`<mn class=${hue}>${text}</mn>`;
  }

  /** @param {PointerEvent} event */
  #onPoint(event) {
    if (event.pointerType !== 'touch') this.#point(keyOf(event));
  }

  /** @param {Event} event */
  #onTap(event) {
    const key = keyOf(event);
    this.#point(key === this.active ? null : key);
  }

  /** @param {string | null} key */
  #point(key) {
    this.dispatchEvent(new CustomEvent('term-point', { detail: { key }, bubbles: true, composed: true }));
  }
}

customElements.define('formula-line', FormulaLine);
