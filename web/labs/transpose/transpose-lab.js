// <transpose-lab>: a transposed convolution, stamp by stamp, as a sliding window, and how often each cell is written.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import '../../components/step-field.js';
import '../../components/take-away.js';
import { withTerms } from '../../components/term-link.js';
import { labSchemas } from '../../state/schema.js';
import { spanOf } from '../correlate/geometry.js';
import { turned, within } from '../correlate/model.js';
import { WindowLab } from '../correlate/window-lab.js';
import { windowStyles } from '../correlate/window-styles.js';
import { memoized } from '../memo.js';
import { transposedInScipy } from '../scipy-code.js';
import { tensorCode } from '../tensor-code.js';
import { gathered, isOfX, overlaps, reachBefore, surrounded, transposed, usableOutputPadding } from './gather.js';
import './stamp-panel.js';
import { stampedSize } from './stamps.js';
import { transposeStyles } from './transpose-styles.js';
import { countWords, gatherWords, gradientWords, sizeWords } from './transpose-words.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./stamps.js').Stamping} Stamping */

const schema = labSchemas.transpose;
const names = /** @type {const} */ (['stride', 'padding', 'outputPadding', 'dilation']);
const CAPTION = 150; // px of the longest caption
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
  #captions = memoized((/** @type {import('../../i18n/translator.js').Translator} */ { t }) => ({
    x: t('stamp.x'),
    y: t('transpose.y'),
    done: t('role.output'),
  }));

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { i18n, settings } = this;
    const { x, k, view, stride, padding, outputPadding, dilation } = settings;
    const stamping = this.#stamping(stride, padding, outputPadding, dilation);
    const size = {
      rows: stampedSize(x.length, k.length, stamping),
      columns: stampedSize(x[0].length, k[0].length, stamping),
    };
    const y = size.rows > 0 && size.columns > 0 ? this.#y(engine, x, k, stamping) : null;
    const cell = Math.min(LARGEST, this.fit([x[0].length, k[0].length], CAPTION).cell);
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('transpose.lead'))}</p>
      <div class="settings">${this.#renderSteps(stamping)}</div>
      ${
        outputPadding === stamping.outputPadding
          ? nothing
          : html`<p class="problem small">
              ${i18n.t('transpose.problem.output', { given: outputPadding, used: stamping.outputPadding })}
            </p>`
      }
      <div class="figure">${this.#renderEditable('x', x, cell)} ${this.#renderEditable('k', k, cell)}</div>
      ${
        y
          ? html`${this.#renderViews()} ${this.#renderView(view, y, stamping)}
              <div class="words">
                <p class="soft small">${sizeWords(i18n, x, k, stamping, y)}</p>
                <p class="soft small">${gradientWords(i18n, engine, x, k, stamping, y)}</p>
                <take-away
                  .i18n=${i18n}
                  .code=${{
                    ...tensorCode({ name: 'convTranspose2d', x: [x], w: [[k]], bias: [0], options: stamping }),
                    scipy: transposedInScipy(x, k, stamping),
                  }}
                  .figure=${this.renderRoot}
                  .matrices=${[
                    { name: 'X', values: x },
                    { name: 'K', values: k },
                    { name: 'Y', values: y },
                  ]}
                ></take-away>
              </div>`
          : html`<p class="problem" role="alert">${i18n.t('transpose.problem.size', { padding, ...size })}</p>`
      }
    `;
  }

  /** @param {Stamping} stamping */
  #renderSteps(stamping) {
    const most = { ...schema, outputPadding: { min: 0, max: Math.max(stamping.stride, stamping.dilation) - 1 } };
    return html`<div class="presets layer">
      ${names.map(
        (name) =>
          html`<step-field
            .i18n=${this.i18n}
            .label=${this.i18n.t(`transpose.${name}`)}
            .value=${stamping[name]}
            .setting=${most[name]}
            @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => {
              const changed = { ...stamping, [name]: detail.value };
              this.walk.stop();
              this.change({ ...changed, outputPadding: usableOutputPadding(changed) });
            }}
          ></step-field>`,
      )}
    </div>`;
  }

  /** @param {'x' | 'k'} name @param {Matrix} values @param {number} cell */
  #renderEditable(name, values, cell) {
    const { t } = this.i18n;
    return html`<matrix-grid
      id=${name}
      kind=${name === 'x' ? 'input' : 'kernel'}
      symbol=${name.toUpperCase()}
      editable
      caption=${t(name === 'x' ? 'transpose.x' : 'role.kernel')}
      .i18n=${this.i18n}
      .values=${values}
      .cell=${cell}
      .room=${this.size.width || Infinity}
      .limits=${schema[name]}
      @matrix-change=${(/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) => {
        this.walk.stop();
        this.change({ [name]: detail.values }, detail.continued ? 'replace' : 'push');
      }}
    ></matrix-grid>`;
  }

  #renderViews() {
    const { t } = this.i18n;
    return html`<div class="presets views" role="group" aria-label=${t('transpose.view')}>
      <span class="soft small" aria-hidden="true">${t('transpose.view')}</span>
      ${schema.view.choices.map(
        (view) =>
          html`<button
            aria-pressed=${String(view === this.settings.view)}
            @click=${() => {
              this.walk.stop();
              this.change({ view });
            }}
          >
            ${t(`transpose.view.${view}`)}
          </button>`,
      )}
    </div>`;
  }

  /** @param {'scatter' | 'gather' | 'counts'} view @param {Matrix} y @param {Stamping} stamping */
  #renderView(view, y, stamping) {
    if (view === 'gather') return this.#renderGather(y, stamping);
    if (view === 'counts') return this.#renderCounts(y, stamping);
    return html`<stamp-panel
      class="in-figure"
      .i18n=${this.i18n}
      .x=${this.settings.x}
      .k=${this.settings.k}
      .stamping=${stamping}
      .result=${y}
      .at=${this.settings.stamp}
      .captions=${this.#captions(this.i18n)}
      @stamp-change=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) =>
        this.change({ stamp: detail.cell }, 'replace')}
    ></stamp-panel>`;
  }

  /** @param {Matrix} y @param {Stamping} stamping */
  #renderGather(y, stamping) {
    const { i18n } = this;
    const { x, k, at } = this.settings;
    const { inner, ring } = this.#surrounded(x, k, stamping);
    const selected = within(this.pointed?.cell ?? at, y) ?? [0, 0];
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
    const { cell } = this.fit([ring.values[0].length, k[0].length, y[0].length], CAPTION);
    const zeros = inner.flatMap((row, r) =>
      row.flatMap((_, c) => (isOfX([r, c], stamping.stride) ? [] : [`${r},${c}`])),
    );
    const term = terms.find(({ key }) => key === this.term);
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
          .room=${this.size.width || Infinity}
          .frame=${frame}
          .taps=${new Map(terms.map(({ at: place, k: tap }) => [place.join(','), i18n.number(tap, 2)]))}
          .unread=${new Set(zeros)}
          .marked=${term?.at ?? null}
        ></matrix-grid>
        ${this.renderKernel(turned(k), cell, terms, { turned: true, caption: i18n.t('transpose.turned') })}
        ${this.renderOutput('y', 'Y', y, cell, {
          selected,
          filled: this.walk.filled(selected, y),
        })}
      </div>
      <div class="words">
        ${this.renderWalk('y', y, selected)} ${this.renderFormula('Y', selected, terms, y[selected[0]][selected[1]])}
        <spoken-text .text=${gatherWords(i18n, selected, terms, y)}></spoken-text>
      </div>
    `;
  }

  /** @param {Matrix} y @param {Stamping} stamping */
  #renderCounts(y, stamping) {
    const { i18n } = this;
    const { x, k } = this.settings;
    const { written, ...found } = this.#overlaps(x, k, stamping);
    const { cell } = this.fit([y[0].length, y[0].length], CAPTION);
    return html`
      <div class="figure">
        ${this.renderOutput('y', 'Y', y, cell, {})}
        <matrix-grid
          id="written"
          kind="output"
          symbol="Y"
          scale="magnitude"
          caption=${i18n.t('transpose.written')}
          .i18n=${i18n}
          .values=${written}
          .cell=${cell}
          .room=${this.size.width || Infinity}
          .extent=${extentOf(...written)}
        ></matrix-grid>
      </div>
      <div class="words"><p>${countWords(i18n, found, stamping.stride)}</p></div>
    `;
  }
}

customElements.define('transpose-lab', TransposeLab);
