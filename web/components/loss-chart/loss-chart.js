// <loss-chart>: the loss before every step as a curve that is also the run's time line: drag along it, or use the arrows.
import { LitElement, html, svg, nothing } from 'lit';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { curvePath, lossAxis, stepAxis, tableSteps } from './chart-scale.js';
import { lossChartStyles } from './loss-chart-styles.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {'linear' | 'log'} LossScale */

const HEIGHT = 260;
/** Between the axis and the first and last step, so that their points stand clear of it. */
const INSET = 12;
const MARGIN = { top: 24, right: 20, bottom: 44, left: 52 };
/** Dots are drawn while they are at least so far apart, in pixels. */
const DOT_SPACING = 7;
/** About the width of a loss in figures, in pixels. */
const LABEL_WIDTH = 48;
const TABLE_ROWS = 200;
/** How often a screen reader may hear of a run that goes on, in milliseconds. */
const SPOKEN_EVERY = 1000;

/**
 * Events: `scrub` with `{ step }`, the number of steps taken one wants to see; `scale-change` with `{ scale }`.
 */
export class LossChart extends LitElement {
  static properties = {
    i18n: { attribute: false },
    losses: { attribute: false },
    earlier: { attribute: false },
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

  static styles = [baseStyles, buttonStyles, lossChartStyles];

  constructor() {
    super();
    /** @type {Translator | null} */
    this.i18n = null;
    /** The loss before each step known. @type {Float64Array} */
    this.losses = new Float64Array();
    /** The same of the run before the last change of a setting, drawn behind. @type {Float64Array | null} */
    this.earlier = null;
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

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  /** The last point drawn: that of the next step, at the state shown, or of the furthest step known. */
  get #known() {
    return Math.max(this.losses.length, this.position);
  }

  /** The loss before a step, the one about to be taken included. @param {number} step */
  #lossBefore(step) {
    return step <= this.losses.length ? this.losses[step - 1] : step === this.position + 1 ? this.loss : null;
  }

  /** @override */
  render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`
      <header>
        <h3>${i18n.t('chart.title')}</h3>
        ${this.earlier ? html`<span class="before small">${i18n.t('chart.earlier')}</span>` : nothing}
        <div class="scales" role="group" aria-label=${i18n.t('chart.scale')}>
          ${this.#scaleButton(i18n, 'linear')} ${this.#scaleButton(i18n, 'log')}
        </div>
      </header>
      ${this.width > 0 ? this.#figure(i18n) : html`<div class="plot"></div>`}
      <details @toggle=${this.#toggled}>
        <summary>${i18n.t('chart.table')}</summary>
        ${this.tableOpen ? this.#table(i18n) : nothing}
      </details>
    `;
  }

  /** @param {Translator} i18n @param {LossScale} scale */
  #scaleButton(i18n, scale) {
    const choose = () => this.dispatchEvent(new CustomEvent('scale-change', { detail: { scale } }));
    return html`<button aria-pressed=${this.scale === scale} @click=${choose}>
      ${i18n.t(`chart.scale.${scale}`)}
    </button>`;
  }

  /** @param {Translator} i18n */
  #figure(i18n) {
    const { width } = this;
    const inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
    const steps = stepAxis(
      Math.max(this.until, this.#known) + 1,
      Math.min(6, Math.max(2, Math.floor(inner.width / 40))),
    );
    const now = this.loss === null ? [] : [this.loss];
    const values = lossAxis(this.scale, [this.losses, now]);
    const toX = (/** @type {number} */ step) => MARGIN.left + INSET + steps.share(step) * (inner.width - 2 * INSET);
    const toY = (/** @type {number} */ loss) => MARGIN.top + (1 - values.share(loss)) * inner.height;
    this.#stepAt = (x) =>
      Math.round(1 + ((x - MARGIN.left - INSET) / (inner.width - 2 * INSET)) * (steps.max - steps.min));
    const spoken = this.#speech(i18n);
    return html`
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${i18n.t('chart.slider')}
        aria-valuemin="0"
        aria-valuemax=${Math.max(this.until, this.#known)}
        aria-valuenow=${spoken.position}
        aria-valuetext=${spoken.text}
        @keydown=${this.#keyed}
        @pointerdown=${this.#pressed}
        @pointermove=${this.#moved}
        @pointerleave=${() => (this.hovered = null)}
      >
        <svg width=${width} height=${HEIGHT} aria-hidden="true">
          ${this.#frame(i18n, steps, values, toX, toY)}
          ${this.earlier ? svg`<path class="earlier" d=${curvePath(this.earlier, toX, toY)} />` : nothing}
          <path class="curve ahead" d=${curvePath(this.losses, toX, toY)} />
          <path class="curve" d=${curvePath([...this.losses.subarray(0, this.position), ...now], toX, toY)} />
          ${this.#dots(toX, toY)} ${this.#labels(i18n, steps, toX, toY)}
          ${this.loss === null ? nothing : this.#head(toX(this.position + 1), toY(this.loss))}
          ${this.#pointed(i18n, toX, toY)}
        </svg>
      </div>
    `;
  }

  /** @type {(x: number) => number} */
  #stepAt = () => 1;

  /**
   * @param {Translator} i18n
   * @param {import('./chart-scale.js').Axis} steps
   * @param {import('./chart-scale.js').Axis} values
   * @param {(step: number) => number} toX
   * @param {(loss: number) => number} toY
   */
  #frame(i18n, steps, values, toX, toY) {
    const right = this.width - MARGIN.right;
    const bottom = HEIGHT - MARGIN.bottom;
    return svg`
      ${values.ticks.map(
        (tick) => svg`
          <line class=${tick === values.ticks[0] ? 'axis' : 'rule'} x1=${MARGIN.left} x2=${right} y1=${toY(tick)} y2=${toY(tick)} />
          <text class="tick" x=${MARGIN.left - 8} y=${toY(tick)} dy="0.35em" text-anchor="end">${this.#tickText(i18n, tick)}</text>`,
      )}
      ${steps.ticks.map(
        (tick) => svg`
          <line class="axis" x1=${toX(tick)} x2=${toX(tick)} y1=${bottom} y2=${bottom + 4} />
          <text class="tick" x=${toX(tick)} y=${bottom + 18} text-anchor="middle">${i18n.number(tick)}</text>`,
      )}
      <text class="tick" x=${right} y=${HEIGHT - 6} text-anchor="end">${i18n.t('chart.steps')}</text>
    `;
  }

  /** @param {Translator} i18n @param {number} tick */
  #tickText(i18n, tick) {
    return this.scale === 'log' && (tick < 1e-3 || tick >= 1e4) ? i18n.number(tick, 0) : i18n.number(tick, 3);
  }

  /** @param {(step: number) => number} toX @param {(loss: number) => number} toY */
  #dots(toX, toY) {
    if (toX(2) - toX(1) < DOT_SPACING) return nothing;
    return [...this.losses].map(
      (loss, index) =>
        svg`<circle class=${index < this.position ? 'dot' : 'dot ahead'} cx=${toX(index + 1)} cy=${toY(loss)} r="3" />`,
    );
  }

  /**
   * The losses at the ticks in full, as the notebook prints them.
   * @param {Translator} i18n
   * @param {import('./chart-scale.js').Axis} steps
   * @param {(step: number) => number} toX
   * @param {(loss: number) => number} toY
   */
  #labels(i18n, steps, toX, toY) {
    return steps.ticks
      .filter((step) => step <= this.losses.length && step !== this.hovered)
      .map((step) => {
        const loss = this.losses[step - 1];
        const x = toX(step);
        // On the side where the curve has gone down, so that the number stands clear of it.
        const head = toX(this.position + 1);
        const free = x + LABEL_WIDTH < this.width && (head <= x || head > x + LABEL_WIDTH);
        const atStart = loss >= (this.#lossBefore(step + 1) ?? loss) && free;
        return svg`<text class="value number" x=${x + (atStart ? 4 : -4)} y=${toY(loss) - 8} text-anchor=${atStart ? 'start' : 'end'}>${i18n.number(loss, 3)}</text>`;
      });
  }

  /** The state shown. @param {number} x @param {number} y */
  #head(x, y) {
    const bottom = HEIGHT - MARGIN.bottom;
    return svg`<line class="now" x1=${x} x2=${x} y1=${MARGIN.top - 8} y2=${bottom} /><circle class="head" cx=${x} cy=${y} r="6" />`;
  }

  /** @param {Translator} i18n @param {(step: number) => number} toX @param {(loss: number) => number} toY */
  #pointed(i18n, toX, toY) {
    const step = this.hovered;
    const loss = step === null ? null : this.#lossBefore(step);
    if (step === null || loss === null) return nothing;
    const x = toX(step);
    const end = x > this.width / 2;
    return svg`
      <line class="guide" x1=${x} x2=${x} y1=${MARGIN.top} y2=${HEIGHT - MARGIN.bottom} />
      <circle class="pointed" cx=${x} cy=${toY(loss)} r="5" />
      <text class="value number" x=${x + (end ? -8 : 8)} y=${MARGIN.top - 8} text-anchor=${end ? 'end' : 'start'}>
        ${i18n.t('chart.point', { step, loss: i18n.number(loss, 4) })}
      </text>`;
  }

  /** @param {Translator} i18n */
  #speech(i18n) {
    const at = performance.now();
    if (this.running && at - this.#spoken.at < SPOKEN_EVERY) return this.#spoken;
    const loss = this.loss === null ? '' : i18n.number(this.loss, 4);
    const text = i18n.t('chart.slider.value', { count: this.position, next: this.position + 1, loss });
    this.#spoken = { position: this.position, text, at };
    return this.#spoken;
  }

  /** @param {Translator} i18n */
  #table(i18n) {
    return html`
      <div class="rows" tabindex="0">
        <table aria-label=${i18n.t('chart.table')}>
          <thead>
            <tr>
              <th scope="col">${i18n.t('chart.table.step')}</th>
              <th scope="col">${i18n.t('chart.table.loss')}</th>
            </tr>
          </thead>
          <tbody class="number">
            ${tableSteps(this.losses.length, TABLE_ROWS).map(
              (step) =>
                html`<tr>
                  <th scope="row">${i18n.number(step)}</th>
                  <td>${i18n.number(this.losses[step - 1], 3)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** @param {Event} event */
  #toggled(event) {
    this.tableOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {number} step */
  #scrub(step) {
    const last = Math.max(this.until, this.#known);
    this.dispatchEvent(new CustomEvent('scrub', { detail: { step: Math.min(last, Math.max(0, step)) } }));
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    const last = Math.max(this.until, this.#known);
    /** @type {Record<string, number>} */
    const goals = {
      ArrowLeft: this.aim - 1,
      ArrowDown: this.aim - 1,
      ArrowRight: this.aim + 1,
      ArrowUp: this.aim + 1,
      PageDown: this.aim - 10,
      PageUp: this.aim + 10,
      Home: 0,
      End: last,
    };
    if (!(event.key in goals) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#scrub(goals[event.key]);
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    if (event.button !== 0) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#scrub(this.#stepUnder(event) - 1);
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const step = this.#stepUnder(event);
    this.hovered = Math.min(Math.max(1, step), this.#known + 1);
    if (event.buttons & 1) this.#scrub(step - 1);
  }

  /** @param {PointerEvent} event */
  #stepUnder(event) {
    return this.#stepAt(event.clientX - /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect().left);
  }
}

customElements.define('loss-chart', LossChart);
