// Three ways to look at the same Y: stamp by stamp, as a window that slides, and how often each cell is written.
import { html } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { spanOf } from '../correlate/geometry.js';
import { turned, within } from '../correlate/model.js';
import { renderKernel, renderOutput } from '../correlate/window-matrices.js';
import { gathered, reachBefore } from './gather.js';
import './stamp-panel.js';
import { countWords, gatherWords } from './transpose-words.js';

/** @typedef {import('./transpose-lab.js').TransposeLab} Lab */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('./stamps.js').Stamping} Stamping */

export const CAPTION = 150; // px of the longest caption

/** @param {Lab} lab @param {Matrix} y @param {Stamping} stamping */
export function renderScatter(lab, y, stamping) {
  const { t } = lab.i18n;
  const { x, k, stamp } = lab.settings;
  return html`<stamp-panel
    class="in-figure"
    .i18n=${lab.i18n}
    .x=${x}
    .k=${k}
    .stamping=${stamping}
    .result=${y}
    .at=${stamp}
    .captions=${{ x: t('stamp.x'), y: t('transpose.y'), done: t('role.output') }}
    @stamp-change=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) =>
      lab.change({ stamp: detail.cell }, 'replace')}
  ></stamp-panel>`;
}

/**
 * @param {Lab} lab @param {Matrix} y @param {Stamping} stamping
 * @param {ReturnType<typeof import('./gather.js').surrounded>} surrounded
 * @returns {import('lit').TemplateResult}
 */
export function renderGather(lab, y, stamping, { inner, ring, stuffing }) {
  const { i18n } = lab;
  const { x, k, at } = lab.settings;
  const selected = within(lab.pointed?.cell ?? at, y) ?? [0, 0];
  const terms = gathered(x, k, stamping, selected);
  const [top, left] = reachBefore(k, stamping);
  const { dilation } = stamping;
  const frame = {
    row: selected[0] - top,
    column: selected[1] - left,
    rows: spanOf(k.length, dilation),
    columns: spanOf(k[0].length, dilation),
    sparse: dilation > 1,
  };
  const { cell } = lab.fit([ring.values[0].length, k[0].length, y[0].length], CAPTION);
  return html`
    <p class="lead">${i18n.t('transpose.gather.lead')}</p>
    <div class="figure">
      <matrix-grid
        id="stuffed"
        kind="input"
        symbol="X"
        caption=${i18n.t('transpose.stuffed')}
        .i18n=${i18n}
        .values=${inner}
        .ring=${ring}
        .cell=${cell}
        .room=${lab.size.width || Infinity}
        .frame=${frame}
        .taps=${new Map(terms.map((term) => [term.at.join(','), i18n.number(term.k, 2)]))}
        .unread=${stuffing}
        .marked=${terms.find(({ key }) => key === lab.term)?.at ?? null}
      ></matrix-grid>
      ${renderKernel(lab, turned(k), cell, terms, { turned: true, caption: i18n.t('transpose.turned') })}
      ${renderOutput(lab, 'y', 'Y', y, cell, { selected, filled: lab.walk.filled(selected, y) })}
    </div>
    <div class="words">
      ${lab.renderWalk('y', y, selected)} ${lab.renderFormula('Y', selected, terms, y[selected[0]][selected[1]])}
      <spoken-text .text=${gatherWords(i18n, selected, terms, y)}></spoken-text>
    </div>
  `;
}

/**
 * @param {Lab} lab @param {Matrix} y @param {Stamping} stamping
 * @param {ReturnType<typeof import('./gather.js').overlaps>} overlaps
 */
export function renderCounts(lab, y, stamping, { written, ...found }) {
  const { i18n } = lab;
  const { cell } = lab.fit([y[0].length, y[0].length], CAPTION);
  return html`
    <div class="figure">
      ${renderOutput(lab, 'y', 'Y', y, cell, {})}
      <matrix-grid
        id="written"
        kind="output"
        symbol="Y"
        scale="magnitude"
        caption=${i18n.t('transpose.written')}
        .i18n=${i18n}
        .values=${written}
        .cell=${cell}
        .room=${lab.size.width || Infinity}
        .extent=${extentOf(...written)}
      ></matrix-grid>
    </div>
    <div class="words"><p>${countWords(i18n, found, stamping.stride)}</p></div>
  `;
}
