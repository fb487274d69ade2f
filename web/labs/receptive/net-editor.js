// net-editor.js — the net as a row of cards in the order of the picture: the input, then every layer with its four numbers.
import { html, nothing } from 'lit';
import { labSchemas } from '../../state/schema.js';
import { layerNames, layerSettings, MOST_LAYERS, plainLayer } from '../../state/labs/receptive.js';
import { namesOf } from './receptive-model.js';

/** @typedef {import('./receptive-lab.js').ReceptiveLab} ReceptiveLab */

/** @param {ReceptiveLab} lab @param {{ layer: number, text: string } | null} misfit */
export function renderNet(lab, misfit) {
  const { i18n } = lab;
  const { inputSize, layers } = lab.settings;
  return html`<section class="net" aria-label=${i18n.t('receptive.net')}>
    <div class="layer role-input" role="group" aria-label=${i18n.t('receptive.input')}>
      <h3>${i18n.t('receptive.input')}</h3>
      <number-field
        label=${i18n.t('receptive.inputSize')}
        .i18n=${i18n}
        .value=${inputSize}
        .setting=${labSchemas.receptive.inputSize}
        @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ inputSize: detail.value })}
      ></number-field>
    </div>
    ${layers.map((_, index) => renderLayer(lab, index, misfit?.layer === index ? misfit.text : ''))}
    <button
      class="add"
      ?disabled=${layers.length >= MOST_LAYERS}
      @click=${() => setLayers(lab, [...layers, plainLayer])}
    >
      <span aria-hidden="true">+</span> ${i18n.t('receptive.add')}
    </button>
  </section>`;
}

/** @param {ReceptiveLab} lab @param {number} index @param {string} problem */
function renderLayer(lab, index, problem) {
  const { i18n } = lab;
  const { layers } = lab.settings;
  const names = namesOf(layers.length);
  const [from, to] = [names[index], names[index + 1]];
  const title = i18n.t('receptive.layer', { from, to });
  const remove = i18n.t('receptive.remove', { from, to });
  return html`<div class="layer" role="group" aria-label=${title}>
    <h3>
      ${title}
      ${
        layers.length > 1
          ? html`<button
              class="remove"
              aria-label=${remove}
              title=${remove}
              @click=${() =>
                setLayers(
                  lab,
                  layers.filter((_, other) => other !== index),
                )}
            >
              ×
            </button>`
          : nothing
      }
    </h3>
    ${layerNames.map(
      (name) =>
        html`<number-field
          label=${i18n.t(`receptive.${name}`)}
          .i18n=${i18n}
          .value=${layers[index][name]}
          .setting=${layerSettings[name]}
          @number-change=${(/** @type {CustomEvent} */ { detail }) =>
            setLayers(
              lab,
              layers.map((layer, other) => (other === index ? { ...layer, [name]: detail.value } : layer)),
            )}
        ></number-field>`,
    )}
    <p class="problem small" role="alert">${problem}</p>
  </div>`;
}

/**
 * The pinned element stays where it is where it can; one in the last map follows the last map.
 * @param {ReceptiveLab} lab
 * @param {readonly import('../../state/labs/receptive.js').Layer[]} layers
 */
function setLayers(lab, layers) {
  const last = lab.settings.layer >= lab.settings.layers.length;
  const focused = focusIn(lab) !== null;
  lab.change({ layers, layer: last ? layers.length : Math.min(lab.settings.layer, layers.length) });
  if (focused) lab.updateComplete.then(() => keepFocus(lab));
}

/** A button that went with its layer, or that has no more to add, hands the focus on. @param {ReceptiveLab} lab */
function keepFocus(lab) {
  const focused = focusIn(lab);
  if (focused && !focused.matches(':disabled')) return;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (lab.renderRoot.querySelectorAll('.remove, .add:enabled'));
  const removing = [...buttons].filter((button) => button.matches('.remove'));
  (removing.at(-1) ?? buttons[0])?.focus();
}

/** @param {ReceptiveLab} lab */
function focusIn(lab) {
  return /** @type {ShadowRoot} */ (lab.renderRoot).activeElement;
}
