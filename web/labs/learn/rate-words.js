// rate-words.js — what is said about a learning rate: how near its limit, what each direction does, what cannot be learned.
import { runawayOf } from './curvature.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./curvature.js').Mode} Mode */
/** @typedef {import('./rate-panel.js').RateStory} RateStory */

/** Directions are spoken by their largest parts. */
const MOST_PARTS = 4;
/** Smaller shares, in per cent, are only said to be so. */
const LITTLE = 0.1;

/**
 * A number by so many figures, as it is compared with others of any size.
 * @param {Translator} i18n @param {number} value @param {number} figures
 */
export function significant(i18n, value, figures) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-5 || size >= 1e7)) return i18n.power(value, figures - 1);
  return i18n.number(Number(value.toPrecision(figures)));
}

/** @param {Translator} i18n @param {number | null} limit */
export function limitWords(i18n, limit) {
  return limit === null ? '–' : significant(i18n, limit, 6);
}

/**
 * The largest parts of a direction: “w₁ 0.71, w₂ −0.71”.
 * @param {Translator} i18n @param {number[]} direction @param {string[]} names
 */
export function directionText(i18n, direction, names) {
  const parts = direction.map((part, index) => ({ part, name: names[index] }));
  const told = parts.filter(({ part }) => Math.abs(part) >= 0.005);
  const largest = [...told].sort((a, b) => Math.abs(b.part) - Math.abs(a.part)).slice(0, MOST_PARTS);
  const text = told.filter((one) => largest.includes(one)).map(({ part, name }) => `${name} ${i18n.number(part, 2)}`);
  return text.join(', ') + (told.length > MOST_PARTS ? ', …' : '');
}

/** A share in per cent: whole, or with two decimals below one, never a power of ten. @param {Translator} i18n @param {number} share  ≥ 0 */
export function percentText(i18n, share) {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.01) return `< ${i18n.number(0.01)}`;
  return i18n.number(percent, percent < 1 ? 2 : 0);
}

/** @param {Translator} i18n @param {RateStory} story */
export function verdictWords(i18n, { optimizer, limit, modes, curvature }) {
  const lr = optimizer.lr ?? 0;
  if (curvature.rank === 0) return i18n.t('learn.verdict.nothing');
  if (lr === 0) return i18n.t('learn.verdict.zero');
  if (limit === null) return i18n.t('learn.verdict.adam', { lr });
  const numbers = { lr, limit: significant(i18n, limit, 4), percent: percentText(i18n, lr / limit) };
  const runaway = runawayOf(modes);
  if (runaway?.pull) {
    const { number, pull } = runaway;
    return i18n.t('learn.verdict.beyond', { ...numbers, number, factor: i18n.number(pull.factor, 3) });
  }
  const sizes = modes.filter(({ eigenvalue }) => eigenvalue > 0).map(({ pull }) => Math.abs(pull?.factor ?? 1));
  return i18n.t('learn.verdict.within', { ...numbers, factor: i18n.number(Math.max(...sizes), 3) });
}

/** What a step does along one direction, and how much of the loss is there. @param {Translator} i18n @param {Mode} mode @param {RateStory} story */
export function modeWords(i18n, { way, tenth, share }, { whole }) {
  const said = i18n.t(`learn.mode.${way}`, { count: tenth ?? 0 });
  if (way === 'stays' || !(whole > 0)) return said;
  const percent = (100 * share) / whole;
  return percent < LITTLE
    ? i18n.t('learn.mode.little', { said, percent: LITTLE })
    : i18n.t('learn.mode.share', { said, percent: i18n.number(percent, 1) });
}

/** Empty where everything can be learned. @param {Translator} i18n @param {RateStory} story */
export function unlearnableWords(i18n, { modes, names }) {
  const count = modes.filter(({ eigenvalue }) => eigenvalue === 0).length;
  if (count === 0) return '';
  const direction = directionText(i18n, modes[modes.length - 1].direction, names);
  return i18n.t('learn.unlearnable', { count, direction });
}

/**
 * Why the loss grows: which direction, by how much a step; empty where that is not the reason.
 * @param {Translator} i18n @param {RateStory} story
 */
export function runawayWords(i18n, { modes, limit, optimizer, names }) {
  const runaway = runawayOf(modes);
  if (!runaway?.pull || limit === null) return '';
  return i18n.t('learn.runaway', {
    direction: directionText(i18n, runaway.direction, names),
    factor: i18n.number(runaway.pull.factor, 3),
    eigenvalue: significant(i18n, runaway.eigenvalue, 5),
    lr: optimizer.lr ?? 0,
    limit: significant(i18n, limit, 4),
  });
}
