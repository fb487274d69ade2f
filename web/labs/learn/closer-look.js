// closer-look.js — what stands under the figure: one of several closer looks at the run; each is loaded when first asked for.
import { html, nothing } from 'lit';
import { labSchemas } from '../../state/schema.js';
import { clinicTeller } from './clinic-story.js';
import { runInForce } from './compared-runs.js';
import { runName } from './kept-list.js';
import { lossTable, pytorchCode } from './pytorch-code.js';
import { memoized } from '../memo.js';
import { differenceQuotients, gradientsOf } from './gradient-model.js';
import { cellSize } from './learn-matrices.js';
import { each, kernelName, numbersOf, outputName, planeOf, sizesOf } from './kernel-pairs.js';
import { comparedSteps, parameterNames } from './learn-model.js';
import { renderPairChoice } from './pair-choice.js';
import { settingsAt } from './tour-model.js';
import { twinTeller } from './twins-model.js';
import { surfaceTeller } from './surface-story.js';
import './rate-panel.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */
/** @typedef {import('./rate-panel.js').RateStory} RateStory */
/** @typedef {import('../shared-engine.js').Engine} Engine */

/** @type {Partial<Record<LearnLab['settings']['view'], () => Promise<unknown>>>} */
const LOADERS = {
  gradient: () => import('./gradient-panel.js'),
  surface: () => import('./loss-surface.js'),
  twins: () => import('./flip-twins.js'),
  clinic: () => import('./bug-clinic.js'),
  take: () => import('./take-away.js'),
};

/** Those that speak of one kernel. @type {LearnLab['settings']['view'][]} */
const PAIRED = ['gradient', 'twins', 'clinic'];

const now = () => performance.now();

export class CloserLook {
  #lab;
  #surface = surfaceTeller(now);
  /** The surface told last: it stays, marked, while that of another task is worked out. @type {import('./loss-surface.js').SurfaceStory | null} */
  #drawn = null;
  #twins = twinTeller(now);
  #clinic = clinicTeller();
  #gradients = memoized(
    (
      /** @type {Engine} */ engine,
      /** @type {import('./training-run.js').Shown} */ shown,
      /** @type {number} */ out,
      /** @type {number} */ into,
    ) => gradientsOf(engine, shown, { out, into }),
  );

  /** @param {LearnLab} lab */
  constructor(lab) {
    this.#lab = lab;
    lab.addController(this);
  }

  hostDisconnected() {
    this.#surface.dispose();
    this.#clinic.dispose();
    this.#twins.dispose();
  }

  /** The tour through the notebook, or the way into it. */
  renderTour() {
    const { i18n, settings } = this.#lab;
    const go = (/** @type {number} */ number) =>
      this.#lab.change(number === 0 ? { tour: 0 } : settingsAt(number, settings));
    if (settings.tour === 0) {
      return html`<p class="tour"><button @click=${() => go(1)}>${i18n.t('learn.tour.begin')}</button></p>`;
    }
    import('./notebook-tour.js').catch((problem) => (this.#lab.failure = problem));
    return html`<notebook-tour
      .i18n=${i18n}
      .number=${settings.tour}
      @tour-choice=${(/** @type {CustomEvent} */ { detail }) => go(detail.number)}
    ></notebook-tour>`;
  }

  /** @param {Engine} engine @param {RateStory | null} rate */
  render(engine, rate) {
    const { i18n, settings } = this.#lab;
    const { view } = settings;
    LOADERS[view]?.().catch((problem) => (this.#lab.failure = problem));
    return html`<nav class="views" aria-label=${i18n.t('learn.view')}>
        <span class="soft small" aria-hidden="true">${i18n.t('learn.view')}</span>
        ${labSchemas.learn.view.choices.map(
          (one) =>
            html`<button aria-pressed=${one === view} @click=${() => this.#lab.change({ view: one })}>
              ${i18n.t(`learn.view.${one}`)}
            </button>`,
        )}
        <span class="soft small" role="status">
          ${(view === 'rate' || view === 'surface') && rate?.working ? i18n.t('learn.working') : nothing}
        </span>
      </nav>
      ${PAIRED.includes(view) ? renderPairChoice(this.#lab) : nothing} ${this.#renderView(engine, rate)}`;
  }

  /** @param {Engine} engine @param {import('./training-run.js').Shown} shown @returns {import('./gradient-panel.js').GradientLook} */
  #gradient(engine, shown) {
    const { pair } = this.#lab;
    const names = parameterNames(shown.task);
    return {
      ...{ shown, pair },
      gradients: this.#gradients(engine, shown, pair.out, pair.into),
      check: () => differenceQuotients(engine, shown, pair),
      names: numbersOf(shown.task, pair).map((place) => names[place]),
      tap: this.#lab.settings.tap,
      cell: cellSize(this.#lab),
      room: this.#lab.size.width || Infinity,
    };
  }

  /** @param {Engine} engine @param {import('./training-run.js').Shown} shown @returns {import('./take-away.js').Souvenirs} */
  #souvenirs(engine, shown) {
    const { i18n, settings, store, compare } = this.#lab;
    const { kept, steps } = settings;
    const { report, task, losses } = shown;
    const far = comparedSteps(settings, losses.length);
    const names = [runInForce(settings), ...kept].map((run) => runName(i18n, run));
    return {
      link: new URL(store.address({ search: location.search }), location.href).href,
      code: pytorchCode(
        i18n,
        task,
        each(task.weight.length, (out) => planeOf(report.target, out)),
        Math.max(1, report.stepCount || steps),
      ),
      thinned: losses.width,
      weight: report.weight,
      table: () => lossTable(losses, compare.compare(engine, shown, kept, far).losses, names),
    };
  }

  /** What is still being followed is looked at again in the next frame. @param {boolean} [behind] */
  #goOn(behind) {
    if (behind) this.#lab.nextFrame.ask();
  }

  /** @param {Engine} engine @param {RateStory | null} rate */
  #renderView(engine, rate) {
    const lab = this.#lab;
    const { i18n, settings, run, pair } = lab;
    const sizes = run.shown ? sizesOf(run.shown.task) : { ins: 1, outs: 1 };
    const name = kernelName('W', sizes, pair);
    if (settings.view === 'surface') {
      if (!run.shown || !rate) return nothing;
      if (!rate.working) this.#drawn = this.#surface.tell(engine, run.shown, rate, settings);
      const story = this.#drawn;
      this.#goOn(story?.behind);
      if (rate.working && !story) return nothing;
      return html`<loss-surface
        class=${rate.working ? 'working' : ''}
        aria-busy=${rate.working}
        .i18n=${i18n}
        .story=${story}
        @plane-choice=${(/** @type {CustomEvent} */ { detail }) => lab.change(detail)}
        @start-choice=${(/** @type {CustomEvent} */ { detail }) =>
          story && !rate.working && lab.change({ ...this.#surface.startAt(story, settings, detail.place), step: 0 })}
      ></loss-surface>`;
    }
    if (settings.view === 'gradient' && run.shown) {
      return html`<gradient-panel
        .i18n=${i18n}
        .look=${this.#gradient(engine, run.shown)}
        @tap-choice=${(/** @type {CustomEvent} */ { detail }) => lab.change(detail, 'replace')}
      ></gradient-panel>`;
    }
    if (settings.view === 'twins' && run.shown) {
      const twins = this.#twins.tell(engine, run.shown, pair);
      this.#goOn(twins.behind);
      return html`<flip-twins
        .i18n=${i18n}
        .twins=${twins}
        name=${name}
        .room=${lab.size.width || Infinity}
      ></flip-twins>`;
    }
    if (settings.view === 'clinic' && run.shown) {
      return html`<bug-clinic
        .i18n=${i18n}
        .story=${this.#clinic.tell(engine, run.shown, settings.clinic, pair)}
        .names=${[name, outputName('b', sizes, pair.out)]}
        .room=${lab.size.width || Infinity}
        @case-choice=${(/** @type {CustomEvent} */ { detail }) => lab.change(detail)}
      ></bug-clinic>`;
    }
    if (settings.view === 'take' && run.shown) {
      return html`<run-take-away .i18n=${i18n} .souvenirs=${this.#souvenirs(engine, run.shown)}></run-take-away>`;
    }
    if (rate?.modes.length === 0) return nothing;
    return html`<rate-panel
      class=${rate?.working ? 'working' : ''}
      aria-busy=${rate?.working ?? false}
      .i18n=${i18n}
      .story=${rate}
      @rate-choice=${(/** @type {CustomEvent} */ { detail }) => lab.change(detail)}
    ></rate-panel>`;
  }
}
