// <picture-view>: a picture of one channel, too large for numbers: pixels, the window that is looked at, and a place
// to point at, by pointer, touch or arrow keys; drawn on if the lab lets it.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles, figureStyles, roleStyles } from '../styles/shared.js';
import { canvasPng } from './canvas-png.js';
import { styleProperties } from './style-properties.js';

/** @typedef {{ row: number, column: number, rows: number, columns: number }} Window  in pixels; may reach beyond */

const FAR = 16; // pixels that an arrow key moves with Shift

/**
 * Fires `pixel-point` {cell | null} while a pixel is hovered, `pixel-pick` {cell} when one is chosen, and, if it is
 * `drawable`, `pixel-draw` {cell, begins} along a stroke.
 */
export class PictureView extends LitElement {
  /** @override */
  static properties = {
    kind: {},
    symbol: {},
    caption: {},
    hint: {},
    width: { type: Number },
    height: { type: Number },
    at: { attribute: false },
    window: { attribute: false },
    drawable: { type: Boolean, reflect: true },
    stale: { type: Boolean, reflect: true },
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    roleStyles,
    figureStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .body {
        position: relative;
        width: fit-content;
        max-width: 100%;
        overflow: hidden;
        border: 2px solid var(--role);
        border-radius: 4px;
        cursor: crosshair;
      }
      :host([drawable]) .body {
        touch-action: none;
      }
      :host([stale]) canvas {
        opacity: 0.55;
      }
      canvas {
        display: block;
        width: 32rem;
        max-width: 100%;
        height: auto;
        image-rendering: pixelated;
        forced-color-adjust: none;
      }
      /* Two outlines, one light, one dark: seen on any picture. */
      .window {
        position: absolute;
        left: calc(100% * var(--left));
        top: calc(100% * var(--top));
        width: max(7px, 100% * var(--across));
        height: max(7px, 100% * var(--down));
        outline: 2px solid #ffffff;
        box-shadow: 0 0 0 4px #000000;
        pointer-events: none;
        forced-color-adjust: none;
      }
    `,
  ];

  constructor() {
    super();
    /** Whose hue it has. @type {'input' | 'output'} */
    this.kind = 'input';
    this.symbol = 'X';
    this.caption = '';
    /** How it is used, for a screen reader. */
    this.hint = '';
    this.width = 1;
    this.height = 1;
    /** The pixel that arrow keys move from. @type {readonly [number, number]} */
    this.at = [0, 0];
    /** @type {Window | null} */
    this.window = null;
    this.drawable = false;
    this.stale = false;
    this.i18n = createTranslator('en');
    /** What was to be drawn before there was a canvas. @type {ImageData | null} */
    this.waiting = null;
    /** Whether a stroke is being drawn. */
    this.drawing = false;
  }

  /** Puts pixels on the canvas. @param {ImageData} pixels  of the size that `width` and `height` say */
  draw(pixels) {
    const { canvas } = this;
    this.waiting = canvas ? null : pixels;
    if (!canvas) return;
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      canvas.width = pixels.width;
      canvas.height = pixels.height;
    }
    canvas.getContext('2d', { alpha: false })?.putImageData(pixels, 0, 0);
  }

  /** @override */
  firstUpdated() {
    if (this.waiting) this.draw(this.waiting);
  }

  /** @returns {HTMLCanvasElement | null} */
  get canvas() {
    return this.renderRoot?.querySelector('canvas') ?? null;
  }

  /** The picture as a file, once there is one. */
  async toFile() {
    return this.canvas && canvasPng(this.canvas);
  }

  /** @override */
  render() {
    const { symbol, caption, width, height } = this;
    const name = this.i18n.t('picture.name', { symbol, caption, width, height });
    return html`<figure class="role-${this.kind}">
      <figcaption aria-hidden="true">
        <b>${symbol}</b> <span>${caption}</span> <span class="number">${height}×${width}</span>
      </figcaption>
      <div
        class="body"
        role="application"
        tabindex="0"
        aria-label=${name}
        aria-describedby="hint"
        @keydown=${this.#onKey}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onUp}
        @pointerleave=${() => this.#fire('pixel-point', { cell: null })}
      >
        <canvas width="1" height="1"></canvas>
        ${this.window ? this.#renderWindow(this.window) : nothing}
      </div>
      <p id="hint" class="screen-reader">${this.hint}</p>
    </figure>`;
  }

  /** @param {Window} window */
  #renderWindow({ row, column, rows, columns }) {
    const { width, height } = this;
    const place = {
      '--left': column / width,
      '--top': row / height,
      '--across': columns / width,
      '--down': rows / height,
    };
    return html`<div class="window" ${styleProperties(place)}></div>`;
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #cellAt(event) {
    const canvas = /** @type {HTMLElement} */ (this.canvas);
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const column = Math.floor(((event.clientX - left) / width) * this.width);
    const row = Math.floor(((event.clientY - top) / height) * this.height);
    return this.#inside([row, column]);
  }

  /** @param {readonly [number, number]} cell @returns {[number, number]} */
  #inside([row, column]) {
    return [Math.min(this.height - 1, Math.max(0, row)), Math.min(this.width - 1, Math.max(0, column))];
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    if (event.button !== 0) return;
    const cell = this.#cellAt(event);
    if (!this.drawable) {
      this.#fire('pixel-pick', { cell });
      return;
    }
    this.drawing = true;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#fire('pixel-draw', { cell, begins: true });
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const cell = this.#cellAt(event);
    if (this.drawing) this.#fire('pixel-draw', { cell, begins: false });
    else if (event.pointerType !== 'touch') this.#fire('pixel-point', { cell });
  }

  #onUp() {
    this.drawing = false;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const step = event.shiftKey ? FAR : 1;
    const [row, column] = this.at;
    /** @type {Record<string, [number, number]>} */
    const targets = {
      ArrowUp: [row - step, column],
      ArrowDown: [row + step, column],
      ArrowLeft: [row, column - step],
      ArrowRight: [row, column + step],
      Home: [row, 0],
      End: [row, this.width - 1],
    };
    if (event.key in targets) this.#fire('pixel-pick', { cell: this.#inside(targets[event.key]) });
    else if (event.key === ' ' && this.drawable) this.#fire('pixel-draw', { cell: this.at, begins: true });
    else return;
    event.preventDefault();
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('picture-view', PictureView);
