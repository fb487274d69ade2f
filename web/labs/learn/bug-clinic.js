// <bug-clinic>: a learner with one mistake beside the exact one; whoever compares their steps finds which it is.
import { LitElement, css, html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles, buttonStyles } from '../../styles/shared.js';

/** @typedef {import('./clinic-story.js').ClinicStory} ClinicStory */
/** @typedef {import('./clinic-model.js').Patient} Patient */
/** @typedef {import('./clinic-model.js').Mistake} Mistake */

const DIGITS = 3;
const LARGEST_CELL = 48;
const SMALLEST_CELL = 26;
/** px beside the cells of two matrices in a row. */
const BESIDE = 110;

/** Fires `case-choice` {clinic}. */
export class BugClinic extends LitElement {
  /** @override */
  static properties = {
    story: { attribute: false },
    names: { attribute: false },
    room: { type: Number },
    i18n: { attribute: false },
    guess: { state: true },
  };

  /** @override */
  static styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      h3,
      h4 {
        margin: 0;
        font-size: var(--text-body);
        font-weight: 600;
      }
      p {
        max-width: 44rem;
      }
      .pair {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4) var(--space-12);
      }
      .learner {
        display: grid;
        gap: var(--space-2);
        align-content: start;
        min-width: 0;
      }
      .matrices,
      .guesses {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      .loss {
        color: var(--role-residual);
      }
      .answer {
        min-height: 3rem;
        padding: var(--space-2) var(--space-3);
        border-inline-start: 3px solid var(--line-strong);
        background: var(--paper-raised);
      }
      .answer:empty {
        border-color: transparent; /* stays a live region */
        background: none;
      }
      table {
        justify-self: start;
        border-collapse: collapse;
        font-size: var(--text-small);
      }
      th,
      td {
        padding: 2px var(--space-4) 2px 0;
        border-bottom: 1px solid var(--line);
        font-weight: normal;
        text-align: end;
      }
      thead th {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {ClinicStory | null} */
    this.story = null;
    /** Of the kernel and of the bias. */
    this.names = ['W', 'b'];
    /** px there are. */
    this.room = Infinity;
    this.i18n = createTranslator('en');
    /** What was guessed last, and of which case. @type {{ number: number, mistake: Mistake } | null} */
    this.guess = null;
  }

  /** @override */
  render() {
    const { i18n, story } = this;
    if (!story) return nothing;
    const { exact, suspect, number, over } = story;
    return html`
      <h3>${i18n.t('learn.clinic', { number })}</h3>
      <p>${i18n.t('learn.clinic.lead')}</p>
      <p class="soft small">${i18n.t('learn.clinic.position', { count: story.position })}</p>
      <div class="pair">
        ${this.#renderLearner('learn.clinic.exact', exact, false)}
        ${this.#renderLearner('learn.clinic.suspect', suspect, over)}
      </div>
      ${this.#renderLosses(story)} ${this.#renderGuesses(story)}
    `;
  }

  /** @param {'learn.clinic.exact' | 'learn.clinic.suspect'} title @param {Patient} patient @param {boolean} over */
  #renderLearner(title, { weight, bias, weightStep, biasStep, loss }, over) {
    const { i18n, names } = this;
    const columns = weight[0].length + (bias === null ? 0 : 1);
    const cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, Math.floor((this.room - BESIDE) / columns)));
    const name = i18n.t(title);
    const grid = (/** @type {string} */ symbol, /** @type {number[][]} */ values, /** @type {number} */ extent) =>
      html`<matrix-grid
        kind="kernel"
        symbol=${symbol}
        caption=${name}
        .i18n=${i18n}
        .values=${values}
        .cell=${cell}
        .room=${this.room}
        .digits=${DIGITS}
        .extent=${extent}
      ></matrix-grid>`;
    const numbers = extentOf(...weight, bias === null ? [] : [bias]);
    const steps = extentOf(...(weightStep ?? []), biasStep === null ? [] : [biasStep]);
    return html`<section class="learner" aria-label=${name}>
      <h4>${name}</h4>
      <div class="matrices">
        ${grid(names[0], weight, numbers)} ${bias === null ? nothing : grid(names[1], [[bias]], numbers)}
      </div>
      ${
        weightStep
          ? html`<div class="matrices">
              ${grid(`Δ${names[0]}`, weightStep, steps)}
              ${biasStep === null ? nothing : grid(`Δ${names[1]}`, [[biasStep]], steps)}
            </div>`
          : html`<p class="soft small">${i18n.t('learn.clinic.start')}</p>`
      }
      <p class="loss number">
        ${i18n.t('learn.loss')} =
        <b>${i18n.number(loss, DIGITS + 1)}</b> ${over ? i18n.t('learn.clinic.over') : nothing}
      </p>
    </section>`;
  }

  /** @param {ClinicStory} story */
  #renderLosses({ losses }) {
    const { t, number } = this.i18n;
    return html`<table aria-label=${t('learn.clinic.losses')}>
      <thead>
        <tr>
          <th scope="col">${t('chart.table.step')}</th>
          <th scope="col">${t('learn.clinic.exact')}</th>
          <th scope="col">${t('learn.clinic.suspect')}</th>
        </tr>
      </thead>
      <tbody class="number">
        ${losses.map(
          ({ step, exact, suspect }) =>
            html`<tr>
              <th scope="row">${number(step)}</th>
              <td>${number(exact, DIGITS)}</td>
              <td>${suspect === null ? '–' : number(suspect, DIGITS)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {ClinicStory} story */
  #renderGuesses({ offered, mistake, number }) {
    const { t } = this.i18n;
    const guess = this.guess?.number === number ? this.guess.mistake : null;
    const found = guess === mistake;
    const answer =
      guess === null
        ? ''
        : found
          ? `${t('learn.clinic.right')} ${t(`learn.clinic.${guess}.why`)}`
          : `${t('learn.clinic.wrong')} ${t(`learn.clinic.${guess}.sign`)}`;
    return html`<div class="guesses" role="group" aria-label=${t('learn.clinic.question')}>
        ${offered.map(
          (one) =>
            html`<button aria-pressed=${one === guess} @click=${() => (this.guess = { number, mistake: one })}>
              ${t(`learn.clinic.${one}`)}
            </button>`,
        )}
      </div>
      <p class="answer" role="status">${answer}</p>
      <div class="guesses">
        <button class=${found ? 'primary' : ''} @click=${() => this.#next(number)}>${t('learn.clinic.next')}</button>
      </div>`;
  }

  /** @param {number} number */
  #next(number) {
    this.dispatchEvent(new CustomEvent('case-choice', { detail: { clinic: number + 1 } }));
  }
}

customElements.define('bug-clinic', BugClinic);
