// A small whole number with a button on either side: a setting that is tried rather than typed.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles } from '../styles/shared.js';

/** Fires `number-change` {value}. */
export class StepField extends LitElement {
  /** @override */
  static properties = {
    label: {},
    value: { type: Number },
    text: {},
    setting: { attribute: false },
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
      }
      div {
        display: inline-flex;
        align-items: center;
        font-size: var(--text-small);
      }
      .label {
        margin-right: var(--space-1);
        color: var(--ink-soft);
      }
      output {
        min-width: 1.5rem;
        font-weight: 600;
        text-align: center;
      }
      button {
        width: 2rem;
        height: 2rem;
        border: 1px solid transparent;
        border-radius: 1rem;
        padding: 0;
        background: none;
        color: var(--ink);
        font: 1rem / 1 var(--font-number);
        cursor: pointer;
      }
      button:hover:not([aria-disabled]) {
        border-color: var(--line);
        background: var(--paper-raised);
      }
      button[aria-disabled] {
        color: var(--line);
        cursor: default;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.value = 0;
    /** What is shown instead where the value is but one of several. */
    this.text = '';
    /** Its row of the schema. @type {{ min: number, max: number }} */
    this.setting = { min: 0, max: 1 };
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { t, number } = this.i18n;
    const name = this.label;
    return html`<div role="group" aria-label=${name}>
      <span class="label" aria-hidden="true">${name}</span>
      ${this.#renderButton(-1, '−', t('field.less', { name }))}
      <output class="number" aria-label=${name}>${this.text || number(this.value)}</output>
      ${this.#renderButton(1, '+', t('field.more', { name }))}
    </div>`;
  }

  /** @param {number} step @param {string} sign @param {string} name */
  #renderButton(step, sign, name) {
    const value = this.value + step;
    const possible = value >= this.setting.min && value <= this.setting.max;
    return html`<button
      aria-label=${name}
      title=${name}
      aria-disabled=${possible ? nothing : 'true'}
      @click=${() => possible && this.#take(value)}
    >
      ${sign}
    </button>`;
  }

  /** @param {number} value */
  #take(value) {
    this.dispatchEvent(new CustomEvent('number-change', { detail: { value }, bubbles: true, composed: true }));
  }
}

customElements.define('step-field', StepField);
