// learn-matrices.js — the matrices of the learning lab: X, the kernels learned and hidden, prediction, target and residual.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { resized, rowsOf } from '../../components/matrix-values.js';
import { labSchemas } from '../../state/schema.js';
import { outputSize, ringOf } from './task-model.js';
import { renderBiasChoice, renderLoss } from './learn-controls.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */
/** @typedef {import('./learn-model.js').CellStory} CellStory */
/** @typedef {import('../../components/matrix-grid.js').MatrixGrid} MatrixGrid */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */

const LARGEST_CELL = 40;
const SMALLEST_CELL = 26;
/** px beside the cells of X and of the results where all stand side by side: kernels, gaps, operators. */
const BESIDE = 410;
/** px the handles beside an editable matrix take, and an operator before a matrix. */
const EDGE = 30;
const OPERATOR = 36;
const DIGITS = 2;

/** One size for the cells of all matrices. @param {LearnLab} lab */
export function cellSize({ settings, size, wide }) {
  const columns = settings.x[0].length + 2 * settings.padding;
  const results = Math.max(1, outputSize(settings)[1]);
  // Below one another, W and b stand side by side.
  const taps = settings.hidden[0].length + Number(settings.bias);
  const narrow = Math.min((size.width - EDGE) / columns, (size.width - 2 * OPERATOR - EDGE / 2) / taps);
  const room = wide ? (size.width - BESIDE) / (columns + results) : narrow;
  return Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, Math.floor(room)));
}

/** px for the matrices of one column of the figure. @param {LearnLab} lab @param {number} beside */
function roomOf({ size, wide }, beside) {
  return wide ? Math.floor((size.width - 300) / 2) : size.width - beside || Infinity;
}

/**
 * @param {LearnLab} lab
 * @param {(values: Matrix) => Partial<import('./learn-model.js').Settings>} patch
 */
function changed(lab, patch) {
  return (/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) => {
    lab.run.goOn(detail.continued);
    lab.change(patch(detail.values), detail.continued ? 'replace' : 'push');
  };
}

/** @param {LearnLab} lab @param {CellStory | null} story */
export function renderInput(lab, story) {
  const { shown } = lab.run;
  const [row, column] = lab.selected;
  const [rows, columns] = shown ? [shown.task.weight.length, shown.task.weight[0].length] : [1, 1];
  const { stride, padding } = shown?.task ?? lab.settings;
  const term = lab.term === null ? null : story?.terms[lab.term];
  return html`<matrix-grid
    id="x"
    kind="input"
    symbol="X"
    editable
    pictured
    caption=${lab.i18n.t('learn.x')}
    .i18n=${lab.i18n}
    .values=${lab.settings.x}
    .cell=${cellSize(lab)}
    .room=${roomOf(lab, 0)}
    .limits=${labSchemas.learn.x}
    .brush=${lab.brush.inHand}
    .frame=${story && { row: row * stride - padding, column: column * stride - padding, rows, columns }}
    .ring=${ringOf(lab.settings.x, padding)}
    .marked=${term ? [term.row, term.column] : null}
    @matrix-change=${changed(lab, (values) => ({ x: values }))}
  ></matrix-grid>`;
}

/** @param {LearnLab} lab @param {CellStory | null} story */
export function renderKernels(lab, story) {
  const { hidden, start, startBias, bias } = lab.settings;
  const { shown } = lab.run;
  const weight = shown ? rowsOf(shown.report.weight) : resized(start, hidden.length, hidden[0].length);
  const b = shown?.report.bias?.data[0] ?? startBias;
  const extent = extentOf(...weight, ...hidden, bias ? [b] : []);
  const columns = weight[0].length;
  const tap = lab.term === null ? undefined : story?.terms[lab.term]?.tap;
  const marked = tap === undefined ? null : /** @type {const} */ ([Math.floor(tap / columns), tap % columns]);
  const kernel = (
    /** @type {string} */ symbol,
    /** @type {'learn.w' | 'learn.b' | 'learn.k'} */ caption,
    /** @type {Matrix} */ values,
    /** @type {Parameters<typeof changed>[1]} */ patch,
  ) =>
    html`<matrix-grid
      id=${symbol.toLowerCase()}
      kind=${symbol === 'K' ? 'target' : 'kernel'}
      symbol=${symbol}
      editable
      caption=${lab.i18n.t(caption)}
      .i18n=${lab.i18n}
      .values=${values}
      .cell=${cellSize(lab)}
      .digits=${DIGITS}
      .extent=${extent}
      .limits=${symbol === 'K' ? labSchemas.learn.hidden : null}
      .marked=${symbol === 'b' ? null : marked}
      .message=${symbol === 'K' ? lab.taskProblem : ''}
      @matrix-change=${changed(lab, patch)}
    ></matrix-grid>`;
  return html`
    <div class="sum">
      <span class="operator" aria-hidden="true">${lab.settings.flip ? '∗' : '⋆'}</span>
      ${kernel('W', 'learn.w', weight, (values) => ({ start: values, step: 0 }))}
      ${
        bias
          ? html`<span class="sum shift"
              ><span class="operator" aria-hidden="true">+</span>
              ${kernel('b', 'learn.b', [[b]], (values) => ({ startBias: values[0][0], step: 0 }))}</span
            >`
          : nothing
      }
    </div>
    <div class="sum">
      <span class="operator" aria-hidden="true"></span>
      ${kernel('K', 'learn.k', hidden, (values) => ({ hidden: values }))} ${renderBiasChoice(lab)}
    </div>
  `;
}

/** @param {LearnLab} lab */
export function renderResults(lab) {
  const { shown } = lab.run;
  if (!shown) return nothing;
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
        symbol=${symbol}
        caption=${lab.i18n.t(`learn.${name}`)}
        .i18n=${lab.i18n}
        .values=${rowsOf(tensor)}
        .cell=${cellSize(lab)}
        .room=${roomOf(lab, OPERATOR)}
        .digits=${DIGITS}
        .extent=${extent}
        .selected=${lab.selected}
        .stale=${lab.taskProblem !== ''}
        @cell-point=${lab.onPoint}
        @cell-pick=${(/** @type {CustomEvent} */ { detail }) => lab.change({ at: detail.cell }, 'replace')}
      ></matrix-grid>
    </div>`;
  return html`
    ${result('=', 'prediction', 'output', 'Ŷ', output)} ${result('−', 'target', 'target', 'Y', target)}
    ${result('=', 'residual', 'residual', 'R', residual)} ${renderLoss(lab, shown.report.loss)}
  `;
}

/** What the full colours stand for. @param {LearnLab} lab */
export function legendOf({ settings, run: { shown } }) {
  const items = [{ symbol: 'X', kind: 'input', extent: extentOf(...settings.x) }];
  if (!shown) return items;
  const { weight, bias, output, target, residual } = shown.report;
  const kernels = extentOf(weight.data, bias?.data ?? [], ...shown.task.kernel);
  items.push({ symbol: 'W, b, K', kind: 'kernel', extent: kernels });
  items.push({ symbol: 'Ŷ, Y, R', kind: 'output', extent: extentOf(output.data, target.data, residual.data) });
  return items;
}
