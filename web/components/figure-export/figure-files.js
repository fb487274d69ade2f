// <figure-files>: a lab's figure as a picture to save, SVG or PNG. What draws it is fetched when it is asked for.
import { LitElement, css, html } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { saveFile } from '../save-file.js';

const SVG = 'figure.svg';
const PNG = 'figure.png';

export class FigureFiles extends LitElement {
  /** @override */
  static properties = { figure: { attribute: false }, i18n: { attribute: false }, failed: { state: true } };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        margin-top: var(--space-2);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      p:empty {
        display: none;
      }
    `,
  ];

  constructor() {
    super();
    /** Of a lab: where its `.figure` and the sum stand. @type {ParentNode | null} */
    this.figure = null;
    this.i18n = createTranslator('en');
    /** The file that could not be made. */
    this.failed = '';
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    return html`<div role="group" aria-label=${t('figure.files')}>
        <span class="soft small" aria-hidden="true">${t('figure.picture')}</span>
        <button @click=${this.#saveSvg}>${SVG}</button>
        <button @click=${this.#savePng}>${PNG}</button>
      </div>
      <p class="problem small" role="alert">${this.failed ? t('figure.failed', { file: this.failed }) : ''}</p>`;
  }

  #saveSvg() {
    return this.#attempt(SVG, async () => saveFile(SVG, (await this.#draw()).text, 'image/svg+xml'));
  }

  #savePng() {
    return this.#attempt(PNG, async () => {
      const [{ pngOf }, picture] = await Promise.all([import('./figure-png.js'), this.#draw()]);
      saveFile(PNG, await pngOf(picture), 'image/png');
    });
  }

  async #draw() {
    const { drawFigure } = await import('./draw-figure.js');
    if (!this.figure) throw new Error('there is no figure to draw');
    return drawFigure(this.figure, this.renderRoot, this.i18n);
  }

  /** A page of others may forbid images made by scripts. @param {string} file @param {() => Promise<void>} make */
  async #attempt(file, make) {
    this.failed = '';
    try {
      await make();
    } catch {
      this.failed = file;
    }
  }
}

customElements.define('figure-files', FigureFiles);
