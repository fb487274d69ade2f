// <gradient-line>: the gradient of one learned number, written as the sum of its products with their real numbers.
import { LitElement, css, html, mathml, nothing } from 'lit';
import { formulaStyles } from '../../components/formula-styles.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles } from '../../styles/shared.js';

const DIGITS = 3;
/** Longer sums are not written out: nobody reads them. */
const MOST_TERMS = 16;

/** Fires `term-point` {index | null}: the index among the story's terms. */
export class GradientLine extends LitElement {
  /** @override */
  static properties = {
    story: { attribute: false },
    value: { type: Number },
    name: {},
    active: { attribute: false },
    i18n: { attribute: false },
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
      .residual {
        color: var(--role-residual);
      }
      .kernel {
        color: var(--role-kernel);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./gradient-model.js').GradientStory | null} */
    this.story = null;
    this.value = 0;
    /** Of the learned number. */
    this.name = 'b';
    /** Which product is lit. @type {number | null} */
    this.active = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    if (!this.story) return nothing;
    const { t, number } = this.i18n;
    const { terms, factor } = this.story;
    const counted = terms.map((term, index) => ({ ...term, index })).filter(({ x }) => x !== 0);
    const written = counted.slice(0, MOST_TERMS);
    const [letter, digits] = [this.name[0], this.name.slice(1)];
    return html`<p
        role="group"
        aria-label=${t('learn.gradient.sum', { name: this.name })}
        @pointerover=${this.#onPoint}
        @pointerleave=${() => this.#point(null)}
      >
        <math class="kernel"
          ><mfrac
            ><mrow><mo>∂</mo><mi>L</mi></mrow
            ><mrow><mo>∂</mo><mi>${letter}${digits}</mi></mrow></mfrac
          ></math
        >
        <math><mo>=</mo><mn>${number(factor, DIGITS)}</mn><mo>·</mo><mo stretchy="false">(</mo></math>
        ${written.map((term, place) => this.#term(term, place))}
        ${
          counted.length > written.length
            ? html`<math><mo>+</mo><mo>…</mo></math>`
            : counted.length === 0
              ? html`<math><mn>0</mn></math>`
              : nothing
        }
        <math><mo stretchy="false">)</mo><mo>≈</mo><mn class="kernel">${number(this.value, DIGITS + 1)}</mn></math>
      </p>
      <p class="soft small">${this.#note(terms.length - counted.length, counted.length - written.length)}</p>`;
  }

  /** @param {number} zeros @param {number} more */
  #note(zeros, more) {
    const { t } = this.i18n;
    const notes = [
      zeros > 0 ? t('learn.gradient.zeros', { count: zeros }) : '',
      more > 0 ? t('learn.gradient.more', { count: more }) : '',
    ];
    return notes.filter(Boolean).join(' ');
  }

  /** @param {import('./gradient-model.js').GradientTerm & { index: number }} term @param {number} place */
  #term({ residual, x, index }, place) {
    const plus = place > 0 ? html`<math><mo>+</mo></math> ` : nothing;
    const isBias = this.name[0] === 'b';
    return html`${plus}<span class="term ${index === this.active ? 'active' : ''}" data-index=${index}
        ><math
          >${this.#number(residual, 'residual', place > 0)}${isBias ? nothing : mathml`<mo>·</mo>${this.#number(x, 'input', true)}`}</math
        ></span
      > `;
  }

  /** @param {number} value @param {string} hue @param {boolean} enclosed  a negative number needs parentheses here */
  #number(value, hue, enclosed) {
    const text = mathml`<mn class=${hue}>${this.i18n.number(value, DIGITS)}</mn>`;
    return value < 0 && enclosed ? mathml`<mo stretchy="false">(</mo>${text}<mo stretchy="false">)</mo>` : text;
  }

  /** @param {Event} event */
  #onPoint(event) {
    const term = event.target instanceof Element ? event.target.closest('.term') : null;
    this.#point(term instanceof HTMLElement ? Number(term.dataset.index) : null);
  }

  /** @param {number | null} index */
  #point(index) {
    this.dispatchEvent(new CustomEvent('term-point', { detail: { index } }));
  }
}

customElements.define('gradient-line', GradientLine);
