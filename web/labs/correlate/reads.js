// How often each cell of the image, its padding included, is read as the kernel slides.
import { html } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';

/** @typedef {import('./window-matrices.js').PointEvent} PointEvent */

/**
 * In the image's place: how often each of its cells is read.
 * @param {import('./window-lab.js').WindowLab<'correlate'>} lab
 * @param {ReturnType<typeof import('./geometry.js').coverageOf>} coverage
 * @param {number} cell @param {import('./window-matrices.js').Look} look
 */
export function renderReads(lab, { values, ring, unread }, cell, look) {
  return html`<matrix-grid
    kind="input"
    symbol="X"
    scale="magnitude"
    caption=${lab.i18n.t('correlate.reads.caption')}
    .i18n=${lab.i18n}
    .values=${values}
    .cell=${cell}
    .room=${lab.size.width || Infinity}
    .frame=${look.frame ?? null}
    .ring=${ring}
    .unread=${unread}
    .extent=${extentOf(...(ring?.values ?? values))}
    @cell-point=${(/** @type {PointEvent} */ { detail }) => lab.selection.pointAtImage([], detail)}
  ></matrix-grid>`;
}
