// <transpose-lab>: a transposed convolution, stamp by stamp, as a sliding window, and how often each cell is written.
import { html, nothing } from 'lit';
import { withTerms } from '../../components/term-link.js';
import { WindowLab } from '../correlate/window-lab.js';
import { windowStyles } from '../correlate/window-styles.js';
import { memoized } from '../memo.js';
import { transposedInScipy } from '../scipy-code.js';
import { tensorCode } from '../tensor-code.js';
import { overlaps, surrounded, transposed, usableOutputPadding } from './gather.js';
import { stampedSize } from './stamps.js';
import { renderEditable, renderSteps, renderViewChoice } from './transpose-controls.js';
import { transposeStyles } from './transpose-styles.js';
import { CAPTION, renderCounts, renderGather, renderScatter } from './transpose-views.js';
import { gradientWords, sizeWords } from './transpose-words.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./stamps.js').Stamping} Stamping */

const LARGEST = 52; // px of a cell

/** @extends {WindowLab<'transpose'>} */
export class TransposeLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'transpose';

  /** @override */
  static styles = [...windowStyles, transposeStyles];

  #stamping = memoized(
    (
      /** @type {number} */ stride,
      /** @type {number} */ padding,
      /** @type {number} */ outputPadding,
      /** @type {number} */ dilation,
    ) => ({
      stride,
      padding,
      outputPadding: usableOutputPadding({ stride, padding, outputPadding, dilation }),
      dilation,
    }),
  );
  #y = memoized(transposed);
  #surrounded = memoized(surrounded);
  #overlaps = memoized(overlaps);
  #gradientWords = memoized(gradientWords);

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { i18n } = this;
    const { x, k, stride, padding, outputPadding, dilation } = this.settings;
    const stamping = this.#stamping(stride, padding, outputPadding, dilation);
    const size = {
      rows: stampedSize(x.length, k.length, stamping),
      columns: stampedSize(x[0].length, k[0].length, stamping),
    };
    const y = size.rows > 0 && size.columns > 0 ? this.#y(engine, x, k, stamping) : null;
    const cell = Math.min(LARGEST, this.fit([x[0].length, k[0].length], CAPTION).cell);
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('transpose.lead'))}</p>
      <div class="settings">${renderSteps(this, stamping)}</div>
      ${
        outputPadding === stamping.outputPadding
          ? nothing
          : html`<p class="problem small">
              ${i18n.t('transpose.problem.output', { given: outputPadding, used: stamping.outputPadding })}
            </p>`
      }
      <div class="figure">${renderEditable(this, 'x', cell)} ${renderEditable(this, 'k', cell)}</div>
      ${
        y
          ? html`${renderViewChoice(this)} ${this.#renderView(y, stamping)}
              <div class="words">
                <p class="soft small">${sizeWords(i18n, x, k, stamping, y)}</p>
                <p class="soft small">${this.#gradientWords(i18n, engine, x, k, stamping, y)}</p>
                ${this.renderTakeAway(() => this.#code(stamping), y)}
              </div>`
          : html`<p class="problem" role="alert">${i18n.t('transpose.problem.size', { padding, ...size })}</p>`
      }
    `;
  }

  /** @param {Matrix} y @param {Stamping} stamping */
  #renderView(y, stamping) {
    const { x, k, view } = this.settings;
    if (view === 'gather') return renderGather(this, y, stamping, this.#surrounded(x, k, stamping));
    if (view === 'counts') return renderCounts(this, y, stamping, this.#overlaps(x, k, stamping));
    return renderScatter(this, y, stamping);
  }

  /** @param {Stamping} stamping */
  #code(stamping) {
    const { x, k } = this.settings;
    return {
      ...tensorCode({ name: 'convTranspose2d', x: [x], w: [[k]], bias: [0], options: stamping }),
      scipy: transposedInScipy(x, k, stamping),
    };
  }
}

customElements.define('transpose-lab', TransposeLab);
