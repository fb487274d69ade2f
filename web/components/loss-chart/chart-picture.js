// chart-picture.js — the loss curve as an SVG: axes, the curve known and the one before, numbers at the ticks, the point looked at.
import { nothing, svg } from 'lit';
import { curvePath, lossAxis, stepAxis } from './chart-scale.js';
import { runMark } from './run-marks.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory */

/**
 * What there is to draw.
 * @typedef {object} ChartData
 * @property {Translator} i18n
 * @property {LossHistory} losses   before the steps known
 * @property {LossHistory | null} earlier  the same of the run before the last change, drawn behind
 * @property {LossHistory[]} compared  the losses of other runs
 * @property {number} position      steps taken at the state shown
 * @property {number | null} loss   of the state shown
 * @property {number} last          the last step there may be
 * @property {'linear' | 'log'} scale
 * @property {number | null} hovered  the step looked at
 */

/**
 * Where things are, px.
 * @typedef {object} ChartFrame
 * @property {number} width
 * @property {import('./chart-scale.js').Axis} steps
 * @property {import('./chart-scale.js').Axis} values
 * @property {(step: number) => number} toX
 * @property {(loss: number) => number} toY
 * @property {(x: number) => number} stepAt  the nearest step, not yet held within any bounds
 */

export const HEIGHT = 260;
const MARGIN = { top: 24, right: 20, bottom: 44, left: 52 };
const BOTTOM = HEIGHT - MARGIN.bottom;
/** Between the axis and the first and last step, so that their points stand clear of it. */
const INSET = 12;
/** A tick for about so many px, or for as many as its number needs, and no more than MOST_TICKS. */
const TICK_WIDTH = 40;
const MOST_TICKS = 6;
/** Dots are drawn while they are at least so far apart. */
const DOT_SPACING = 7;
/** How many times the first loss a run beside may reach within the picture. */
const CUT = 1.5;
/** About the width of one figure of a small number. */
const FIGURE_WIDTH = 8;

/** The loss before a step, the one about to be taken included; null where none is kept. @param {ChartData} data @param {number} step */
function lossBefore({ losses, position, loss }, step) {
  return step === position + 1 ? loss : losses.at(step);
}

/** The step nearest to one whose loss can be told. @param {Pick<ChartData, 'losses' | 'position' | 'loss'>} data @param {number} step */
export function readableStep({ losses, position, loss }, step) {
  const kept = losses.nearest(step)?.step ?? null;
  const newest = loss === null ? null : position + 1;
  if (kept === null || newest === null) return kept ?? newest;
  return Math.abs(kept - step) < Math.abs(newest - step) ? kept : newest;
}

/** @param {ChartData} data @param {number} width @returns {ChartFrame} */
export function frameOf({ losses, compared, loss, last, scale }, width) {
  const inner = width - MARGIN.left - MARGIN.right;
  const left = MARGIN.left + INSET;
  const length = inner - 2 * INSET;
  const room = Math.max(TICK_WIDTH, (String(last).length + 1) * FIGURE_WIDTH);
  const steps = stepAxis(last + 1, Math.min(MOST_TICKS, Math.max(2, Math.floor(inner / room))));
  // A run beside it that blows up is cut at the upper edge: it must not press the others flat.
  const highest = CUT * Math.max(loss ?? 0, losses.at(1) ?? 0);
  const others = compared.map((one) => one.points().losses);
  const values = lossAxis(scale, [losses.points().losses, loss === null ? [] : [loss]], others, highest);
  return {
    width,
    steps,
    values,
    toX: (step) => left + steps.share(step) * length,
    toY: (value) => MARGIN.top + (1 - values.share(value)) * (BOTTOM - MARGIN.top),
    stepAt: (x) => Math.round(1 + ((x - left) / length) * (steps.max - steps.min)),
  };
}

/** @param {ChartData} data @param {ChartFrame} frame */
export function renderPicture(data, frame) {
  const { losses, earlier, compared, position, loss } = data;
  const { toX, toY } = frame;
  const end = loss === null ? null : { step: position + 1, loss };
  return svg`
    ${axes(data, frame)}
    ${earlier ? svg`<path class="earlier" d=${curvePath(earlier.points(), toX, toY)} />` : nothing}
    ${compared.map((one, index) => beside(one, index, frame))}
    <path class="curve ahead" d=${position < losses.length ? curvePath(losses.points(), toX, toY) : ''} />
    <path class="curve" d=${curvePath(losses.points(position), toX, toY, end)} />
    ${dots(data, frame)} ${numbers(data, frame)}
    ${loss === null ? nothing : head(toX(position + 1), toY(loss))}
    ${pointed(data, frame)}
  `;
}

/** @param {ChartData} data @param {ChartFrame} frame */
function axes({ i18n, scale }, { width, steps, values, toX, toY }) {
  const right = width - MARGIN.right;
  const written = (/** @type {number} */ tick) =>
    scale === 'log' && (tick < 1e-3 || tick >= 1e4) ? i18n.number(tick, 0) : i18n.number(tick, 3);
  return svg`
    ${values.ticks.map(
      (tick, index) => svg`
        <line class=${index === 0 ? 'axis' : 'rule'} x1=${MARGIN.left} x2=${right} y1=${toY(tick)} y2=${toY(tick)} />
        <text class="tick" x=${MARGIN.left - 8} y=${toY(tick)} dy="0.35em" text-anchor="end">${written(tick)}</text>`,
    )}
    ${steps.ticks.map(
      (tick) => svg`
        <line class="axis" x1=${toX(tick)} x2=${toX(tick)} y1=${BOTTOM} y2=${BOTTOM + 4} />
        <text class="tick" x=${toX(tick)} y=${BOTTOM + 18} text-anchor="middle">${i18n.number(tick)}</text>`,
    )}
    <text class="tick" x=${right} y=${HEIGHT - 6} text-anchor="end">${i18n.t('chart.steps')}</text>
  `;
}

/** @param {ChartData} data @param {ChartFrame} frame */
function dots({ losses, position }, { toX, toY }) {
  if (toX(2) - toX(1) < DOT_SPACING) return nothing;
  const { steps, losses: kept } = losses.points();
  return Array.from(
    steps,
    (step, index) =>
      svg`<circle class=${step <= position ? 'dot' : 'dot ahead'} cx=${toX(step)} cy=${toY(kept[index])} r="3" />`,
  );
}

/** The losses at the ticks in full, as the notebook prints them. @param {ChartData} data @param {ChartFrame} frame */
function numbers(data, { width, steps, toX, toY }) {
  const { i18n, losses, position, hovered } = data;
  const now = toX(position + 1);
  let taken = -Infinity;
  return steps.ticks
    .filter((step) => step <= losses.length && step !== hovered)
    .map((step) => {
      const loss = losses.at(step);
      if (loss === null) return nothing;
      const text = i18n.number(loss, 3);
      const x = toX(step);
      const length = text.length * FIGURE_WIDTH;
      // On the side where the curve has gone down, so that the number stands clear of it.
      const free = x + length < width && (now <= x || now > x + length);
      const after = step === 1 || (loss >= (lossBefore(data, step + 1) ?? loss) && free);
      const left = after ? x + 4 : x - 4 - length;
      if (left < taken) return nothing;
      taken = left + length;
      return svg`<text class="value number" x=${left} y=${toY(loss) - 8}>${text}</text>`;
    });
}

/** Another run, with its mark at its end. @param {LossHistory} losses @param {number} index @param {ChartFrame} frame */
function beside(losses, index, { toX, toY }) {
  if (losses.length === 0) return nothing;
  const { step: last, loss } = losses.upTo(losses.length) ?? { step: 1, loss: 0 };
  return svg`<path class="kept k${index}" d=${curvePath(losses.points(), toX, toY)} />
    <text class="value mark" x=${toX(last) + 4} y=${toY(loss) - 4 - 14 * (index % 2)}>${runMark(index)}</text>`;
}

/** The state shown. @param {number} x @param {number} y */
function head(x, y) {
  return svg`
    <line class="now" x1=${x} x2=${x} y1=${MARGIN.top - 8} y2=${BOTTOM} />
    <circle class="head" cx=${x} cy=${y} r="6" />`;
}

/** @param {ChartData} data @param {ChartFrame} frame */
function pointed(data, { width, toX, toY }) {
  const { i18n, compared, hovered: step } = data;
  const loss = step === null ? null : lossBefore(data, step);
  if (step === null || loss === null) return nothing;
  const x = toX(step);
  const before = x > width / 2;
  return svg`
    <line class="guide" x1=${x} x2=${x} y1=${MARGIN.top} y2=${BOTTOM} />
    <circle class="pointed" cx=${x} cy=${toY(loss)} r="5" />
    ${compared.map((one, index) => {
      const kept = step <= one.length ? one.upTo(step) : null;
      return kept
        ? svg`<circle class="pointed" cx=${toX(kept.step)} cy=${toY(kept.loss)} r="4" />
            <text class="value number" x=${x + (before ? -8 : 8)} y=${MARGIN.top + 8 + 16 * index} text-anchor=${before ? 'end' : 'start'}>
              ${runMark(index)} ${i18n.number(kept.loss, 4)}
            </text>`
        : nothing;
    })}
    <text class="value number" x=${x + (before ? -8 : 8)} y=${MARGIN.top - 8} text-anchor=${before ? 'end' : 'start'}>
      ${i18n.t('chart.point', { step, loss: i18n.number(loss, 4) })}
    </text>`;
}
