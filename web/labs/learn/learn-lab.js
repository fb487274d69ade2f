// <learn-lab>: a kernel is learned step by step: prediction, target and residual, the numbers on their way, the loss curve.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import { FigureSize } from '../../components/figure-size.js';
import '../../components/loss-chart/loss-chart.js';
import '../../components/matrix-grid.js';
import { resized, rowsOf } from '../../components/matrix-values.js';
import '../../components/spoken-text.js';
import '../../components/value-legend.js';
import { labSchemas } from '../../state/schema.js';
import { describeError } from '../describe-error.js';
import { LabElement } from '../lab-element.js';
import { renderBiasChoice, renderControls, renderLoss, renderRate } from './learn-controls.js';
import { parametersOf, phaseOf, storyOf } from './learn-model.js';
import { learnStyles } from './learn-styles.js';
import { adviceOf, cellWords, runWords } from './learn-words.js';
import './parameter-tracks.js';
import './residual-line.js';
import { TrainingRun } from './training-run.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./training-run.js').Shown} Shown */

const LARGEST_CELL = 40;
const SMALLEST_CELL = 26;
/** From this width on, in pixels, X, the kernels and the results stand side by side. */
const WIDE = 760;
/** What stands beside the cells of X and of the results then: the kernels, gaps and operators. */
const BESIDE = 410;
const EDGE = 30;
/** More numbers than this are read in the matrix itself. */
const MOST_TRACKS = 6;

/** @extends {LabElement<'learn'>} */
export class LearnLab extends LabElement {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'learn';

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { hovered: { state: true }, visited: { state: true }, term: { state: true } };

  /** @override */
  static styles = learnStyles;

  constructor() {
    super();
    /** The cell under the pointer, and the one with the keyboard's focus. @type {Cell} */
    this.hovered = null;
    /** @type {Cell} */
    this.visited = null;
    /** The product that is looked at. @type {number | null} */
    this.term = null;
    this.size = new FigureSize(this);
    this.run = new TrainingRun(this, (step) => this.change({ step }, 'replace'));
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.run.follow(this.settings);
  }

  /** @override */
  renderLab() {
    const { run, settings, i18n } = this;
    const { shown } = run;
    const story = shown && storyOf(shown.task.x, shown.report, this.#selected(shown));
    return html`
      <p class="lead">${i18n.t('learn.lead')}</p>
      ${renderControls(this)}
      <div class="figure ${this.wide ? 'wide' : ''}">
        <div class="x">${this.#renderInput(shown, story)}</div>
        <div class="kernels">${this.#renderKernels(shown, story)} ${renderRate(this)}</div>
        ${shown && this.#renderTracks(shown)}
        <div class="results">${shown ? this.#renderResults(shown) : nothing}</div>
        <div class="run">${this.#renderWords(shown)} ${this.#renderChart(shown)}</div>
      </div>
      <div class="words">
        ${
          shown && story
            ? html`<residual-line
                .i18n=${i18n}
                .story=${story}
                .at=${this.#selected(shown)}
                .active=${this.term}
                @term-point=${(/** @type {CustomEvent} */ event) => (this.term = event.detail.index)}
              ></residual-line>`
            : nothing
        }
        <spoken-text
          .text=${story && shown ? cellWords(i18n, this.#selected(shown), story) : i18n.t('learn.cell.none')}
        ></spoken-text>
        <value-legend .i18n=${i18n} .items=${this.#legend(settings.x, shown)}></value-legend>
      </div>
    `;
  }

  /** Whether the figure has room for X, the kernels and the results side by side. */
  get wide() {
    return this.size.width >= WIDE;
  }

  get #cell() {
    const { x, hidden } = this.settings;
    const columns = x[0].length;
    const room = this.wide
      ? (this.size.width - BESIDE) / (2 * columns - hidden[0].length + 1)
      : (this.size.width - EDGE) / columns;
    return Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, Math.floor(room)));
  }

  /** The cell all matrices speak of. @param {Shown} shown @returns {readonly [number, number]} */
  #selected({ report }) {
    const [rows, columns] = report.output.shape.slice(-2);
    const [row, column] = this.hovered ?? this.visited ?? this.settings.at ?? [0, 0];
    return [Math.min(row, rows - 1), Math.min(column, columns - 1)];
  }

  /** @param {Shown | null} shown @param {import('./learn-model.js').CellStory | null} story */
  #renderInput(shown, story) {
    const { x } = this.settings;
    const [row, column] = shown ? this.#selected(shown) : [0, 0];
    const [rows, columns] = shown ? [shown.task.weight.length, shown.task.weight[0].length] : [1, 1];
    const term = this.term === null ? null : story?.terms[this.term];
    return html`<matrix-grid
      id="x"
      kind="input"
      symbol="X"
      editable
      caption=${this.i18n.t('learn.x')}
      .i18n=${this.i18n}
      .values=${x}
      .cell=${this.#cell}
      .limits=${labSchemas.learn.x}
      .frame=${story && { row, column, rows, columns }}
      .marked=${term ? [term.row, term.column] : null}
      @matrix-change=${this.#changed((values) => ({ x: values }))}
    ></matrix-grid>`;
  }

  /** @param {Shown | null} shown @param {import('./learn-model.js').CellStory | null} story */
  #renderKernels(shown, story) {
    const { i18n, settings } = this;
    const { hidden, start, startBias, bias } = settings;
    const weight = shown ? rowsOf(shown.report.weight) : resized(start, hidden.length, hidden[0].length);
    const b = shown?.report.bias?.data[0] ?? startBias;
    const extent = extentOf(...weight, ...hidden, bias ? [b] : []);
    const columns = weight[0].length;
    const marked = story && this.term !== null ? [Math.floor(this.term / columns), this.term % columns] : null;
    return html`
      <div class="sum">
        <span class="operator" aria-hidden="true">⋆</span>
        <matrix-grid
          id="w"
          kind="kernel"
          symbol="W"
          editable
          caption=${i18n.t('learn.w')}
          .i18n=${i18n}
          .values=${weight}
          .cell=${this.#cell}
          .digits=${2}
          .extent=${extent}
          .marked=${marked}
          @matrix-change=${this.#changed((values) => ({ start: values, step: 0 }))}
        ></matrix-grid>
        ${
          bias
            ? html`<span class="operator" aria-hidden="true">+</span>
                <matrix-grid
                  id="b"
                  kind="kernel"
                  symbol="b"
                  editable
                  caption=${i18n.t('learn.b')}
                  .i18n=${i18n}
                  .values=${[[b]]}
                  .cell=${this.#cell}
                  .digits=${2}
                  .extent=${extent}
                  @matrix-change=${this.#changed((values) => ({ startBias: values[0][0], step: 0 }))}
                ></matrix-grid>`
            : nothing
        }
      </div>
      <div class="sum">
        <span class="operator" aria-hidden="true"></span>
        <matrix-grid
          id="k"
          kind="target"
          symbol="K"
          editable
          caption=${i18n.t('learn.k')}
          .i18n=${i18n}
          .values=${hidden}
          .cell=${this.#cell}
          .digits=${2}
          .extent=${extent}
          .limits=${labSchemas.learn.hidden}
          .marked=${marked}
          .message=${this.#taskProblem()}
          @matrix-change=${this.#changed((values) => ({ hidden: values }))}
        ></matrix-grid>
        ${renderBiasChoice(this)}
      </div>
    `;
  }

  /** @param {Shown} shown */
  #renderTracks({ task, report }) {
    const parameters = parametersOf(task, report);
    if (parameters.length > MOST_TRACKS) return nothing;
    return html`<parameter-tracks .i18n=${this.i18n} .parameters=${parameters}></parameter-tracks>`;
  }

  /** @param {Shown} shown */
  #renderResults({ report }) {
    const { output, target, residual } = report;
    const extent = extentOf(output.data, target.data, residual.data);
    return html`
      ${this.#result('=', 'prediction', 'output', 'Ŷ', output, extent)}
      ${this.#result('−', 'target', 'target', 'Y', target, extent)}
      ${this.#result('=', 'residual', 'residual', 'R', residual, extent)} ${renderLoss(this, report.loss)}
    `;
  }

  /**
   * @param {string} operator
   * @param {'prediction' | 'target' | 'residual'} name
   * @param {string} kind
   * @param {string} symbol
   * @param {import('../../engine/training-session.js').Tensor} tensor
   * @param {number} extent
   */
  #result(operator, name, kind, symbol, tensor, extent) {
    const { shown } = this.run;
    return html`<div class="sum">
      <span class="operator" aria-hidden="true">${operator}</span>
      <matrix-grid
        id=${name}
        kind=${kind}
        symbol=${symbol}
        caption=${this.i18n.t(`learn.${name}`)}
        .i18n=${this.i18n}
        .values=${rowsOf(tensor)}
        .cell=${this.#cell}
        .digits=${2}
        .extent=${extent}
        .selected=${shown && this.#selected(shown)}
        .stale=${this.#taskProblem() !== ''}
        @cell-point=${this.#pointed}
        @cell-pick=${(/** @type {CustomEvent} */ { detail }) => this.change({ at: detail.cell }, 'replace')}
      ></matrix-grid>
    </div>`;
  }

  /** @param {Shown | null} shown */
  #renderWords(shown) {
    const { i18n, run, settings } = this;
    if (run.problem?.code === 'worker') return html`<p class="problem" role="alert">${i18n.t('error.worker')}</p>`;
    if (!shown) return html`<p class="said"></p>`;
    const phase = phaseOf({
      position: shown.report.stepCount,
      running: run.running,
      diverged: shown.report.diverged,
      losses: shown.losses,
      loss: shown.report.loss,
      until: settings.steps,
    });
    const advice = adviceOf(phase, settings.lr);
    return html`<div class="said ${advice === null ? '' : 'warning'}">
      <spoken-text .text=${runWords(i18n, phase, shown, settings)}></spoken-text>
      ${
        advice === null
          ? nothing
          : html`<button @click=${() => this.change({ lr: advice, step: shown.report.stepCount })}>
              ${i18n.t('learn.try', { lr: advice })}
            </button>`
      }
    </div>`;
  }

  /** @param {Shown | null} shown */
  #renderChart(shown) {
    const { settings, run } = this;
    return html`<loss-chart
      .i18n=${this.i18n}
      .losses=${shown?.losses ?? new Float64Array()}
      .earlier=${run.earlier}
      .position=${shown?.report.stepCount ?? 0}
      .loss=${shown?.report.loss ?? null}
      .until=${settings.steps}
      .scale=${settings.scale}
      ?running=${run.running}
      @scrub=${(/** @type {CustomEvent} */ { detail }) => run.scrub(detail.step)}
      @scale-change=${(/** @type {CustomEvent} */ { detail }) => this.change({ scale: detail.scale }, 'replace')}
    ></loss-chart>`;
  }

  /** Why the settings in force cannot be trained. */
  #taskProblem() {
    const { problem } = this.run;
    if (!problem || problem.code === 'worker') return '';
    const { x, hidden } = this.settings;
    const sizes = { kernel: `${hidden.length}×${hidden[0].length}`, image: `${x.length}×${x[0].length}` };
    return describeError(this.i18n, problem, sizes);
  }

  /** @param {Matrix} x @param {Shown | null} shown */
  #legend(x, shown) {
    const items = [{ symbol: 'X', kind: 'input', extent: extentOf(...x) }];
    if (!shown) return items;
    const { weight, bias, output, target, residual } = shown.report;
    items.push({
      symbol: 'W, b, K',
      kind: 'kernel',
      extent: extentOf(weight.data, bias?.data ?? [], ...shown.task.kernel),
    });
    items.push({ symbol: 'Ŷ, Y, R', kind: 'output', extent: extentOf(output.data, target.data, residual.data) });
    return items;
  }

  /** @param {(values: Matrix) => Partial<import('./learn-model.js').Settings>} patch */
  #changed(patch) {
    return (/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) =>
      this.change(patch(detail.values), detail.continued ? 'replace' : 'push');
  }

  /** @param {CustomEvent<{ cell: Cell, by: string }>} event */
  #pointed({ detail: { cell, by } }) {
    if (by === 'pointer') this.hovered = cell;
    else this.visited = cell;
    this.term = null;
  }
}

customElements.define('learn-lab', LearnLab);
