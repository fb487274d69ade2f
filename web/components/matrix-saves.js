// Buttons that save a matrix as a file.
import { html } from 'lit';
import { csvOf, npyOf } from './matrix-files.js';
import { saveFile } from './save-file.js';

/**
 * @param {import('../i18n/translator.js').Translator} i18n
 * @param {string} name  of the files
 * @param {() => import('../state/settings.js').Matrix} valuesOf  asked for when they are saved
 * @param {readonly number[]} [shape]  as `npyOf` takes it
 */
export function renderSaves({ t }, name, valuesOf, shape) {
  return html`<div class="presets" role="group" aria-label=${t('take.files', { name })}>
    <span class="soft small" aria-hidden="true">${name}</span>
    <button @click=${() => saveFile(`${name}.csv`, csvOf(valuesOf()), 'text/csv')}>${name}.csv</button>
    <button @click=${() => saveFile(`${name}.npy`, npyOf(valuesOf(), shape), 'application/octet-stream')}>
      ${name}.npy
    </button>
  </div>`;
}
