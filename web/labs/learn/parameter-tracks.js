// <parameter-tracks>: every learned number on a number line, from where it started to where it should be.
import { LitElement, css, html } from 'lit';
import { byValue } from '../../components/by-value.js';
import { styleProperties } from '../../components/style-properties.js';
import { createTranslator } from '../../i18n/translator.js';
import { baseStyles } from '../../styles/shared.js';
import { parameterReach } from './learn-model.js';

/** After the point, of numbers below ten; larger ones have fewer, so that the table keeps its width. */
const DIGITS = 4;

export class ParameterTracks extends LitElement {
  /** @override */
  static properties = { parameters: byValue, i18n: { attribute: false } };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-small);
      }
      th,
      td {
        padding: 0 0 0 var(--space-3);
        text-align: end;
        white-space: nowrap;
        font-weight: normal;
        height: 2rem;
      }
      thead th {
        height: 1.5rem;
        color: var(--ink-soft);
      }
      th:first-child {
        padding: 0;
        text-align: start;
      }
      tbody th,
      .now {
        color: var(--role-kernel);
        font-weight: 600;
      }
      .now {
        min-width: 4.5rem;
        font-size: var(--text-body);
      }
      .truth {
        color: var(--role-target);
        font-weight: 600;
      }
      .start {
        color: var(--ink-soft);
      }
      .track {
        position: relative;
        width: 99%;
        min-width: 3rem;
        padding: 0;
      }
      .line,
      .zero,
      .way,
      .mark {
        position: absolute;
        top: 50%;
      }
      .line {
        left: 8px;
        right: 0;
        border-top: 1px solid var(--line-strong);
      }
      .inner {
        position: absolute;
        inset: 0 8px 0 16px;
      }
      .zero {
        left: 50%;
        height: 8px;
        border-left: 1px solid var(--line-strong);
        transform: translateY(-50%);
      }
      .way {
        left: var(--from);
        width: var(--length);
        height: 4px;
        background: var(--role-kernel);
        opacity: 0.35;
        transform: translateY(-50%);
      }
      .mark {
        left: var(--at);
        transform: translate(-50%, -50%);
      }
      .mark.start {
        width: 9px;
        height: 9px;
        border: 2px solid var(--role-kernel);
        border-radius: 50%;
        background: var(--paper);
      }
      .mark.truth {
        width: 0;
        height: 20px;
        border-left: 3px solid var(--role-target);
      }
      .mark.now {
        min-width: 0;
        width: 13px;
        height: 13px;
        border-radius: 50%;
        background: var(--role-kernel);
        border: 2px solid var(--paper);
        box-sizing: content-box;
      }
      @media (forced-colors: active) {
        .mark.now,
        .way {
          background: CanvasText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./learn-model.js').Parameter[]} */
    this.parameters = [];
    this.i18n = createTranslator('en');
  }

  /** @override */
  render() {
    const { t } = this.i18n;
    const reach = parameterReach(this.parameters);
    return html`<table aria-label=${t('learn.tracks')}>
      <thead>
        <tr>
          <th scope="col"><span class="screen-reader">${t('learn.tracks.name')}</span></th>
          <th scope="col">${t('learn.tracks.start')}</th>
          <td aria-hidden="true"></td>
          <th scope="col">${t('learn.tracks.now')}</th>
          <th scope="col">${t('learn.tracks.truth')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.parameters.map((parameter) => this.#row(parameter, reach))}
      </tbody>
    </table>`;
  }

  /** @param {import('./learn-model.js').Parameter} parameter @param {number} reach */
  #row({ name, start, now, truth }, reach) {
    const number = (/** @type {number} */ value) =>
      this.i18n.number(value, Math.max(0, DIGITS - Math.floor(Math.log10(Math.max(1, Math.abs(value))))));
    const percent = (/** @type {number} */ value) => 50 + 50 * (value / reach);
    const [from, to] = [percent(start), percent(now)].sort((a, b) => a - b);
    return html`<tr class="number">
      <th scope="row">${name}</th>
      <td class="start">${number(start)}</td>
      <td class="track" aria-hidden="true">
        <div class="line"></div>
        <div class="inner">
          <div class="zero"></div>
          <div class="mark truth" ${styleProperties({ '--at': `${percent(truth)}%` })}></div>
          <div class="way" ${styleProperties({ '--from': `${from}%`, '--length': `${to - from}%` })}></div>
          <div class="mark start" ${styleProperties({ '--at': `${percent(start)}%` })}></div>
          <div class="mark now" ${styleProperties({ '--at': `${percent(now)}%` })}></div>
        </div>
      </td>
      <td class="now">${number(now)}</td>
      <td class="truth">${number(truth)}</td>
    </tr>`;
  }
}

customElements.define('parameter-tracks', ParameterTracks);
