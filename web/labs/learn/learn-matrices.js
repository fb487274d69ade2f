// learn-matrices.js — the matrices of the learning lab: X, the kernels learned and hidden, prediction, target and residual.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { labSchemas } from '../../state/schema.js';
import { inputName, outputName, planeOf, planesOf, sizesOf, withMatrix } from './kernel-pairs.js';
import { renderLoss } from './learn-controls.js';
import { outputSize, ringOf } from './task-model.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */
/** @typedef {import('./learn-model.js').CellStory} CellStory */
/** @typedef {import('../../components/matrix-grid.js').MatrixGrid} MatrixGrid */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */

const LARGEST_CELL = 40;
/** Where there are more matrices. */
const LARGE_CELL = 32;
const SMALLEST_CELL = 26;
/** px beside the cells of X and of the results where all stand side by side: kernels, gaps, operators. */
const BESIDE = 410;
/** px the handles beside an editable matrix take, and an operator before a matrix. */
const EDGE = 30;
const OPERATOR = 36;
export const DIGITS = 2;

/** One size for the cells of all matrices. @param {LearnLab} lab */
export function cellSize({ settings, size, wide }) {
  const columns = settings.x[0].length + 2 * settings.padding;
  const results = Math.max(1, outputSize(settings)[1]);
  // Below one another, W and b stand side by side.
  const taps = settings.hidden[0].length + Number(settings.bias);
  const narrow = Math.min((size.width - EDGE) / columns, (size.width - 2 * OPERATOR - EDGE / 2) / taps);
  const room = wide ? (size.width - BESIDE) / (columns + results) : narrow;
  const largest = settings.ins * settings.outs > 1 ? LARGE_CELL : LARGEST_CELL;
  return Math.max(SMALLEST_CELL, Math.min(largest, Math.floor(room)));
}

/** px for the matrices of one column of the figure. @param {LearnLab} lab @param {number} beside */
function roomOf({ size, wide }, beside) {
  return wide ? Math.floor((size.width - 300) / 2) : size.width - beside || Infinity;
}

/**
 * @param {LearnLab} lab
 * @param {(values: Matrix) => Partial<import('./learn-model.js').Settings>} patch
 */
export function changed(lab, patch) {
  return (/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) => {
    lab.run.goOn(detail.continued);
    lab.change(patch(detail.values), detail.continued ? 'replace' : 'push');
  };
}

/** The product that is looked at, where it is of this input channel. @param {LearnLab} lab @param {CellStory | null} story @param {number} into */
export function termIn({ term }, story, into) {
  const found = term === null ? undefined : story?.terms[term];
  return found?.into === into ? found : null;
}

/** The planes of X. @param {LearnLab} lab @param {CellStory | null} story */
export function renderInput(lab, story) {
  const { i18n, settings } = lab;
  const { shown } = lab.run;
  const [row, column] = lab.selected;
  const { rows, columns } = shown ? sizesOf(shown.task) : { rows: 1, columns: 1 };
  const { stride, padding } = shown?.task ?? settings;
  const planes = planesOf(settings).map((plane, into) => {
    const term = termIn(lab, story, into);
    return html`<matrix-grid
      id=${idOf('x', into)}
      kind="input"
      symbol=${inputName(settings, into)}
      editable
      pictured
      ?edgeless=${into > 0}
      caption=${i18n.t('learn.x')}
      .i18n=${i18n}
      .values=${plane}
      .cell=${cellSize(lab)}
      .room=${roomOf(lab, 0)}
      .limits=${labSchemas.learn.x}
      .brush=${lab.brush.inHand}
      .frame=${story && { row: row * stride - padding, column: column * stride - padding, rows, columns }}
      .ring=${ringOf(plane, padding)}
      .marked=${term ? [term.row, term.column] : null}
      @matrix-change=${changed(lab, (values) => withMatrix(settings, 'x', into, values))}
    ></matrix-grid>`;
  });
  return planes.length > 1 ? html`<div class="planes">${planes}</div>` : planes;
}

/** The first of a kind has its plain name. @param {string} letter @param {number} index */
export function idOf(letter, index) {
  return index === 0 ? letter : `${letter}${index + 1}`;
}

/** Of the output channel that is looked at. @param {LearnLab} lab */
export function renderResults(lab) {
  const { shown } = lab.run;
  if (!shown) return nothing;
  const { out } = lab.pair;
  const sizes = sizesOf(shown.task);
  const { output, target, residual } = shown.report;
  const extent = extentOf(output.data, target.data, residual.data);
  const result = (
    /** @type {string} */ operator,
    /** @type {'prediction' | 'target' | 'residual'} */ name,
    /** @type {MatrixGrid['kind']} */ kind,
    /** @type {string} */ symbol,
    /** @type {import('../../engine/index.js').Tensor} */ tensor,
  ) =>
    html`<div class="sum">
      <span class="operator" aria-hidden="true">${operator}</span>
      <matrix-grid
        id=${name}
        kind=${kind}
        symbol=${outputName(symbol, sizes, out)}
        caption=${lab.i18n.t(`learn.${name}`)}
        .i18n=${lab.i18n}
        .values=${planeOf(tensor, out)}
        .cell=${cellSize(lab)}
        .room=${roomOf(lab, OPERATOR)}
        .digits=${DIGITS}
        .extent=${extent}
        .selected=${lab.selected}
        .stale=${lab.taskProblem !== ''}
        .fleeting=${lab.fast && name !== 'target'}
        @cell-point=${lab.onPoint}
        @cell-pick=${(/** @type {CustomEvent} */ { detail }) => lab.change({ at: detail.cell }, 'replace')}
      ></matrix-grid>
    </div>`;
  return html`
    ${result('=', 'prediction', 'output', 'Ŷ', output)} ${result('−', 'target', 'target', 'Y', target)}
    ${result('=', 'residual', 'residual', 'R', residual)} ${renderLoss(lab, shown.report.loss, sizes.outs)}
  `;
}

/** What the full colours stand for. @param {LearnLab} lab */
export function legendOf({ settings, run: { shown } }) {
  const items = [{ symbol: 'X', kind: 'input', extent: extentOf(planesOf(settings).flat(2)) }];
  if (!shown) return items;
  const { weight, bias, output, target, residual } = shown.report;
  const kernels = extentOf(weight.data, bias?.data ?? [], shown.task.kernel.flat(3));
  items.push({ symbol: 'W, b, K', kind: 'kernel', extent: kernels });
  items.push({ symbol: 'Ŷ, Y, R', kind: 'output', extent: extentOf(output.data, target.data, residual.data) });
  return items;
}
