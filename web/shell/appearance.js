// Puts language and theme of the settings on the document.
import { createTranslator, pickLanguage } from '../i18n/translator.js';

/**
 * @param {import('../state/schema.js').Config} config
 * @param {import('../i18n/translator.js').Translator} [current]
 * @returns {import('../i18n/translator.js').Translator} the current one where the language has not changed
 */
export function translatorFor({ lang }, current) {
  const wanted = lang === 'auto' ? pickLanguage(navigator.languages) : lang;
  return current?.lang === wanted ? current : createTranslator(wanted);
}

/**
 * @param {import('../state/schema.js').Config} config
 * @param {import('../i18n/translator.js').Translator} i18n
 */
export function applyAppearance({ theme, lab }, i18n) {
  const root = document.documentElement;
  root.lang = i18n.lang;
  root.dataset.theme = theme;
  document.title = `${i18n.t(`lab.${lab}.name`)} · convscope`;
}
