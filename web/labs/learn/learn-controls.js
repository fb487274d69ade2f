// learn-controls.js — what one sets a run with: the buttons that drive it, its speed, and the learning rate on its scale.
import { html, nothing } from 'lit';
import '../../components/number-field.js';
import { labSchemas } from '../../state/schema.js';
import { courseOf, SPEEDS } from './learn-model.js';
import './rate-scale.js';
import { MOST_STEPS } from '../../state/labs/learn.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */

/** @param {LearnLab} lab */
export function renderControls(lab) {
  const { i18n, run, settings } = lab;
  const report = run.shown?.report;
  const position = report?.stepCount ?? settings.step;
  const over = position >= courseOf(settings).until || report?.diverged || (settings.endless && report?.atRest);
  const startKey = over ? 'learn.start.again' : position > 0 ? 'learn.start.continue' : 'learn.start';
  const hop = Math.min(settings.hop, MOST_STEPS - position) || settings.hop;
  const stuck = run.problem !== null && run.problem.code !== 'worker';
  return html`<div class="drive ${lab.wide ? '' : 'narrow'}" role="group" aria-label=${i18n.t('learn.controls')}>
      <button class="primary" ?disabled=${stuck} @click=${() => (run.running ? run.pause() : run.start(settings))}>
        <span aria-hidden="true">${run.running ? '❚❚' : '▶'}</span> ${i18n.t(run.running ? 'learn.pause' : startKey)}
      </button>
      <button ?disabled=${stuck || position === 0} @click=${() => run.scrub(Math.max(0, run.position - 1))}>
        ${i18n.t('learn.back')}
      </button>
      <button ?disabled=${stuck || position >= MOST_STEPS} @click=${() => run.advance()}>
        ${i18n.t('learn.step')}
      </button>
      <button ?disabled=${stuck || position >= MOST_STEPS} @click=${() => run.advance(hop)}>
        ${i18n.t('learn.hop', { count: hop })}
      </button>
      <button ?disabled=${stuck} @click=${() => run.reset()}>${i18n.t('learn.reset')}</button>
    </div>
    <div class="pace">
      <span class="position number">${i18n.t('learn.position', { step: run.way?.stepCount ?? position })}</span>
      ${
        settings.endless
          ? nothing
          : html`<number-field
              label=${i18n.t('learn.until')}
              .i18n=${i18n}
              .value=${settings.steps}
              .setting=${labSchemas.learn.steps}
              @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ steps: detail.value })}
            ></number-field>`
      }
      ${checkField(i18n.t('learn.endless'), settings.endless, (endless) => lab.change({ endless }))}
      <number-field
        label=${i18n.t('learn.hop.size')}
        .i18n=${i18n}
        .value=${settings.hop}
        .setting=${labSchemas.learn.hop}
        @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ hop: detail.value }, 'replace')}
      ></number-field>
      <label class="speed">
        <span>${i18n.t('learn.speed')}</span>
        <input
          type="range"
          min="0"
          max=${SPEEDS.length - 1}
          .value=${String(SPEEDS.indexOf(settings.speed))}
          aria-valuetext=${speedText(lab)}
          @input=${(/** @type {Event} */ event) => lab.change({ speed: SPEEDS[numberOf(event)] }, 'replace')}
        />
        <output class="soft small">${speedText(lab)}</output>
      </label>
    </div>`;
}

/** @param {LearnLab} lab */
function speedText({ i18n, settings: { speed } }) {
  return speed === 'max' ? i18n.t('learn.speed.max') : i18n.t('learn.speed.value', { count: Number(speed) });
}

/** How the steps are taken: the optimizer and its numbers. @param {LearnLab} lab @param {number | null} limit */
export function renderRate(lab, limit) {
  const { i18n, run, settings } = lab;
  const { lr, optimizer, momentum } = settings;
  return html`<div class="settings">
    <number-field
      label=${i18n.t('learn.rate')}
      .i18n=${i18n}
      .value=${lr}
      .step=${0.001}
      .setting=${labSchemas.learn.lr}
      @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ lr: detail.value })}
    ></number-field>
    <rate-scale
      .i18n=${i18n}
      .rate=${lr}
      .limit=${limit}
      @rate-change=${(/** @type {CustomEvent} */ { detail }) => {
        run.drag(true);
        lab.change({ lr: detail.rate }, 'replace');
      }}
      @rate-settled=${() => run.drag(false)}
    ></rate-scale>
    <div class="choice" role="group" aria-label=${i18n.t('learn.optimizer')}>
      ${labSchemas.learn.optimizer.choices.map(
        (one) =>
          html`<button aria-pressed=${one === optimizer} @click=${() => lab.change({ optimizer: one })}>
            ${i18n.t(`learn.optimizer.${one}`)}
          </button>`,
      )}
    </div>
    ${
      optimizer === 'momentum' || optimizer === 'nesterov'
        ? html`<number-field
            label=${i18n.t('learn.momentum')}
            .i18n=${i18n}
            .value=${momentum}
            .step=${0.05}
            .setting=${labSchemas.learn.momentum}
            @number-change=${(/** @type {CustomEvent} */ { detail }) => lab.change({ momentum: detail.value })}
          ></number-field>`
        : nothing
    }
  </div>`;
}

/** @param {LearnLab} lab */
export function renderBiasChoice(lab) {
  return checkField(lab.i18n.t('learn.bias'), lab.settings.bias, (bias) => lab.change({ bias }));
}

/** @param {string} label @param {boolean} checked @param {(checked: boolean) => void} change */
function checkField(label, checked, change) {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).checked)}
    />
    <span>${label}</span>
  </label>`;
}

/** How far the way to a far step has been gone, and how to end it there. @param {LearnLab} lab @param {import('../../engine/training-protocol.js').TrainingWay} way */
export function renderWay({ i18n, run }, { stepCount, to }) {
  return html`<progress max=${to} value=${stepCount} aria-label=${i18n.t('learn.way.name')}></progress>
    <button @click=${() => run.halt()}>${i18n.t('learn.way.stop')}</button>`;
}

/** What is added up of the residual, and the loss that makes. @param {LearnLab} lab @param {number} loss @param {number} outs  output channels */
export function renderLoss(lab, loss, outs) {
  const { i18n, settings } = lab;
  return html`<div class="loss">
    <div class="choice" role="group" aria-label=${i18n.t('learn.loss')}>
      <span aria-hidden="true">${i18n.t('learn.loss')} =</span>
      ${labSchemas.learn.loss.choices.map(
        (one) =>
          html`<button aria-pressed=${one === settings.loss} @click=${() => lab.change({ loss: one })}>
            ${i18n.t(`learn.loss.${one}`)}
          </button>`,
      )}
    </div>
    <p class="number"><span class="screen-reader">${i18n.t('learn.loss')}</span> = <b>${i18n.number(loss, 4)}</b></p>
    ${outs > 1 ? html`<p class="soft small">${i18n.t('learn.loss.outs', { outs })}</p>` : nothing}
  </div>`;
}

/** @param {Event} event */
function numberOf(event) {
  return Number(/** @type {HTMLInputElement} */ (event.target).value);
}
