// <glossary-dialog>: the entry of one term, and from there of all others. Modal, so that Escape and Tab stay within it.
import { LitElement, css, html, nothing } from 'lit';
import { loadGlossaries, terms } from '../i18n/glossary/terms.js';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, buttonStyles } from '../styles/shared.js';

/** @typedef {import('../i18n/glossary/terms.js').Term} Term */

const glossaries = await loadGlossaries();

/** Opens when it is put into a page; fires `glossary-close` after it was closed. */
export class GlossaryDialog extends LitElement {
  /** @override */
  static properties = { term: {}, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2rem));
        max-height: calc(100dvh - 2rem);
        overflow: auto;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        padding: var(--space-4) var(--space-6) var(--space-6);
        background: var(--paper);
        color: var(--ink);
        font: 1rem / 1.5 var(--font-text);
        text-align: start;
        white-space: normal;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-4);
      }
      h2 {
        font-size: 1.25rem;
      }
      h2 span {
        margin-left: var(--space-1);
        color: var(--ink-soft);
        font-weight: 400;
      }
      h2:focus-visible {
        outline: none; /* it takes the focus only so that it is read */
      }
      dialog > p {
        margin: var(--space-2) 0 var(--space-4);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      summary {
        width: fit-content;
        min-height: 1.5rem;
        margin-top: var(--space-4);
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      details div {
        margin-top: var(--space-2);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Term} */
    this.term = terms[0];
    this.i18n = createTranslator('en');
  }

  /** @override */
  firstUpdated() {
    this.renderRoot.querySelector('dialog')?.showModal();
    this.#heading?.focus();
  }

  get #heading() {
    return this.renderRoot.querySelector('h2');
  }

  /** @override */
  render() {
    const { t, lang } = this.i18n;
    const other = lang === 'en' ? 'zh-Hans' : 'en';
    const entry = glossaries[lang][this.term];
    return html`<dialog aria-labelledby="name" aria-describedby="text" @close=${this.#closed} @click=${this.#outside}>
      <header>
        <h2 id="name" tabindex="-1">${entry.name} <span lang=${other}>${glossaries[other][this.term].name}</span></h2>
        <button aria-label=${t('glossary.close')} title=${t('glossary.close')} @click=${this.#close}>×</button>
      </header>
      <p id="text">${entry.text}</p>
      <div role="group" aria-label=${t('glossary.see')}>
        <span class="soft small" aria-hidden="true">${t('glossary.see')}</span>
        ${entry.see.map((term) => this.#renderTerm(/** @type {Term} */ (term)))}
      </div>
      <details>
        <summary>${t('glossary.all')}</summary>
        <div>${terms.map((term) => this.#renderTerm(term))}</div>
      </details>
    </dialog>`;
  }

  /** @param {Term} term */
  #renderTerm(term) {
    return html`<button aria-current=${term === this.term ? 'true' : nothing} @click=${() => this.#show(term)}>
      ${glossaries[this.i18n.lang][term].name}
    </button>`;
  }

  /** @param {Term} term */
  async #show(term) {
    this.term = term;
    await this.updateComplete;
    this.#heading?.focus();
  }

  /** @param {MouseEvent} event  on the backdrop it is the dialog itself that is hit, outside its box */
  #outside({ target, clientX, clientY }) {
    if (!(target instanceof HTMLDialogElement)) return;
    const { left, right, top, bottom } = target.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) this.#close();
  }

  #close() {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #closed() {
    this.dispatchEvent(new CustomEvent('glossary-close'));
  }
}

customElements.define('glossary-dialog', GlossaryDialog);
