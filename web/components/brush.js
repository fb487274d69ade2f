// The brush of a lab: whether its matrices are painted, and with which value.
import { html, nothing } from 'lit';
import './number-field.js';
import { LARGEST_NUMBER, number } from '../state/settings.js';

const valueSetting = number({ default: 1, min: -LARGEST_NUMBER, max: LARGEST_NUMBER });

/** A Lit controller: the lab renders again when the brush is taken up or put down. */
export class Brush {
  #taken = false;
  #value = valueSetting.default;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
  }

  /** What it paints; null: it is not in hand. */
  get inHand() {
    return this.#taken ? this.#value : null;
  }

  /** @param {import('../i18n/translator.js').Translator} i18n @param {string} [name]  of its button */
  render(i18n, name = i18n.t('brush.paint')) {
    return html`<div class="brush presets">
      <button aria-pressed=${String(this.#taken)} @click=${() => this.#set(!this.#taken, this.#value)}>${name}</button>
      ${
        this.#taken
          ? html`<number-field
                .i18n=${i18n}
                .label=${i18n.t('brush.value')}
                .setting=${valueSetting}
                .value=${this.#value}
                @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => this.#set(true, detail.value)}
              ></number-field>
              <span class="soft small">${i18n.t('brush.words')}</span>`
          : nothing
      }
    </div>`;
  }

  /** @param {boolean} taken @param {number} value */
  #set(taken, value) {
    this.#taken = taken;
    this.#value = value;
    this.host.requestUpdate();
  }
}
