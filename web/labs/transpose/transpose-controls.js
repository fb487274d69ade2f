// What the transposed-convolution lab is steered by: its steps, X and K, and which view of Y is shown.
import { html } from 'lit';
import '../../components/matrix-grid.js';
import '../../components/step-field.js';
import { labSchemas } from '../../state/schema.js';
import { usableOutputPadding } from './gather.js';

/** @typedef {import('./transpose-lab.js').TransposeLab} Lab */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('./stamps.js').Stamping} Stamping */

const schema = labSchemas.transpose;
const names = /** @type {const} */ (['stride', 'padding', 'outputPadding', 'dilation']);

/** @param {Lab} lab @param {Stamping} stamping */
export function renderSteps(lab, stamping) {
  const most = { ...schema, outputPadding: { min: 0, max: Math.max(stamping.stride, stamping.dilation) - 1 } };
  return html`<div class="presets layer">
    ${names.map(
      (name) =>
        html`<step-field
          .i18n=${lab.i18n}
          .label=${lab.i18n.t(`transpose.${name}`)}
          .value=${stamping[name]}
          .setting=${most[name]}
          @number-change=${(/** @type {CustomEvent<{ value: number }>} */ { detail }) => {
            const changed = { ...stamping, [name]: detail.value };
            lab.walk.stop();
            lab.change({ ...changed, outputPadding: usableOutputPadding(changed) });
          }}
        ></step-field>`,
    )}
  </div>`;
}

/** @param {Lab} lab @param {'x' | 'k'} name @param {number} cell */
export function renderEditable(lab, name, cell) {
  return html`<matrix-grid
    id=${name}
    kind=${name === 'x' ? 'input' : 'kernel'}
    symbol=${name.toUpperCase()}
    editable
    caption=${lab.i18n.t(name === 'x' ? 'transpose.x' : 'role.kernel')}
    .i18n=${lab.i18n}
    .values=${lab.settings[name]}
    .cell=${cell}
    .room=${lab.size.width || Infinity}
    .limits=${schema[name]}
    @matrix-change=${(/** @type {CustomEvent<{ values: Matrix, continued: boolean }>} */ { detail }) =>
      lab.edit(name, detail)}
  ></matrix-grid>`;
}

/** @param {Lab} lab */
export function renderViewChoice(lab) {
  const { t } = lab.i18n;
  return html`<div class="presets views" role="group" aria-label=${t('transpose.view')}>
    <span class="soft small" aria-hidden="true">${t('transpose.view')}</span>
    ${schema.view.choices.map(
      (view) =>
        html`<button
          aria-pressed=${String(view === lab.settings.view)}
          @click=${() => {
            lab.walk.stop();
            lab.change({ view });
          }}
        >
          ${t(`transpose.view.${view}`)}
        </button>`,
    )}
  </div>`;
}
