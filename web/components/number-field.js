// A number with its name: typed, or stepped with the arrow keys; a bad one stays out and the field says why.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { parseNumber } from '../state/settings.js';
import { baseStyles, roleStyles } from '../styles/shared.js';
import { styleProperties } from './style-properties.js';

/** Fires `number-change` {value}. */
export class NumberField extends LitElement {
  /** @override */
  static properties = {
    label: {},
    value: { type: Number },
    setting: { attribute: false },
    step: { type: Number },
    kind: {},
    i18n: { attribute: false },
    problem: { state: true },
  };

  /** @override */
  static styles = [
    baseStyles,
    roleStyles,
    css`
      :host {
        display: inline-block;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--role, var(--ink));
      }
      input {
        width: max(5.5rem, calc(var(--digits) * 1ch + 2 * var(--space-2) + 4px));
        max-width: 100%;
        min-height: 2rem;
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        padding: 0 var(--space-2);
        background: var(--paper);
        color: var(--ink);
        font: inherit;
        font-variant-numeric: tabular-nums;
      }
      input[aria-invalid] {
        border-color: var(--problem);
      }
      p:empty {
        display: none;
      }
      p {
        max-width: 20rem;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.value = 0;
    /** Its row of the schema. @type {{ min: number, max: number, whole: boolean, check: (value: number) => string | null } | null} */
    this.setting = null;
    /** What an arrow key adds. */
    this.step = 1;
    /** Whose hue the label has, if any. */
    this.kind = '';
    this.i18n = createTranslator('en');
    /** What was refused last, and why. @type {{ code: string, given: string } | null} */
    this.problem = null;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    // A new value stands in the field instead of the refused one, so nothing is wrong any more.
    if (changed.has('value')) this.problem = null;
  }

  get #problemText() {
    if (!this.problem) return '';
    const { code, given } = this.problem;
    if (code === 'not-a-number') return this.i18n.t('field.not-a-number', { given });
    if (code === 'not-whole') return this.i18n.t('field.not-whole', { given });
    return this.i18n.t('field.out-of-range', { given, min: this.setting?.min ?? 0, max: this.setting?.max ?? 0 });
  }

  /** How many figures there must be room for. */
  get #digits() {
    const { max = 0, whole = false } = this.setting ?? {};
    return Math.max(whole ? String(max).length : 0, this.i18n.number(this.value).length);
  }

  /** @override */
  render() {
    return html`<label class=${this.kind ? `role-${this.kind}` : ''}>
        <span>${this.label}</span>
        <input
          .value=${this.i18n.number(this.value)}
          ${styleProperties({ '--digits': this.#digits })}
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="done"
          maxlength="24"
          aria-invalid=${this.problem ? 'true' : nothing}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @change=${this.#onChange}
          @keydown=${this.#onKey}
        />
      </label>
      <p id="problem" class="problem small" role="alert">${this.#problemText}</p>`;
  }

  /** @param {Event} event */
  #onChange(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    this.#take(parseNumber(field.value), field.value);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (!direction) return;
    event.preventDefault();
    // Rounded to the step's own decimals, so that 0.1 + 0.1 + 0.1 stays 0.3.
    const decimals = (String(this.step).split('.')[1] ?? '').length;
    const value = Number((this.value + direction * this.step).toFixed(Math.max(decimals, decimalsOf(this.value))));
    this.#take(value, this.i18n.number(value));
  }

  /** @param {number | undefined} value @param {string} given */
  #take(value, given) {
    const code = value === undefined ? 'not-a-number' : (this.setting?.check(value) ?? null);
    this.problem = code === null ? null : { code, given };
    if (code === null && value !== undefined) {
      this.dispatchEvent(new CustomEvent('number-change', { detail: { value }, bubbles: true, composed: true }));
    }
  }
}

/** @param {number} value */
function decimalsOf(value) {
  return (String(value).split('.')[1] ?? '').length;
}

customElements.define('number-field', NumberField);
