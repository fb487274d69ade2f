// <convscope-app>: the page around the labs: name, tabs, language, theme, and what a link asked for in vain.
import { LitElement, html, nothing } from 'lit';
import '../components/term-link.js';
import '../labs/convscope-lab.js';
import { createTranslator, languages } from '../i18n/translator.js';
import { configSchema, labIds } from '../state/schema.js';
import { Store } from '../state/store.js';
import { connectAddress } from './address.js';
import { appStyles } from './app-styles.js';
import { applyAppearance, translatorFor } from './appearance.js';
import { logo, themeIcons } from './icons.js';
import './link-notes.js';

const languageNames = { en: 'English', 'zh-Hans': '简体中文' };

class ConvscopeApp extends LitElement {
  /** @override */
  static properties = { i18n: { state: true } };

  /** @override */
  static styles = appStyles;

  #store = new Store();

  constructor() {
    super();
    this.i18n = createTranslator('en');
    this.#store.subscribe(() => this.requestUpdate());
    connectAddress(this.#store, window);
  }

  /** @override */
  willUpdate() {
    this.i18n = translatorFor(this.#store.config, this.i18n);
    applyAppearance(this.#store.config, this.i18n);
  }

  /** @override */
  updated() {
    const nav = this.renderRoot.querySelector('nav');
    const tab = nav?.querySelector('[aria-current]');
    if (!nav || !(tab instanceof HTMLElement) || tab === this.#shownTab) return;
    this.#shownTab = tab;
    // Not scrollIntoView, which would move the page as well.
    nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }

  /** The tab that was brought into view last: after that the line stays where the reader pushes it. @type {HTMLElement | null} */
  #shownTab = null;

  /** @override */
  render() {
    const { lab, theme } = this.#store.config;
    const { t, lang } = this.i18n;
    return html`
      <a class="skip" href="#lab" @click=${this.#skip}>${t('shell.skip')}</a>
      <header>
        <div class="bar">
          <a
            class="name"
            href=${this.#store.address({ config: { lab: labIds[0] } }) || './'}
            @click=${this.#goTo(labIds[0])}
          >
            ${logo} convscope
          </a>
          <nav aria-label=${t('shell.labs')}>${labIds.map((id) => this.#renderTab(id))}</nav>
          <div class="choices">${this.#renderLanguages()} ${this.#renderThemes()}</div>
        </div>
      </header>
      <main id="lab" tabindex="-1">
        <link-notes
          .notes=${this.#store.notes}
          .i18n=${this.i18n}
          @dismiss=${() => this.#store.dismissNotes()}
        ></link-notes>
        <h1>${t(`lab.${lab}.name`)}</h1>
        <convscope-lab .lab=${lab} .lang=${lang} .theme=${theme} .store=${this.#store}></convscope-lab>
        <footer><term-link .i18n=${this.i18n}>${t('glossary.title')}</term-link></footer>
      </main>
    `;
  }

  /** @param {import('../state/schema.js').LabId} id */
  #renderTab(id) {
    const current = id === this.#store.config.lab;
    const address = this.#store.address({ search: location.search, config: { lab: id } });
    return html`<a href=${address || './'} aria-current=${current ? 'page' : nothing} @click=${this.#goTo(id)}
      >${this.i18n.t(`lab.${id}.name`)}</a
    >`;
  }

  #renderLanguages() {
    return html`<div class="segments" role="group" aria-label=${this.i18n.t('shell.language')}>
      ${languages.map(
        (lang) =>
          html`<button
            lang=${lang}
            aria-pressed=${String(lang === this.i18n.lang)}
            @click=${() => this.#store.changeConfig({ lang }, 'replace')}
          >
            ${languageNames[lang]}
          </button>`,
      )}
    </div>`;
  }

  #renderThemes() {
    const { t } = this.i18n;
    return html`<div class="segments" role="group" aria-label=${t('shell.theme')}>
      ${configSchema.theme.choices.map(
        (theme) =>
          html`<button
            aria-label=${t(`shell.theme.${theme}`)}
            title=${t(`shell.theme.${theme}`)}
            aria-pressed=${String(theme === this.#store.config.theme)}
            @click=${() => this.#store.changeConfig({ theme }, 'replace')}
          >
            ${themeIcons[theme]}
          </button>`,
      )}
    </div>`;
  }

  /** @param {import('../state/schema.js').LabId} lab */
  #goTo(lab) {
    return (/** @type {MouseEvent} */ event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return; // a tab of its own
      event.preventDefault();
      if (lab !== this.#store.config.lab) this.#store.changeConfig({ lab });
    };
  }

  /** @param {Event} event  the hash is the lab's state, so the link does not change it */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('main')).focus();
  }
}

customElements.define('convscope-app', ConvscopeApp);
