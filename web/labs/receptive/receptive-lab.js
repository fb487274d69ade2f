// <receptive-lab>: what every element of a small net sees in the maps before it, and who sees it after it.
import { html, nothing } from 'lit';
import '../../components/layer-diagram/layer-diagram.js';
import '../../components/number-field.js';
import '../../components/spoken-text.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { LabElement } from '../lab-element.js';
import { renderNet } from './net-editor.js';
import { marginsOf, misfitOf, namesOf, nearestUnit, netOf, viewsOf } from './receptive-model.js';
import { presets } from './receptive-presets.js';
import { receptiveStyles } from './receptive-styles.js';
import { renderBoxes, renderFields } from './receptive-tables.js';
import { layerWords, unitWords } from './receptive-words.js';

/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('../../components/layer-diagram/diagram-picture.js').Unit} Unit */
/** @typedef {import('./receptive-model.js').Net} Net */
/** @typedef {import('../../state/schema.js').LabValues['receptive']} Settings */

/** @extends {LabElement<'receptive'>} */
export class ReceptiveLab extends LabElement {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'receptive';

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { hovered: { state: true }, visited: { state: true } };

  /** @override */
  static styles = receptiveStyles;

  constructor() {
    super();
    /** The element under the pointer, and the one with the keyboard's focus. @type {Unit | null} */
    this.hovered = null;
    /** @type {Unit | null} */
    this.visited = null;
  }

  /** The last net that could be computed, and the room its picture takes; it stays while a change does not fit. */
  #picture = /** @type {{ net: Net, margins: ReturnType<typeof marginsOf> } | null} */ (null);
  /** The settings the picture was made for, or failed for. */
  #key = '';
  /** @type {{ layer: number, error: unknown } | null} */
  #misfit = null;

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { i18n } = this;
    this.#compute(engine);
    const picture = this.#picture;
    const unit = picture && nearestUnit(picture.net, this.#wanted);
    const views = picture && unit ? viewsOf(engine, picture.net, unit) : [];
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('receptive.lead'))}</p>
      ${this.#renderPresets()}
      ${
        picture && unit
          ? html`
              <layer-diagram
                .i18n=${i18n}
                .maps=${this.#maps(picture)}
                .views=${views}
                .selected=${unit}
                ?stale=${this.#misfit !== null}
                @unit-point=${this.#onPoint}
                @unit-pick=${(/** @type {CustomEvent<{ unit: Unit }>} */ { detail }) => this.#pin(detail.unit)}
              ></layer-diagram>
              <div class="words">
                <spoken-text .text=${unitWords(i18n, picture.net, unit, views)}></spoken-text>
                <p class="soft small">${i18n.t('receptive.paths')}</p>
                ${this.#renderChoice(picture.net, unit)}
              </div>
            `
          : nothing
      }
      ${renderNet(this, this.#misfit && { layer: this.#misfit.layer, text: this.#misfitText(engine) })}
      ${
        picture && unit
          ? html`<div class="tables">
              ${renderFields(i18n, picture.net, unit.layer)} ${renderBoxes(i18n, picture.net, unit, views)}
            </div>`
          : nothing
      }
    `;
  }

  /** The element that is looked at: under the pointer, with the focus, or pinned. @returns {Unit} */
  get #wanted() {
    const { layer, at } = this.settings;
    const [row, column] = at ?? [0, 0];
    return this.hovered ?? this.visited ?? { layer, row, column };
  }

  /** @param {Engine} engine */
  #compute(engine) {
    const { inputSize, layers } = this.settings;
    const key = JSON.stringify([inputSize, layers]);
    if (key === this.#key) return;
    this.#key = key;
    this.#misfit = misfitOf(engine, inputSize, layers);
    if (this.#misfit && this.#picture) return;
    const net = netOf(engine, inputSize, layers.slice(0, this.#misfit?.layer));
    this.#picture = { net, margins: marginsOf(engine, net) };
  }

  /** @param {{ net: Net, margins: ReturnType<typeof marginsOf> }} picture */
  #maps({ net, margins }) {
    return net.sizes.map(([rows, columns], index) => ({
      name: net.names[index],
      role: index === 0 ? 'input' : 'output',
      made: index === 0 ? [] : layerWords(this.i18n, net.layers[index - 1]),
      rows,
      columns,
      margin: margins[index],
    }));
  }

  #renderPresets() {
    const { t } = this.i18n;
    return html`<div class="presets" role="group" aria-label=${t('receptive.presets')}>
      <span class="soft small" aria-hidden="true">${t('receptive.presets')}</span>
      ${presets.map(
        ({ key, inputSize, layers }) =>
          html`<button @click=${() => this.change({ inputSize, layers, layer: layers.length, at: [0, 0] })}>
            ${t(key)}
          </button>`,
      )}
    </div>`;
  }

  /** The same choice as in the picture, for cells that are too small to hit. @param {Net} net @param {Unit} unit */
  #renderChoice(net, unit) {
    const { i18n } = this;
    const [rows, columns] = net.sizes[unit.layer];
    const setting = (/** @type {number} */ max) => ({
      min: 1,
      max,
      whole: true,
      check: (/** @type {number} */ value) => (value >= 1 && value <= max ? null : 'out-of-range'),
    });
    return html`<div class="choose" role="group" aria-label=${i18n.t('receptive.choose')}>
      <label
        >${i18n.t('receptive.choose')}
        <select
          aria-label=${i18n.t('receptive.choose.map')}
          .value=${String(unit.layer)}
          @change=${(/** @type {Event} */ event) =>
            this.#pin({ ...unit, layer: Number(/** @type {HTMLSelectElement} */ (event.target).value) })}
        >
          ${net.names.map((name, layer) => html`<option value=${layer} ?selected=${layer === unit.layer}>${name}</option>`)}
        </select>
      </label>
      <number-field
        label=${i18n.t('receptive.choose.row')}
        .i18n=${i18n}
        .value=${unit.row + 1}
        .setting=${setting(rows)}
        @number-change=${(/** @type {CustomEvent} */ { detail }) => this.#pin({ ...unit, row: detail.value - 1 })}
      ></number-field>
      <number-field
        label=${i18n.t('receptive.choose.column')}
        .i18n=${i18n}
        .value=${unit.column + 1}
        .setting=${setting(columns)}
        @number-change=${(/** @type {CustomEvent} */ { detail }) => this.#pin({ ...unit, column: detail.value - 1 })}
      ></number-field>
    </div>`;
  }

  /** Why the last layer does not fit. @param {Engine} engine */
  #misfitText(engine) {
    if (!this.#misfit) return '';
    const { inputSize, layers } = this.settings;
    const { layer, error } = this.#misfit;
    if (/** @type {{ code?: string }} */ (error).code !== 'kernel-too-large') return describeError(this.i18n, error);
    const before = netOf(engine, inputSize, layers.slice(0, layer));
    const { kernel, dilation, padding } = layers[layer];
    const [rows, columns] = before.sizes[layer];
    return this.i18n.t('receptive.misfit', {
      name: namesOf(layers.length)[layer],
      span: (kernel - 1) * dilation + 1,
      rows: rows + 2 * padding,
      columns: columns + 2 * padding,
    });
  }

  /** Keeps an element selected when pointer and focus leave. @param {Unit} unit */
  #pin(unit) {
    const net = this.#picture?.net;
    const { layer, row, column } = net ? nearestUnit(net, unit) : unit;
    this.change({ layer, at: [row, column] }, 'replace');
  }

  /** @param {CustomEvent<{ unit: Unit | null, by: string }>} event */
  #onPoint({ detail: { unit, by } }) {
    if (by === 'pointer') this.hovered = unit;
    else this.visited = unit;
  }
}

customElements.define('receptive-lab', ReceptiveLab);
