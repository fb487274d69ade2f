// The legend of the diverging scale: one bar for all matrices, and what its two ends mean in each.
import { LitElement, css, html } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, roleStyles } from '../styles/shared.js';
import { byValue } from './by-value.js';

export class ValueLegend extends LitElement {
  /** @override */
  static properties = { items: byValue, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    roleStyles,
    css`
      :host {
        display: block;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
      }
      .bar {
        flex: none;
        width: 8rem;
        height: 12px;
        border: 1px solid var(--line);
        border-radius: 2px;
        background: linear-gradient(to right in oklab, var(--value-negative), var(--value-zero), var(--value-positive));
        forced-color-adjust: none;
      }
      b {
        color: var(--role);
      }
      @media (forced-colors: active) {
        :host {
          display: none; /* the cells have no colours to explain */
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{ symbol: string, kind: string, extent: number }[]} */
    this.items = [];
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { t, number } = this.i18n;
    const ends = this.items.map(({ symbol, extent }) => `${symbol} ±${number(extent, 3)}`).join(', ');
    return html`<div role="img" aria-label=${t('legend.name', { ends })}>
      <span>${t('legend.negative')}</span><span class="bar"></span><span>${t('legend.positive')}</span>
      ${this.items.map(
        ({ symbol, kind, extent }) =>
          html`<span class="role-${kind} number"><b>${symbol}</b> ±${number(extent, 3)}</span>`,
      )}
    </div>`;
  }
}

customElements.define('value-legend', ValueLegend);
