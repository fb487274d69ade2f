// <flip-twins>: correlation and convolution learn side by side from turned starts: equal losses, turned kernels.
import { LitElement, css, html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { turned } from './twins-model.js';

const DIGITS = 4;
const LARGEST_CELL = 56;
const SMALLEST_CELL = 26;
const EDGE = 36;

export class FlipTwins extends LitElement {
  /** @override */
  static properties = {
    twins: { attribute: false },
    name: {},
    room: { type: Number },
    i18n: { attribute: false },
    isTurned: { state: true },
  };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        justify-items: start;
      }
      h3 {
        font-size: var(--text-body);
        font-weight: 600;
      }
      p {
        max-width: 44rem;
      }
      .pair {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4) var(--space-12);
      }
      .loss {
        margin-top: var(--space-2);
        color: var(--role-residual);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./twins-model.js').Twins | null} */
    this.twins = null;
    /** Of the kernel. */
    this.name = 'W';
    /** px there are. */
    this.room = Infinity;
    this.i18n = createTranslator('en');
    /** Whether the convolution's kernel is shown turned, as it lies on the image. */
    this.isTurned = false;
  }

  /** @override */
  render() {
    const { i18n, twins } = this;
    if (!twins) return nothing;
    const { plain, flipped, loss, flippedLoss, lossApart, apart, cut } = twins;
    return html`
      <h3>${i18n.t('learn.twins')}</h3>
      <p>${i18n.t('learn.twins.lead')}</p>
      <div class="pair">
        ${this.#renderTwin('⋆', 'learn.twins.plain', plain, loss)}
        ${this.#renderTwin('∗', this.isTurned ? 'learn.twins.turned' : 'learn.twins.flipped', this.isTurned ? turned(flipped) : flipped, flippedLoss)}
      </div>
      <button aria-pressed=${this.isTurned} @click=${this.#turn}>
        ${i18n.t('learn.twins.turn', { name: this.name })}
      </button>
      <p>${i18n.t('learn.twins.apart', { loss: i18n.number(lossApart, 6), kernel: i18n.number(apart, 6) })}</p>
      ${cut === null ? nothing : html`<p>${i18n.t('learn.twins.cut', { count: cut })}</p>`}
      <p>${i18n.t('learn.twins.why')}</p>
    `;
  }

  /**
   * @param {string} operation
   * @param {'learn.twins.plain' | 'learn.twins.turned' | 'learn.twins.flipped'} caption
   * @param {number[][]} values
   * @param {number} loss
   */
  #renderTwin(operation, caption, values, loss) {
    const { i18n, twins } = this;
    const cell = Math.floor((this.room - EDGE) / values[0].length);
    return html`<div>
      <matrix-grid
        class=${operation === '∗' ? 'second' : ''}
        kind="kernel"
        symbol=${this.name + operation}
        caption=${i18n.t(caption)}
        .i18n=${i18n}
        .values=${values}
        .cell=${Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, cell))}
        .room=${this.room}
        .digits=${DIGITS}
        .extent=${extentOf(...(twins?.plain ?? []))}
      ></matrix-grid>
      <p class="loss number">${i18n.t('learn.loss')} = <b>${i18n.number(loss, DIGITS)}</b></p>
    </div>`;
  }

  async #turn() {
    this.isTurned = !this.isTurned;
    await this.updateComplete;
    /** @type {import('../../components/matrix-grid.js').MatrixGrid | null} */
    const grid = this.renderRoot.querySelector('.second');
    await grid?.updateComplete;
    grid?.playTurn();
  }
}

customElements.define('flip-twins', FlipTwins);
