// <learn-lab>: a kernel is learned step by step: prediction, target and residual, the numbers on their way, the loss curve.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { Brush } from '../../components/brush.js';
import { FigureSize } from '../../components/figure-size.js';
import '../../components/loss-chart/loss-chart.js';
import { NextFrame } from '../../components/next-frame.js';
import '../../components/spoken-text.js';
import '../../components/value-legend.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { LossHistory } from '../../engine/loss-history.js';
import { LabElement } from '../lab-element.js';
import { CloserLook } from './closer-look.js';
import { RunComparer } from './compared-runs.js';
import { renderKept } from './kept-list.js';
import { Analyst } from './analyst.js';
import { renderControls, renderRate, renderWay } from './learn-controls.js';
import { outputName, pairLookedAt, sizesOf } from './kernel-pairs.js';
import { renderKernels } from './kernel-matrices.js';
import { legendOf, renderInput, renderResults } from './learn-matrices.js';
import { comparedSteps, courseOf, horizonOf, parametersOf, phaseOf, storyOf } from './learn-model.js';
import { renderTask } from './learn-task.js';
import { learnStyles } from './learn-styles.js';
import { adviceOf, cellWords, runWords } from './learn-words.js';
import './parameter-tracks.js';
import { rateTeller } from './rate-story.js';
import { runawayWords } from './rate-words.js';
import './residual-line.js';
import { TrainingRun } from './training-run.js';

/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./learn-model.js').CellStory} CellStory */

/** From this width on, in pixels where text has its usual size, X, the kernels and the results stand side by side. */
const WIDE = 760;
/** As many steps a second as a colour can follow. */
const FADED = 5;
const NO_LOSSES = new LossHistory();
/** More learned numbers than this are read in the matrix itself. */
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
    this.brush = new Brush(this);
    this.compare = new RunComparer();
    this.nextFrame = new NextFrame(this);
    const analyst = new Analyst(this);
    this.tellRate = rateTeller(analyst);
    this.addController({
      hostDisconnected: () => {
        this.compare.dispose();
        analyst.dispose();
      },
    });
    this.closer = new CloserLook(this);
    this.run = new TrainingRun(this, (step) => this.change({ step }, 'replace'));
  }

  /** Whether the figure has room for X, the kernels and the results side by side. */
  get wide() {
    return this.size.width >= WIDE * this.size.textScale;
  }

  /** Whether its numbers change faster than a colour can follow, or a reader. */
  get fast() {
    return this.run.running && courseOf(this.settings).pace > FADED;
  }

  /** The kernel that is looked at: its output channel is on show. */
  get pair() {
    const { shown } = this.run;
    return pairLookedAt(this.settings, shown ? sizesOf(shown.task) : this.settings);
  }

  /** The cell that prediction, target and residual speak of. @returns {readonly [number, number]} */
  get selected() {
    const [row, column] = this.hovered ?? this.visited ?? this.settings.at ?? [0, 0];
    const [rows, columns] = this.run.shown?.report.output.shape.slice(-2) ?? [1, 1];
    return [Math.min(row, rows - 1), Math.min(column, columns - 1)];
  }

  /** Why the settings in force cannot be trained; empty where they can. */
  get taskProblem() {
    const { problem } = this.run;
    if (!problem || problem.code === 'worker') return '';
    const { x, hidden, padding } = this.settings;
    const image = `${x.length + 2 * padding}×${x[0].length + 2 * padding}`;
    const sizes = { kernel: `${hidden.length}×${hidden[0].length}`, image };
    return describeError(this.i18n, problem, sizes);
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.run.follow(this.settings);
  }

  /** @override @param {import('../shared-engine.js').Engine} engine */
  renderLab(engine) {
    const { i18n } = this;
    const { shown } = this.run;
    const { out } = this.pair;
    const told = shown && this.tellRate(engine, shown, out);
    const rate = told?.working ? null : told; // what held for another task is said of none
    const story = shown && storyOf(shown.task, shown.report, this.selected, out);
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('learn.lead'))}</p>
      ${this.closer.renderTour()} ${renderControls(this)}
      <div class="figure ${this.wide ? 'wide' : ''} ${this.fast ? 'fast' : ''}">
        <div class="x">${renderInput(this, story)} ${this.#renderTask()}</div>
        <div class="kernels">${renderKernels(this, story)} ${renderRate(this, rate?.limit ?? null)}</div>
        ${this.#renderTracks()}
        <div class="results">${renderResults(this)}</div>
        <div class="run">${this.#renderWords(rate)} ${this.#renderChart(engine)}</div>
      </div>
      <div class="words">
        ${story ? this.#renderStory(story) : nothing}
        <value-legend .i18n=${i18n} .items=${legendOf(this)}></value-legend>
      </div>
      ${this.closer.render(engine, told)}
    `;
  }

  /** What a run leaves as it is. */
  #renderTask() {
    return guard([this.settings, this.i18n, this.brush.inHand], () => renderTask(this));
  }

  #renderTracks() {
    const { shown } = this.run;
    const parameters = shown ? parametersOf(shown.task, shown.report, MOST_TRACKS) : [];
    if (parameters.length === 0) return nothing;
    return html`<parameter-tracks .i18n=${this.i18n} .parameters=${parameters}></parameter-tracks>`;
  }

  /** @param {import('./rate-panel.js').RateStory | null} rate */
  #renderWords(rate) {
    const { i18n, run, settings } = this;
    const { shown } = run;
    if (run.problem?.code === 'worker') return html`<p class="problem" role="alert">${i18n.t('error.worker')}</p>`;
    // One element for all that is said of a run, however it goes on: what it says next is spoken.
    const said = (/** @type {string} */ text, /** @type {unknown} */ more, warning = false) =>
      html`<div class="said ${warning ? 'warning' : ''}"><spoken-text .text=${text}></spoken-text> ${more}</div>`;
    if (run.way) {
      const { stepCount: step, to } = run.way;
      return said(i18n.t('learn.way', { step, to }), renderWay(this, run.way));
    }
    if (!shown) return said('', nothing);
    const phase = phaseOf({
      position: shown.report.stepCount,
      running: run.running || shown.report.running,
      diverged: shown.report.diverged,
      atRest: shown.report.atRest,
      losses: shown.losses,
      loss: shown.report.loss,
      until: courseOf(settings).until,
    });
    const text = runWords(i18n, phase, shown, settings);
    const advice = adviceOf(phase, settings.lr, rate?.limit);
    if (advice === null) return said(text, nothing);
    const reason = advice.stable && rate ? ` ${runawayWords(i18n, rate)}` : '';
    const take = () => this.change({ lr: advice.lr, step: shown.report.stepCount });
    const words = i18n.t(advice.stable ? 'learn.try.stable' : 'learn.try', { lr: advice.lr });
    return said(text + reason, html`<button @click=${take}>${words}</button>`, true);
  }

  /** @param {import('../shared-engine.js').Engine} engine */
  #renderChart(engine) {
    const { settings, run } = this;
    const { shown } = run;
    const horizon = horizonOf(settings, shown?.losses.length ?? 0);
    const steps = comparedSteps(settings, shown?.losses.length ?? 0);
    const { losses: compared, behind } = shown
      ? this.compare.compare(engine, shown, settings.kept, steps)
      : { losses: [], behind: false };
    if (behind) this.nextFrame.ask();
    return html`<loss-chart
        .i18n=${this.i18n}
        .losses=${shown?.losses ?? NO_LOSSES}
        .earlier=${run.earlier}
        .compared=${compared}
        .position=${shown?.report.stepCount ?? 0}
        .aim=${run.position}
        .loss=${shown?.report.loss ?? null}
        .until=${horizon}
        .scale=${settings.scale}
        ?running=${run.running}
        @scrub=${(/** @type {CustomEvent} */ { detail }) => run.scrub(detail.step)}
        @scale-change=${(/** @type {CustomEvent} */ { detail }) => this.change({ scale: detail.scale }, 'replace')}
      ></loss-chart>
      ${renderKept(this, compared, behind ? null : steps)}`;
  }

  /** @param {CellStory} story */
  #renderStory(story) {
    const { i18n, run, pair } = this;
    const channel = outputName('', run.shown ? sizesOf(run.shown.task) : this.settings, pair.out);
    const words = cellWords(i18n, this.selected, story);
    return html`
      <residual-line
        .i18n=${i18n}
        .story=${story}
        .at=${this.selected}
        channel=${channel}
        .active=${this.term}
        @term-point=${(/** @type {CustomEvent} */ { detail }) => (this.term = detail.index)}
      ></residual-line>
      <spoken-text
        .text=${channel ? i18n.t('learn.cell.of', { name: `Ŷ${channel}`, words }) : words}
        about=${[...this.selected, pair.out].join()}
      ></spoken-text>
    `;
  }

  /** A cell of prediction, target or residual is hovered or focused. @param {CustomEvent<{ cell: Cell, by: string }>} event */
  onPoint = ({ detail: { cell, by } }) => {
    if (by === 'pointer') this.hovered = cell;
    else this.visited = cell;
    this.term = null;
  };
}

customElements.define('learn-lab', LearnLab);
