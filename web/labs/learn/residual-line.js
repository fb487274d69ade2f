// <residual-line>: how one cell of the prediction is made from the kernel of the moment, and how far it is from the target.
import { LitElement, css, html, mathml, nothing } from 'lit';
import { byValue } from '../../components/by-value.js';
import { formulaStyles } from '../../components/formula-styles.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles } from '../../styles/shared.js';

/** @typedef {import('./learn-model.js').CellStory} CellStory */

/** Learned numbers have no last digit worth reading. */
const DIGITS = 4;
/** Longer sums are not written out: nobody reads them. */
const MOST_TERMS = 25;

/** Fires `term-point` {index | null} while a product is hovered or after it was tapped. */
export class ResidualLine extends LitElement {
  /** @override */
  static properties = {
    story: byValue,
    at: byValue,
    active: { attribute: false },
    i18n: { attribute: false },
    channel: {},
  };

  /** @override */
  static styles = [
    baseStyles,
    formulaStyles,
    css`
      math {
        font-size: 1.125rem;
      }
      .term {
        white-space: nowrap;
      }
      .input {
        color: var(--role-input);
      }
      .kernel {
        color: var(--role-kernel);
      }
      .output {
        color: var(--role-output);
        font-weight: 600;
      }
      .target {
        color: var(--role-target);
        font-weight: 600;
      }
      .residual {
        color: var(--role-residual);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {CellStory | null} */
    this.story = null;
    /** @type {readonly [number, number]} */
    this.at = [0, 0];
    /** Of the output, as a subscript; empty where there is but one. */
    this.channel = '';
    /** Which product is lit. @type {number | null} */
    this.active = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    if (!this.story) return nothing;
    const { terms, bias, output, target, residual } = this.story;
    return html`
      <p
        role="group"
        aria-label=${this.i18n.t('formula.name')}
        @pointerover=${this.#onPoint}
        @pointerleave=${() => this.#point(null)}
        @click=${this.#onTap}
      >
        ${this.#element('Ŷ', 'output')} <math><mo>=</mo></math>
        ${terms.length <= MOST_TERMS ? terms.map((term, index) => this.#term(term, index)) : html`<math><mo>…</mo></math> `}
        ${bias === null ? nothing : html`<math><mo>+</mo></math> <math>${this.#number(bias, 'kernel', true)}</math> `}
        <math><mo>≈</mo>${this.#number(output, 'output')}</math>
      </p>
      <p>
        ${this.#element('R', 'residual')}
        <math><mo>=</mo>${this.#number(output, 'output')}<mo>−</mo>${this.#number(target, 'target', true)}</math>
        <math><mo>≈</mo>${this.#number(residual, 'residual')}</math>
      </p>
    `;
  }

  /** @param {string} symbol @param {string} hue */
  #element(symbol, hue) {
    const [row, column] = this.at;
    const map = this.channel === '' ? symbol : `(${symbol}${this.channel})`;
    return html`<math class=${hue}
      ><msub
        ><mi mathvariant="normal">${map}</mi><mrow><mn>${row + 1}</mn><mo>,</mo><mn>${column + 1}</mn></mrow></msub
      ></math
    >`;
  }

  /** @param {CellStory['terms'][number]} term @param {number} index */
  #term({ x, weight }, index) {
    const plus = index > 0 ? html`<math><mo>+</mo></math> ` : nothing;
    return html`${plus}<span class="term ${index === this.active ? 'active' : ''}" data-index=${index}
        ><math>${this.#number(x, 'input', index > 0)}<mo>·</mo>${this.#number(weight, 'kernel', true)}</math></span
      > `;
  }

  /** @param {number} value @param {string} hue @param {boolean} [enclosed]  a negative number needs parentheses here */
  #number(value, hue, enclosed = false) {
    const text = mathml`<mn class=${hue}>${this.i18n.number(value, DIGITS)}</mn>`;
    return value < 0 && enclosed ? mathml`<mo stretchy="false">(</mo>${text}<mo stretchy="false">)</mo>` : text;
  }

  /** @param {PointerEvent} event */
  #onPoint(event) {
    if (event.pointerType !== 'touch') this.#point(indexOf(event));
  }

  /** @param {Event} event */
  #onTap(event) {
    const index = indexOf(event);
    this.#point(index === this.active ? null : index);
  }

  /** @param {number | null} index */
  #point(index) {
    this.dispatchEvent(new CustomEvent('term-point', { detail: { index } }));
  }
}

/** @param {Event} event */
function indexOf(event) {
  const term = event.target instanceof Element ? event.target.closest('.term') : null;
  return term instanceof HTMLElement ? Number(term.dataset.index) : null;
}

customElements.define('residual-line', ResidualLine);
