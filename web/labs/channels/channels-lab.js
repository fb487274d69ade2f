// <channels-lab>: a layer with several channels in and out: a kernel for each pair, and the parts of each output cell.
import { html, nothing } from 'lit';
import { FigureSize, cellSize } from '../../components/figure-size.js';
import '../../components/spoken-text.js';
import '../../components/take-away.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { LabElement } from '../lab-element.js';
import { memoized } from '../memo.js';
import { padded, within } from '../correlate/model.js';
import { renderWalk } from '../correlate/walk-controls.js';
import { Walk } from '../correlate/walk.js';
import { windowStyles } from '../correlate/window-styles.js';
import { channelsInScipy } from '../scipy-code.js';
import { tensorCode } from '../tensor-code.js';
import { renderCosts } from './channel-costs.js';
import { symbolOf } from './channel-names.js';
import './channel-sum.js';
import { renderControls } from './channels-controls.js';
import { renderLegend, renderPairs } from './channels-figure.js';
import { outputsOf, sizesOf, sumsOf, usableGroups, weightOf } from './channels-model.js';
import { channelsStyles } from './channels-styles.js';
import { pointedWords, sumWords } from './channels-words.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('./channels-model.js').Layer} Layer */
/** @typedef {import('./channels-figure.js').Pointed} Pointed */

const GAP = 24; // px between the columns of the figure
const LARGEST = 44; // px of a cell: there are many
const CAPTION = 170; // px of the longest caption

/** @extends {LabElement<'channels'>} */
export class ChannelsLab extends LabElement {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'channels';

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = { hovered: { state: true }, visited: { state: true }, product: { state: true } };

  /** @override */
  static styles = [...windowStyles, channelsStyles];

  constructor() {
    super();
    /** The cell under the pointer. @type {Pointed | null} */
    this.hovered = null;
    /** The cell that has the keyboard's focus. @type {Pointed | null} */
    this.visited = null;
    /** The product that is looked at in the formula. @type {{ into: number, key: string } | null} */
    this.product = null;
    this.size = new FigureSize(this);
    this.walk = new Walk(this, (at) => {
      this.hovered = null;
      this.visited = null;
      this.product = null;
      this.change({ at }, 'replace');
    });
  }

  /** @type {Matrix[] | null} */
  #lastGood = null;
  #outputs = memoized(
    (
      /** @type {Engine} */ engine,
      /** @type {Layer[keyof Layer][]} */ ...[x, w, bias, stride, padding, dilation, groups]
    ) => outputsOf(engine, /** @type {Layer} */ ({ x, w, bias, stride, padding, dilation, groups })),
  );
  #rings = memoized((/** @type {Engine} */ engine, /** @type {Layer['x']} */ x, /** @type {number} */ padding) =>
    x.map((image) =>
      padding
        ? { values: padded(engine, image, [padding, padding, padding, padding]), top: padding, left: padding }
        : null,
    ),
  );

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { i18n, settings } = this;
    const layer = { ...settings, groups: usableGroups(settings) };
    const { ins, outs, columns } = sizesOf(layer);
    const { outputs, problem } = this.#compute(engine, layer);
    const pointed = this.hovered ?? this.visited;
    const atOutput = pointed?.of === 'y' && pointed.out < outs ? pointed : null;
    const out = atOutput?.out ?? Math.min(settings.out, outs) - 1;
    const good = problem ? null : outputs;
    const selected = good ? within(atOutput?.cell ?? settings.at, good[out]) : null;
    const sums = selected ? sumsOf(layer, out, selected) : [];
    const wide = Math.max(columns, outputs?.[0][0].length ?? 1);
    const imageColumns = layer.x[0][0].length + 2 * layer.padding;
    const all = cellSize(this.size.width, [imageColumns, ...Array(outs).fill(wide)], outs * GAP, 8, CAPTION);
    const { cell, together } = all.together ? all : cellSize(this.size.width, [imageColumns, wide], GAP, 8, CAPTION);
    const shown = all.together ? layer.bias.map((_, index) => index) : [out];
    const value = good && selected ? good[out][selected[0]][selected[1]] : 0;
    return html`
      <p class="lead">${withTerms(i18n, i18n.t('channels.lead'))}</p>
      <div class="settings">${renderControls(i18n, settings, (patch) => this.change(patch))}</div>
      ${settings.groups === layer.groups ? nothing : html`<p class="problem">${this.#groupsProblem(ins, outs)}</p>`}
      ${shown.length < outs ? this.#renderChoice(out, outs) : nothing}
      ${renderPairs({
        i18n,
        layer,
        outputs,
        problem,
        cell: Math.min(LARGEST, cell),
        room: this.size.width || Infinity,
        stacked: !together,
        shown,
        out,
        selected,
        sums,
        rings: this.#rings(engine, layer.x, layer.padding),
        pointed: good ? pointed : null,
        part: this.product,
        filled: good && this.walk.filled(selected, good[out]),
        change: (patch, history) => {
          this.walk.stop();
          this.change(patch, history);
        },
        point: (place, by) => this.#point(place, by),
        pin: (index, at) => this.#pin(index, at),
      })}
      <div class="words">
        ${good && selected ? this.#renderWalk(good[out], out, selected) : nothing}
        ${
          selected
            ? html`<channel-sum
                class="in-figure"
                .i18n=${i18n}
                .out=${out}
                .at=${selected}
                .sums=${sums}
                .bias=${layer.bias[out]}
                .result=${value}
                .active=${this.product}
                @part-point=${(/** @type {CustomEvent<{ part: ChannelsLab['product'] }>} */ { detail }) => (this.product = detail.part)}
              ></channel-sum>`
            : nothing
        }
        <spoken-text
          .text=${
            selected
              ? (pointedWords(i18n, layer, pointed) ?? sumWords(i18n, layer, { out, selected, sums, value }))
              : ''
          }
        ></spoken-text>
        ${renderLegend(i18n, layer, outputs)} ${good ? this.#renderTakeAway(layer, good) : nothing}
      </div>
      ${good ? renderCosts(i18n, layer, [good[0].length, good[0][0].length]) : nothing}
    `;
  }

  /** @param {number} ins @param {number} outs */
  #groupsProblem(ins, outs) {
    return this.i18n.t('channels.problem.groups', { groups: this.settings.groups, ins, outs });
  }

  /** Where not all outputs fit side by side, one is chosen. @param {number} current @param {number} outs */
  #renderChoice(current, outs) {
    const { t } = this.i18n;
    return html`<div class="presets outs" role="group" aria-label=${t('channels.show')}>
      <span class="soft small" aria-hidden="true">${t('channels.show')}</span>
      ${Array.from(
        { length: outs },
        (_, out) =>
          html`<button aria-pressed=${String(out === current)} @click=${() => this.change({ out: out + 1 }, 'replace')}>
            ${symbolOf('Y', out)}
          </button>`,
      )}
    </div>`;
  }

  /** @param {Matrix} y @param {number} out @param {[number, number]} selected */
  #renderWalk(y, out, [row, column]) {
    this.walk.along([row, column], y);
    const place = { row: row + 1, column: column + 1, symbol: symbolOf('Y', out) };
    return renderWalk(this.i18n, this.walk, this.i18n.t('channels.walk.of', place));
  }

  /** @param {Layer} layer @param {Matrix[]} outputs */
  #renderTakeAway(layer, outputs) {
    const { x, bias, stride, padding, dilation, groups } = layer;
    const w = weightOf(layer);
    const options = { stride, padding, dilation, groups };
    return html`<take-away
      .i18n=${this.i18n}
      .code=${() => ({
        ...tensorCode({ name: 'conv2d', x, w, bias, options }),
        scipy: channelsInScipy({ x, w, bias, ...options }),
      })}
      .figure=${this.renderRoot}
      .matrices=${[
        { name: 'X', values: x.flat(), shape: [x.length, x[0].length, x[0][0].length] },
        { name: 'W', values: w.flat(2), shape: [w.length, w[0].length, w[0][0].length, w[0][0][0].length] },
        { name: 'Y', values: outputs.flat(), shape: [outputs.length, outputs[0].length, outputs[0][0].length] },
        ...outputs.map((values, out) => ({ name: `Y${out + 1}`, values })),
      ]}
    ></take-away>`;
  }

  /** @param {Pointed | null} pointed @param {string} by */
  #point(pointed, by) {
    if (by === 'pointer') this.hovered = pointed;
    else this.visited = pointed;
    this.product = null;
  }

  /** @param {number} out @param {[number, number]} cell */
  #pin(out, cell) {
    this.walk.stop();
    this.change({ out: out + 1, at: cell }, 'replace');
  }

  /** @param {Engine} engine @param {Layer} layer */
  #compute(engine, layer) {
    const { x, w, bias, stride, padding, dilation, groups } = layer;
    try {
      this.#lastGood = this.#outputs(engine, x, w, bias, stride, padding, dilation, groups);
      return { outputs: this.#lastGood, problem: '' };
    } catch (error) {
      const kernel = `${w[0].length}×${w[0][0].length}`;
      const sizes = { kernel, image: `${x[0].length}×${x[0][0].length}` };
      const kept = this.#lastGood?.length === bias.length ? this.#lastGood : null;
      return { outputs: kept, problem: describeError(this.i18n, error, sizes) };
    }
  }
}

customElements.define('channels-lab', ChannelsLab);
