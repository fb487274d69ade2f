// What can be set in the picture lab: the picture and where it comes from, the kernel, the edge, the colours.
import { html, nothing } from 'lit';
import '../../components/number-field.js';
import '../../components/picture-choice.js';
import { images as schema } from '../../state/labs/images.js';
import { renderKernelChoice } from '../correlate/kernel-choice.js';

/** @typedef {import('../../state/schema.js').LabValues['images']} Settings */
/** @typedef {import('../../i18n/translator.js').TextKey} TextKey */

/**
 * @typedef {object} Controls
 * @property {import('../../i18n/translator.js').Translator} i18n
 * @property {import('../shared-engine.js').Engine} engine
 * @property {Settings} settings
 * @property {import('./own-picture.js').OwnPicture} own
 * @property {(patch: Partial<Settings>) => void} change
 */

/** @param {Controls} controls */
export function renderControls(controls) {
  const { i18n, engine, settings, change } = controls;
  return html`<div class="settings">
    ${renderPicture(controls)} ${renderKernelChoice(i18n, engine, settings.k, (k) => change({ k }))}
    <details class="more">
      <summary>${i18n.t('images.more')}</summary>
      <div class="group">
        ${renderChoice(controls, 'turn')} ${renderChoice(controls, 'padding')} ${renderChoice(controls, 'view')}
        ${settings.picture === 'own' ? nothing : renderSide(controls)}
      </div>
    </details>
  </div>`;
}

/** How large the examples are. @param {Controls} controls */
function renderSide({ i18n, settings, change }) {
  return html`<number-field
    class="small"
    .i18n=${i18n}
    .label=${i18n.t('images.side')}
    .value=${settings.side}
    .setting=${schema.side}
    .step=${64}
    @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => change({ side: detail.value })}
  ></number-field>`;
}

/** @param {Controls} controls */
function renderPicture(controls) {
  const { i18n, own } = controls;
  const { t } = i18n;
  return html`<div class="group" role="group" aria-label=${t('images.picture')}>
    ${renderChoice(controls, 'picture')}
    <picture-choice
      label=${t('picture.choose')}
      @picture-choice=${(/** @type {CustomEvent<{ file: File }>} */ { detail }) => own.read(detail.file)}
    ></picture-choice>
    <button @click=${() => (own.filming ? own.stopCamera() : own.startCamera())}>
      ${t(own.filming ? 'images.camera.stop' : 'images.camera')}
    </button>
    <button
      aria-pressed=${String(own.drawing)}
      @click=${() => (own.drawing ? own.endDrawing() : own.draw(own.picture))}
    >
      ${t(own.drawing ? 'images.draw.done' : 'images.draw')}
    </button>
    ${own.drawing ? html`<button @click=${() => own.draw(null)}>${t('images.draw.clear')}</button>` : nothing}
  </div>`;
}

/** @param {Controls} controls @param {'picture' | 'turn' | 'padding' | 'view'} name */
function renderChoice({ i18n, settings, own, change }, name) {
  const { choices } = schema[name];
  const absent = name === 'picture' && settings.picture !== 'own' && !own.picture ? 'own' : null;
  return html`<label class="kernel-choice">
    <span class="soft small">${i18n.t(`images.${name}`)}</span>
    <select
      @change=${(/** @type {Event} */ { target }) => {
        if (name === 'picture') {
          own.stopCamera();
          own.endDrawing();
        }
        change({ [name]: /** @type {HTMLSelectElement} */ (target).value });
      }}
    >
      ${choices.map(
        (value) =>
          html`<option value=${value} .selected=${value === settings[name]} ?hidden=${value === absent}>
            ${i18n.t(/** @type {TextKey} */ (`images.${name}.${value}`))}
          </option>`,
      )}
    </select>
  </label>`;
}
