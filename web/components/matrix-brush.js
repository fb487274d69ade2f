// A brush for the cells of a matrix: a stroke by mouse, pen or touch, and single dabs by keyboard. Knows no lab.
import { withCell } from './matrix-values.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */
/** @typedef {[number, number]} At */

/**
 * The cells a quick stroke passes between two that it was seen at, both included.
 * @param {At} from @param {At} to @returns {At[]}
 */
function cellsBetween(from, to) {
  const [down, across] = [to[0] - from[0], to[1] - from[1]];
  const steps = Math.max(Math.abs(down), Math.abs(across));
  if (steps === 0) return [to];
  return Array.from({ length: steps + 1 }, (_, step) => [
    Math.round(from[0] + (down * step) / steps),
    Math.round(from[1] + (across * step) / steps),
  ]);
}

/**
 * One stroke: what the matrix has become, and whether anything of it was changed yet (the first change is an edit of
 * its own, the others belong to it).
 */
export class Stroke {
  #changed = false;

  /** @param {Matrix} values @param {number} value  what it paints @param {At} start */
  constructor(values, value, start) {
    this.values = values;
    this.value = value;
    this.last = start;
  }

  /** @param {At} cell  where it is now @returns {{ values: Matrix, continued: boolean } | null} null: nothing new was painted */
  moveTo(cell) {
    const passed = cellsBetween(this.last, cell).filter(([row, column]) => this.values[row][column] !== this.value);
    this.last = cell;
    if (passed.length === 0) return null;
    this.values = passed.reduce((so, [row, column]) => withCell(so, row, column, this.value), this.values);
    const continued = this.#changed;
    this.#changed = true;
    return { values: this.values, continued };
  }
}

/** The cell under a point of the screen. @param {ParentNode} root @param {PointerEvent} event @returns {At | null} */
export function cellAt(root, { clientX, clientY }) {
  const under = /** @type {ShadowRoot} */ (root).elementFromPoint(clientX, clientY)?.closest('[data-row]');
  return under instanceof HTMLElement ? [Number(under.dataset.row), Number(under.dataset.column)] : null;
}
