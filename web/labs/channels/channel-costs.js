// What a layer costs, beside the same layer without groups and taken apart: products of sizes with their numbers filled in.
import { html } from 'lit';
import { costsOf, totalOf } from './channels-model.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */

/**
 * @param {Translator} i18n
 * @param {import('./channels-model.js').Layer} layer
 * @param {[number, number]} size  of an output
 */
export function renderCosts({ t, number }, layer, size) {
  const [rows, columns] = size;
  const written = (/** @type {number[][]} */ products) => products.map((factors) => factors.join('·')).join(' + ');
  return html`<section class="costs" aria-labelledby="costs">
    <h2 id="costs">${t('channels.cost')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('channels.cost.kind')}</th>
          <th scope="col">${t('channels.cost.parameters')}</th>
          <th scope="col">${t('channels.cost.products')}</th>
        </tr>
      </thead>
      <tbody>
        ${costsOf(layer, size).map(
          ({ key, weights, biases, products }) =>
            html`<tr>
              <th scope="row">${t(`channels.cost.${key}`)}</th>
              <td class="number">${written(weights)} + ${biases} = <b>${number(totalOf(weights) + biases)}</b></td>
              <td class="number">${written(products)} = <b>${number(totalOf(products))}</b></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft small">${t('channels.cost.words', { rows, columns })}</p>
  </section>`;
}
