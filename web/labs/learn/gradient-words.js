// gradient-words.js — what is said about one gradient and about its check, in the reader's language.
import { disagreement } from './gradient-model.js';
import { kernelIn } from './kernel-pairs.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */

const DIGITS = 4;
/** Nearer than this to one another, gradient and quotient are the same but for float32's rounding of the state. */
const SAME = 1e-4;

/**
 * @param {Translator} i18n
 * @param {import('./gradient-panel.js').GradientLook} look
 * @param {string} name
 * @param {import('../../state/settings.js').Cell} tap
 * @param {number} value
 */
export function gradientWords(i18n, { shown, pair }, name, tap, value) {
  const { task, report } = shown;
  const said = i18n.t(value > 0 ? 'learn.gradient.down' : value < 0 ? 'learn.gradient.up' : 'learn.gradient.rest', {
    name,
    value: i18n.number(Math.abs(value), DIGITS),
  });
  const { optimizer } = task;
  if (optimizer.name !== 'sgd' || optimizer.momentum) return said;
  const now =
    tap === null ? (report.bias?.data[pair.out] ?? 0) : kernelIn(task, pair, report.weight.data)[tap[0]][tap[1]];
  const { lr = 0 } = optimizer;
  const numbers = { name, lr, now: i18n.number(now, DIGITS), gradient: signed(i18n, value) };
  return `${said} ${i18n.t('learn.gradient.step', { ...numbers, next: i18n.number(now - lr * value, DIGITS) })}`;
}

/** In parentheses where its sign would meet another. @param {Translator} i18n @param {number} value */
function signed(i18n, value) {
  const text = i18n.number(value, DIGITS);
  return value < 0 ? `(${text})` : text;
}

/** @param {Translator} i18n @param {number[]} gradients @param {number[]} quotients */
export function checkWords(i18n, gradients, quotients) {
  const apart = disagreement(gradients, quotients);
  return i18n.t(apart < SAME ? 'learn.check.same' : 'learn.check.different', { apart: i18n.number(apart, 6) });
}
