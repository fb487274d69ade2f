// <loss-chart>: the loss before every step as a curve that is also the run's time line: drag along it, or use the arrows.
import { LitElement, html, nothing } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import { NextFrame } from '../next-frame.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { frameOf, HEIGHT, readableStep, renderPicture } from './chart-picture.js';
import { tableSteps } from './chart-scale.js';
import { runMark } from './run-marks.js';
import { keptLineStyles, lossChartStyles } from './loss-chart-styles.js';

/** @typedef {'linear' | 'log'} LossScale */
/** @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory */

const TABLE_ROWS = 200;
/** While a run goes on the picture is drawn no sooner than so many milliseconds after the last: with every second frame. */
const DRAWN_EVERY = 24;
/** How often a screen reader may hear of a run that goes on, in milliseconds. */
const SPOKEN_EVERY = 1000;

/**
 * Events: `scrub` with `{ step }`, the number of steps taken one wants to see; `scale-change` with `{ scale }`.
 */
export class LossChart extends LitElement {
  /** @override */
  static properties = {
    i18n: { attribute: false },
    losses: { attribute: false },
    earlier: { attribute: false },
    compared: { attribute: false },
    position: { attribute: false },
    aim: { attribute: false },
    loss: { attribute: false },
    until: { attribute: false },
    running: { type: Boolean },
    scale: {},
    hovered: { state: true },
    width: { state: true },
    tableOpen: { state: true },
  };

  /** @override */
  static styles = [baseStyles, buttonStyles, lossChartStyles, keptLineStyles];

  constructor() {
    super();
    this.i18n = createTranslator('en');
    /** The losses before the steps known. It grows while a run goes on, always together with `position`. */
    this.losses = /** @type {LossHistory | null} */ (null);
    /** The same of the run before the last change of a setting, drawn behind. @type {LossHistory | null} */
    this.earlier = null;
    /** The losses of other runs, drawn beside it. @type {LossHistory[]} */
    this.compared = [];
    /** Steps taken at the state shown. */
    this.position = 0;
    /** The step last asked for: a key pressed before the answer came goes on from there. */
    this.aim = 0;
    /** The loss of the state shown. @type {number | null} */
    this.loss = null;
    /** The step the run goes to. */
    this.until = 20;
    this.running = false;
    /** @type {LossScale} */
    this.scale = 'linear';
    /** The step under the pointer. @type {number | null} */
    this.hovered = null;
    this.width = 0;
    this.tableOpen = false;
    this.#observer = new ResizeObserver(([entry]) => (this.width = Math.round(entry.contentRect.width)));
  }

  /** @type {ResizeObserver} */
  #observer;
  #spoken = { position: 0, text: '', at: -Infinity };
  /** @type {(x: number) => number} */
  #stepAt = () => 1;

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #drawnAt = -Infinity;
  #nextFrame = new NextFrame(this);

  /** @override @param {Map<PropertyKey, unknown>} changed */
  shouldUpdate(changed) {
    const now = performance.now();
    if (this.running && !changed.has('hovered') && now - this.#drawnAt < DRAWN_EVERY) {
      this.#nextFrame.ask();
      return false;
    }
    this.#drawnAt = now;
    return true;
  }

  /** The last step taken, or to be taken. */
  get #last() {
    return Math.max(this.until, this.losses?.length ?? 0, this.position);
  }

  /** @override */
  render() {
    const { losses } = this;
    if (!losses) return nothing;
    const { t } = this.i18n;
    return html`
      <header>
        <h3>${t('chart.title')}</h3>
        ${this.earlier ? html`<span class="before small">${t('chart.earlier')}</span>` : nothing}
        <div class="scales" role="group" aria-label=${t('chart.scale')}>
          ${this.#scaleButton('linear')} ${this.#scaleButton('log')}
        </div>
      </header>
      ${this.#plot(losses)}
      <details @toggle=${this.#onToggle}>
        <summary>${t('chart.table')}</summary>
        ${this.tableOpen ? this.#table(losses) : nothing}
      </details>
      ${
        losses.width > 1
          ? html`<p class="soft small">${t('chart.thinned', { count: losses.length, width: losses.width })}</p>`
          : nothing
      }
    `;
  }

  /** @param {LossScale} scale */
  #scaleButton(scale) {
    return html`<button aria-pressed=${this.scale === scale} @click=${() => this.#fire('scale-change', { scale })}>
      ${this.i18n.t(`chart.scale.${scale}`)}
    </button>`;
  }

  /** @param {LossHistory} losses */
  #plot(losses) {
    const { i18n, earlier, compared, position, loss, scale, hovered, width } = this;
    if (width === 0) return html`<div class="plot"></div>`;
    const data = { i18n, losses, earlier, compared, position, loss, scale, hovered, last: this.#last };
    const frame = frameOf(data, width);
    this.#stepAt = frame.stepAt;
    const spoken = this.#speech();
    return html`<div
      class="plot"
      role="slider"
      tabindex="0"
      aria-label=${i18n.t('chart.slider')}
      aria-valuemin="0"
      aria-valuemax=${this.#last}
      aria-valuenow=${spoken.position}
      aria-valuetext=${spoken.text}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPress}
      @pointermove=${this.#onMove}
      @pointerleave=${() => (this.hovered = null)}
    >
      <svg width=${width} height=${HEIGHT} aria-hidden="true">${renderPicture(data, frame)}</svg>
    </div>`;
  }

  #speech() {
    const at = performance.now();
    if (this.running && at - this.#spoken.at < SPOKEN_EVERY) return this.#spoken;
    const loss = this.loss === null ? '' : this.i18n.number(this.loss, 4);
    const text = this.i18n.t('chart.slider.value', { count: this.position, next: this.position + 1, loss });
    this.#spoken = { position: this.position, text, at };
    return this.#spoken;
  }

  /** @param {LossHistory} losses */
  #table(losses) {
    const { t, number } = this.i18n;
    return html`<div class="rows" tabindex="0" role="region" aria-label=${t('chart.table')}>
      <table aria-label=${t('chart.table')}>
        <thead>
          <tr>
            <th scope="col">${t('chart.table.step')}</th>
            <th scope="col">${t('chart.table.loss')}</th>
            ${this.compared.map((_, index) => html`<th scope="col">${runMark(index)}</th>`)}
          </tr>
        </thead>
        <tbody class="number">
          ${tableSteps(losses, TABLE_ROWS).map(
            ({ step, loss }) =>
              html`<tr>
                <th scope="row">${number(step)}</th>
                <td>${number(loss, 3)}</td>
                ${this.compared.map((one) => {
                  const beside = one.at(step);
                  return html`<td>${beside === null ? '–' : number(beside, 3)}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {Event} event */
  #onToggle(event) {
    this.tableOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    /** @type {Record<string, number>} */
    const goals = {
      ArrowLeft: this.aim - 1,
      ArrowDown: this.aim - 1,
      ArrowRight: this.aim + 1,
      ArrowUp: this.aim + 1,
      PageDown: this.aim - 10,
      PageUp: this.aim + 10,
      Home: 0,
      End: this.#last,
    };
    if (!(event.key in goals) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#scrub(goals[event.key]);
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    if (event.button !== 0) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#scrub(this.#stepUnder(event) - 1);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const step = this.#stepUnder(event);
    const { losses, position, loss } = this;
    if (losses) this.hovered = readableStep({ losses, position, loss }, step);
    if (event.buttons & 1) this.#scrub(step - 1);
  }

  /** @param {PointerEvent} event */
  #stepUnder(event) {
    return this.#stepAt(event.clientX - /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect().left);
  }

  /** @param {number} step */
  #scrub(step) {
    this.#fire('scrub', { step: Math.min(this.#last, Math.max(0, step)) });
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('loss-chart', LossChart);
