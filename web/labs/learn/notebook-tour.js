// <notebook-tour>: a cell of the notebook above the lab that shows it, with the way to the cells before and after.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { STOPS } from './tour-model.js';

/** Fires `tour-choice` {number}: the stop to go to, 0 to end the tour. */
export class NotebookTour extends LitElement {
  /** @override */
  static properties = { number: { type: Number }, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        margin-top: var(--space-4);
        border-inline-start: 3px solid var(--role-kernel);
        padding: var(--space-2) var(--space-4);
        background: var(--paper-raised);
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        container-type: inline-size;
      }
      h3 {
        font-size: var(--text-body);
        font-weight: 600;
      }
      p {
        max-width: 44rem;
      }
      .cell {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3) var(--space-6);
      }
      @container (min-width: 52rem) {
        .cell {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }
      pre {
        margin: 0;
        max-height: 18rem;
        overflow: auto;
        font-size: var(--text-small);
        line-height: 1.5;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
    `,
  ];

  constructor() {
    super();
    /** Of the stop, from 1. */
    this.number = 1;
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    const { name, code } = STOPS[this.number - 1];
    const way = (
      /** @type {number} */ to,
      /** @type {'learn.tour.back' | 'learn.tour.next' | 'learn.tour.again' | 'learn.tour.end'} */ key,
      primary = false,
    ) => html`<button class=${primary ? 'primary' : ''} @click=${() => this.#go(to)}>${t(key)}</button>`;
    return html`<section aria-label=${t('learn.tour')}>
      <div class="cell">
        <div aria-live="polite">
          <p class="soft small">${t('learn.tour.stop', { number: this.number, count: STOPS.length })}</p>
          <h3>${t(`learn.tour.${name}`)}</h3>
          <p>${t(`learn.tour.${name}.text`)}</p>
        </div>
        <pre tabindex="0" role="region" aria-label=${t('learn.tour.code')}><code>${code}</code></pre>
      </div>
      <div class="ways">
        ${this.number > 1 ? way(this.number - 1, 'learn.tour.back') : nothing}
        ${this.number < STOPS.length ? way(this.number + 1, 'learn.tour.next', true) : nothing}
        ${way(this.number, 'learn.tour.again')} ${way(0, 'learn.tour.end')}
      </div>
    </section>`;
  }

  /** @param {number} number */
  #go(number) {
    this.dispatchEvent(new CustomEvent('tour-choice', { detail: { number } }));
  }
}

customElements.define('notebook-tour', NotebookTour);
