// What the correlation and the convolution lab share: an image and a kernel to edit, outputs to point at, and one
// selection that image, kernel, formula and sentence follow.
import { html } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { FigureSize, cellSize } from '../../components/figure-size.js';
import '../../components/formula-line.js';
import '../../components/matrix-grid.js';
import '../../components/spoken-text.js';
import '../../components/value-legend.js';
import '../../components/walk-bar.js';
import { labSchemas } from '../../state/schema.js';
import { LabElement } from '../lab-element.js';
import { Walk } from './walk.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./model.js').Term} Term */
/** @typedef {import('../../components/matrix-grid.js').MatrixGrid} MatrixGrid */

/**
 * How a matrix is shown, where it differs from the plain one.
 * @typedef {Partial<Pick<MatrixGrid, 'kind' | 'caption' | 'selected' | 'marked' | 'frame' | 'taps' | 'ring' | 'stale' | 'message' | 'compared' | 'filled' | 'extent' | 'unread'>>} Look
 */
/**
 * `tapAt`: which tap of the kernel on the image a cell of this one is; null where this one is not on the image.
 * @typedef {Look & { turned?: boolean, tapAt?: (cell: [number, number]) => Cell }} KernelLook
 */

const OPERATOR = 44; // px an operator and its gap take
const EDGE = 30; // px the handles beside an editable matrix take

/**
 * @template {'correlate' | 'convolve' | 'transpose'} L
 * @extends {LabElement<L>}
 */
export class WindowLab extends LabElement {
  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    hovered: { state: true },
    visited: { state: true },
    term: { state: true },
    traced: { state: true },
  };

  constructor() {
    super();
    /** The output cell under the pointer, and of which output. @type {{ of: string, cell: Cell } | null} */
    this.hovered = null;
    /** The output cell that has the keyboard's focus. @type {{ of: string, cell: Cell } | null} */
    this.visited = null;
    /** The term that is looked at, by its tap. @type {string | null} */
    this.term = null;
    /** The cell of the image or the kernel that pointer or keyboard is at. @type {{ of: 'x' | 'k', cell: [number, number] } | null} */
    this.traced = null;
    this.size = new FigureSize(this);
    /** The output the kernel walks along, as it was drawn last. */
    this.walked = { index: 0, count: 1, columns: 1, of: '' };
    this.walk = new Walk(this, { position: () => this.walked, go: (index) => this.#walkTo(index) });
  }

  /** What pointer or keyboard looks at, else null: then it is the pinned cell. */
  get pointed() {
    return this.hovered ?? this.visited;
  }

  /** @param {number[]} columns  of the matrices that would stand in one row @param {number} [narrowest]  px of each */
  fit(columns, narrowest) {
    return cellSize(this.size.width, columns, (columns.length - 1) * OPERATOR + 2 * EDGE + 24, EDGE + 8, narrowest);
  }

  /** @param {Matrix} values @param {number} cell @param {Term[]} terms @param {Look} look */
  renderImage(values, cell, terms, look) {
    return html`<matrix-grid
      kind="input"
      symbol="X"
      editable
      caption=${this.i18n.t('window.image')}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.size.width || Infinity}
      .limits=${labSchemas.correlate.x}
      .marked=${terms.find(({ key }) => key === this.term)?.at ?? null}
      .frame=${look.frame ?? null}
      .taps=${look.taps ?? null}
      .ring=${look.ring ?? null}
      .unread=${look.unread ?? null}
      .message=${look.message ?? ''}
      .extent=${look.extent ?? 0}
      @matrix-change=${this.#onChange('x')}
      @cell-point=${this.#onImagePoint(terms)}
    ></matrix-grid>`;
  }

  /** In the image's place: how often each of its cells is read. @param {{ values: Matrix, ring: MatrixGrid['ring'] }} coverage @param {number} cell @param {Look} look */
  renderReads({ values, ring }, cell, look) {
    return html`<matrix-grid
      kind="input"
      symbol="X"
      scale="magnitude"
      caption=${this.i18n.t('correlate.reads.caption')}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.size.width || Infinity}
      .frame=${look.frame ?? null}
      .ring=${ring}
      .unread=${look.unread ?? null}
      .extent=${extentOf(...(ring?.values ?? values))}
      @cell-point=${this.#onImagePoint([])}
    ></matrix-grid>`;
  }

  /** @param {Matrix} values @param {number} cell @param {Term[]} terms @param {KernelLook} look */
  renderKernel(values, cell, terms, look) {
    const term = terms.find(({ key }) => key === this.term) ?? null;
    const { turned = false } = look;
    return html`<matrix-grid
      id=${turned ? 'turned' : 'kernel'}
      kind="kernel"
      symbol="K"
      ?editable=${!turned}
      caption=${look.caption ?? this.i18n.t('role.kernel')}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.size.width || Infinity}
      .limits=${turned ? null : labSchemas.correlate.k}
      .marked=${look.marked === undefined ? (term?.tap ?? null) : look.marked}
      .message=${look.message ?? ''}
      .frame=${look.frame ?? null}
      .compared=${look.compared ?? null}
      .extent=${look.extent ?? 0}
      @matrix-change=${this.#onChange('k')}
      @cell-point=${this.#onTapPoint(look.tapAt)}
    ></matrix-grid>`;
  }

  /** @param {string} of  its name among the outputs @param {string} symbol @param {Matrix} values @param {number} cell @param {Look} look */
  renderOutput(of, symbol, values, cell, look) {
    return html`<matrix-grid
      id=${of}
      kind="output"
      symbol=${symbol}
      caption=${look.caption ?? this.i18n.t(look.stale ? 'window.stale' : 'role.output')}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.size.width || Infinity}
      .selected=${look.selected ?? null}
      .frame=${look.frame ?? null}
      .taps=${look.taps ?? null}
      .filled=${look.filled ?? null}
      .stale=${look.stale ?? false}
      .compared=${look.compared ?? null}
      .extent=${look.extent ?? 0}
      @cell-point=${this.#onOutputPoint(of)}
      @cell-pick=${(/** @type {CustomEvent<{ cell: Cell }>} */ event) => this.pin(of, event.detail.cell)}
    ></matrix-grid>`;
  }

  /** @param {string} symbol @param {Cell} at @param {Term[]} terms @param {number} result @param {number} [bias] */
  renderFormula(symbol, at, terms, result, bias = 0) {
    return html`<formula-line
      .i18n=${this.i18n}
      .symbol=${symbol}
      .at=${at}
      .terms=${terms}
      .bias=${bias}
      .result=${result}
      .active=${this.term}
      @term-point=${(/** @type {CustomEvent<{ key: string | null }>} */ event) => (this.term = event.detail.key)}
    ></formula-line>`;
  }

  /** The rows or columns of the image that terms come from, in words. @param {'rows' | 'columns'} axis @param {Term[]} terms */
  namesOf(axis, terms) {
    const index = axis === 'rows' ? 0 : 1;
    const all = [...new Set(terms.filter(({ padding }) => !padding).map(({ at }) => at[index] + 1))];
    const [first, last] = [all[0], all[all.length - 1]];
    const contiguous = all.length > 1 && last - first === all.length - 1;
    const list = contiguous ? `${first}–${last}` : all.join(', ');
    if (axis === 'rows') return this.i18n.t(all.length === 1 ? 'window.row' : 'window.rows', { list });
    return this.i18n.t(all.length === 1 ? 'window.column' : 'window.columns', { list });
  }

  /** How many of the terms are with padding, in words, or nothing. @param {Term[]} terms @param {boolean} [zeros] */
  paddingWords(terms, zeros = true) {
    const count = terms.filter(({ padding }) => padding).length;
    if (!count) return '';
    return this.i18n.t(zeros ? 'window.padding' : 'window.padding.copies', { count });
  }

  /**
   * The bar that walks along an output. While it runs only the cells the kernel has been at are filled.
   * @param {string} of @param {Matrix} values @param {[number, number]} selected
   */
  renderWalk(of, values, [row, column]) {
    const columns = values[0].length;
    this.walked = { index: row * columns + column, count: values.length * columns, columns, of };
    return html`<walk-bar
      .i18n=${this.i18n}
      .index=${this.walked.index}
      .count=${this.walked.count}
      .running=${this.walk.running}
      .place=${this.i18n.t('window.place', { row: row + 1, column: column + 1 })}
      @walk-to=${(/** @type {CustomEvent<{ index: number }>} */ { detail }) => {
        this.walk.stop();
        this.#walkTo(detail.index);
      }}
      @walk-run=${(/** @type {CustomEvent<{ running: boolean }>} */ { detail }) =>
        detail.running ? this.walk.start() : this.walk.stop()}
    ></walk-bar>`;
  }

  /** @param {number} index */
  #walkTo(index) {
    const { columns, of } = this.walked;
    this.hovered = null;
    this.visited = null;
    this.term = null;
    this.traced = null;
    this.walked = { ...this.walked, index };
    this.pin(of, [Math.floor(index / columns), index % columns]);
  }

  /** Keeps a cell selected when the pointer leaves. @param {string} of @param {Cell} cell */
  pin(of, cell) {
    this.change(/** @type {any} */ ({ at: cell }), 'replace');
    if (this.hovered) this.hovered = { of, cell };
  }

  /** @param {'x' | 'k'} name */
  #onChange(name) {
    return (/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) => {
      this.walk.stop();
      this.change(/** @type {any} */ ({ [name]: detail.values }), detail.continued ? 'replace' : 'push');
    };
  }

  /** @param {string} of */
  #onOutputPoint(of) {
    return (/** @type {CustomEvent<{ cell: Cell, by: string }>} */ { detail: { cell, by } }) => {
      const pointed = cell && { of, cell };
      if (by === 'pointer') this.hovered = pointed;
      else this.visited = pointed;
      this.term = null;
    };
  }

  /** @param {Term[]} terms */
  #onImagePoint(terms) {
    return (/** @type {CustomEvent<{ cell: [number, number] | null }>} */ { detail: { cell } }) => {
      this.traced = cell && { of: 'x', cell };
      this.term = terms.find(({ at }) => cell && at[0] === cell[0] && at[1] === cell[1])?.key ?? null;
    };
  }

  /** @param {((cell: [number, number]) => Cell) | undefined} tapAt */
  #onTapPoint(tapAt = (cell) => cell) {
    return (/** @type {CustomEvent<{ cell: [number, number] | null }>} */ { detail: { cell } }) => {
      this.traced = cell && { of: 'k', cell };
      this.term = (cell && tapAt(cell))?.join(',') ?? null;
    };
  }
}
