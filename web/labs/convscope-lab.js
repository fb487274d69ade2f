// <convscope-lab lab="learn">: one lab as a custom element, in our own page and in anyone else's.
import { LitElement, css, html, unsafeCSS } from 'lit';
import { createTranslator, pickLanguage } from '../i18n/translator.js';
import { labIds } from '../state/schema.js';
import { Store } from '../state/store.js';
import tokens from '../styles/tokens.css?inline';
import { baseStyles } from '../styles/shared.js';
import { labs } from './registry.js';

/**
 * Attributes: `lab`, `lang` (en, zh-Hans), `theme` (auto, light, dark), `state` (the part of a link after the number
 * sign). A page that keeps settings itself gives its `store` instead.
 */
export class ConvscopeLab extends LitElement {
  /** @override */
  static properties = {
    lab: { reflect: true },
    lang: {},
    theme: {},
    state: {},
    store: { attribute: false },
    failure: { state: true },
  };

  /** @override */
  static styles = [
    unsafeCSS(tokens),
    baseStyles,
    css`
      :host {
        display: block;
        background: var(--paper);
        color: var(--ink);
        font: 1rem / 1.5 var(--font-text);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string} */
    this.lab = labIds[0];
    /** @type {string} */
    this.lang = '';
    this.theme = 'auto';
    this.state = '';
    /** @type {Store | null} */
    this.store = null;
    /** @type {unknown} */
    this.failure = null;
    this.#own = new Store();
  }

  /** @type {Store} */
  #own;
  /** @type {import('./lab-element.js').LabElement<any> | null} */
  #element = null;
  /** The element of the lab that was asked for last. */
  #tag = '';

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('lab') || changed.has('state')) {
      this.#own.open({ search: `?lab=${encodeURIComponent(this.lab)}`, hash: this.state });
    }
    if (changed.has('lab')) this.#show();
    if (changed.has('theme')) this.dataset.theme = this.theme;
    if (!this.#element) return;
    this.#element.store = this.store ?? this.#own;
    this.#element.i18n = this.#translator();
  }

  #translator() {
    const lang = pickLanguage(this.lang ? [this.lang] : navigator.languages);
    if (this.#element?.i18n?.lang === lang) return this.#element.i18n;
    return createTranslator(lang);
  }

  #show() {
    const { tag, load } = labs[/** @type {import('../state/schema.js').LabId} */ (this.lab)] ?? labs[labIds[0]];
    this.#tag = tag;
    this.failure = null;
    load().then(
      () => {
        // Another lab may have been asked for while this one was on its way.
        if (tag !== this.#tag || this.#element?.localName === tag) return;
        this.#element = /** @type {any} */ (document.createElement(tag));
        this.requestUpdate();
      },
      (problem) => {
        if (tag === this.#tag) this.failure = problem;
      },
    );
  }

  /** @override */
  render() {
    if (this.failure)
      return html`<p role="alert" class="problem">${createTranslator(pickLanguage([this.lang])).t('error.load')}</p>`;
    return html`${this.#element}`;
  }
}

customElements.define('convscope-lab', ConvscopeLab);
