// What to start from: the notebook's two examples, and random numbers whose seed is seen, changed and part of the link.
import { html } from 'lit';
import '../../components/number-field.js';
import { labSchemas } from '../../state/schema.js';
import { sameValue } from '../../state/settings.js';
import { randomMatrices } from '../random-matrix.js';
import { plainLayer } from './layer-controls.js';

/** @typedef {import('./model.js').Layer} Layer */

/** @type {{ key: 'preset.numbers' | 'preset.edges', x: number[][], k: number[][] }[]} */
const presets = [
  { key: 'preset.numbers', x: labSchemas.correlate.x.default, k: labSchemas.correlate.k.default },
  { key: 'preset.edges', x: Array.from({ length: 6 }, () => [1, 1, 0, 0, 0, 0, 1, 1]), k: [[1, -1]] },
];

/** X and K, of the sizes they have, from a seed. @param {Layer} settings @param {number} seed */
function drawn({ x, k }, seed) {
  const [image, kernel] = randomMatrices(seed, [x.length, x[0].length], [k.length, k[0].length]);
  return { x: image, k: kernel, seed };
}

/** The seed of the next draw: the one that is seen, or the one after it when its numbers are there already. @param {Layer} settings */
function nextSeed(settings) {
  const { x, k, seed } = settings;
  const here = drawn(settings, seed);
  if (!sameValue(x, here.x) || !sameValue(k, here.k)) return seed;
  return seed < labSchemas.correlate.seed.max ? seed + 1 : 0;
}

/**
 * @param {import('../../i18n/translator.js').Translator} i18n
 * @param {Layer} settings
 * @param {(patch: Partial<Layer>) => void} change
 */
export function renderPresets(i18n, settings, change) {
  const { t } = i18n;
  return html`<div class="presets" role="group" aria-label=${t('window.presets')}>
    <span class="soft small" aria-hidden="true">${t('window.presets')}</span>
    ${presets.map(
      ({ key, x, k }) => html`<button @click=${() => change({ ...plainLayer, x, k, at: [0, 0] })}>${t(key)}</button>`,
    )}
    <button @click=${() => change(drawn(settings, nextSeed(settings)))}>${t('preset.random')}</button>
    <number-field
      class="seed small"
      .i18n=${i18n}
      .label=${t('preset.seed')}
      .setting=${labSchemas.correlate.seed}
      .value=${settings.seed}
      @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => change(drawn(settings, detail.value))}
    ></number-field>
  </div>`;
}
