// <term-link term="stride">: a word of a text that opens its entry in the glossary, which is fetched when first asked for.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { terms } from '../i18n/glossary/terms.js';
import { baseStyles } from '../styles/shared.js';

/** @typedef {import('../i18n/glossary/terms.js').Term} Term */

export class TermLink extends LitElement {
  /** @override */
  static properties = { term: {}, i18n: { attribute: false }, open: { state: true }, failed: { state: true } };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        display: inline;
      }
      button {
        display: inline-block;
        min-width: 1.5rem;
        min-height: 1.5rem;
        border: 0;
        padding: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: inherit;
        text-decoration: underline dotted var(--line-strong) 2px;
        text-underline-offset: 3px;
        cursor: help;
      }
      button:hover {
        text-decoration-color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Term} */
    this.term = terms[0];
    this.i18n = createTranslator('en');
    this.open = false;
    this.failed = false;
  }

  /** @override */
  render() {
    return html`<button aria-haspopup="dialog" @click=${this.#open}><slot></slot></button>${
        this.failed
          ? html` <span class="problem small" role="alert">${this.i18n.t('glossary.problem')}</span>`
          : nothing
      }${
        this.open
          ? html`<glossary-dialog
              .term=${this.term}
              .i18n=${this.i18n}
              @glossary-close=${() => (this.open = false)}
            ></glossary-dialog>`
          : nothing
      }`;
  }

  async #open() {
    try {
      await import('./glossary-dialog.js');
      this.failed = false;
      this.open = true;
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('term-link', TermLink);

const MARK = /\[([^\]]+)\]\(([\w-]+)\)/;

/**
 * A text of the catalogue whose terms are marked, `the [kernel](kernel) moves`, with links to the glossary.
 * @param {import('../i18n/translator.js').Translator} i18n
 * @param {string} text
 */
export function withTerms(i18n, text) {
  const parts = text.split(MARK);
  return parts.map((part, index) => {
    if (index % 3 === 0) return part;
    return index % 3 === 1
      ? html`<term-link .i18n=${i18n} .term=${/** @type {Term} */ (parts[index + 1])}>${part}</term-link>`
      : nothing;
  });
}
