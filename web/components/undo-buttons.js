// Undo and redo: two buttons, and the keys everyone knows, wherever the focus is but in a field.
import { LitElement, css, html, nothing, svg } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, buttonStyles } from '../styles/shared.js';

const icons = {
  undo: svg`<path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.75 3.75 0 0 1 0 7.5H6" />`,
  redo: svg`<path d="M10 3l3.5 3.5L10 10M13 6.5H6.5a3.75 3.75 0 0 0 0 7.5H10" />`,
};

/** Fires `history-take` {way: 'undo' | 'redo'}. */
export class UndoButtons extends LitElement {
  /** @override */
  static properties = { undo: {}, redo: {}, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      div {
        display: inline-flex;
        gap: var(--space-1);
      }
      button {
        display: grid;
        place-items: center;
        padding: 0;
      }
      button[aria-disabled] {
        color: var(--line);
        cursor: default;
      }
      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.75;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      @media (forced-colors: active) {
        button[aria-disabled] {
          color: GrayText;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** What would be taken back, in a word; null: nothing. @type {string | null} */
    this.undo = null;
    /** What would be done again. @type {string | null} */
    this.redo = null;
    this.i18n = createTranslator('en');
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
  }

  /** @override */
  render() {
    return html`<div role="group" aria-label=${this.i18n.t('undo.name')}>
      ${this.#renderButton('undo', this.undo)} ${this.#renderButton('redo', this.redo)}
    </div>`;
  }

  /** @param {'undo' | 'redo'} way @param {string | null} what */
  #renderButton(way, what) {
    const name = what === null ? this.i18n.t(`undo.${way}`) : this.i18n.t(`undo.${way}.what`, { what });
    return html`<button
      aria-label=${name}
      title=${name}
      aria-disabled=${what === null ? 'true' : nothing}
      @click=${() => this.#take(way)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${icons[way]}</svg>
    </button>`;
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const way = wayOf(event);
    // A field has its own undo.
    if (!way || event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    this.#take(way);
  };

  /** @param {'undo' | 'redo'} way */
  #take(way) {
    if (this[way] === null) return;
    this.dispatchEvent(new CustomEvent('history-take', { detail: { way }, bubbles: true, composed: true }));
  }
}

/** @param {KeyboardEvent} event */
function wayOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y' && !shiftKey) return 'redo';
  if (letter !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}

customElements.define('undo-buttons', UndoButtons);
