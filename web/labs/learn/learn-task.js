// learn-task.js — what is to be learned: X, the hidden kernel, correlation or convolution, its geometry, noise and the seed.
import { html } from 'lit';
import '../../components/number-field.js';
import '../../components/picture-choice.js';
import '../../components/step-field.js';
import { labSchemas } from '../../state/schema.js';
import { kernelName, matrixOf, pairLookedAt, placeInList, withMatrix } from './kernel-pairs.js';
import { idOf } from './learn-matrices.js';
import { HIDDEN_KERNELS, hiddenKernelOf, imagesOf, IMAGES, nameOfKernel, nextSeed, startOf } from './task-model.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */

/** @param {LearnLab} lab */
export function renderTask(lab) {
  const { i18n, settings } = lab;
  const { flip, stride, padding, noise, ins, outs } = settings;
  const { t } = i18n;
  const summary = t('learn.task.summary', {
    operation: t(flip ? 'learn.task.flip' : 'learn.task.plain'),
    stride,
    padding,
    noise,
  });
  const channels = ins * outs > 1 ? t('learn.task.channels', { ins, outs }) : '';
  return html`${renderOwn(lab)}
    <details class="task">
      <summary><b>${t('learn.task')}</b> <span class="soft small">${channels}${summary}</span></summary>
      <div class="rows">
        <div class="choice">
          ${wholeField(lab, 'ins', t('channels.ins'))} ${wholeField(lab, 'outs', t('channels.outs'))}
        </div>
        ${renderImages(lab)} ${renderKernelChoice(lab)} ${renderOperation(lab)}
        <div class="choice">
          ${wholeField(lab, 'stride', t('learn.task.stride'))} ${wholeField(lab, 'padding', t('learn.task.padding'))}
        </div>
        <number-field
          label=${t('learn.task.noise')}
          .i18n=${i18n}
          .value=${noise}
          .step=${0.1}
          .setting=${labSchemas.learn.noise}
          @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ noise: detail.value })}
        ></number-field>
        ${renderSeed(lab)}
      </div>
    </details>`;
}

/** An X of one's own: drawn, or a picture. @param {LearnLab} lab */
function renderOwn(lab) {
  const { i18n, brush } = lab;
  const show = (/** @type {CustomEvent<{ file: File }>} */ { detail }) =>
    /** @type {import('../../components/matrix-grid.js').MatrixGrid | null} */ (
      lab.renderRoot.querySelector(`#${idOf('x', lab.pair.into)}`)
    )?.showPicture(detail.file);
  return html`<div class="choice own">
    ${brush.render(i18n, i18n.t('learn.task.paint'))}
    <picture-choice label=${i18n.t('picture.choose')} @picture-choice=${show}></picture-choice>
  </div>`;
}

/** @param {LearnLab} lab */
function renderImages(lab) {
  const { t } = lab.i18n;
  return html`<div class="choice" role="group" aria-label=${t('learn.task.x')}>
    <span class="soft small" aria-hidden="true">${t('learn.task.x')}</span>
    ${IMAGES.map(
      (name) =>
        html`<button @click=${() => lab.change(imagesOf(name, lab.settings))}>${t(`learn.image.${name}`)}</button>`,
    )}
    <p class="soft small">${t('picture.words')}</p>
  </div>`;
}

/** @param {LearnLab} lab */
function renderKernelChoice(lab) {
  const { t } = lab.i18n;
  const { settings } = lab;
  const pair = pairLookedAt(settings, settings);
  const place = placeInList(pair);
  const symbol = settings.ins * settings.outs > 1 ? kernelName('K', settings, pair) : '';
  const current = nameOfKernel(matrixOf(settings, 'hidden', place));
  const choose = (/** @type {Event} */ event) => {
    const name = /** @type {HTMLSelectElement} */ (event.target).value;
    if (name !== '') lab.change(withMatrix(settings, 'hidden', place, hiddenKernelOf(name)));
  };
  return html`<label class="choice">
    <span class="soft small">${t('learn.task.hidden')} ${symbol}</span>
    <select @change=${choose}>
      <option value="" ?selected=${current === null} .selected=${current === null}>${t('learn.kernel.own')}</option>
      ${HIDDEN_KERNELS.map(
        (name) =>
          html`<option value=${name} .selected=${name === current}>
            ${t(/** @type {import('../../i18n/translator.js').TextKey} */ (`learn.kernel.${name}`))}
          </option>`,
      )}
    </select>
  </label>`;
}

/** @param {LearnLab} lab */
function renderOperation(lab) {
  const { t } = lab.i18n;
  return html`<div class="choice" role="group" aria-label=${t('learn.task.operation')}>
    ${[false, true].map(
      (flip) =>
        html`<button aria-pressed=${lab.settings.flip === flip} @click=${() => lab.change({ flip })}>
          ${t(flip ? 'learn.task.flip' : 'learn.task.plain')}
        </button>`,
    )}
  </div>`;
}

/** @param {LearnLab} lab @param {'ins' | 'outs' | 'stride' | 'padding'} name @param {string} label */
function wholeField(lab, name, label) {
  return html`<step-field
    label=${label}
    .i18n=${lab.i18n}
    .value=${lab.settings[name]}
    .setting=${labSchemas.learn[name]}
    @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ [name]: detail.value })}
  ></step-field>`;
}

/** @param {LearnLab} lab */
function renderSeed(lab) {
  const { i18n, settings } = lab;
  const { seed } = settings;
  const begin = (/** @type {number} */ from) => lab.change({ seed: from, ...startOf(settings, from), step: 0 });
  return html`<div class="choice">
      <number-field
        label=${i18n.t('learn.task.seed')}
        .i18n=${i18n}
        .value=${seed}
        .setting=${labSchemas.learn.seed}
        @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ seed: detail.value })}
      ></number-field>
      <button @click=${() => begin(seed)}>${i18n.t('learn.task.draw')}</button>
      <button @click=${() => begin(nextSeed(seed))}>${i18n.t('learn.task.new')}</button>
    </div>
    <p class="soft small">${i18n.t('learn.task.seed.note')}</p>`;
}
