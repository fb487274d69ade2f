// <convolve-lab>: convolution beside cross-correlation; the kernel's half turn is all the difference there is.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/take-away.js';
import { labSchemas } from '../../state/schema.js';
import { sameValue } from '../../state/settings.js';
import { describeError } from '../describe-error.js';
import { memoized } from '../memo.js';
import { signalCode } from '../correlate/code.js';
import { renderKernelChoice } from '../correlate/kernel-choice.js';
import { convolution, correlation, reachOf, ringOf, termsOf, turned, within } from '../correlate/model.js';
import { WindowLab } from '../correlate/window-lab.js';
import { windowStyles } from '../correlate/window-styles.js';
import { paddingWords } from '../correlate/window-words.js';
import { convolveStyles } from './convolve-styles.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {import('../correlate/model.js').Mode} Mode */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {{ correlation: Matrix, convolution: Matrix }} Results */

const CAPTION = 170; // px of the longest caption
const symbols = /** @type {const} */ ({ correlation: 'X ⋆ K', convolution: 'X ∗ K' });

/** @extends {WindowLab<'convolve'>} */
export class ConvolveLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'convolve';

  /** @override */
  static styles = [...windowStyles, convolveStyles];

  /** @type {Results | null} */
  #lastGood = null;

  #results = memoized(
    (/** @type {Engine} */ engine, /** @type {Matrix} */ x, /** @type {Matrix} */ k, /** @type {Mode} */ mode) => ({
      correlation: correlation(engine, x, k, mode),
      convolution: convolution(engine, x, k, mode),
    }),
  );
  #ring = memoized(ringOf);
  #turned = memoized(turned);

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { x, k, mode, at } = this.settings;
    const { results, problem } = this.#compute(engine);
    const of = /** @type {keyof Results} */ (this.pointed?.of ?? this.settings.of);
    const convolves = of === 'convolution';
    const selected = results && !problem ? within(this.pointed?.cell ?? at, results[of]) : null;
    const reach = reachOf(k, mode, convolves);
    const ring = problem ? null : this.#ring(engine, x, k, mode);
    const flipped = this.#turned(k);
    const terms = selected ? termsOf(x, convolves ? flipped : k, selected, reach) : [];
    const wide = Math.max(k[0].length, results?.correlation[0].length ?? 1);
    const { cell, together } = this.fit([ring?.values[0].length ?? x[0].length, wide, wide], CAPTION);
    const place = selected ? { row: selected[0] - reach.top, column: selected[1] - reach.left } : { row: 0, column: 0 };
    const frame = { ...place, rows: k.length, columns: k[0].length, misfit: Boolean(problem) };
    const whole = selected && { row: 0, column: 0, rows: k.length, columns: k[0].length };
    const taps = new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)]));
    const term = terms.find(({ key }) => key === this.term);
    const before = term && convolves ? opposite(term.tap, k) : term?.tap;
    return html`
      <p class="lead">${this.i18n.t('convolve.lead')}</p>
      <div class="settings">
        ${this.renderUndo()} ${this.brush.render(this.i18n)}
        ${renderKernelChoice(this.i18n, engine, k, (chosen) => this.change({ k: chosen }))} ${this.#renderModes()}
      </div>
      <div class="figure ${together ? 'together' : ''}">
        <div class="image">${this.renderImage(x, cell, terms, { frame, taps, ring })}</div>
        <div class="kernel">
          ${this.renderKernel(k, cell, terms, {
            tapAt: (tap) => (convolves ? opposite(tap, k) : tap),
            message: problem,
            marked: before ?? null,
            frame: convolves ? null : whole,
          })}
          ${this.#renderTurn()}
        </div>
        <div class="turned">
          ${this.renderKernel(flipped, cell, terms, {
            turned: true,
            tapAt: (tap) => (convolves ? tap : null),
            caption: this.i18n.t('convolve.turned'),
            marked: term && convolves ? term.tap : null,
            frame: convolves ? whole : null,
          })}
        </div>
        ${results ? this.#renderResults(results, cell, of, selected, problem) : nothing}
      </div>
      <div class="words">
        ${results && selected ? this.renderWalk(of, results[of], selected) : nothing}
        ${
          results && selected
            ? html`${this.renderFormula(`(${symbols[of]})`, selected, terms, results[of][selected[0]][selected[1]])}
                <spoken-text .text=${this.#sentence(results, of, selected, terms)}></spoken-text>`
            : nothing
        }
        ${results && !problem ? html`<p class="soft small">${this.#comparison(results)}</p>` : nothing}
        ${this.#legend(results)}
        ${
          results && !problem
            ? html`<take-away
                .i18n=${this.i18n}
                .code=${signalCode({ x, k, mode, convolves })}
                .matrices=${[
                  { name: 'X', values: x },
                  { name: 'K', values: k },
                  { name: 'Y', values: results[of] },
                ]}
              ></take-away>`
            : nothing
        }
      </div>
    `;
  }

  #renderModes() {
    const { t } = this.i18n;
    return html`<div class="presets" role="group" aria-label=${t('convolve.mode')}>
      <span class="soft small" aria-hidden="true">${t('convolve.mode')}</span>
      ${labSchemas.convolve.mode.choices.map(
        (mode) =>
          html`<button aria-pressed=${String(mode === this.settings.mode)} @click=${() => this.change({ mode })}>
            ${t(`convolve.mode.${mode}`)}
          </button>`,
      )}
      <span class="soft small">${t(`convolve.mode.${this.settings.mode}.words`)}</span>
    </div>`;
  }

  #renderTurn() {
    const { t } = this.i18n;
    return html`<button
      class="turn"
      aria-label=${t('convolve.turn.name')}
      title=${t('convolve.turn.name')}
      @click=${this.#playTurn}
    >
      <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
        <path d="M4 20A16 16 0 0 1 34 15M36 6 34.5 16 25 13" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      180°
    </button>`;
  }

  /** @param {Results} results @param {number} cell @param {string} of @param {[number, number] | null} selected @param {string} problem */
  #renderResults(results, cell, of, selected, problem) {
    return keysOf(results).map((name) => {
      const other = results[name === 'correlation' ? 'convolution' : 'correlation'];
      return html`<div class=${name}>
        ${this.renderOutput(name, symbols[name], results[name], cell, {
          caption: this.i18n.t(`convolve.${name}`),
          selected: name === of ? selected : null,
          filled: this.walk.running && selected ? selected[0] * other[0].length + selected[1] + 1 : null,
          stale: Boolean(problem),
          compared: other,
          extent: extentOf(...results.correlation, ...results.convolution),
        })}
      </div>`;
    });
  }

  #playTurn() {
    /** @type {import('../../components/matrix-grid.js').MatrixGrid | null} */ (
      this.renderRoot.querySelector('#turned')
    )?.playTurn();
  }

  /** @override @param {string} of @param {import('../../state/settings.js').Cell} cell */
  pin(of, cell) {
    this.change({ of: /** @type {keyof Results} */ (of) }, 'replace');
    super.pin(of, cell);
  }

  /** @param {Engine} engine */
  #compute(engine) {
    const { x, k, mode } = this.settings;
    try {
      this.#lastGood = this.#results(engine, x, k, mode);
      return { results: this.#lastGood, problem: '' };
    } catch (error) {
      const sizes = { kernel: `${k.length}×${k[0].length}`, image: `${x.length}×${x[0].length}` };
      return { results: this.#lastGood, problem: describeError(this.i18n, error, sizes) };
    }
  }

  /** @param {Results} results @param {keyof Results} of @param {[number, number]} selected @param {Term[]} terms */
  #sentence(results, of, [row, column], terms) {
    const { t, number } = this.i18n;
    const key = of === 'convolution' ? 'convolve.words.turned' : 'convolve.words';
    const sum = number(results[of][row][column], 6);
    return t(key, { row: row + 1, column: column + 1, count: terms.length, sum }) + paddingWords(this.i18n, terms);
  }

  /** @param {Results} results */
  #comparison(results) {
    const { k } = this.settings;
    const there = results.convolution.flat();
    const different = results.correlation.flat().filter((value, index) => value !== there[index]).length;
    if (different === there.length) return this.i18n.t('convolve.differ.all');
    if (different) return this.i18n.t('convolve.differ', { different, count: there.length });
    return this.i18n.t(sameValue(k, this.#turned(k)) ? 'convolve.agree.symmetric' : 'convolve.agree');
  }

  /** @param {Results | null} results */
  #legend(results) {
    const { x, k } = this.settings;
    const items = [
      { symbol: 'X', kind: 'input', extent: extentOf(...x) },
      { symbol: 'K', kind: 'kernel', extent: extentOf(...k) },
    ];
    const both = results ? [...results.correlation, ...results.convolution] : [];
    if (results) items.push({ symbol: 'X ⋆ K, X ∗ K', kind: 'output', extent: extentOf(...both) });
    return html`<value-legend .i18n=${this.i18n} .items=${items}></value-legend>`;
  }
}

/** The tap that a half turn brings here. @param {[number, number]} tap @param {Matrix} k @returns {[number, number]} */
function opposite([row, column], k) {
  return [k.length - 1 - row, k[0].length - 1 - column];
}

/** @param {Results} results */
function keysOf(results) {
  return /** @type {(keyof Results)[]} */ (Object.keys(results));
}

customElements.define('convolve-lab', ConvolveLab);
