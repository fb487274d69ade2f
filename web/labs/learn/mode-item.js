// mode-item.js — one direction of the loss in the list of the learning-rate panel: where it points, how steep, what a step does.
import { html, mathml, nothing } from 'lit';
import { divergingColor } from '../../components/color-scale.js';
import { styleProperties } from '../../components/style-properties.js';
import { directionText, modeWords, significant } from './rate-words.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./curvature.js').Mode} Mode */
/** @typedef {import('./rate-panel.js').RateStory} RateStory */

/** Numbers are written into the cells while there are so few. */
const MOST_NUMBERS = 12;
const MOST_COLUMNS = 4;
/** The track of factors reaches a little beyond ±1, so that what grows stands outside. */
const REACH = 1.25;

/** @param {Translator} i18n @param {Mode} mode @param {RateStory} story */
export function renderMode(i18n, mode, story) {
  const { number, eigenvalue, way } = mode;
  return html`
    <span class="name">${i18n.t('learn.mode.name', { number })}</span>
    ${renderDirection(i18n, mode.direction, story)}
    <span class="number curvature">
      <math><mi>λ</mi><mo>=</mo><mn>${significant(i18n, eigenvalue, 5)}</mn></math>
    </span>
    ${mode.pull === null ? html`<span></span>` : renderTrack(mode.pull.factor, way)} ${renderFactor(i18n, mode, story)}
    <span class="what ${way === 'grows' ? 'problem' : ''}">${modeWords(i18n, mode, story)}</span>
  `;
}

/**
 * A direction in the space of the kernels, drawn as a kernel.
 * @param {Translator} i18n @param {number[]} direction @param {RateStory} story
 */
function renderDirection(i18n, direction, { names, columns, kernels, out, outs }) {
  const taps = kernels.length * kernels[0].length;
  const bias = direction.length > taps * outs ? direction[taps * outs + out] : null;
  const written = taps + Number(bias !== null) <= MOST_NUMBERS && columns <= MOST_COLUMNS;
  const extent = Math.max(...direction.map(Math.abs)) || 1;
  const cell = (/** @type {number} */ part) =>
    html`<span class="cell number" ${styleProperties({ '--fill': divergingColor(part, extent) })}>
      ${written ? i18n.number(part, 2) : nothing}
    </span>`;
  return html`<span
    class="direction ${written ? '' : 'tiny'} ${kernels.length > 1 ? 'several' : ''}"
    role="img"
    aria-label=${directionText(i18n, direction, names)}
    ${styleProperties({ '--columns': columns })}
  >
    ${kernels.map((places) => html`<span class="cells">${places.map((place) => cell(direction[place]))}</span>`)}
    ${bias === null ? nothing : html`<span class="bias"><span class="plus">b</span><span class="cells one">${cell(bias)}</span></span>`}
  </span>`;
}

/** Where the factor lies: within ±1 the distance shrinks. @param {number} factor @param {Mode['way']} way */
function renderTrack(factor, way) {
  const at = Math.max(-1, Math.min(1, factor / REACH));
  return html`<span
    class="track"
    aria-hidden="true"
    ${styleProperties({ '--at': `${50 + 50 * at}%`, '--unit': `${50 / REACH}%` })}
  >
    <span class="inside"></span><span class="zero"></span><span class="dot ${way}"></span>
  </span>`;
}

/** @param {Translator} i18n @param {Mode} mode @param {RateStory} story */
function renderFactor(i18n, { pull, eigenvalue }, { optimizer }) {
  if (pull === null) return html`<span class="factor"></span>`;
  const value = mathml`<mn>${i18n.number(pull.factor, 3)}</mn>`;
  const isPlain = optimizer.name === 'sgd' && !optimizer.momentum;
  return html`<span class="factor number">
    ${
      isPlain
        ? html`<math
            ><mn>1</mn><mo>−</mo><mn>${i18n.number(optimizer.lr ?? 0)}</mn><mo>·</mo
            ><mn>${significant(i18n, eigenvalue, 5)}</mn><mo>=</mo>${value}</math
          >`
        : html`<math><mo>×</mo>${pull.swings ? mathml`<mo>±</mo>` : nothing}${value}</math>`
    }
  </span>`;
}
