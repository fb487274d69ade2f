// diagram-picture.js — the maps of a net as an SVG: cells with their paths, the boxes seen, padding, rays, names.
import { nothing, svg } from 'lit';
import { magnitudeColor } from '../color-scale.js';
import { styleProperties } from '../style-properties.js';
import { cornersOf, pointOn, pointsText } from './diagram-geometry.js';

/** @typedef {import('../../engine/index.js').Box} Box */
/** @typedef {import('./diagram-geometry.js').DiagramLayout} DiagramLayout */
/** @typedef {import('./diagram-geometry.js').Plane} Plane */
/** @typedef {{ layer: number, row: number, column: number }} Unit */

/**
 * One map of the net.
 * @typedef {object} DiagramMap
 * @property {string} name
 * @property {string} role    whose hue it has: `input` or `output`
 * @property {string[]} made  how it comes from the map before, in a few words a line; empty for the input
 * @property {number} rows
 * @property {number} columns
 * @property {import('./diagram-geometry.js').Margin} margin  how far fields reach outside it, in cells
 */

/**
 * What is lit in one map: the box, and the number of paths that connect each element with the selected one.
 * @typedef {{ box: Box | null, paths: number[][] }} DiagramView
 */

/**
 * What there is to draw.
 * @typedef {object} DiagramData
 * @property {import('../../i18n/translator.js').Translator} i18n
 * @property {DiagramMap[]} maps
 * @property {DiagramView[]} views  one for each map
 * @property {Unit} selected
 * @property {[number, number][]} focused  the element of each map that has its tab stop
 */

/** px, of small text. */
const LINE = 18;
/** px; smaller cells do not get numbers. */
const NUMBER_CELL = 30;
/** Of the scale, what even one path is drawn with. */
const FAINTEST = 0.25;

/** Room below standing planes, px. @param {DiagramMap[]} maps */
export function footOf(maps) {
  return LINE * Math.max(...maps.map(({ made }) => made.length));
}

/** @param {DiagramData} data @param {DiagramLayout} layout */
export function renderPicture(data, layout) {
  const { planes } = layout;
  return svg`
    ${planes.map(
      (plane, layer) => svg`
        ${layer > 0 ? rays(data, planes[layer - 1], plane, layer) : nothing}
        ${renderMap(data, plane, layer, layout.cell)}`,
    )}
    ${planes.map((plane, layer) => title(data.maps[layer], plane, layout))}
    ${planes.slice(1).map((plane, index) => making(data.maps, index + 1, planes[index], plane, layout))}
  `;
}

/** A map's name above it. @param {DiagramMap} map @param {Plane} plane @param {DiagramLayout} layout */
function title({ name, role, rows, columns }, plane, { direction }) {
  const standing = direction === 'row';
  const x = standing ? pointOn(plane, 0, columns / 2).x : 0;
  const y = standing ? pointOn(plane, 0, columns).y - 8 : pointOn(plane, 0, 0).y + 4;
  return svg`
    <text class="role-${role}" x=${x} y=${y} text-anchor=${standing ? 'middle' : 'start'} aria-hidden="true">
      <tspan class="symbol">${name}</tspan><tspan class="size number" dx="6">${rows}×${columns}</tspan>
    </text>`;
}

/**
 * How a map is made of the one before: below the gap between them, or in it.
 * @param {DiagramMap[]} maps
 * @param {number} layer
 * @param {Plane} from
 * @param {Plane} to
 * @param {DiagramLayout} layout
 */
function making(maps, layer, from, to, { direction, height }) {
  const { made } = maps[layer];
  const standing = direction === 'row';
  const x = standing ? (from.bounds.right + to.bounds.left) / 2 : 0;
  const top = standing ? height - footOf(maps) - LINE / 2 : (from.bounds.bottom + to.bounds.top) / 2 - LINE;
  const lines = standing ? made : [made.join(' · ')];
  return svg`<text class="made" y=${top} text-anchor=${standing ? 'middle' : 'start'} aria-hidden="true">
    ${lines.map((line) => svg`<tspan x=${x} dy=${LINE}>${line}</tspan>`)}
  </text>`;
}

/** @param {DiagramData} data @param {Plane} plane @param {number} layer @param {number} size */
function renderMap(data, plane, layer, size) {
  const { name, role, rows, columns } = data.maps[layer];
  const { box, paths } = data.views[layer];
  const most = Math.max(1, ...paths.flat());
  const isBefore = layer <= data.selected.layer;
  return svg`
    <g class="role-${role}" role="grid" aria-label=${data.i18n.t('grid.name', { name, rows, columns })} aria-readonly="true">
      ${outside(plane, data.maps[layer], box)}
      ${paths.map(
        (cells, row) => svg`<g role="row">
          ${cells.map((count, column) => cell(data, plane, { layer, row, column }, count, most, size))}
        </g>`,
      )}
      <polygon class="edge" points=${pointsText(cornersOf(plane, [0, 0, rows - 1, columns - 1]))} />
      ${box && isBefore ? svg`<polygon class="box" points=${pointsText(cornersOf(plane, box))} />` : nothing}
    </g>`;
}

/**
 * @param {DiagramData} data
 * @param {Plane} plane
 * @param {Unit} unit
 * @param {number} count  paths
 * @param {number} most   paths of any element of this map
 * @param {number} size
 */
function cell({ i18n, selected, focused }, plane, unit, count, most, size) {
  const { layer, row, column } = unit;
  const isSelected = layer === selected.layer && row === selected.row && column === selected.column;
  const isConnected = count > 0 && !isSelected;
  const key = !isConnected ? 'diagram.cell' : layer > selected.layer ? 'diagram.cell.sees' : 'diagram.cell.seen';
  const share = FAINTEST + ((1 - FAINTEST) * count) / most;
  const fill = isSelected ? 'var(--role)' : isConnected ? magnitudeColor(share, 1) : 'var(--paper)';
  const { x, y } = pointOn(plane, row + 0.5, column + 0.5);
  const number = svg`<text class="paths number" x=${x} y=${y} dy="0.35em" text-anchor="middle" aria-hidden="true">${count}</text>`;
  return svg`<g
    class="cell ${layer > selected.layer ? 'after' : ''}"
    role="gridcell"
    aria-label=${i18n.t(key, { row: row + 1, column: column + 1, count })}
    aria-selected=${isSelected}
    tabindex=${row === focused[layer]?.[0] && column === focused[layer]?.[1] ? 0 : -1}
    data-layer=${layer}
    data-row=${row}
    data-column=${column}
  >
    <polygon points=${pointsText(cornersOf(plane, [row, column, row, column]))} ${styleProperties({ '--fill': fill })} />
    ${isConnected && size >= NUMBER_CELL ? number : nothing}
  </g>`;
}

/** The places of a box that are not in the map. @param {Plane} plane @param {DiagramMap} map @param {Box | null} box */
function outside(plane, { rows, columns }, box) {
  const places = [];
  for (let row = box?.[0] ?? 0; row <= (box?.[2] ?? -1); row += 1) {
    for (let column = box?.[1] ?? 0; column <= (box?.[3] ?? -1); column += 1) {
      if (row >= 0 && row < rows && column >= 0 && column < columns) continue;
      const corners = cornersOf(plane, [row, column, row, column]);
      places.push(svg`<polygon class="padding" points=${pointsText(corners)} />`);
    }
  }
  return places;
}

/**
 * From the corners of what is seen in one map to those of what sees it in the next.
 * @param {DiagramData} data
 * @param {Plane} from
 * @param {Plane} to
 * @param {number} layer  of the latter
 */
function rays({ views, selected }, from, to, layer) {
  const [near, far] = [views[layer - 1].box, views[layer].box];
  if (!near || !far) return nothing;
  const [a, b] = [cornersOf(from, near), cornersOf(to, far)];
  return svg`<g class="rays ${layer > selected.layer ? 'after' : ''}" aria-hidden="true">
    ${a.map((corner, index) => {
      const next = (index + 1) % a.length;
      return svg`<polygon points=${pointsText([corner, a[next], b[next], b[index]])} />`;
    })}
    ${a.map((corner, index) => svg`<line x1=${corner.x} y1=${corner.y} x2=${b[index].x} y2=${b[index].y} />`)}
  </g>`;
}
