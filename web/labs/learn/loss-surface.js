// <loss-surface>: the loss as a landscape with contours, the path of the run on it, the optimum, and the axes of the bowl.
import { LitElement, html, nothing } from 'lit';
import { createTranslator } from '../../i18n/translator.js';
import '../../components/spoken-text.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';
import { directionText, significant } from './rate-words.js';
import { lossAt } from './surface-model.js';
import { renderMark, renderSurface, SIDE, sideNames, toPlace } from './surface-picture.js';
import { surfaceStyles } from './surface-styles.js';

/**
 * What is drawn.
 * @typedef {object} SurfaceStory
 * @property {import('./curvature.js').Curvature} curvature
 * @property {import('./surface-model.js').Plane} plane
 * @property {number} reach
 * @property {ReturnType<typeof import('./surface-model.js').contoursOf>} contours
 * @property {[number, number][]} path   places on the plane, the start first
 * @property {number} steps              taken so far
 * @property {number | null} traced      how many of them the path follows; null for all
 * @property {boolean} behind            it is still being followed: told again, it comes farther
 * @property {number} loss               of the state shown
 * @property {string[]} names
 */

/** Where the mark goes, in its steps: across, up. @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** A step of the mark, as a share of how far the picture reaches. */
const STEP = 0.02;
const FAR = 10;

/** Fires `plane-choice` {plane, pair}, and `start-choice` {place} where one clicks or presses Enter. */
export class LossSurface extends LitElement {
  /** @override */
  static properties = {
    story: { attribute: false },
    i18n: { attribute: false },
    place: { state: true },
    mark: { state: true },
  };

  /** @override */
  static styles = [baseStyles, buttonStyles, surfaceStyles];

  constructor() {
    super();
    /** @type {SurfaceStory | null} */
    this.story = null;
    this.i18n = createTranslator('en');
    /** The place under the pointer. @type {[number, number] | null} */
    this.place = null;
    /** The place that the keyboard has come to. @type {[number, number] | null} */
    this.mark = null;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    // Another plane: the place is none of its own.
    const before = /** @type {SurfaceStory | undefined} */ (changed.get('story'));
    if (this.mark && before && sidesOf(before) !== sidesOf(this.story)) this.mark = null;
  }

  /** @override */
  render() {
    const { i18n, story } = this;
    if (!story)
      return html`<h3>${i18n.t('learn.surface')}</h3>
        <p>${i18n.t('learn.surface.one')}</p>`;
    const { contours, reach } = story;
    return html`
      <h3>${i18n.t('learn.surface')}</h3>
      ${this.#renderChoice(story)}
      <div class="body">
        <div
          class="field"
          role="application"
          tabindex="0"
          aria-label=${i18n.t('learn.surface.field')}
          aria-describedby="hint"
          @keydown=${this.#onKey}
          @blur=${() => (this.mark = null)}
        >
          <svg
            viewBox="0 0 ${SIDE} ${SIDE}"
            role="img"
            aria-label=${this.#description(story)}
            @pointermove=${(/** @type {PointerEvent} */ event) => (this.place = this.#placeUnder(event))}
            @pointerleave=${() => (this.place = null)}
            @click=${this.#onClick}
          >
            ${renderSurface(i18n, story)} ${this.mark ? renderMark(this.mark, reach) : nothing}
          </svg>
        </div>
        <div class="words">
          <p>${i18n.t('learn.surface.words')}</p>
          <ul>
            <li class="start">${i18n.t('learn.surface.start')}</li>
            <li class="now">${i18n.t('learn.surface.now', { loss: i18n.number(story.loss, 4) })}</li>
            <li class="optimum">${this.#optimumWords(story)}</li>
            <li class="axes">${i18n.t('learn.surface.axes')}</li>
          </ul>
          <p class="soft small">${i18n.t('learn.surface.contours', { count: contours.length })}</p>
          ${story.names.length > 2 ? html`<p class="soft small">${i18n.t('learn.surface.plane')}</p>` : nothing}
          ${
            story.traced === null
              ? nothing
              : html`<p class="soft small">${i18n.t('learn.surface.traced', { count: story.traced })}</p>`
          }
          <p id="hint" class="soft small">${i18n.t('learn.surface.touch', { reach })}</p>
          <spoken-text class="here number" .text=${this.#hereWords(story)}></spoken-text>
        </div>
      </div>
    `;
  }

  /** @param {SurfaceStory} story */
  #renderChoice({ plane, names }) {
    const { t } = this.i18n;
    const choose = (/** @type {'modes' | 'pair'} */ kind, /** @type {number[]} */ pair) =>
      this.#fire('plane-choice', { plane: kind, pair });
    const list = (/** @type {0 | 1} */ which) =>
      html`<select
        aria-label=${t(which === 0 ? 'learn.surface.across' : 'learn.surface.up')}
        @change=${(/** @type {Event} */ event) => {
          const pair = [...plane.picked];
          const other = pair[which];
          pair[which] = Number(/** @type {HTMLSelectElement} */ (event.target).value);
          if (pair[0] === pair[1]) pair[1 - which] = other;
          choose('pair', pair);
        }}
      >
        ${names.map(
          (name, index) => html`<option value=${index} .selected=${plane.picked[which] === index}>${name}</option>`,
        )}
      </select>`;
    return html`<div class="choice" role="group" aria-label=${t('learn.surface.choice')}>
      <button
        aria-pressed=${plane.kind === 'modes'}
        @click=${() => choose('modes', plane.kind === 'pair' ? plane.picked : [0, 1])}
      >
        ${t('learn.surface.modes')}
      </button>
      <button
        aria-pressed=${plane.kind === 'pair'}
        @click=${() => choose('pair', plane.kind === 'pair' ? plane.picked : [0, 1])}
      >
        ${t('learn.surface.pair')}
      </button>
      ${plane.kind === 'pair' && names.length > 2 ? html`${list(0)} ${list(1)}` : nothing}
    </div>`;
  }

  /** @param {SurfaceStory} story */
  #optimumWords({ curvature, names }) {
    const { i18n } = this;
    const { optimum, loss } = curvature;
    return i18n.t('learn.surface.optimum', {
      loss: i18n.number(withoutRounding(loss), 4),
      values: directionText(i18n, optimum, names) || i18n.number(0),
    });
  }

  /** The place that is pointed at or marked. @param {SurfaceStory} story */
  #hereWords({ curvature, plane, names }) {
    const { i18n } = this;
    const place = this.mark ?? this.place;
    if (!place) return '';
    const from = plane.kind === 'pair' ? plane.picked.map((index) => plane.origin[index]) : [0, 0];
    const parts = sideNames(i18n, plane, names).map(
      (name, side) => `${name} ${i18n.number(place[side] + from[side], 2)}`,
    );
    return i18n.t('learn.surface.here', {
      loss: significant(i18n, withoutRounding(lossAt(curvature, plane, place)), 4),
      values: parts.join(', '),
    });
  }

  /** @param {SurfaceStory} story */
  #description(story) {
    return this.i18n.t('learn.surface.description', {
      count: story.steps,
      loss: this.i18n.number(story.loss, 4),
    });
  }

  /** @param {PointerEvent | MouseEvent} event @returns {[number, number] | null} */
  #placeUnder(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    if (!this.story || box.width === 0) return null;
    const across = ((event.clientX - box.left) / box.width) * SIDE;
    const down = ((event.clientY - box.top) / box.height) * SIDE;
    return toPlace(across, down, this.story.reach);
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const place = this.#placeUnder(event);
    if (place) this.#fire('start-choice', { place });
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const { story } = this;
    const way = WAYS[event.key];
    if (!story || event.altKey || event.ctrlKey || event.metaKey) return;
    if (way) {
      const { reach } = story;
      const step = STEP * reach * (event.shiftKey ? FAR : 1);
      const from = this.mark ?? story.path[0];
      const to = from.map((at, side) => Math.max(-reach, Math.min(reach, at + way[side] * step)));
      this.mark = /** @type {[number, number]} */ (to);
    } else if (event.key === 'Enter' && this.mark) this.#fire('start-choice', { place: this.mark });
    else if (event.key === 'Escape' && this.mark) this.mark = null;
    else return;
    event.preventDefault();
  };

  /** @param {string} type @param {unknown} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Which plane it is. @param {SurfaceStory | null} story */
function sidesOf(story) {
  return story && [story.plane.kind, ...story.plane.picked].join();
}

/** A loss that only rounding keeps from 0. @param {number} loss */
function withoutRounding(loss) {
  return Math.abs(loss) < 1e-9 ? 0 : loss;
}

customElements.define('loss-surface', LossSurface);
