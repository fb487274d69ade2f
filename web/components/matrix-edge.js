// An edge of a matrix: two small buttons that add and remove a row or column, and a strip that is dragged to do the same.
import { LitElement, css, html, nothing } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { baseStyles } from '../styles/shared.js';

/** Fires `matrix-resize` {rows, columns, continued}; `continued`: a later move of the same drag. */
export class MatrixEdge extends LitElement {
  /** @override */
  static properties = {
    axis: { reflect: true },
    name: {},
    rows: { type: Number },
    columns: { type: Number },
    cell: { type: Number },
    i18n: { attribute: false },
  };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: flex;
        align-items: center;
        justify-content: center;
        touch-action: none;
      }
      :host([axis='column']) {
        flex-direction: column;
        width: 28px;
        cursor: ew-resize;
      }
      :host([axis='row']) {
        height: 28px;
        cursor: ns-resize;
      }
      button {
        width: 24px;
        height: 24px;
        border: 0;
        border-radius: 12px;
        padding: 0;
        background: none;
        color: var(--ink-soft);
        font: 1rem / 1 var(--font-number);
        cursor: pointer;
      }
      :host(:hover) button {
        color: var(--ink);
      }
      button:hover {
        background: var(--paper-raised);
        color: var(--ink);
      }
      button[aria-disabled] {
        color: var(--line);
        cursor: default;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {'row' | 'column'} */
    this.axis = 'column';
    this.name = '';
    this.rows = 1;
    this.columns = 1;
    /** px a cell */
    this.cell = 44;
    this.i18n = createTranslator('en');
    /** @type {{ at: number, count: number, moved: boolean } | null} */
    this.drag = null;
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    for (const end of ['pointerup', 'pointercancel']) this.addEventListener(end, () => (this.drag = null));
  }

  get count() {
    return this.axis === 'row' ? this.rows : this.columns;
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    const { name } = this;
    const [add, remove] =
      this.axis === 'row'
        ? [t('grid.row.add', { name }), t('grid.row.remove', { name })]
        : [t('grid.column.add', { name }), t('grid.column.remove', { name })];
    return html`
      <button
        aria-label=${remove}
        title=${remove}
        aria-disabled=${this.count <= 1 ? 'true' : nothing}
        @click=${() => this.#resize(this.count - 1)}
      >
        −
      </button>
      <button aria-label=${add} title=${add} @click=${() => this.#resize(this.count + 1)}>+</button>
    `;
  }

  /** @param {PointerEvent} event */
  #position(event) {
    return this.axis === 'row' ? event.clientY : event.clientX;
  }

  /** @param {PointerEvent} event */
  #onDown = (event) => {
    if (event.composedPath()[0] instanceof HTMLButtonElement) return;
    this.setPointerCapture(event.pointerId);
    this.drag = { at: this.#position(event), count: this.count, moved: false };
  };

  /** @param {PointerEvent} event */
  #onMove = (event) => {
    if (!this.drag) return;
    const count = this.drag.count + Math.round((this.#position(event) - this.drag.at) / this.cell);
    if (count === this.count) return;
    this.#resize(count, this.drag.moved);
    this.drag.moved = true;
  };

  /** @param {number} count @param {boolean} [continued] */
  #resize(count, continued = false) {
    const detail = {
      rows: this.axis === 'row' ? count : this.rows,
      columns: this.axis === 'column' ? count : this.columns,
      continued,
    };
    this.dispatchEvent(new CustomEvent('matrix-resize', { detail, bubbles: true, composed: true }));
  }
}

customElements.define('matrix-edge', MatrixEdge);
