// <correlate-lab>: a kernel slides over an image; every number can be changed and every sum seen.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { styleProperties } from '../../components/style-properties.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { memoized } from '../memo.js';
import { layerCode } from './code.js';
import { paddingProblem, sizeWords, sumWords, unreadWords } from './correlate-words.js';
import { axesOf, coverageOf, resolvedPadding, spanOf } from './geometry.js';
import { renderKernelChoice } from './kernel-choice.js';
import { renderLayerControls } from './layer-controls.js';
import { layer, padded, termsOf, windowOf, within } from './model.js';
import { renderPresets } from './presets.js';
import { renderReads } from './reads.js';
import { traceOf } from './trace.js';
import { WindowLab } from './window-lab.js';
import { renderImage, renderKernel, renderOutput } from './window-matrices.js';
import { windowStyles } from './window-styles.js';
import { renderTools } from './window-tools.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./model.js').Layer} Layer */
/** @typedef {[number, number, number, number]} Resolved */

const MOST_BEYOND = 4; // cells that are drawn of a window where it reaches far beyond the image

/** @extends {WindowLab<'correlate'>} */
export class CorrelateLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'correlate';

  /** @override */
  static styles = windowStyles;

  /** The last output there was; it stays while a change cannot be computed. @type {Matrix | null} */
  #lastGood = null;

  #layer = memoized(
    (
      /** @type {Engine} */ engine,
      /** @type {Matrix} */ x,
      /** @type {Matrix} */ k,
      /** @type {Layer['stride']} */ stride,
      /** @type {Layer['dilation']} */ dilation,
      /** @type {Layer['padding']} */ padding,
      /** @type {Layer['mode']} */ mode,
      /** @type {number} */ bias,
    ) => layer(engine, x, k, { stride, dilation, padding, mode, bias }),
  );
  #geometry = memoized(
    (
      /** @type {Matrix} */ x,
      /** @type {Matrix} */ k,
      /** @type {Layer['stride']} */ stride,
      /** @type {Layer['dilation']} */ dilation,
      /** @type {Layer['padding']} */ rule,
    ) => {
      const padding = resolvedPadding(rule, x, k, stride, dilation);
      return { padding, axes: axesOf(x, k, { stride, dilation, padding }) };
    },
  );
  #ring = memoized(
    (
      /** @type {Engine} */ engine,
      /** @type {Matrix} */ x,
      /** @type {Resolved} */ padding,
      /** @type {Layer['mode']} */ mode,
    ) => {
      const [top, left] = padding;
      return Math.max(...padding) ? { values: padded(engine, x, padding, mode), top, left } : null;
    },
  );
  #reads = memoized(coverageOf);

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { x, k, at, stride, dilation, padding: rule, bias, reads } = this.settings;
    const { padding, axes } = this.#geometry(x, k, stride, dilation, rule);
    const { y, problem, misfit, ring } = this.#compute(engine, padding);
    const selected = y && !problem ? within(this.pointed?.cell ?? at, y) : null;
    const lie = { top: padding[0], left: padding[1], stride, dilation };
    const terms = selected ? termsOf(x, k, selected, lie, ring) : [];
    const frame = this.#frame(windowOf(selected ?? [0, 0], lie), misfit, padding);
    const drawn = Math.max((ring?.values ?? x)[0].length, misfit ? frame.columns : 0);
    const { cell } = this.fit([drawn, k[0].length, y?.[0].length ?? 0]);
    const coverage = problem ? null : this.#reads(axes);
    const trace = selected ? traceOf(this.i18n, this.selection.traced, this.settings, axes) : null;
    const onImage = trace?.onImage ?? {
      frame: problem && !misfit ? null : frame,
      taps: new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)])),
    };
    return html`
      <p class="lead">${withTerms(this.i18n, this.i18n.t('correlate.lead'))}</p>
      <div class="settings">
        ${renderTools(this)} ${renderPresets(this.i18n, this.settings, (patch) => this.change(patch))}
        ${renderKernelChoice(this.i18n, engine, k, (chosen) => this.change({ k: chosen }))}
        ${renderLayerControls(this.i18n, this.settings, padding, (patch) => this.change(patch))}
      </div>
      <div
        class="figure"
        ${styleProperties({ '--cell': `${cell}px`, '--least-rows': Math.min(k.length, y?.length ?? 1) })}
      >
        <div class="part">
          ${
            reads && coverage
              ? renderReads(this, coverage, cell, onImage)
              : renderImage(this, x, cell, terms, {
                  ...onImage,
                  ring,
                  unread: coverage?.unread ?? null,
                  message: misfit ? '' : problem,
                })
          }
        </div>
        <div class="part">
          <span class="operator star" aria-hidden="true">⋆</span>
          ${renderKernel(this, k, cell, terms, { message: misfit ? problem : '' })}
        </div>
        ${
          y
            ? html`<div class="part">
                <span class="operator" aria-hidden="true">=</span>
                ${renderOutput(this, 'y', 'Y', y, cell, {
                  selected,
                  stale: Boolean(problem),
                  filled: this.walk.filled(selected, y),
                  ...trace?.onOutput,
                })}
              </div>`
            : nothing
        }
      </div>
      <div class="words">
        ${y && selected ? this.renderWalk('y', y, selected) : nothing}
        ${y && selected ? this.renderFormula('Y', selected, terms, y[selected[0]][selected[1]], bias) : nothing}
        <spoken-text
          .text=${y && selected ? (trace?.words ?? sumWords(this.i18n, this.settings, y, selected, terms)) : ''}
        ></spoken-text>
        ${y && selected ? html`<p class="soft small">${sizeWords(this.i18n, this.settings, padding, y, axes)}</p>` : nothing}
        ${coverage?.unread.size ? html`<p class="soft small">${unreadWords(this.i18n, coverage.unread, x)}</p>` : nothing}
        ${this.#legend(y)} ${y && !problem ? this.#renderTakeAway(y, padding) : nothing}
      </div>
    `;
  }

  /** @param {Matrix} y @param {Resolved} padding */
  #renderTakeAway(y, padding) {
    const { x, k, stride, dilation, mode, bias } = this.settings;
    return this.renderTakeAway(() => layerCode({ x, k, stride, dilation, padding, mode, bias }), y);
  }

  /** @param {Engine} engine @param {Resolved} padding */
  #compute(engine, padding) {
    const { x, k, stride, dilation, padding: rule, mode, bias } = this.settings;
    const problem = paddingProblem(this.i18n, this.settings, padding);
    if (problem) return { y: this.#lastGood, problem, misfit: false, ring: null };
    const ring = this.#ring(engine, x, padding, mode);
    try {
      this.#lastGood = this.#layer(engine, x, k, stride, dilation, rule, mode, bias);
      return { y: this.#lastGood, problem: '', misfit: false, ring };
    } catch (error) {
      const misfit = describeError(this.i18n, error, this.#givenAndNeeded(padding));
      return { y: this.#lastGood, problem: misfit, misfit: true, ring };
    }
  }

  /** @param {Resolved} padding */
  #givenAndNeeded([top, left, bottom, right]) {
    const { x, k, dilation } = this.settings;
    const kernel = `${k.length}×${k[0].length}`;
    const image = `${x.length}×${x[0].length}`;
    const span = `${spanOf(k.length, dilation[0])}×${spanOf(k[0].length, dilation[1])}`;
    const around = `${x.length + top + bottom}×${x[0].length + left + right}`;
    return {
      kernel: span === kernel ? kernel : this.i18n.t('window.spread', { kernel, span }),
      image: around === image ? image : this.i18n.t('window.padded', { image, padded: around }),
    };
  }

  /** @param {[number, number]} start @param {boolean} misfit @param {Resolved} padding */
  #frame([row, column], misfit, [top, left, bottom, right]) {
    const { x, k, dilation } = this.settings;
    const span = { rows: spanOf(k.length, dilation[0]), columns: spanOf(k[0].length, dilation[1]) };
    if (!misfit) return { row, column, ...span, sparse: Math.max(...dilation) > 1 };
    const rows = Math.min(span.rows, x.length + top + bottom + MOST_BEYOND);
    const columns = Math.min(span.columns, x[0].length + left + right + MOST_BEYOND);
    return { row, column, rows, columns, misfit, cut: rows < span.rows || columns < span.columns };
  }

  /** @param {Matrix | null} y */
  #legend(y) {
    const { x, k, reads } = this.settings;
    const items = [{ symbol: 'K', kind: 'kernel', extent: extentOf(...k) }];
    if (!reads) items.unshift({ symbol: 'X', kind: 'input', extent: extentOf(...x) });
    if (y) items.push({ symbol: 'Y', kind: 'output', extent: extentOf(...y) });
    return html`<value-legend .i18n=${this.i18n} .items=${items}></value-legend>`;
  }
}

customElements.define('correlate-lab', CorrelateLab);
