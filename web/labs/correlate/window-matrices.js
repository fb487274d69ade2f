// Image, kernel and output of a lab with a window, as they are drawn in each of them: what can be edited there, what
// pointing at a cell does.
import { html } from 'lit';
import '../../components/matrix-grid.js';
import { labSchemas } from '../../state/schema.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./model.js').Term} Term */
/** @typedef {import('./window-lab.js').AnyWindowLab} Lab */
/** @typedef {CustomEvent<import('./selection.js').Point>} PointEvent */
/** @typedef {CustomEvent<{ values: Matrix, continued: boolean }>} ChangeEvent */
/** @typedef {import('../../components/matrix-grid.js').MatrixGrid} MatrixGrid */

/**
 * How a matrix is shown, where it differs from the plain one.
 * @typedef {Partial<Pick<MatrixGrid, 'kind' | 'caption' | 'selected' | 'marked' | 'frame' | 'taps' | 'ring' | 'stale' | 'message' | 'compared' | 'filled' | 'extent' | 'unread'>>} Look
 */
/**
 * `tapAt`: which tap of the kernel on the image a cell of this one is; null where this one is not on the image.
 * @typedef {Look & { turned?: boolean, tapAt?: (cell: [number, number]) => Cell }} KernelLook
 */

/** @param {Lab} lab @param {Matrix} values @param {number} cell @param {Term[]} terms @param {Look} look */
export function renderImage(lab, values, cell, terms, look) {
  return html`<matrix-grid
    kind="input"
    symbol="X"
    editable
    pictured
    caption=${lab.i18n.t('window.image')}
    .i18n=${lab.i18n}
    .values=${values}
    .cell=${cell}
    .room=${lab.size.width || Infinity}
    .limits=${labSchemas.correlate.x}
    .brush=${lab.brush.inHand}
    .marked=${terms.find(({ key }) => key === lab.term)?.at ?? null}
    .frame=${look.frame ?? null}
    .taps=${look.taps ?? null}
    .ring=${look.ring ?? null}
    .unread=${look.unread ?? null}
    .message=${look.message ?? ''}
    .extent=${look.extent ?? 0}
    @matrix-change=${(/** @type {ChangeEvent} */ { detail }) => lab.edit('x', detail)}
    @cell-point=${(/** @type {PointEvent} */ { detail }) => lab.selection.pointAtImage(terms, detail)}
  ></matrix-grid>`;
}

/** @param {Lab} lab @param {Matrix} values @param {number} cell @param {Term[]} terms @param {KernelLook} look */
export function renderKernel(lab, values, cell, terms, look) {
  const term = terms.find(({ key }) => key === lab.term) ?? null;
  const { turned = false } = look;
  return html`<matrix-grid
    id=${turned ? 'turned' : 'kernel'}
    kind="kernel"
    symbol="K"
    ?editable=${!turned}
    caption=${look.caption ?? lab.i18n.t('role.kernel')}
    .i18n=${lab.i18n}
    .values=${values}
    .cell=${cell}
    .room=${lab.size.width || Infinity}
    .limits=${turned ? null : labSchemas.correlate.k}
    .brush=${lab.brush.inHand}
    .marked=${look.marked === undefined ? (term?.tap ?? null) : look.marked}
    .message=${look.message ?? ''}
    .frame=${look.frame ?? null}
    .compared=${look.compared ?? null}
    .extent=${look.extent ?? 0}
    @matrix-change=${(/** @type {ChangeEvent} */ { detail }) => lab.edit('k', detail)}
    @cell-point=${(/** @type {PointEvent} */ { detail }) => lab.selection.pointAtKernel(look.tapAt ?? ((tap) => tap), detail)}
  ></matrix-grid>`;
}

/** @param {Lab} lab @param {string} of  its name among the outputs @param {string} symbol @param {Matrix} values @param {number} cell @param {Look} look */
export function renderOutput(lab, of, symbol, values, cell, look) {
  return html`<matrix-grid
    id=${of}
    kind="output"
    symbol=${symbol}
    caption=${look.caption ?? lab.i18n.t(look.stale ? 'window.stale' : 'role.output')}
    .i18n=${lab.i18n}
    .values=${values}
    .cell=${cell}
    .room=${lab.size.width || Infinity}
    .selected=${look.selected ?? null}
    ?pinned=${lab.selection.pinned}
    .frame=${look.frame ?? null}
    .taps=${look.taps ?? null}
    .filled=${look.filled ?? null}
    .stale=${look.stale ?? false}
    .compared=${look.compared ?? null}
    .extent=${look.extent ?? 0}
    @cell-point=${(/** @type {PointEvent} */ { detail }) => lab.selection.pointAtOutput(of, detail)}
    @cell-pick=${(/** @type {CustomEvent<{ cell: Cell }>} */ { detail }) => lab.pick(of, detail.cell)}
  ></matrix-grid>`;
}
