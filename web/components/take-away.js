// What one can take away from a lab: lines of code that compute the same, its matrices as files, its figure as a picture.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, buttonStyles } from '../styles/shared.js';
import './figure-export/figure-files.js';
import { renderSaves } from './matrix-saves.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {'pytorch' | 'scipy' | 'javascript'} Dialect */

/** What each is called by those who use it; the same in every language. */
const dialects = /** @type {const} */ ({ pytorch: 'PyTorch', scipy: 'NumPy, SciPy', javascript: 'JavaScript' });
const COPIED_MS = 2000;

export class TakeAway extends LitElement {
  /** @override */
  static properties = {
    code: { attribute: false },
    matrices: { attribute: false },
    figure: { attribute: false },
    i18n: { attribute: false },
    dialect: { state: true },
    outcome: { state: true },
    open: { state: true },
  };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      summary {
        width: fit-content;
        min-height: 1.5rem;
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      pre {
        overflow-x: auto;
        max-height: 20rem;
        margin: var(--space-2) 0 0;
        border: 1px solid var(--line);
        border-radius: 6px;
        padding: var(--space-3);
        background: var(--paper-raised);
        font:
          var(--text-small) / 1.5 ui-monospace,
          monospace;
        tab-size: 2;
      }
    `,
  ];

  constructor() {
    super();
    /** Writes the lines of each there is: only once they are looked at. @type {() => Partial<Record<Dialect, string>>} */
    this.code = () => ({});
    /** By the names of their files; `shape` of a tensor, as `npyOf` takes it. @type {{ name: string, values: Matrix, shape?: number[] }[]} */
    this.matrices = [];
    /** Where the figure stands that is taken away as a picture. @type {ParentNode | null} */
    this.figure = null;
    this.i18n = createTranslator('en');
    /** @type {Dialect} */
    this.dialect = 'pytorch';
    /** What became of copying. @type {'' | 'copied' | 'selected'} */
    this.outcome = '';
    this.open = false;
  }

  /** @override */
  render() {
    return html`<details
      @toggle=${(/** @type {Event} */ { target }) => (this.open = /** @type {HTMLDetailsElement} */ (target).open)}
    >
      <summary>${this.i18n.t('take.name')}</summary>
      ${this.open ? this.#renderContent(this.code()) : nothing}
    </details>`;
  }

  /** @param {Partial<Record<Dialect, string>>} code */
  #renderContent(code) {
    const { t } = this.i18n;
    return html`<div role="group" aria-label=${t('take.code')}>
        ${
          /** @type {Dialect[]} */ (Object.keys(dialects))
            .filter((dialect) => dialect in code)
            .map(
              (dialect) =>
                html`<button aria-pressed=${String(dialect === this.dialect)} @click=${() => (this.dialect = dialect)}>
                  ${dialects[dialect]}
                </button>`,
            )
        }
        <button @click=${() => this.#copy(code[this.dialect] ?? '')}>${t('take.copy')}</button>
        <span class="soft small" role="status">${this.outcome ? t(`take.${this.outcome}`) : ''}</span>
      </div>
      <pre
        tabindex="0"
        role="region"
        aria-label=${t('take.code.name', { dialect: dialects[this.dialect] })}
        lang="en"
      ><code>${code[this.dialect]}</code></pre>
      ${this.matrices.map(({ name, values, shape }) => renderSaves(this.i18n, name, () => values, shape))}
      ${this.figure ? html`<figure-files .i18n=${this.i18n} .figure=${this.figure}></figure-files>` : nothing}`;
  }

  /** @param {string} code */
  async #copy(code) {
    try {
      await navigator.clipboard.writeText(code);
      this.outcome = 'copied';
    } catch {
      // A frame may not be allowed to write to the clipboard; its reader may.
      const shown = this.renderRoot.querySelector('code');
      if (shown) getSelection()?.selectAllChildren(shown);
      this.outcome = 'selected';
    }
    setTimeout(() => (this.outcome = ''), COPIED_MS);
  }
}

customElements.define('take-away', TakeAway);
