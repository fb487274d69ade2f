// One cell size for all matrices of a figure, from the room there is.

const LARGEST = 72;
const LARGEST_STACKED = 52;
const SMALLEST = 26; // px: a target one can hit, and two digits one can read
const SMALLEST_IN_ONE_ROW = 32;

/**
 * @param {number} width  px of the figure
 * @param {number[]} columns  of the matrices, in reading order
 * @param {number} beside  px that stand beside the cells of one row of matrices: operators, gaps, edges
 * @param {number} edge  px beside the cells of one matrix alone
 * @param {number} [narrowest]  px a matrix takes at least, with its caption
 * @returns {{ cell: number, together: boolean }} px of a cell; all matrices in one row where cells stay comfortable,
 *   else each has the width to itself
 */
export function cellSize(width, columns, beside, edge, narrowest = 0) {
  const together = Math.floor((width - beside) / columns.reduce((sum, count) => sum + count, 0));
  const cell = Math.min(LARGEST, together);
  const needed = columns.reduce((sum, count) => sum + Math.max(count * cell, narrowest), beside);
  if (together >= SMALLEST_IN_ONE_ROW && needed <= width) return { cell, together: true };
  const stacked = Math.floor((width - edge) / Math.max(...columns));
  return { cell: Math.max(SMALLEST, Math.min(LARGEST_STACKED, stacked)), together: false };
}

/** A Lit controller: the width of its element, px; the element renders again when it changes. */
export class FigureSize {
  /** 0 before the first measurement. */
  width = 0;
  /** How much larger the reader has text than usual. */
  textScale = 1;
  /** @type {ResizeObserver | undefined} */
  #observer;

  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.host);
    this.#measure();
  }

  hostDisconnected() {
    this.#observer?.disconnect();
  }

  #measure() {
    const width = Math.floor(this.host.clientWidth);
    this.textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    if (width === this.width) return;
    this.width = width;
    this.host.requestUpdate();
  }
}
