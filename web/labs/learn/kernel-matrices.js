// kernel-matrices.js — the kernels learned and hidden, and the bias, of the output channel that is looked at.
import { html, nothing } from 'lit';
import { extentOf } from '../../components/color-scale.js';
import '../../components/matrix-grid.js';
import { labSchemas } from '../../state/schema.js';
import {
  biasOf,
  each,
  kernelIn,
  kernelName,
  kernelsOf,
  matrixOf,
  outputName,
  placeInList,
  sizesOf,
  withBias,
  withMatrix,
} from './kernel-pairs.js';
import { renderBiasChoice } from './learn-controls.js';
import { cellSize, changed, DIGITS, idOf, termIn } from './learn-matrices.js';
import { renderPairChoice } from './pair-choice.js';

/** @typedef {import('./learn-lab.js').LearnLab} LearnLab */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */

/** @param {LearnLab} lab @param {import('./learn-model.js').CellStory | null} story */
export function renderKernels(lab, story) {
  const { settings } = lab;
  const { shown } = lab.run;
  const { out } = lab.pair;
  const sizes = shown ? sizesOf(shown.task) : settings;
  const weights = shown?.report.weight.data ?? kernelsOf(settings, 'start').flat(3);
  const biases = shown?.report.bias?.data ?? [biasOf(settings, out)];
  const extent = extentOf(weights, kernelsOf(settings, 'hidden').flat(3), settings.bias ? biases : []);
  const grid = (
    /** @type {string} */ id,
    /** @type {string} */ symbol,
    /** @type {'learn.w' | 'learn.b' | 'learn.k'} */ caption,
    /** @type {Matrix} */ values,
    /** @type {readonly [number, number] | null} */ marked,
    /** @type {Parameters<typeof changed>[1]} */ patch,
  ) =>
    html`<matrix-grid
      id=${id}
      kind=${caption === 'learn.k' ? 'target' : 'kernel'}
      symbol=${symbol}
      editable
      ?edgeless=${caption === 'learn.k' && id !== 'k'}
      caption=${lab.i18n.t(caption)}
      .i18n=${lab.i18n}
      .values=${values}
      .cell=${cellSize(lab)}
      .digits=${DIGITS}
      .extent=${extent}
      .limits=${caption === 'learn.k' ? labSchemas.learn.hidden : null}
      .marked=${marked}
      .fleeting=${lab.fast && caption !== 'learn.k'}
      .message=${id === 'k' ? lab.taskProblem : ''}
      @matrix-change=${changed(lab, patch)}
    ></matrix-grid>`;
  const kernel = (/** @type {'w' | 'k'} */ letter, /** @type {number} */ into, /** @type {Matrix} */ values) => {
    const pair = { out, into };
    const place = placeInList(pair);
    const tap = termIn(lab, story, into)?.tap;
    const columns = values[0].length;
    const marked = tap === undefined ? null : /** @type {const} */ ([Math.floor(tap / columns), tap % columns]);
    const [id, symbol] = [idOf(letter, into), kernelName(letter.toUpperCase(), sizes, pair)];
    return letter === 'w'
      ? grid(id, symbol, 'learn.w', values, marked, (one) => ({
          ...withMatrix(settings, 'start', place, one),
          step: 0,
        }))
      : grid(id, symbol, 'learn.k', values, marked, (one) => withMatrix(settings, 'hidden', place, one));
  };
  const learned = (/** @type {number} */ into) =>
    kernel(
      'w',
      into,
      shown ? kernelIn(shown.task, { out, into }, weights) : matrixOf(settings, 'start', placeInList({ out, into })),
    );
  const wanted = (/** @type {number} */ into) =>
    kernel('k', into, matrixOf(settings, 'hidden', placeInList({ out, into })));
  const bias = () =>
    settings.bias
      ? html`<span class="sum shift"
          >${renderOperator('+')}
          ${grid(
            'b',
            outputName('b', sizes, out),
            'learn.b',
            [[biases[out] ?? biasOf(settings, out)]],
            null,
            (values) => ({
              ...withBias(settings, out, values[0][0]),
              step: 0,
            }),
          )}</span
        >`
      : nothing;
  const operation = settings.flip ? '∗' : '⋆';
  if (sizes.ins === 1) {
    return html`
      ${renderPairChoice(lab)}
      <div class="sum">${renderOperator(operation)} ${learned(0)} ${bias()}</div>
      <div class="sum">${renderOperator('')} ${wanted(0)} ${renderBiasChoice(lab)}</div>
    `;
  }
  // Learned and hidden side by side, one pair of channels below the other, as the planes are.
  return html`
    ${renderPairChoice(lab)}
    ${each(
      sizes.ins,
      (into) =>
        html`<div class="sum">
          ${renderOperator(operation)}
          <div class="several">${learned(into)} ${wanted(into)}</div>
        </div>`,
    )}
    <div class="sum">${bias()} ${renderBiasChoice(lab)}</div>
  `;
}

/** @param {string} sign */
function renderOperator(sign) {
  return html`<span class="operator" aria-hidden="true">${sign}</span>`;
}
