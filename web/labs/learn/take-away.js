// <run-take-away>: what one keeps of a run: its link, its losses as a file, and the PyTorch program that takes the same steps.
import { LitElement, css, html, nothing } from 'lit';
import { renderSaves } from '../../components/matrix-saves.js';
import { rowsOf } from '../../components/matrix-values.js';
import { saveFile } from '../../components/save-file.js';
import '../../components/spoken-text.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';

/** @typedef {import('../../engine/index.js').Tensor} Tensor */
/** @typedef {{ link: string, code: string, thinned: number, table: () => string, weight: Tensor }} Souvenirs */

export class TakeAway extends LitElement {
  /** @override */
  static properties = { souvenirs: { attribute: false }, i18n: { attribute: false }, said: { state: true } };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      h3 {
        font-size: var(--text-body);
        font-weight: 600;
      }
      p {
        max-width: 44rem;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      pre {
        max-width: 52rem;
        max-height: 30rem;
        margin: 0;
        border: 1px solid var(--line);
        border-radius: 6px;
        padding: var(--space-3);
        overflow: auto;
        background: var(--paper-raised);
        font-size: var(--text-small);
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Souvenirs | null} */
    this.souvenirs = null;
    this.i18n = createTranslator('en');
    /** What the last button did. @type {'' | 'copied' | 'blocked' | 'saved'} */
    this.said = '';
  }

  /** @override */
  render() {
    const { souvenirs } = this;
    if (!souvenirs) return nothing;
    const { t } = this.i18n;
    const { link, code, thinned, table, weight } = souvenirs;
    return html`
      <h3>${t('learn.take')}</h3>
      <p>${t('learn.take.link.words')}</p>
      <div><button @click=${() => this.#copy(link)}>${t('learn.take.link')}</button></div>
      <p>${t('learn.take.table.words')} ${thinned > 1 ? t('learn.take.table.thinned', { width: thinned }) : nothing}</p>
      <div>
        <button @click=${() => this.#save('losses.csv', 'text/csv', table())}>${t('learn.take.table')}</button>
        <button @click=${() => this.#copy(table())}>${t('learn.take.table.copy')}</button>
      </div>
      <p>${t('learn.take.weight.words')}</p>
      ${renderSaves(this.i18n, 'W', () => rowsOf(weight), shapeOf(weight))}
      <p>${t('learn.take.code.words')}</p>
      <div>
        <button @click=${() => this.#save('learn_kernel.py', 'text/x-python', code)}>${t('learn.take.code')}</button>
        <button @click=${() => this.#copy(code)}>${t('learn.take.code.copy')}</button>
      </div>
      <spoken-text class="soft small" .text=${this.said === '' ? ' ' : t(`learn.take.${this.said}`)}></spoken-text>
      <pre tabindex="0" role="region" aria-label=${t('learn.take.code.name')}><code>${code}</code></pre>
    `;
  }

  /** @param {string} text */
  async #copy(text) {
    this.said = '';
    try {
      await navigator.clipboard.writeText(text);
      this.said = 'copied';
    } catch {
      this.said = 'blocked'; // a frame may not write there, nor a page without https
    }
  }

  /** @param {string} name @param {string} type @param {string} text */
  #save(name, type, text) {
    saveFile(name, text, `${type};charset=utf-8`);
    this.said = 'saved';
  }
}

/** A single kernel is a matrix. @param {Tensor} weight */
function shapeOf({ shape }) {
  return shape[0] * shape[1] === 1 ? shape.slice(2) : shape;
}

customElements.define('run-take-away', TakeAway);
