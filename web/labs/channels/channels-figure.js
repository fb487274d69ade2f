// The figure of the channels lab: input channels, a kernel for each pair that is connected, and outputs below their column.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import '../../components/number-field.js';
import '../../components/value-legend.js';
import { styleProperties } from '../../components/style-properties.js';
import { channelBias } from '../../state/labs/channels.js';
import { labSchemas } from '../../state/schema.js';
import { spanOf } from '../correlate/geometry.js';
import { symbolOf } from './channel-names.js';
import { isConnected, kernelOf, sizesOf, withImage, withKernel } from './channels-model.js';
import { reachedFrom, seenByTap } from './channels-trace.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../state/settings.js').Cell} Cell */
/** @typedef {import('./channels-model.js').Settings} Settings */
/**
 * A cell that pointer or keyboard is at, with the channels of its matrix, from 0.
 * @typedef {{ of: 'x' | 'k' | 'y', into: number, out: number, cell: [number, number] }} Pointed
 */
/**
 * @typedef {object} Figure
 * @property {import('../../i18n/translator.js').Translator} i18n
 * @property {Settings} layer  with groups that divide its channels
 * @property {Matrix[] | null} outputs
 * @property {string} problem
 * @property {number} cell  px
 * @property {number} room  px
 * @property {boolean} stacked
 * @property {number[]} shown  output channels
 * @property {number} out  the one that is looked at
 * @property {[number, number] | null} selected
 * @property {ReturnType<typeof import('./channels-model.js').sumsOf>} sums
 * @property {(import('../../components/matrix-marks.js').Ring | null)[]} rings
 * @property {Pointed | null} pointed
 * @property {{ into: number, key: string } | null} part
 * @property {number | null} filled
 * @property {(patch: Partial<Settings>, history?: 'push' | 'replace') => void} change
 * @property {(pointed: Pointed | null, by: string) => void} point
 * @property {(out: number, cell: [number, number]) => void} pin
 */
/** @typedef {CustomEvent<{ cell: [number, number] | null, by: string }>} PointEvent */
/** @typedef {CustomEvent<{ values: Matrix }>} ChangeEvent */

/** @param {Figure} figure */
export function renderPairs(figure) {
  const { layer, shown, stacked, cell, problem, outputs } = figure;
  return html`<div
      class="figure pairs ${stacked ? 'stacked' : ''}"
      data-columns=${shown.length + 1}
      ${styleProperties({ '--shown': shown.length + 1, '--cell': `${cell}px`, '--summed': outputs?.[0].length ?? 1 })}
    >
      ${layer.x.map(
        (_, into) => html`${renderInput(figure, into)} ${shown.map((out) => renderKernel(figure, out, into))}`,
      )}
      <span class="sign below" aria-hidden="true">Σ</span>
      ${shown.map((out) => renderOutput(figure, out))}
    </div>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}`;
}

/** @param {Figure} figure @param {number} into */
function renderInput(figure, into) {
  const { i18n, layer, cell, room, rings, part, sums, pointed } = figure;
  const term = sums.find((one) => one.into === into)?.terms.find(({ key }) => part?.into === into && key === part.key);
  const seen = pointed?.of === 'k' && pointed.into === into ? seenByTap(layer, pointed) : null;
  const { frame, taps } = seen
    ? {
        frame: { ...seen, sparse: seen.cells.length < seen.rows * seen.columns },
        taps: new Map(seen.cells.map((at) => [at.join(','), i18n.number(seen.weight, 2)])),
      }
    : windowOn(figure, into);
  return html`<matrix-grid
    kind="input"
    editable
    symbol=${symbolOf('X', into)}
    caption=${i18n.t('channels.input')}
    .i18n=${i18n}
    .values=${layer.x[into]}
    .cell=${cell}
    .room=${room}
    .extent=${extentOf(...layer.x.flat())}
    .ring=${rings[into]}
    .frame=${frame}
    .taps=${taps}
    .marked=${term?.at ?? null}
    .limits=${labSchemas.channels.x}
    edgeless
    @matrix-change=${(/** @type {ChangeEvent} */ { detail }) => figure.change(withImage(layer, into, detail.values))}
    @cell-point=${pointing(figure, 'x', 0, into)}
  ></matrix-grid>`;
}

/** The kernel of the output channel that is looked at, where it lies. @param {Figure} figure @param {number} into */
function windowOn({ i18n, layer, out, selected, sums }, into) {
  const found = sums.find((one) => one.into === into);
  if (!selected || !found) return { frame: null, taps: null };
  const { rows, columns } = sizesOf(layer);
  const { stride, padding, dilation } = layer;
  return {
    frame: {
      row: selected[0] * stride - padding,
      column: selected[1] * stride - padding,
      rows: spanOf(rows, dilation),
      columns: spanOf(columns, dilation),
      sparse: dilation > 1,
    },
    taps: new Map(
      isConnected(layer, out, into) ? found.terms.map(({ at, k }) => [at.join(','), i18n.number(k, 2)]) : [],
    ),
  };
}

/** @param {Figure} figure @param {number} out @param {number} into */
function renderKernel(figure, out, into) {
  const { i18n, layer, cell, room, part, selected } = figure;
  const [symbol, image] = [symbolOf('K', out, into), symbolOf('X', into)];
  if (!isConnected(layer, out, into)) {
    const name = i18n.t('channels.apart', { out: symbolOf('Y', out), into: image });
    return html`<span class="sign apart" role="img" aria-label=${name} title=${name}>·</span>`;
  }
  const values = kernelOf(layer, out, into);
  const { rows, columns } = sizesOf(layer);
  const looked = out === figure.out && selected;
  return html`<matrix-grid
    kind="kernel"
    editable
    symbol=${symbol}
    caption=${i18n.t('channels.tap', { symbol: image })}
    .i18n=${i18n}
    .values=${values}
    .cell=${cell}
    .room=${room}
    .extent=${extentOf(...layer.w.flat())}
    .limits=${labSchemas.channels.w}
    edgeless
    .frame=${looked ? { row: 0, column: 0, rows, columns } : null}
    .marked=${looked && part?.into === into ? part.key.split(',').map(Number) : null}
    @matrix-change=${(/** @type {ChangeEvent} */ { detail }) => figure.change(withKernel(layer, out, into, detail.values))}
    @cell-point=${pointing(figure, 'k', out, into)}
  ></matrix-grid>`;
}

/** @param {Figure} figure @param {number} out */
function renderOutput(figure, out) {
  const { i18n, layer, outputs, cell, room, selected, problem, pointed, filled } = figure;
  const symbol = symbolOf('Y', out);
  const reached = pointed?.of === 'x' ? reachedFrom(layer, pointed, out) : null;
  const bias = html`<number-field
    kind="kernel"
    .label=${i18n.t('channels.bias', { symbol })}
    .value=${layer.bias[out]}
    .setting=${channelBias}
    .step=${0.5}
    .i18n=${i18n}
    @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) =>
      figure.change({ bias: layer.bias.map((one, index) => (index === out ? detail.value : one)) })}
  ></number-field>`;
  if (!outputs) return html`<div class="result">${bias}</div>`;
  return html`<div class="result">
    ${bias}
    <matrix-grid
      kind="output"
      symbol=${symbol}
      caption=${i18n.t(problem ? 'channels.output.stale' : 'channels.output')}
      .i18n=${i18n}
      .values=${outputs[out]}
      .cell=${cell}
      .room=${room}
      .extent=${extentOf(...outputs.flat())}
      .selected=${out === figure.out ? selected : null}
      .filled=${out === figure.out ? filled : null}
      .stale=${Boolean(problem)}
      .frame=${reached?.frame ?? null}
      .taps=${reached ? new Map(reached.cells.map(({ at, weight }) => [at.join(','), i18n.number(weight, 2)])) : null}
      @cell-point=${pointing(figure, 'y', out, 0)}
      @cell-pick=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) => figure.pin(out, detail.cell)}
    ></matrix-grid>
  </div>`;
}

/** @param {Figure} figure @param {'x' | 'k' | 'y'} of @param {number} out @param {number} into */
function pointing(figure, of, out, into) {
  return (/** @type {PointEvent} */ { detail: { cell, by } }) => figure.point(cell && { of, out, into, cell }, by);
}

/** One scale for all channels of a side. @param {Figure['i18n']} i18n @param {Figure['layer']} layer @param {Figure['outputs']} outputs */
export function renderLegend(i18n, layer, outputs) {
  const items = [
    { symbol: 'X', kind: 'input', extent: extentOf(...layer.x.flat()) },
    { symbol: 'K', kind: 'kernel', extent: extentOf(...layer.w.flat()) },
  ];
  if (outputs) items.push({ symbol: 'Y', kind: 'output', extent: extentOf(...outputs.flat()) });
  return html`<value-legend .i18n=${i18n} .items=${items}></value-legend>`;
}
