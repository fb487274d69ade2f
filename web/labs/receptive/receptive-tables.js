// receptive-tables.js — the numbers behind the picture: every map's field in the input, and what one element sees.
import { html } from 'lit';
import { saveFile } from '../../components/save-file.js';
import { fieldsCsv } from './receptive-model.js';
import { unitName } from './receptive-words.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./receptive-model.js').Net} Net */
/** @typedef {import('./receptive-model.js').View} View */
/** @typedef {import('../../components/layer-diagram/diagram-picture.js').Unit} Unit */

/** @param {Translator} i18n @param {Net} net @param {number} current  the map of the selected element */
export function renderFields(i18n, net, current) {
  const { t } = i18n;
  const { names, fields } = net;
  /** Both axes, or one number where they agree. @param {readonly number[] | null} pair @param {string} by */
  const both = (pair, by) => {
    if (!pair) return '–';
    return pair[0] === pair[1] && by === ','
      ? i18n.number(pair[0], 3)
      : pair.map((one) => i18n.number(one, 3)).join(by);
  };
  return html`<div>
    <table>
      <caption>
        ${t('receptive.table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('receptive.table.map')}</th>
          <th scope="col">${t('receptive.table.output')}</th>
          <th scope="col">${t('receptive.table.size')}</th>
          <th scope="col">${t('receptive.table.stride')}</th>
          <th scope="col">${t('receptive.table.padding')}</th>
          <th scope="col">${t('receptive.table.center')}</th>
        </tr>
      </thead>
      <tbody class="number">
        ${fields.map(
          ({ outputSize, size, stride, padding, center }, layer) =>
            html`<tr aria-current=${layer === current}>
              <th scope="row" class="role-${layer === 0 ? 'input' : 'output'}">${names[layer]}</th>
              <td>${both(outputSize, '×')}</td>
              <td>${both(size, '×')}</td>
              <td>${both(stride, ',')}</td>
              <td>${both(padding, ',')}</td>
              <td>${both(center, ',')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft small">${t('receptive.table.note')}</p>
    <p role="group" aria-label=${t('take.files', { name: t('receptive.table') })}>
      <button @click=${() => saveFile('fields.csv', fieldsCsv(net), 'text/csv')}>fields.csv</button>
    </p>
  </div>`;
}

/** @param {Translator} i18n @param {Net} net @param {Unit} unit @param {View[]} views */
export function renderBoxes(i18n, net, unit, views) {
  const { t } = i18n;
  const layers = views.map((_, layer) => layer).filter((layer) => layer <= unit.layer);
  return html`<div>
    <table>
      <caption>
        ${t('receptive.boxes', { unit: unitName(i18n, net, unit) })}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2">${t('receptive.table.map')}</th>
          <th scope="colgroup" colspan="2">${t('receptive.boxes.box')}</th>
          <th scope="colgroup" colspan="2">${t('receptive.boxes.clipped')}</th>
          <th scope="col" rowspan="2">${t('receptive.boxes.count')}</th>
        </tr>
        <tr>
          ${['box', 'clipped'].map(
            () =>
              html`<th scope="col">${t('receptive.boxes.rows')}</th>
                <th scope="col">${t('receptive.boxes.columns')}</th>`,
          )}
        </tr>
      </thead>
      <tbody class="number">
        ${layers.reverse().map((layer) => {
          const { box, clipped, count } = views[layer];
          return html`<tr>
            <th scope="row" class="role-${layer === 0 ? 'input' : 'output'}">${net.names[layer]}</th>
            ${[box, clipped].map(
              (one) =>
                html`<td>${range(i18n, one && [one[0], one[2]])}</td>
                  <td>${range(i18n, one && [one[1], one[3]])}</td>`,
            )}
            <td>${i18n.number(count)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** Rows or columns, counted from 1 as everywhere on the page. @param {Translator} i18n @param {[number, number] | null} ends */
function range(i18n, ends) {
  if (!ends) return i18n.t('receptive.boxes.none');
  const [first, last] = ends.map((end) => end + 1);
  return first === last ? i18n.number(first) : i18n.t('receptive.boxes.range', { first, last });
}
