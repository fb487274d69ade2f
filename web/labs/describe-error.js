// Says in the reader's language what an error of the engine means, by its stable code.
import { catalogues } from '../i18n/translator.js';

/**
 * @param {import('../i18n/translator.js').Translator} i18n
 * @param {unknown} problem  an error of the facade has a `code`; one without came from loading
 * @param {Record<string, string | number>} [parameters]  what was given and what is needed, as the lab knows it
 */
export function describeError(i18n, problem, parameters = {}) {
  const { code, message } = /** @type {{ code?: unknown, message?: string }} */ (problem ?? {});
  if (code === undefined) return i18n.t('error.load');
  const key = `error.${code}`;
  if (!Object.hasOwn(catalogues.en, key)) return i18n.t('error.other', { message: message ?? String(problem) });
  return i18n.t(/** @type {import('../i18n/translator.js').TextKey} */ (key), parameters);
}
