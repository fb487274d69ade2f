// Text and numbers in one language. A translator is an immutable value: a page in another language is given another one.
import { en } from './en.js';
import { zhHans } from './zh-Hans.js';

/** @typedef {keyof typeof en} TextKey */
/** @typedef {{ one: string, other: string }} Plural  picked by the parameter `count` */
/** @typedef {string | Plural} Text  with {names} of parameters */
/** @typedef {{ [K in TextKey]: Text }} Catalogue */
/** @typedef {keyof typeof catalogues} Lang */

export const catalogues = { en: /** @type {Catalogue} */ (en), 'zh-Hans': /** @type {Catalogue} */ (zhHans) };
export const languages = /** @type {Lang[]} */ (Object.keys(catalogues));

/** @typedef {ReturnType<typeof createTranslator>} Translator */

/** @param {Lang} lang */
export function createTranslator(lang) {
  const catalogue = catalogues[lang];
  const plural = new Intl.PluralRules(lang);
  const plain = new Intl.NumberFormat(lang, { maximumFractionDigits: 20, useGrouping: false });
  /** @type {Map<number, Intl.NumberFormat>} */
  const byDigits = new Map();

  /**
   * @param {number} value
   * @param {number} [digits]  at most so many after the decimal point; without it the number in full
   * @returns {string} with a real minus sign
   */
  function number(value, digits) {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
    if (digits === undefined) return minus(plain.format(value));
    const magnitude = Math.abs(value);
    const tooLong = magnitude >= 1e6 || (magnitude > 0 && magnitude < 0.5 * 10 ** -digits);
    if (tooLong) return power(value, 2);
    const format =
      byDigits.get(digits) ?? new Intl.NumberFormat(lang, { maximumFractionDigits: digits, useGrouping: false });
    byDigits.set(digits, format);
    return minus(format.format(Object.is(value, -0) ? 0 : value));
  }

  /** @param {number} value @param {number} [digits]  after the point of the first factor */
  function power(value, digits = 0) {
    return minus(
      value.toExponential(digits).replace(/(\.\d*?)?0*e\+?/, (_, decimals = '') => `${decimals.replace(/\.$/, '')}e`),
    );
  }

  /**
   * @param {TextKey} key
   * @param {Record<string, string | number>} [parameters]  numbers are written by `number`
   */
  function t(key, parameters = {}) {
    const text = catalogue[key];
    const form =
      typeof text === 'string' ? text : text[plural.select(Number(parameters.count)) === 'one' ? 'one' : 'other'];
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = parameters[name];
      return typeof value === 'number' ? number(value) : (value ?? whole);
    });
  }

  return Object.freeze({ lang, t, number, power });
}

/** @param {string} text */
function minus(text) {
  return text.replaceAll('-', '\u2212');
}

/**
 * @param {readonly string[]} wanted  the reader's languages, best first, as in navigator.languages
 * @returns {Lang} the first we have
 */
export function pickLanguage(wanted) {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-Hans';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
