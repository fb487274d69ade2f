// What the convolution lab is steered by: where the kernel may lie, and the button that shows its half turn again.
import { html } from 'lit';
import { labSchemas } from '../../state/schema.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../correlate/model.js').Mode} Mode */

/** @param {Translator} i18n @param {Mode} current @param {(mode: Mode) => void} change */
export function renderModes({ t }, current, change) {
  return html`<div class="presets" role="group" aria-label=${t('convolve.mode')}>
    <span class="soft small" aria-hidden="true">${t('convolve.mode')}</span>
    ${labSchemas.convolve.mode.choices.map(
      (mode) =>
        html`<button aria-pressed=${String(mode === current)} @click=${() => change(mode)}>
          ${t(`convolve.mode.${mode}`)}
        </button>`,
    )}
    <span class="soft small">${t(`convolve.mode.${current}.words`)}</span>
  </div>`;
}

/** @param {Translator} i18n @param {string} stage  how far it has come, where it is shown in steps @param {() => void} play */
export function renderTurn({ t }, stage, play) {
  return html`<button
      class="turn"
      aria-label=${t('convolve.turn.name')}
      title=${t('convolve.turn.name')}
      @click=${play}
    >
      <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
        <path d="M4 20A16 16 0 0 1 34 15M36 6 34.5 16 25 13" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      180°
    </button>
    <span class="screen-reader" role="status">${stage}</span>`;
}
