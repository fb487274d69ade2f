// <convolve-lab>: convolution beside cross-correlation; the kernel's half turn is all the difference there is.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/take-away.js';
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
import { differenceOf, effectOfTurn, opposite, upsideDown } from './agreement.js';
import { renderAgreement } from './agreement-words.js';
import { renderModes, renderTurn } from './convolve-controls.js';
import { convolveStyles } from './convolve-styles.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../correlate/model.js').Term} Term */
/** @typedef {import('../correlate/model.js').Mode} Mode */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {{ correlation: Matrix, convolution: Matrix }} Results */

const CAPTION = 170; // px of the longest caption
const TURNED = 2;
const symbols = /** @type {const} */ ({ correlation: 'X ⋆ K', convolution: 'X ∗ K' });

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
  #code = memoized(
    (/** @type {Matrix} */ x, /** @type {Matrix} */ k, /** @type {Mode} */ mode, /** @type {boolean} */ convolves) =>
      signalCode({ x, k, mode, convolves }),
  );
  #stampCaptions = memoized((/** @type {import('../../i18n/translator.js').Translator} */ { t }) => ({
    x: t('stamp.x'),
    y: t('stamp.y'),
    done: t('stamp.y.done'),
  }));
  #full = memoized((/** @type {Engine} */ engine, /** @type {Matrix} */ x, /** @type {Matrix} */ k) =>
    convolution(engine, x, k, 'full'),
  );

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
    const columns = [ring?.values[0].length ?? x[0].length, wide, wide];
    const four = this.fit([...columns, wide], CAPTION);
    const { cell, together } = four.together ? four : this.fit(columns, CAPTION);
    const place = selected ? { row: selected[0] - reach.top, column: selected[1] - reach.left } : { row: 0, column: 0 };
    const frame = { ...place, rows: k.length, columns: k[0].length, misfit: Boolean(problem) };
    const whole = selected && { row: 0, column: 0, rows: k.length, columns: k[0].length };
    const taps = new Map(terms.map((term) => [term.at.join(','), this.i18n.number(term.k, 2)]));
    const term = terms.find(({ key }) => key === this.term);
    const before = term && convolves ? opposite(term.tap, k) : term?.tap;
    return html`
      <p class="lead">${withTerms(this.i18n, this.i18n.t('convolve.lead'))}</p>
      <div class="settings">
        ${renderTools(this)} ${renderKernelChoice(this.i18n, engine, k, (chosen) => this.change({ k: chosen }))}
        ${renderModes(this.i18n, this.settings.mode, (places) => this.change({ mode: places }))}
      </div>
      <div class="figure ${together ? 'together' : ''} ${four.together ? 'four' : ''}">
        <div class="image">${this.renderImage(x, cell, terms, { frame, taps, ring })}</div>
        <div class="kernel">
          ${this.renderKernel(k, cell, terms, {
            tapAt: (tap) => (convolves ? opposite(tap, k) : tap),
            message: problem,
            marked: before ?? null,
            frame: convolves ? null : whole,
            compared: flipped,
          })}
          ${renderTurn(this.i18n, this.stage === TURNED ? '' : this.#stageName, () => this.#playTurn())}
        </div>
        <div class="turned">
          ${this.renderKernel([k, upsideDown(k), flipped][this.stage], cell, terms, {
            turned: true,
            tapAt: (tap) => (convolves ? tap : null),
            caption: this.#stageName,
            marked: term && convolves ? term.tap : null,
            frame: convolves ? whole : null,
          })}
        </div>
        ${results ? this.#renderResults(results, cell, of, selected, problem) : nothing}
        ${results ? this.#renderDifference(results, cell, selected, problem) : nothing}
      </div>
      <div class="words">
        ${results && selected ? this.renderWalk(of, results[of], selected) : nothing}
        ${
          results && selected
            ? html`${this.renderFormula(`(${symbols[of]})`, selected, terms, results[of][selected[0]][selected[1]])}
                <spoken-text .text=${this.#sentence(results, of, selected, terms)}></spoken-text>`
            : nothing
        }
        ${
          results && !problem
            ? renderAgreement(this.i18n, k, this.#shifts(results), (changed) => this.change({ k: changed }))
            : nothing
        }
        ${this.#legend(results)}
        ${
          results && !problem
            ? html`<take-away
                .i18n=${this.i18n}
                .code=${this.#code(x, k, mode, convolves)}
                .figure=${this.renderRoot}
                .matrices=${[
                  { name: 'X', values: x },
                  { name: 'K', values: k },
                  { name: 'Y', values: results[of] },
                ]}
              ></take-away>`
            : nothing
        }
      </div>
      <section class="stamps" aria-labelledby="stamps">
        <h2 id="stamps">${this.i18n.t('stamp.title')}</h2>
        <p class="lead">${withTerms(this.i18n, this.i18n.t('stamp.lead'))}</p>
        <stamp-panel
          .i18n=${this.i18n}
          .x=${x}
          .k=${k}
          .result=${this.#full(engine, x, k)}
          .at=${this.settings.stamp}
          .captions=${this.#stampCaptions(this.i18n)}
          @stamp-change=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) =>
            this.change({ stamp: detail.cell }, 'replace')}
        ></stamp-panel>
      </section>
    `;
  }

  get #stageName() {
    return this.i18n.t(this.stage === TURNED ? 'convolve.turned' : `turn.stage.${this.stage}`);
  }

  /** @param {Results} results @param {number} cell @param {string} of @param {[number, number] | null} selected @param {string} problem */
  #renderResults(results, cell, of, selected, problem) {
    return keysOf(results).map((name) => {
      const other = results[name === 'correlation' ? 'convolution' : 'correlation'];
      return html`<div class=${name}>
        ${this.renderOutput(name, symbols[name], results[name], cell, {
          caption: this.i18n.t(`convolve.${name}`),
          selected: name === of ? selected : null,
          filled: this.walk.filled(selected, other),
          stale: Boolean(problem),
          compared: other,
          extent: this.#compared(results).extent,
        })}
      </div>`;
    });
  }

  /** @param {Results} results @param {number} cell @param {[number, number] | null} selected @param {string} problem */
  #renderDifference(results, cell, selected, problem) {
    const { difference, extent } = this.#compared(results);
    return html`<div class="difference">
      <matrix-grid
        id="difference"
        kind="residual"
        symbol="Δ"
        caption=${this.i18n.t('turn.difference')}
        .i18n=${this.i18n}
        .values=${difference}
        .cell=${cell}
        .room=${this.size.width || Infinity}
        .marked=${selected}
        .stale=${Boolean(problem)}
        .extent=${extent}
      ></matrix-grid>
    </div>`;
  }

  /** With reduced motion the turn is two flips, one a press: the last shows it turned again. */
  #playTurn() {
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

  /** @param {Results | null} results */
  #legend(results) {
    const { x, k } = this.settings;
    const items = [
      { symbol: 'X', kind: 'input', extent: extentOf(...x) },
      { symbol: 'K', kind: 'kernel', extent: extentOf(...k) },
    ];
    if (results) items.push({ symbol: 'X ⋆ K, X ∗ K', kind: 'output', extent: this.#compared(results).extent });
    return html`<value-legend .i18n=${this.i18n} .items=${items}></value-legend>`;
  }
}

/** @param {Results} results */
function keysOf(results) {
  return /** @type {(keyof Results)[]} */ (Object.keys(results));
}

customElements.define('convolve-lab', ConvolveLab);
