// The figure of the convolution lab: X, K and K turned, each result under the kernel that makes it, and their difference.
import { html, nothing } from 'lit';
import '../../components/matrix-grid.js';
import { renderImage, renderKernel, renderOutput } from '../correlate/window-matrices.js';
import { opposite, upsideDown } from './agreement.js';
import { renderTurn } from './convolve-controls.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {import('./convolve-lab.js').ConvolveLab} Lab */
/** @typedef {import('./convolve-lab.js').Results} Results */

/** What the labs of this page call the two. */
export const symbols = /** @type {const} */ ({ correlation: 'X ⋆ K', convolution: 'X ∗ K' });

const CAPTION = 170; // px of the longest caption

/**
 * @typedef {object} Shown
 * @property {Results | null} results
 * @property {string} problem  why there are none of these numbers; empty where there are
 * @property {keyof Results} of  the result that is looked at
 * @property {[number, number] | null} selected  its cell
 * @property {Term[]} terms
 * @property {import('../correlate/model.js').Ring | null} ring
 * @property {import('../correlate/model.js').Reach} reach
 * @property {Matrix} flipped  K turned
 * @property {Matrix | null} difference
 * @property {number} extent  of both results
 */

/** @param {Lab} lab @param {Shown} shown */
export function renderFigure(lab, shown) {
  const { x, k } = lab.settings;
  const { results, problem, of, selected, terms, ring, reach, flipped } = shown;
  const convolves = of === 'convolution';
  const wide = Math.max(k[0].length, results?.correlation[0].length ?? 1);
  const columns = [ring?.values[0].length ?? x[0].length, wide, wide];
  const four = lab.fit([...columns, wide], CAPTION);
  const { cell, together } = four.together ? four : lab.fit(columns, CAPTION);
  const place = selected ? { row: selected[0] - reach.top, column: selected[1] - reach.left } : { row: 0, column: 0 };
  const frame = { ...place, rows: k.length, columns: k[0].length, misfit: Boolean(problem) };
  const whole = selected && { row: 0, column: 0, rows: k.length, columns: k[0].length };
  const taps = new Map(terms.map((term) => [term.at.join(','), lab.i18n.number(term.k, 2)]));
  const tap = terms.find(({ key }) => key === lab.term)?.tap ?? null;
  return html`<div class="figure ${together ? 'together' : ''} ${four.together ? 'four' : ''}">
    <div class="image">${renderImage(lab, x, cell, terms, { frame, taps, ring })}</div>
    <div class="kernel">
      ${renderKernel(lab, k, cell, terms, {
        tapAt: (at) => (convolves ? opposite(at, k) : at),
        message: problem,
        marked: tap && convolves ? opposite(tap, k) : tap,
        frame: convolves ? null : whole,
        compared: flipped,
      })}
      ${renderTurn(lab.i18n, lab.midTurn ? lab.stageName : '', () => lab.playTurn())}
    </div>
    <div class="turned">
      ${renderKernel(lab, [k, upsideDown(k), flipped][lab.stage], cell, terms, {
        turned: true,
        tapAt: (at) => (convolves ? at : null),
        caption: lab.stageName,
        marked: convolves ? tap : null,
        frame: convolves ? whole : null,
      })}
    </div>
    ${results ? renderResults(lab, results, cell, shown) : nothing}
  </div>`;
}

/** @param {Lab} lab @param {Results} results @param {number} cell @param {Shown} shown */
function renderResults(lab, results, cell, { of, selected, problem, difference, extent }) {
  const names = /** @type {(keyof Results)[]} */ (Object.keys(results));
  return html`${names.map((name) => {
      const other = results[name === 'correlation' ? 'convolution' : 'correlation'];
      return html`<div class=${name}>
        ${renderOutput(lab, name, symbols[name], results[name], cell, {
          caption: lab.i18n.t(`convolve.${name}`),
          selected: name === of ? selected : null,
          filled: lab.walk.filled(selected, other),
          stale: Boolean(problem),
          compared: other,
          extent,
        })}
      </div>`;
    })}
    <div class="difference">
      <matrix-grid
        id="difference"
        kind="residual"
        symbol="Δ"
        caption=${lab.i18n.t('turn.difference')}
        .i18n=${lab.i18n}
        .values=${difference}
        .cell=${cell}
        .room=${lab.size.width || Infinity}
        .marked=${selected}
        .stale=${Boolean(problem)}
        .extent=${extent}
      ></matrix-grid>
    </div>`;
}
