// A matrix that can be painted: strokes by mouse, pen or touch, dabs with the space bar, lines with Shift and the arrows.
import { Stroke, cellAt } from './matrix-brush.js';
import { stepped } from './matrix-cells.js';
import { MatrixView } from './matrix-view.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */

/** Fires, beside what MatrixView fires, `matrix-change` {values, continued}; `continued`: the same stroke goes on. */
export class MatrixPainting extends MatrixView {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { brush: { attribute: false }, painting: { type: Boolean, reflect: true } };

  constructor() {
    super();
    /** What is painted; null: nothing is. @type {number | null} */
    this.brush = null;
    /** Whether there is a brush, for the style. */
    this.painting = false;
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    for (const end of ['pointerup', 'pointercancel']) this.addEventListener(end, () => (this.#stroke = null));
  }

  /** The stroke that goes on. @type {Stroke | null} */
  #stroke = null;

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.painting = this.isEditable && this.brush !== null;
  }

  /** @override @param {[number, number]} cell */
  pick(cell) {
    if (this.painting) this.#paint(cell, cell);
    else super.pick(cell);
  }

  /** @override @param {KeyboardEvent} event */
  handleKey(event) {
    const to = this.painting && event.shiftKey ? stepped(this.focused, event.key, false, this.values) : null;
    if (!to) return super.handleKey(event);
    this.#paint(this.focused, to);
    this.moveTo(to);
    return true;
  }

  /** @param {Matrix} values @param {boolean} [continued] */
  changeTo(values, continued = false) {
    this.fire('matrix-change', { values, continued });
  }

  /** @param {PointerEvent} event */
  #onDown = (event) => {
    const cell = this.painting && event.button === 0 ? cellAt(this.renderRoot, event) : null;
    if (!cell) return;
    this.#stroke = new Stroke(this.values, this.brush ?? 0, cell);
    this.#goOn(cell);
  };

  /** @param {PointerEvent} event */
  #onMove = (event) => {
    if (!event.buttons) this.#stroke = null; // it ended elsewhere
    const cell = this.#stroke && cellAt(this.renderRoot, event);
    if (cell) this.#goOn(cell);
  };

  /** @param {[number, number]} cell */
  #goOn(cell) {
    const painted = this.#stroke?.moveTo(cell);
    if (painted) this.changeTo(painted.values, painted.continued);
  }

  /** One movement by keyboard or click, an edit of its own. @param {[number, number]} from @param {[number, number]} to */
  #paint(from, to) {
    const painted = new Stroke(this.values, this.brush ?? 0, from).moveTo(to);
    if (painted) this.changeTo(painted.values);
  }
}
