// surface-picture.js — the loss surface as an SVG: contours, the axes of the bowl, the optimum, the path.
import { nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { significant } from './rate-words.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./loss-surface.js').SurfaceStory} SurfaceStory */

/** Units of the picture along each side. */
export const SIDE = 400;
const MIDDLE = SIDE / 2;
/** From the middle to where the plane's range ends. */
const HALF = 176;
/** Points of the path are drawn while there are so few. */
const MOST_DOTS = 60;
/** Farther out a path is cut: SVG would choke on a run that diverged. */
const FAR = 50;

/** @param {number} across @param {number} down @param {number} reach @returns {[number, number]} */
export function toPlace(across, down, reach) {
  return [((across - MIDDLE) / HALF) * reach, ((MIDDLE - down) / HALF) * reach];
}

/** @param {readonly [number, number]} place @param {number} reach @returns {[number, number]} */
function toPicture([a, b], reach) {
  const held = (/** @type {number} */ value) => Math.max(-FAR, Math.min(FAR, value / reach));
  return [rounded(MIDDLE + held(a) * HALF), rounded(MIDDLE - held(b) * HALF)];
}

/** @param {Translator} i18n @param {SurfaceStory} story */
export function renderSurface(i18n, story) {
  const { contours, reach, path } = story;
  const points = path.map((place) => toPicture(place, reach));
  const [start, now] = [points[0], points[points.length - 1]];
  return svg`
    <defs><clipPath id="frame"><rect x="8" y="8" width=${SIDE - 16} height=${SIDE - 16} /></clipPath></defs>
    <rect class="frame" x="8" y="8" width=${SIDE - 16} height=${SIDE - 16} />
    <g clip-path="url(#frame)">
      ${guard([contours, reach], () => contours.map((one, index) => renderContour(one, index, reach)))}
      ${renderAxes(i18n, story)}
      <polyline class="path" points=${points.map((point) => point.join()).join(' ')} />
      ${
        points.length <= MOST_DOTS
          ? points.map(([x, y]) => svg`<circle class="dot" cx=${x} cy=${y} r="2.5" />`)
          : nothing
      }
      <circle class="start" cx=${start[0]} cy=${start[1]} r="6" />
      <path class="optimum" d="M${MIDDLE - 7} ${MIDDLE - 7}l14 14m0 -14l-14 14" />
      <circle class="now" cx=${now[0]} cy=${now[1]} r="6" />
    </g>
    ${renderNames(i18n, story)}
  `;
}

/** @param {SurfaceStory['contours'][number]} contour @param {number} index @param {number} reach */
function renderContour({ pieces }, index, reach) {
  const d = pieces
    .map(([from, to]) => `M${toPicture(from, reach).join(' ')}L${toPicture(to, reach).join(' ')}`)
    .join('');
  return svg`<path class="contour c${index}" d=${d} />`;
}

/** The two extreme eigenvectors, where they lie on this plane. @param {Translator} i18n @param {SurfaceStory} story */
function renderAxes(i18n, { curvature, plane, reach }) {
  const { directions, eigenvalues } = curvature;
  return plane.extremes.map((mode) => {
    const part = plane.axes.map((axis) => axis.reduce((sum, one, index) => sum + one * directions[mode][index], 0));
    const length = Math.hypot(...part);
    if (length < 0.05) return nothing;
    const [a, b] = part.map((one) => (one / length) * reach * 0.98);
    const [x1, y1] = toPicture([-a, -b], reach);
    const [x2, y2] = toPicture([a, b], reach);
    // The name stands inside, on the side of the axis that has room.
    const end = x2 > MIDDLE + 60;
    const name = `λ = ${significant(i18n, eigenvalues[mode], 4)}`;
    return svg`<line class="axis" x1=${x1} y1=${y1} x2=${x2} y2=${y2} />
      <text class="name number" x=${x2 + (end ? -4 : 6)} y=${y2 + (y2 < 40 ? 12 : -6)} text-anchor=${end ? 'end' : 'start'}>${name}</text>`;
  });
}

/** The place that the keyboard has come to. @param {readonly [number, number]} place @param {number} reach */
export function renderMark(place, reach) {
  const [x, y] = toPicture(place, reach);
  return svg`<g class="mark"><circle cx=${x} cy=${y} r="9" /><path d="M${x - 15} ${y}h30M${x} ${y - 15}v30" /></g>`;
}

/** What lies across and upwards. @param {Translator} i18n @param {SurfaceStory['plane']} plane @param {string[]} names */
export function sideNames(i18n, { kind, picked }, names) {
  return picked.map((index) => (kind === 'modes' ? i18n.t('learn.mode.name', { number: index + 1 }) : names[index]));
}

/** @param {Translator} i18n @param {SurfaceStory} story */
function renderNames(i18n, { plane, names }) {
  const said = sideNames(i18n, plane, names);
  return svg`
    <text class="side" x=${SIDE - 14} y=${SIDE - 14} text-anchor="end">${said[0]} →</text>
    <text class="side" x="16" y="24">↑ ${said[1]}</text>`;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10) / 10;
}
