// The settings of a layer with channels: examples, how many channels and groups, sizes, steps.
import { html, nothing } from 'lit';
import '../../components/step-field.js';
import { MOST_CHANNELS } from '../../state/labs/channels.js';
import { labSchemas } from '../../state/schema.js';
import { allowedGroups, reshaped, sizesOf, usableGroups } from './channels-model.js';
import { presets, presetSettings } from './channels-presets.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./channels-model.js').Settings} Settings */
/** @typedef {(patch: Partial<Settings>) => void} Change */

const schema = labSchemas.channels;

/** @param {Translator} i18n @param {Settings} settings @param {Change} change */
export function renderControls(i18n, settings, change) {
  const { t } = i18n;
  const { ins, outs, rows } = sizesOf(settings);
  const count = { min: 1, max: MOST_CHANNELS };
  /** @param {import('../../i18n/translator.js').TextKey} key @param {number} value @param {{ min: number, max: number }} setting @param {(value: number) => Partial<Settings>} patch */
  const field = (key, value, setting, patch) =>
    html`<step-field
      .i18n=${i18n}
      .label=${t(key)}
      .value=${value}
      .setting=${setting}
      @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => change(patch(detail.value))}
    ></step-field>`;
  return html`<div class="presets" role="group" aria-label=${t('channels.presets')}>
      <span class="soft small" aria-hidden="true">${t('channels.presets')}</span>
      ${presets.map(
        ({ name, layer }) =>
          html`<button @click=${() => change(presetSettings(layer))}>${t(`channels.preset.${name}`)}</button>`,
      )}
    </div>
    <div class="presets layer">
      ${field('channels.ins', ins, count, (value) => reshaped(settings, { ins: value }))}
      ${field('channels.outs', outs, count, (value) => reshaped(settings, { outs: value }))}
      ${renderGroups(i18n, settings, change)}
    </div>
    <div class="presets layer">
      ${field('channels.image', settings.x[0].length, { min: 1, max: schema.x.maxRows }, (value) =>
        reshaped(settings, { imageRows: value, imageColumns: value }),
      )}
      ${field('channels.kernel', rows, { min: 1, max: schema.w.maxRows }, (value) =>
        reshaped(settings, { rows: value, columns: value }),
      )}
      ${field('channels.stride', settings.stride, schema.stride, (stride) => ({ stride }))}
      ${field('channels.padding', settings.padding, schema.padding, (padding) => ({ padding }))}
      ${field('channels.dilation', settings.dilation, schema.dilation, (dilation) => ({ dilation }))}
    </div>`;
}

/** @param {Translator} i18n @param {Settings} settings @param {Change} change */
function renderGroups({ t }, settings, change) {
  const { ins, outs } = sizesOf(settings);
  return html`<span class="rules" role="group" aria-label=${t('channels.groups')}>
    <span class="soft small" aria-hidden="true">${t('channels.groups')}</span>
    ${allowedGroups(ins, outs).map(
      (groups, _, { length }) =>
        html`<button
          aria-pressed=${String(groups === usableGroups(settings))}
          aria-disabled=${length > 1 ? nothing : 'true'}
          @click=${() => change({ groups })}
        >
          ${groups === ins && ins > 1 ? t('channels.groups.depthwise', { groups }) : groups}
        </button>`,
    )}
  </span>`;
}
