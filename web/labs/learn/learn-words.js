// learn-words.js — what the learning lab says about a run and about one cell, in the reader's language.
import { stableRate } from './curvature.js';
import { courseOf, parametersOf, smallerRate } from './learn-model.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./learn-model.js').Phase} Phase */

const DIGITS = 4;
/** Learned numbers are said in words while they are few. */
const MOST_SAID = 6;

/**
 * @param {Translator} i18n
 * @param {Phase} phase
 * @param {import('./training-run.js').Shown} shown
 * @param {import('./learn-model.js').Settings} settings
 */
export function runWords(i18n, phase, { task, report, losses }, settings) {
  const count = report.stepCount;
  const said = parametersOf(task, report, MOST_SAID);
  return i18n.t(`learn.words.${wordOf(phase, said.length > 0, settings.endless)}`, {
    count,
    step: count,
    until: courseOf(settings).until,
    lr: settings.lr,
    loss: i18n.number(report.loss, DIGITS),
    first: i18n.number(losses.at(1) ?? report.loss, DIGITS),
    learned: said.map(({ name, now }) => `${name} = ${i18n.number(now, DIGITS)}`).join(', '),
  });
}

/** @param {Phase} phase @param {boolean} named  whether the numbers are few enough to be said @param {boolean} endless */
function wordOf(phase, named, endless) {
  if (phase === 'running' && endless) return 'onward';
  return phase === 'finished' && !named ? 'paused' : phase;
}

/**
 * What to try instead of a learning rate that does not work.
 * @param {Phase} phase
 * @param {number} lr
 * @param {number | null} [limit]  where the optimizer has one
 * @returns {{ lr: number, stable: boolean } | null} `stable`: it is known to converge
 */
export function adviceOf(phase, lr, limit = null) {
  if (phase !== 'diverged' && phase !== 'growing') return null;
  const stable = limit !== null && limit > 0 && lr >= limit;
  return { lr: stable ? stableRate(limit) : smallerRate(lr), stable };
}

/**
 * @param {Translator} i18n
 * @param {readonly [number, number]} cell
 * @param {import('./learn-model.js').CellStory} story
 */
export function cellWords(i18n, [row, column], { output, target, residual }) {
  return i18n.t('learn.cell', {
    row: row + 1,
    column: column + 1,
    output: i18n.number(output, DIGITS),
    target: i18n.number(target, DIGITS),
    residual: i18n.number(residual, DIGITS),
    square: i18n.number(residual * residual, DIGITS),
  });
}
