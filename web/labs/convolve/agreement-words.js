// What the convolution lab says about whether the two operations agree, and kernels to try that make them.
import { html } from 'lit';
import { disagreeingPairs, effectOfTurn, mirrored } from './agreement.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */

const MOST_LISTED = 4; // pairs that are named one by one
const DIGITS = 3;

/**
 * @param {Translator} i18n @param {Matrix} k
 * @param {boolean} shifted  the results differ although the kernel is its own half turn
 * @param {(k: Matrix) => void} change
 */
export function renderAgreement(i18n, k, shifted, change) {
  const effect = effectOfTurn(k);
  const { t } = i18n;
  const words = {
    same: () => t(shifted ? 'turn.same.shifted' : 'turn.same'),
    sign: () => t('turn.sign'),
    other: () => pairWords(i18n, k),
  }[effect]();
  return html`<div class="agreement">
    <p>${t('turn.rule')}${words}</p>
    <span class="soft small" id="try">${t('turn.make')}</span>
    <span class="presets" role="group" aria-labelledby="try">
      <button aria-pressed=${String(effect === 'same')} @click=${() => change(mirrored(k, 1))}>
        ${t('turn.make.same')}
      </button>
      <button aria-pressed=${String(effect === 'sign')} @click=${() => change(mirrored(k, -1))}>
        ${t('turn.make.sign')}
      </button>
    </span>
  </div>`;
}

/** @param {Translator} i18n @param {Matrix} k */
function pairWords(i18n, k) {
  const pairs = disagreeingPairs(k);
  const named = pairs.slice(0, MOST_LISTED).map(({ tap, against }) =>
    i18n.t('turn.pair', {
      one: i18n.number(k[tap[0]][tap[1]], DIGITS),
      other: i18n.number(k[against[0]][against[1]], DIGITS),
      row: tap[0] + 1,
      column: tap[1] + 1,
    }),
  );
  const list = named.join(i18n.t('list.separator')) + (pairs.length > MOST_LISTED ? ' …' : '');
  return i18n.t('turn.other', { count: pairs.length, list });
}
