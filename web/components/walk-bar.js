// Walks along the cells of an output: a step back, a step on, run and pause, and a slider to any place.
import { LitElement, css, html, nothing, svg } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, buttonStyles } from '../styles/shared.js';

/** Cells a second one can choose. */
const RATES = [0.5, 1, 2, 4, 8, 16];

const icons = {
  back: svg`<path d="M11 3v10L5 8zM4 3v10" />`,
  on: svg`<path d="M5 3v10l6-5zM12 3v10" />`,
  run: svg`<path d="M5 2.5v11l8-5.5z" />`,
  pause: svg`<path d="M5.5 3v10M10.5 3v10" />`,
};

/** Fires `walk-to` {index}, `walk-run` {running}, `walk-rate` {rate} and `walk-unpin`. */
export class WalkBar extends LitElement {
  /** @override */
  static properties = {
    index: { type: Number },
    count: { type: Number },
    running: { type: Boolean },
    place: {},
    rate: { type: Number },
    pinned: {},
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
      }
      button {
        display: grid;
        place-items: center;
        padding: 0 var(--space-1);
      }
      button[aria-disabled] {
        color: var(--line);
        cursor: default;
      }
      button.run {
        min-width: 3rem;
      }
      button.loose {
        padding: 0 var(--space-2);
      }
      label {
        margin-left: var(--space-2);
      }
      select {
        min-height: 2rem;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--paper);
        color: var(--ink);
        font: inherit;
      }
      .pin:not(:empty) {
        margin-left: var(--space-2);
        font-weight: 600;
      }
      path {
        fill: currentColor;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linejoin: round;
      }
      input {
        flex: 0 1 14rem;
        min-width: 6rem;
        height: 2rem;
        margin: 0 var(--space-2);
        accent-color: var(--role-output);
      }
    `,
  ];

  constructor() {
    super();
    /** From 0, row by row. */
    this.index = 0;
    this.count = 1;
    this.running = false;
    /** Where that is, in words. */
    this.place = '';
    /** Cells a second. */
    this.rate = 1;
    /** That the cell is pinned, in words; empty where it is not. */
    this.pinned = '';
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    const last = this.count - 1;
    return html`<div role="group" aria-label=${t('walk.name')}>
      ${this.#renderStep(icons.back, t('walk.back'), this.index - 1)}
      <button
        class="run"
        aria-label=${t(this.running ? 'walk.pause' : 'walk.run')}
        title=${t(this.running ? 'walk.pause' : 'walk.run')}
        @click=${() => this.#fire('walk-run', { running: !this.running })}
      >
        ${icon(this.running ? icons.pause : icons.run)}
      </button>
      ${this.#renderStep(icons.on, t('walk.on'), this.index + 1)}
      <input
        type="range"
        min="0"
        max=${last}
        .value=${String(this.index)}
        aria-label=${t('walk.slider')}
        aria-valuetext=${this.place}
        @input=${(/** @type {Event} */ event) => this.#walkTo(Number(/** @type {HTMLInputElement} */ (event.target).value))}
      />
      <span class="small soft number" aria-hidden="true">${this.index + 1}/${this.count}</span>
      <label class="small soft"
        >${t('walk.speed')}
        <select
          @change=${(/** @type {Event} */ { target }) => this.#fire('walk-rate', { rate: Number(/** @type {HTMLSelectElement} */ (target).value) })}
        >
          ${RATES.map((rate) => html`<option value=${rate} .selected=${rate === this.rate}>${this.i18n.number(rate)}</option>`)}
        </select></label
      >
      <span class="pin small" role="status">${this.pinned}</span>
      ${this.pinned ? html`<button class="loose" @click=${this.#unpin}>${t('pin.loose')}</button>` : nothing}
    </div>`;
  }

  /** The button goes with the pin: its focus goes to the place that was pinned. */
  #unpin() {
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('input')).focus({ preventScroll: true });
    this.#fire('walk-unpin', null);
  }

  /** @param {unknown} drawing @param {string} name @param {number} target */
  #renderStep(drawing, name, target) {
    const possible = target >= 0 && target < this.count;
    return html`<button
      aria-label=${name}
      title=${name}
      aria-disabled=${possible ? nothing : 'true'}
      @click=${() => possible && this.#walkTo(target)}
    >
      ${icon(drawing)}
    </button>`;
  }

  /** @param {number} index */
  #walkTo(index) {
    this.#fire('walk-to', { index });
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** @param {unknown} drawing */
function icon(drawing) {
  return html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${drawing}</svg>`;
}

customElements.define('walk-bar', WalkBar);
