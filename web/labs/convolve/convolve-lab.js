// <convolve-lab>: convolution beside cross-correlation; the kernel's half turn is all the difference there is.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { memoized } from '../memo.js';
import { signalCode } from '../correlate/code.js';
import { renderKernelChoice } from '../correlate/kernel-choice.js';
import { convolution, correlation, reachOf, ringOf, termsOf, turned, within } from '../correlate/model.js';
import { WindowLab } from '../correlate/window-lab.js';
import { windowStyles } from '../correlate/window-styles.js';
import { renderTools } from '../correlate/window-tools.js';
import { paddingWords } from '../correlate/window-words.js';
import '../transpose/stamp-panel.js';
import { differenceOf, effectOfTurn } from './agreement.js';
import { renderAgreement } from './agreement-words.js';
import { renderModes } from './convolve-controls.js';
import { renderFigure, symbols } from './convolve-figure.js';
import { convolveStyles } from './convolve-styles.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {import('../correlate/model.js').Mode} Mode */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {{ correlation: Matrix, convolution: Matrix }} Results */

const TURNED = 2;

/** @extends {WindowLab<'convolve'>} */
export class ConvolveLab extends WindowLab {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'convolve';

  /** @override */
  static styles = [...windowStyles, convolveStyles];

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { ...WindowLab.properties, stage: { state: true } };

  constructor() {
    super();
    /** How far the half turn has come where it is shown in steps: as it is, upside down, turned. @type {0 | 1 | 2} */
    this.stage = TURNED;
  }

  /** @type {Results | null} */
  #lastGood = null;

  #results = memoized(
    (/** @type {Engine} */ engine, /** @type {Matrix} */ x, /** @type {Matrix} */ k, /** @type {Mode} */ mode) => ({
      correlation: correlation(engine, x, k, mode),
      convolution: convolution(engine, x, k, mode),
    }),
  );
  #compared = memoized((/** @type {Results} */ { correlation: one, convolution: other }) => ({
    difference: differenceOf(other, one),
    extent: extentOf(...one, ...other),
  }));
  #ring = memoized(ringOf);
  #turned = memoized(turned);
  #full = memoized((/** @type {Engine} */ engine, /** @type {Matrix} */ x, /** @type {Matrix} */ k) =>
    convolution(engine, x, k, 'full'),
  );

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { i18n } = this;
    const { x, k, mode, at } = this.settings;
    const { results, problem } = this.#compute(engine);
    const of = /** @type {keyof Results} */ (this.pointed?.of ?? this.settings.of);
    const convolves = of === 'convolution';
    const selected = results && !problem ? within(this.pointed?.cell ?? at, results[of]) : null;
    const reach = reachOf(k, mode, convolves);
    const flipped = this.#turned(k);
    const terms = selected ? termsOf(x, convolves ? flipped : k, selected, reach) : [];
    const { difference, extent } = results ? this.#compared(results) : { difference: null, extent: 0 };
    const ring = problem ? null : this.#ring(engine, x, k, mode);
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('convolve.lead'))}</p>
      <div class="settings">
        ${renderTools(this)} ${renderKernelChoice(i18n, engine, k, (chosen) => this.change({ k: chosen }))}
        ${renderModes(i18n, mode, (places) => this.change({ mode: places }))}
      </div>
      ${renderFigure(this, { results, problem, of, selected, terms, ring, reach, flipped, difference, extent })}
      <div class="words">
        ${
          results && selected
            ? html`${this.renderWalk(of, results[of], selected)}
                ${this.renderFormula(`(${symbols[of]})`, selected, terms, results[of][selected[0]][selected[1]])}
                <spoken-text .text=${this.#sentence(results, of, selected, terms)}></spoken-text>`
            : nothing
        }
        ${
          results && !problem
            ? renderAgreement(i18n, k, this.#shifts(results), (changed) => this.change({ k: changed }))
            : nothing
        }
        ${this.#legend(results, extent)}
        ${results && !problem ? this.renderTakeAway(() => signalCode({ x, k, mode, convolves }), results[of]) : nothing}
      </div>
      ${this.#renderStamps(engine)}
    `;
  }

  /** The same convolution by another way. @param {Engine} engine */
  #renderStamps(engine) {
    const { t } = this.i18n;
    const { x, k, stamp } = this.settings;
    return html`<section class="stamps" aria-labelledby="stamps">
      <h2 id="stamps">${t('stamp.title')}</h2>
      <p class="lead">${withTerms(this.i18n, t('stamp.lead'))}</p>
      <stamp-panel
        .i18n=${this.i18n}
        .x=${x}
        .k=${k}
        .result=${this.#full(engine, x, k)}
        .at=${stamp}
        .captions=${{ x: t('stamp.x'), y: t('stamp.y'), done: t('stamp.y.done') }}
        @stamp-change=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) =>
          this.change({ stamp: detail.cell }, 'replace')}
      ></stamp-panel>
    </section>`;
  }

  /** Whether the half turn is shown on its way, in steps. */
  get midTurn() {
    return this.stage !== TURNED;
  }

  /** What the second kernel is just now. */
  get stageName() {
    return this.i18n.t(this.stage === TURNED ? 'convolve.turned' : `turn.stage.${this.stage}`);
  }

  /** With reduced motion the turn is two flips, one a press: the last shows it turned again. */
  playTurn() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.stage = /** @type {0 | 1 | 2} */ ((this.stage + 1) % (TURNED + 1));
      return;
    }
    this.stage = TURNED;
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

  /** Whether a kernel that is its own half turn gives two results all the same. @param {Results} results */
  #shifts(results) {
    const there = results.convolution.flat();
    return (
      effectOfTurn(this.settings.k) === 'same' && results.correlation.flat().some((value, i) => value !== there[i])
    );
  }

  /** @param {Results | null} results @param {number} extent  of both */
  #legend(results, extent) {
    const { x, k } = this.settings;
    const items = [
      { symbol: 'X', kind: 'input', extent: extentOf(...x) },
      { symbol: 'K', kind: 'kernel', extent: extentOf(...k) },
    ];
    if (results) items.push({ symbol: 'X ⋆ K, X ∗ K', kind: 'output', extent });
    return html`<value-legend .i18n=${this.i18n} .items=${items}></value-legend>`;
  }
}

customElements.define('convolve-lab', ConvolveLab);
