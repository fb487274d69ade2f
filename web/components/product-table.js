// The products of a long sum as a table: a row for each row of the kernel, with what it adds up to. Folded at first.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles } from '../styles/shared.js';

/** @typedef {import('./formula-line.js').FormulaTerm} FormulaTerm */

const DIGITS = 6;

/** Fires `term-point` {key | null} while a product is hovered or after it was tapped. */
export class ProductTable extends LitElement {
  /** @override */
  static properties = {
    terms: { attribute: false },
    active: {},
    i18n: { attribute: false },
    open: { state: true },
  };

  /** @override */
  static styles = [
    baseStyles,
    css`
      summary {
        width: fit-content;
        min-height: 1.5rem;
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      .room {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: var(--text-small);
        text-align: right;
        white-space: nowrap;
      }
      th {
        color: var(--ink-soft);
        font-weight: 400;
      }
      th,
      td {
        min-width: 1.5rem;
        height: 1.5rem;
        padding: 0 var(--space-1);
      }
      .sum {
        border-left: 1px solid var(--line);
        padding-left: var(--space-2);
        color: var(--role-output);
        font-weight: 600;
      }
      .x {
        color: var(--role-input);
      }
      .padding .x {
        color: var(--ink-soft);
      }
      .k {
        color: var(--role-kernel);
      }
      .active {
        outline: 2px solid var(--selection);
      }
    `,
  ];

  constructor() {
    super();
    /** Row by row of the kernel. @type {FormulaTerm[]} */
    this.terms = [];
    /** The key of the term that is lit. @type {string | null} */
    this.active = null;
    this.i18n = createTranslator('en');
    this.open = false;
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    return html`<details @toggle=${this.#onToggle}>
      <summary>${t('products.show', { count: this.terms.length })}</summary>
      ${this.open ? this.#renderTable() : nothing}
    </details>`;
  }

  #renderTable() {
    const { t, number } = this.i18n;
    const name = t('products.name');
    return html`<div class="room" role="region" aria-label=${name} tabindex="0">
      <table
        class="number"
        aria-label=${name}
        @pointerover=${this.#onPoint}
        @pointerleave=${() => this.#point(null)}
        @click=${this.#onTap}
      >
        <thead>
          <tr>
            <td></td>
            ${this.#rows[0].map((_, column) => html`<th scope="col">${column + 1}</th>`)}
            <th scope="col" class="sum">${t('products.sum')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#rows.map((terms, row) => {
            const sum = terms.reduce((so, { x, k }) => so + x * k, 0);
            return html`<tr>
              <th scope="row">${row + 1}</th>
              ${terms.map((term) => this.#renderTerm(term))}
              <td class="sum">${number(sum, DIGITS)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {FormulaTerm} term */
  #renderTerm({ key, x, k, padding }) {
    const { number } = this.i18n;
    const classes = `${key === this.active ? 'active' : ''} ${padding ? 'padding' : ''}`;
    return html`<td class=${classes} data-key=${key}>
      <span class="x">${number(x)}</span>·<span class="k">${k < 0 ? `(${number(k)})` : number(k)}</span>
    </td>`;
  }

  /** The terms, a row for each row of the kernel. */
  get #rows() {
    /** @type {FormulaTerm[][]} */
    const rows = [];
    for (const term of this.terms) (rows[Number(term.key.split(',')[0])] ??= []).push(term);
    return rows;
  }

  /** @param {Event} event */
  #onToggle(event) {
    this.open = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {PointerEvent} event */
  #onPoint(event) {
    if (event.pointerType !== 'touch') this.#point(keyOf(event));
  }

  /** @param {Event} event */
  #onTap(event) {
    const key = keyOf(event);
    this.#point(key === this.active ? null : key);
  }

  /** @param {string | null} key */
  #point(key) {
    this.dispatchEvent(new CustomEvent('term-point', { detail: { key }, bubbles: true, composed: true }));
  }
}

/** The term an event is about. @param {Event} event */
export function keyOf(event) {
  const term = event.target instanceof Element ? event.target.closest('[data-key]') : null;
  return term instanceof HTMLElement ? (term.dataset.key ?? null) : null;
}

customElements.define('product-table', ProductTable);
