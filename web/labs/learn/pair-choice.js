// pair-choice.js — all learned kernels of a layer with channels, drawn small, a row an output channel: one is chosen to be looked at.
import { html, nothing } from 'lit';
import { divergingColor, extentOf } from '../../components/color-scale.js';
import { styleProperties } from '../../components/style-properties.js';
import { kernelIn, kernelName, pairsOf, sizesOf } from './kernel-pairs.js';

/** @param {import('./learn-lab.js').LearnLab} lab */
export function renderPairChoice(lab) {
  const { i18n, pair } = lab;
  const { shown } = lab.run;
  const sizes = shown && sizesOf(shown.task);
  if (!sizes || sizes.ins * sizes.outs === 1) return nothing;
  const { data } = shown.report.weight;
  const extent = extentOf(data);
  return html`<div
    class="pairs"
    role="group"
    aria-label=${i18n.t('learn.pair')}
    ${styleProperties({ '--ins': sizes.ins, '--columns': sizes.columns })}
  >
    ${pairsOf(sizes).map((one) => {
      const { out, into } = one;
      return html`<button
        aria-pressed=${out === pair.out && into === pair.into}
        class=${out === pair.out ? 'row' : ''}
        @click=${() => lab.change({ out: out + 1, channel: into + 1 }, 'replace')}
      >
        ${kernelName('W', sizes, one)}
        <span class="cells" aria-hidden="true"
          >${kernelIn(shown.task, one, data)
            .flat()
            .map((value) => html`<i ${styleProperties({ '--fill': divergingColor(value, extent) })}></i>`)}</span
        >
      </button>`;
    })}
  </div>`;
}
