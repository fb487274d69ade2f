// The settings of a layer: in sight one number for stride, padding and dilation; folded away each axis and side alone.
import { html } from 'lit';
import '../../components/number-field.js';
import '../../components/step-field.js';
import { labSchemas } from '../../state/schema.js';
import { sameValue } from '../../state/settings.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./model.js').Layer} Layer */
/** @typedef {(patch: Partial<Layer>) => void} Change */
/** @typedef {CustomEvent<{ value: number }>} NumberChange */

const schema = labSchemas.correlate;
const axisNames = /** @type {const} */ (['down', 'across']);
const sideNames = /** @type {const} */ (['top', 'left', 'bottom', 'right']);

/** What the settings are before anyone changes them: beside a new example. @type {Partial<Layer>} */
export const plainLayer = Object.fromEntries(
  /** @type {const} */ (['stride', 'padding', 'mode', 'dilation', 'bias', 'reads']).map((name) => [
    name,
    schema[name].default,
  ]),
);

/** @param {Translator} i18n @param {Layer} settings @param {readonly number[]} padding  resolved @param {Change} change */
export function renderLayerControls(i18n, settings, padding, change) {
  return html`<div class="presets layer">
      ${renderEverywhere(i18n, 'stride', settings.stride, change)}
      <span class="together-with">
        ${renderEverywhere(i18n, 'padding', padding, change)} ${renderRules(i18n, settings, change)}
      </span>
      ${renderEverywhere(i18n, 'dilation', settings.dilation, change)}
      <button aria-pressed=${String(settings.reads)} @click=${() => change({ reads: !settings.reads })}>
        ${i18n.t('correlate.reads')}
      </button>
    </div>
    <details class="more">
      <summary>${i18n.t('correlate.more')}</summary>
      <div class="presets">
        ${axisNames.map((name, index) => renderOne(i18n, 'stride', name, index, settings.stride, change))}
      </div>
      <div class="presets">
        ${axisNames.map((name, index) => renderOne(i18n, 'dilation', name, index, settings.dilation, change))}
      </div>
      <div class="presets">
        ${sideNames.map((name, index) => renderOne(i18n, 'padding', name, index, padding, change))}
      </div>
      ${renderModes(i18n, settings, change)}
      <number-field
        kind="kernel"
        .label=${i18n.t('correlate.bias')}
        .value=${settings.bias}
        .setting=${schema.bias}
        .step=${0.5}
        .i18n=${i18n}
        @number-change=${(/** @type {NumberChange} */ { detail }) => change({ bias: detail.value })}
      ></number-field>
    </details>`;
}

/**
 * One number for all axes or sides; where they differ all are shown, and a step makes them equal.
 * @param {Translator} i18n @param {'stride' | 'padding' | 'dilation'} name @param {readonly number[]} values @param {Change} change
 */
function renderEverywhere(i18n, name, values, change) {
  const equal = values.every((value) => value === values[0]);
  return html`<step-field
    .i18n=${i18n}
    .label=${i18n.t(`correlate.${name}`)}
    .value=${Math.max(...values)}
    .text=${equal ? '' : values.join(', ')}
    .setting=${schema[name]}
    @number-change=${(/** @type {NumberChange} */ { detail }) => change({ [name]: values.map(() => detail.value) })}
  ></step-field>`;
}

/**
 * @param {Translator} i18n
 * @param {'stride' | 'padding' | 'dilation'} name
 * @param {'down' | 'across' | 'top' | 'left' | 'bottom' | 'right'} part
 * @param {number} index
 * @param {readonly number[]} values
 * @param {Change} change
 */
function renderOne(i18n, name, part, index, values, change) {
  const key = /** @type {import('../../i18n/translator.js').TextKey} */ (`correlate.${name}.${part}`);
  return html`<step-field
    .i18n=${i18n}
    .label=${i18n.t(key)}
    .value=${values[index]}
    .setting=${schema[name]}
    @number-change=${(/** @type {NumberChange} */ { detail }) =>
      change({ [name]: values.map((value, other) => (other === index ? detail.value : value)) })}
  ></step-field>`;
}

/** @param {Translator} i18n @param {Layer} settings @param {Change} change */
function renderRules(i18n, { padding }, change) {
  const rules = /** @type {const} */ ({ valid: schema.padding.default, same: 'same', full: 'full' });
  return html`<span class="rules" role="group" aria-label=${i18n.t('correlate.rule')}>
    ${Object.entries(rules).map(
      ([name, value]) =>
        html`<button aria-pressed=${String(sameValue(padding, value))} @click=${() => change({ padding: value })}>
          ${i18n.t(`convolve.mode.${/** @type {keyof typeof rules} */ (name)}`)}
        </button>`,
    )}
  </span>`;
}

/** @param {Translator} i18n @param {Layer} settings @param {Change} change */
function renderModes(i18n, { mode }, change) {
  return html`<div class="presets" role="group" aria-label=${i18n.t('correlate.mode')}>
    <span class="soft small" aria-hidden="true">${i18n.t('correlate.mode')}</span>
    ${schema.mode.choices.map(
      (one) =>
        html`<button aria-pressed=${String(one === mode)} @click=${() => change({ mode: one })}>
          ${i18n.t(`correlate.mode.${one}`)}
        </button>`,
    )}
    <span class="soft small">${i18n.t(`correlate.mode.${mode}.words`)}</span>
  </div>`;
}
