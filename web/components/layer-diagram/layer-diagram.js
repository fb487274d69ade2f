// <layer-diagram>: the maps of a net as slanted grids; of any element, what it sees before it and who sees it after it.
import { LitElement, html, svg, nothing } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import { magnitudeColor } from '../color-scale.js';
import { styleProperties } from '../style-properties.js';
import { cornersOf, layoutOf, pointOn, pointsText } from './diagram-geometry.js';
import { layerDiagramStyles } from './layer-diagram-styles.js';

/** @typedef {import('../../engine/index.js').Box} Box */
/** @typedef {import('./diagram-geometry.js').Margin} Margin */
/** @typedef {import('./diagram-geometry.js').Plane} Plane */
/** @typedef {import('./diagram-geometry.js').DiagramLayout} DiagramLayout */
/** @typedef {{ layer: number, row: number, column: number }} Unit */

/**
 * One map of the net.
 * @typedef {object} DiagramMap
 * @property {string} name
 * @property {string} role     whose hue it has: `input` or `output`
 * @property {string[]} made   how it comes from the map before, in a few words a line; empty for the input
 * @property {number} rows
 * @property {number} columns
 * @property {Margin} margin   how far fields reach outside it, in cells
 */

/**
 * What is lit in one map: the box, the number of paths by which each element reaches the selected one.
 * @typedef {{ box: Box | null, paths: number[][] }} DiagramView
 */

const LINE = 18; // px, of small text
const NUMBER_CELL = 30; // px; smaller cells do not get numbers

/**
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
    /** From the input on. @type {DiagramMap[]} */
    this.maps = [];
    /** One for each map. @type {DiagramView[]} */
    this.views = [];
    /** @type {Unit | null} */
    this.selected = null;
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
    this.focused = this.maps.map(({ rows, columns }, layer) => {
      const { selected } = this;
      const [row, column] =
        selected?.layer === layer ? [selected.row, selected.column] : (this.focused[layer] ?? [0, 0]);
      return [Math.min(row, rows - 1), Math.min(column, columns - 1)];
    });
  }

  /** @override */
  render() {
    if (this.width === 0 || this.maps.length === 0) return nothing;
    const lines = Math.max(...this.maps.map(({ made }) => made.length));
    const layout = layoutOf(this.maps, this.width, lines * LINE);
    const { direction, cell, planes } = layout;
    return html`
      <div
        role="group"
        aria-label=${this.i18n.t('diagram.name')}
        @pointerover=${this.#onHover}
        @pointerleave=${() => this.#point(null, 'pointer')}
        @focusin=${this.#onFocus}
        @focusout=${() => this.#point(null, 'keyboard')}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
      >
        <!-- The listeners are not the SVG's: an SVG that listens for focus becomes a tab stop in Chromium. -->
        <svg class=${direction} width=${layout.width} height=${Math.ceil(layout.height)}>
          ${planes.map(
            (plane, layer) => svg`
            ${layer > 0 ? this.#rays(planes[layer - 1], plane, layer) : nothing}
            ${this.#map(plane, layer, cell)}`,
          )}
          ${planes.map((plane, layer) => this.#title(plane, layer, direction))}
          ${planes.slice(1).map((plane, index) => this.#making(planes[index], plane, this.maps[index + 1].made, layout))}
        </svg>
      </div>
    `;
  }

  /** The map's name above it. @param {Plane} plane @param {number} layer @param {'row' | 'column'} direction */
  #title(plane, layer, direction) {
    const { name, role, rows, columns } = this.maps[layer];
    const standing = direction === 'row';
    const x = standing ? pointOn(plane, 0, columns / 2).x : 0;
    const y = standing ? pointOn(plane, 0, columns).y - 8 : pointOn(plane, 0, 0).y + 4;
    return svg`
      <text class="role-${role}" x=${x} y=${y} text-anchor=${standing ? 'middle' : 'start'} aria-hidden="true">
        <tspan class="symbol">${name}</tspan><tspan class="size number" dx="6">${rows}×${columns}</tspan>
      </text>`;
  }

  /** How a map is made of the one before: below the gap between them, or in it. @param {Plane} from @param {Plane} to @param {string[]} made @param {DiagramLayout} layout */
  #making(from, to, made, { direction, height }) {
    const standing = direction === 'row';
    const x = standing ? (from.bounds.right + to.bounds.left) / 2 : 0;
    const most = Math.max(...this.maps.map((map) => map.made.length));
    const top = standing ? height - LINE * most - LINE / 2 : (from.bounds.bottom + to.bounds.top) / 2 - LINE;
    const lines = standing ? made : [made.join(' · ')];
    return svg`<text class="made" y=${top} text-anchor=${standing ? 'middle' : 'start'} aria-hidden="true">
      ${lines.map((line) => svg`<tspan x=${x} dy=${LINE}>${line}</tspan>`)}
    </text>`;
  }

  /** @param {Plane} plane @param {number} layer @param {number} size */
  #map(plane, layer, size) {
    const { name, role, rows, columns } = this.maps[layer];
    const label = this.i18n.t('grid.name', { name, rows, columns });
    const most = Math.max(1, ...(this.views[layer]?.paths ?? []).flat());
    return svg`
      <g class="role-${role}" role="grid" aria-label=${label} aria-readonly="true">
        ${this.#outside(plane, layer)}
        ${Array.from(
          { length: rows },
          (_, row) => svg`<g role="row">
            ${Array.from({ length: columns }, (__, column) => this.#cell(plane, { layer, row, column }, size, most))}
          </g>`,
        )}
        <polygon class="edge" points=${pointsText(cornersOf(plane, [0, 0, rows - 1, columns - 1]))} />
        ${this.#box(plane, layer)}
      </g>`;
  }

  /** @param {Plane} plane @param {Unit} unit @param {number} size @param {number} most  paths in this map */
  #cell(plane, unit, size, most) {
    const { layer, row, column } = unit;
    const { t } = this.i18n;
    const view = this.views[layer];
    const paths = view?.paths[row]?.[column] ?? 0;
    const isSelected = sameUnit(this.selected, unit);
    const [focusRow, focusColumn] = this.focused[layer] ?? [0, 0];
    const after = this.selected !== null && layer > this.selected.layer;
    const label = t(paths === 0 || isSelected ? 'diagram.cell' : after ? 'diagram.cell.sees' : 'diagram.cell.seen', {
      row: row + 1,
      column: column + 1,
      count: paths,
    });
    const { x, y } = pointOn(plane, row + 0.5, column + 0.5);
    return svg`<g
      class="cell ${after ? 'after' : ''}"
      role="gridcell"
      aria-label=${label}
      aria-selected=${isSelected}
      tabindex=${row === focusRow && column === focusColumn ? 0 : -1}
      data-layer=${layer}
      data-row=${row}
      data-column=${column}
    >
      <polygon points=${pointsText(cornersOf(plane, [row, column, row, column]))}
        ${styleProperties({ '--fill': isSelected ? 'var(--role)' : paths ? magnitudeColor(0.25 + (0.75 * paths) / most, 1) : 'var(--paper)' })} />
      ${paths > 0 && !isSelected && size >= NUMBER_CELL ? svg`<text class="paths number" x=${x} y=${y} dy="0.35em" text-anchor="middle" aria-hidden="true">${paths}</text>` : nothing}
    </g>`;
  }

  /** The places of the box that are not in the map. @param {Plane} plane @param {number} layer */
  #outside(plane, layer) {
    const box = this.views[layer]?.box;
    const { rows, columns } = this.maps[layer];
    if (!box) return nothing;
    const places = [];
    for (let row = box[0]; row <= box[2]; row += 1) {
      for (let column = box[1]; column <= box[3]; column += 1) {
        const inside = row >= 0 && row < rows && column >= 0 && column < columns;
        if (!inside)
          places.push(
            svg`<polygon class="padding" points=${pointsText(cornersOf(plane, [row, column, row, column]))} />`,
          );
      }
    }
    return places;
  }

  /** @param {Plane} plane @param {number} layer */
  #box(plane, layer) {
    const box = this.views[layer]?.box;
    if (!box || !this.selected || layer > this.selected.layer) return nothing;
    return svg`<polygon class="box" points=${pointsText(cornersOf(plane, box))} />`;
  }

  /** From the corners of what is seen in one map to those of what sees it in the next. @param {Plane} from @param {Plane} to @param {number} layer  of the latter */
  #rays(from, to, layer) {
    const [near, far] = [this.views[layer - 1]?.box, this.views[layer]?.box];
    if (!near || !far || !this.selected) return nothing;
    const [a, b] = [cornersOf(from, near), cornersOf(to, far)];
    const forward = layer > this.selected.layer ? 'after' : '';
    return svg`<g class="rays ${forward}" aria-hidden="true">
      ${a.map((corner, index) => {
        const next = (index + 1) % a.length;
        return svg`<polygon points=${pointsText([corner, a[next], b[next], b[index]])} />`;
      })}
      ${a.map((corner, index) => svg`<line x1=${corner.x} y1=${corner.y} x2=${b[index].x} y2=${b[index].y} />`)}
    </g>`;
  }

  /** @param {PointerEvent} event */
  #onHover(event) {
    if (event.pointerType !== 'touch') this.#point(unitOf(event), 'pointer');
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const unit = unitOf(event);
    if (!unit) return;
    this.focused = this.focused.map((one, layer) => (layer === unit.layer ? [unit.row, unit.column] : one));
    this.#point(unit, 'keyboard');
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
    if (event.key === 'Enter' || event.key === ' ') this.#fire('unit-pick', { unit });
    else {
      const target = stepped(unit, event.key, event.ctrlKey, this.maps[unit.layer]);
      if (!target) return;
      const selector = `[data-layer="${target.layer}"][data-row="${target.row}"][data-column="${target.column}"]`;
      /** @type {SVGElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
    }
    event.preventDefault();
  }

  /** @param {Unit | null} unit @param {'pointer' | 'keyboard'} by */
  #point(unit, by) {
    this.#fire('unit-point', { unit, by });
  }

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {Unit | null} a @param {Unit | null} b */
export function sameUnit(a, b) {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.row === b.row && a.column === b.column);
}

/** @param {Event} event @returns {Unit | null} */
function unitOf(event) {
  const element = event.target instanceof Element ? event.target.closest('[data-layer]') : null;
  if (!(element instanceof SVGElement)) return null;
  const { layer, row, column } = element.dataset;
  return { layer: Number(layer), row: Number(row), column: Number(column) };
}

/**
 * @param {Unit} unit
 * @param {string} key
 * @param {boolean} far  with Ctrl: all the way
 * @param {DiagramMap} map
 * @returns {Unit | null} null: the key does not move
 */
function stepped({ layer, row, column }, key, far, { rows, columns }) {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  /** @type {Record<string, [number, number]>} */
  const goals = {
    ArrowUp: [far ? 0 : Math.max(0, row - 1), column],
    ArrowDown: [far ? lastRow : Math.min(lastRow, row + 1), column],
    ArrowLeft: [row, far ? 0 : Math.max(0, column - 1)],
    ArrowRight: [row, far ? lastColumn : Math.min(lastColumn, column + 1)],
    Home: [far ? 0 : row, 0],
    End: [far ? lastRow : row, lastColumn],
  };
  const goal = goals[key];
  return goal ? { layer, row: goal[0], column: goal[1] } : null;
}

customElements.define('layer-diagram', LayerDiagram);
