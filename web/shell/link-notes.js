// <link-notes>: what a link asked for and did not get, until it is dismissed.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles } from '../styles/shared.js';

/** Fires `dismiss`. */
class LinkNotes extends LitElement {
  /** @override */
  static properties = { notes: { attribute: false }, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    css`
      div {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-3);
        margin-bottom: var(--space-4);
        padding: var(--space-2) var(--space-3);
        border-left: 3px solid var(--problem);
        background: var(--paper-raised);
        font-size: var(--text-small);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
      button {
        min-width: 1.75rem;
        min-height: 1.75rem;
        border: 0;
        background: none;
        color: var(--ink);
        font: inherit;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../state/url.js').Note[]} */
    this.notes = [];
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    if (!this.notes.length) return nothing;
    const { t } = this.i18n;
    return html`<div role="status">
      <ul>
        ${this.notes.map(({ code, setting, given }) => html`<li>${t(`note.${code}`, { setting, given })}</li>`)}
      </ul>
      <button
        aria-label=${t('shell.dismiss')}
        title=${t('shell.dismiss')}
        @click=${() => this.dispatchEvent(new Event('dismiss'))}
      >
        ×
      </button>
    </div>`;
  }
}

customElements.define('link-notes', LinkNotes);
