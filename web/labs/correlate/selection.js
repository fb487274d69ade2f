// What pointer and keyboard look at in a lab with a sliding window: a cell of an output, a term of its sum, or a cell
// of the image or the kernel whose traces are shown. Knows no DOM.

/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./model.js').Term} Term */
/** @typedef {{ cell: [number, number] | null, by: string }} Point  of a `cell-point` */

/** A Lit controller: the lab renders again when something else is looked at. */
export class Selection {
  /** The output cell under the pointer, and of which output. @type {{ of: string, cell: Cell } | null} */
  #hovered = null;
  /** The output cell that has the keyboard's focus. @type {{ of: string, cell: Cell } | null} */
  #visited = null;
  /** The term that is looked at, by its tap. @type {string | null} */
  term = null;
  /** The cell of the image or the kernel that pointer or keyboard is at. @type {{ of: 'x' | 'k', cell: [number, number] } | null} */
  #traced = null;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
  }

  /** Whether a click holds the chosen cell: pointing elsewhere does not look away from it. */
  pinned = false;

  /** What pointer or keyboard looks at, else null: then it is the chosen cell. */
  get pointed() {
    return this.pinned ? null : (this.#hovered ?? this.#visited);
  }

  /** The cell of the image or the kernel whose traces are shown. */
  get traced() {
    return this.pinned ? null : this.#traced;
  }

  /** @param {boolean} pinned */
  pin(pinned) {
    this.pinned = pinned;
    this.host.requestUpdate();
  }

  /** Nothing is looked at but what is pinned. */
  clear() {
    this.#hovered = null;
    this.#visited = null;
    this.term = null;
    this.#traced = null;
    this.host.requestUpdate();
  }

  /** The pointer stays where it is while its cell is pinned. @param {string} of @param {Cell} cell */
  settle(of, cell) {
    if (this.#hovered) this.#hovered = { of, cell };
  }

  /** @param {string | null} key  of a term */
  pointAtTerm(key) {
    this.term = key;
    this.host.requestUpdate();
  }

  /** @param {string} of  which output @param {Point} point */
  pointAtOutput(of, { cell, by }) {
    const pointed = cell && { of, cell };
    if (by === 'pointer') this.#hovered = pointed;
    else this.#visited = pointed;
    this.pointAtTerm(null);
  }

  /** @param {Term[]} terms @param {Point} point */
  pointAtImage(terms, { cell }) {
    this.#traced = cell && { of: 'x', cell };
    this.pointAtTerm(terms.find(({ at }) => cell && at[0] === cell[0] && at[1] === cell[1])?.key ?? null);
  }

  /** @param {(cell: [number, number]) => Cell} tapAt  which tap on the image a cell of this kernel is @param {Point} point */
  pointAtKernel(tapAt, { cell }) {
    this.#traced = cell && { of: 'k', cell };
    this.pointAtTerm((cell && tapAt(cell))?.join(',') ?? null);
  }
}
