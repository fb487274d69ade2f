// A matrix with what stands around it, as a table for screen readers: the cells of the padding are no part of the grid,
// since nothing can be done with them.
import { html } from 'lit';

/**
 * @param {import('../i18n/translator.js').Translator} i18n
 * @param {string} name  of the matrix
 * @param {import('./matrix-marks.js').Ring} ring
 */
export function renderPadded(i18n, name, { values }) {
  return html`<div class="screen-reader">
    <table aria-label=${i18n.t('grid.padded', { name })}>
      <tbody>
        ${values.map(
          (row) =>
            html`<tr>
              ${row.map((value) => html`<td>${i18n.number(value)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
