// <layer-diagram>: the maps of a net as slanted grids; of any element, what it sees before it and who sees it after it.
import { LitElement, html, nothing } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import { stepped } from '../matrix-cells.js';
import { layoutOf } from './diagram-geometry.js';
import { footOf, renderPicture } from './diagram-picture.js';
import { layerDiagramStyles } from './layer-diagram-styles.js';

/** @typedef {import('./diagram-picture.js').Unit} Unit */

/**
 * Each map is an ARIA grid with one tab stop.
 * Events: `unit-point` {unit | null, by} while an element is hovered or focused, `unit-pick` {unit} when one is chosen.
 */
export class LayerDiagram extends LitElement {
  /** @override */
  static properties = {
    i18n: { attribute: false },
    maps: { attribute: false },
    views: { attribute: false },
    selected: { attribute: false },
    stale: { type: Boolean, reflect: true },
    width: { state: true },
    focused: { state: true },
  };

  /** @override */
  static styles = layerDiagramStyles;

  constructor() {
    super();
    this.i18n = createTranslator('en');
    /** From the input on. @type {import('./diagram-picture.js').DiagramMap[]} */
    this.maps = [];
    /** One for each map. @type {import('./diagram-picture.js').DiagramView[]} */
    this.views = [];
    /** @type {Unit} */
    this.selected = { layer: 0, row: 0, column: 0 };
    /** A last good picture. */
    this.stale = false;
    this.width = 0;
    /** The element of each map that has its tab stop. @type {[number, number][]} */
    this.focused = [];
    this.#observer = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));
  }

  /** @type {ResizeObserver} */
  #observer;

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

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('maps') && !changed.has('selected')) return;
    const { selected } = this;
    this.focused = this.maps.map(({ rows, columns }, layer) => {
      const [row, column] =
        selected.layer === layer ? [selected.row, selected.column] : (this.focused[layer] ?? [0, 0]);
      return [Math.min(row, rows - 1), Math.min(column, columns - 1)];
    });
  }

  /** @override */
  render() {
    if (this.width === 0 || this.maps.length === 0) return nothing;
    const layout = layoutOf(this.maps, this.width, footOf(this.maps));
    // The listeners are not the SVG's: an SVG that listens for focus becomes a tab stop in Chromium.
    return html`<div
      role="group"
      aria-label=${this.i18n.t('diagram.name')}
      @pointerover=${this.#onHover}
      @pointerleave=${() => this.#fire('unit-point', { unit: null, by: 'pointer' })}
      @focusin=${this.#onFocus}
      @focusout=${() => this.#fire('unit-point', { unit: null, by: 'keyboard' })}
      @click=${this.#onClick}
      @keydown=${this.#onKey}
    >
      <svg width=${layout.width} height=${Math.ceil(layout.height)}>${renderPicture(this, layout)}</svg>
    </div>`;
  }

  /** @param {PointerEvent} event */
  #onHover(event) {
    if (event.pointerType !== 'touch') this.#fire('unit-point', { unit: unitOf(event), by: 'pointer' });
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const unit = unitOf(event);
    if (!unit) return;
    this.focused = this.focused.map((one, layer) => (layer === unit.layer ? [unit.row, unit.column] : one));
    this.#fire('unit-point', { unit, by: 'keyboard' });
  }

  /** @param {Event} event */
  #onClick(event) {
    const unit = unitOf(event);
    if (unit) this.#fire('unit-pick', { unit });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const unit = unitOf(event);
    if (!unit || event.altKey || event.metaKey) return;
    const goal = stepped([unit.row, unit.column], event.key, event.ctrlKey, this.views[unit.layer].paths);
    if (event.key === 'Enter' || event.key === ' ') this.#fire('unit-pick', { unit });
    else if (goal) this.#focus(unit.layer, goal);
    else return;
    event.preventDefault();
  }

  /** @param {number} layer @param {[number, number]} cell */
  #focus(layer, [row, column]) {
    const selector = `[data-layer="${layer}"][data-row="${row}"][data-column="${column}"]`;
    /** @type {SVGElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {Event} event @returns {Unit | null} */
function unitOf(event) {
  const element = event.target instanceof Element ? event.target.closest('[data-layer]') : null;
  if (!(element instanceof SVGElement)) return null;
  const { layer, row, column } = element.dataset;
  return { layer: Number(layer), row: Number(row), column: Number(column) };
}

customElements.define('layer-diagram', LayerDiagram);
