// An element made of cells: one of them has the tab stop, arrows move it, and whoever listens is told which cell the
// pointer or the keyboard is at.
import { LitElement } from 'lit';
import { byValue } from './by-value.js';
import { cellOf, stepped } from './matrix-cells.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {import('../state/settings.js').Cell} Cell */

/** Fires `cell-point` {cell | null, by} while a cell is hovered or focused, and `cell-pick` {cell} when one is chosen. */
export class CellFocus extends LitElement {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { values: byValue, focused: { state: true } };

  constructor() {
    super();
    /** @type {Matrix} */
    this.values = [[0]];
    /** The cell that has the tab stop. @type {[number, number]} */
    this.focused = [0, 0];
    /** For the element around the cells: what follows pointer and keyboard. */
    this.listeners = {
      keydown: this.#onKey.bind(this),
      pointerover: this.#onHover.bind(this),
      pointerleave: () => this.#point(null, 'pointer'),
      focusin: this.#onFocus.bind(this),
      focusout: () => this.#point(null, 'keyboard'),
      click: this.#onClick.bind(this),
    };
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('values')) return;
    const [row, column] = this.focused;
    this.focused = [Math.min(row, this.values.length - 1), Math.min(column, this.values[0].length - 1)];
  }

  /** What a click does. @param {[number, number]} cell */
  pick(cell) {
    this.fire('cell-pick', { cell });
  }

  /** @param {KeyboardEvent} event @returns {boolean} handled */
  handleKey(event) {
    if (event.altKey || event.metaKey) return false;
    const target = stepped(this.focused, event.key, event.ctrlKey, this.values);
    if (target) this.moveTo(target);
    else if (event.key === 'Enter' || event.key === ' ') this.pick(this.focused);
    else return false;
    return true;
  }

  /** Takes the keyboard's focus to a cell. @param {[number, number]} cell */
  moveTo(cell) {
    this.focused = cell;
    const selector = `[data-row="${cell[0]}"][data-column="${cell[1]}"]`;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @param {string} type @param {unknown} detail */
  fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.handleKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {PointerEvent} event */
  #onHover(event) {
    if (event.pointerType !== 'touch') this.#point(cellOf(event), 'pointer');
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const cell = cellOf(event);
    if (cell) this.focused = cell;
    this.#point(cell, 'keyboard');
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const cell = cellOf(event);
    if (cell && !(event.target instanceof HTMLInputElement)) this.pick(cell);
  }

  /** @param {Cell} cell @param {'pointer' | 'keyboard'} by */
  #point(cell, by) {
    this.fire('cell-point', { cell, by });
  }
}
