// <picture-choice>: a button that asks for a picture from the device.
import { LitElement, css, html } from 'lit';
import { baseStyles } from '../styles/shared.js';

/** Fires `picture-choice` {file}. */
export class PictureChoice extends LitElement {
  /** @override */
  static properties = { label: {} };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: inline-flex;
      }
      /* The button is seen, the field takes the click: a file field cannot be styled. */
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: pointer;
      }
      span {
        display: inline-flex;
        align-items: center;
        min-height: 2rem;
        padding: var(--space-1) var(--space-3);
        border: 1px solid var(--line);
        border-radius: 6px;
        font-size: var(--text-small);
      }
      :host(:hover) span {
        border-color: var(--ink-soft);
      }
      input:focus-visible + span {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      @media (pointer: coarse) {
        span {
          min-height: 2.5rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
  }

  /** @override */
  render() {
    return html`<input type="file" accept="image/*" aria-label=${this.label} @change=${this.#onChange} />
      <span aria-hidden="true">${this.label}</span>`;
  }

  /** @param {Event} event */
  #onChange({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    const file = field.files?.[0];
    field.value = ''; // the same file may be chosen again
    if (file) this.dispatchEvent(new CustomEvent('picture-choice', { detail: { file } }));
  }
}

customElements.define('picture-choice', PictureChoice);
