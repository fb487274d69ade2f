// kept-list.js — under the loss curve: the runs kept for comparison, each with its mark, and what to do with it.
import { html, nothing } from 'lit';
import { runMark } from '../../components/loss-chart/run-marks.js';
import { sameValue } from '../../state/settings.js';
import { runInForce, withRunInForce } from './compared-runs.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */
/** @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory */
/** @typedef {import('../../state/labs/kept-runs.js').KeptRun} KeptRun */

/** “Momentum 0.9, learning rate 0.01”. @param {import('../../i18n/translator.js').Translator} i18n @param {KeptRun} run */
export function runName(i18n, { optimizer, lr, momentum }) {
  const name = i18n.t(`learn.optimizer.${optimizer}`);
  return momentum > 0
    ? i18n.t('learn.kept.momentum', { name, lr, momentum })
    : i18n.t('learn.kept.plain', { name, lr });
}

/** @param {LearnLab} lab @param {LossHistory[]} losses  of the runs kept @param {number | null} steps  how far they go; null while they are on their way there */
export function renderKept(lab, losses, steps) {
  const { i18n, settings } = lab;
  const { kept } = settings;
  const more = withRunInForce(settings);
  const inForce = runInForce(settings);
  return html`<div class="kept-runs">
    ${
      kept.length > 0
        ? html`<ul aria-label=${i18n.t('learn.kept')}>
            ${kept.map((run, index) => {
              const name = runName(i18n, run);
              const { length = 0 } = losses[index] ?? {};
              const lost = steps !== null && length < steps;
              return html`<li>
                <svg class="mark" viewBox="0 0 40 12" aria-hidden="true">
                  <path class="kept k${index}" d="M0 6H40" />
                </svg>
                <b aria-hidden="true">${runMark(index)}</b>
                <span>${name}</span>
                <span class="number soft small">
                  ${
                    lost
                      ? i18n.t('learn.kept.diverged', { count: length })
                      : i18n.t('learn.kept.loss', {
                          step: length,
                          loss: i18n.number(losses[index]?.at(length) ?? 0, 4),
                        })
                  }
                </span>
                <button
                  aria-label=${i18n.t('learn.kept.use.name', { name })}
                  aria-disabled=${same(run, inForce) ? 'true' : nothing}
                  @click=${() => lab.change(usable(run))}
                >
                  ${i18n.t('learn.kept.use')}
                </button>
                <button
                  aria-label=${i18n.t('learn.kept.remove', { name })}
                  title=${i18n.t('learn.kept.remove', { name })}
                  @click=${() => lab.change({ kept: kept.filter((one) => one !== run) })}
                >
                  ✕
                </button>
              </li>`;
            })}
          </ul>`
        : nothing
    }
    <button ?disabled=${more === null} @click=${() => more && lab.change({ kept: more })}>
      ${i18n.t('learn.kept.add', { name: runName(i18n, inForce) })}
    </button>
  </div>`;
}

/** To use what is in force already would change nothing. @param {KeptRun} one @param {KeptRun} other */
const same = (one, other) => sameValue(usable(one), usable(other));

/** @param {KeptRun} run */
function usable({ optimizer, lr, momentum }) {
  return momentum > 0 ? { optimizer, lr, momentum } : { optimizer, lr };
}
