// <convscope-embed>: one lab alone, for a frame in someone's course page; its link works like the page's.
import { LitElement, css, html } from 'lit';
import '../labs/convscope-lab.js';
import { createTranslator } from '../i18n/translator.js';
import { Store } from '../state/store.js';
import { baseStyles } from '../styles/shared.js';
import { connectAddress } from './address.js';
import { applyAppearance, translatorFor } from './appearance.js';
import './link-notes.js';

class ConvscopeEmbed extends LitElement {
  /** @override */
  static styles = [
    baseStyles,
    css`
      main {
        padding: var(--space-4);
      }
    `,
  ];

  #store = new Store();
  #i18n = createTranslator('en');

  constructor() {
    super();
    this.#store.subscribe(() => this.requestUpdate());
    connectAddress(this.#store, window, { steps: false });
  }

  /** @override */
  willUpdate() {
    this.#i18n = translatorFor(this.#store.config, this.#i18n);
    applyAppearance(this.#store.config, this.#i18n);
  }

  /** @override */
  render() {
    const { lab, theme } = this.#store.config;
    return html`<main>
      <link-notes
        .notes=${this.#store.notes}
        .i18n=${this.#i18n}
        @dismiss=${() => this.#store.dismissNotes()}
      ></link-notes>
      <h1 class="screen-reader">${this.#i18n.t(`lab.${lab}.name`)}</h1>
      <convscope-lab .lab=${lab} .lang=${this.#i18n.lang} .theme=${theme} .store=${this.#store}></convscope-lab>
    </main>`;
  }
}

customElements.define('convscope-embed', ConvscopeEmbed);
