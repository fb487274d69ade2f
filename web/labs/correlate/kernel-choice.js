// The kernels that have a name, to choose from; what is chosen can be changed cell by cell like any other.
import { html } from 'lit';
import { rowsOf } from '../../components/matrix-values.js';
import { sameValue } from '../../state/settings.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */

/** Those whose numbers can be read: a box of ninths cannot, one of quarters can. */
const names = /** @type {const} */ ([
  'identity',
  'shift-right',
  'box-2',
  'gaussian',
  'sharpen',
  'laplacian',
  'outline',
  'emboss',
  'sobel-x',
  'sobel-y',
]);

/** @param {Engine} engine @param {typeof names[number]} name @returns {Matrix} */
function kernelOf(engine, name) {
  if (name === 'box-2')
    return [
      [0.25, 0.25],
      [0.25, 0.25],
    ];
  return rowsOf(engine.kernels[name]);
}

/**
 * @param {import('../../i18n/translator.js').Translator} i18n
 * @param {Engine} engine  whose kernels they are
 * @param {Matrix} k
 * @param {(k: Matrix) => void} choose
 */
export function renderKernelChoice(i18n, engine, k, choose) {
  const current = names.find((name) => sameValue(kernelOf(engine, name), k));
  return html`<label class="kernel-choice">
    <span class="soft small">${i18n.t('kernel.choose')}</span>
    <select
      @change=${(/** @type {Event} */ { target }) => {
        const name = names.find((one) => one === /** @type {HTMLSelectElement} */ (target).value);
        if (name) choose(kernelOf(engine, name));
      }}
    >
      <option value="" .selected=${!current} ?hidden=${Boolean(current)}>${i18n.t('kernel.own')}</option>
      ${names.map(
        (name) => html`<option value=${name} .selected=${name === current}>${i18n.t(`kernel.${name}`)}</option>`,
      )}
    </select>
  </label>`;
}
