// The terms of the glossary, in the order a learner meets them, and how its text is fetched when it is asked for.

export const terms = /** @type {const} */ ([
  'cross-correlation',
  'convolution',
  'kernel',
  'stride',
  'padding',
  'dilation',
  'stamping',
  'channel',
  'feature-map',
  'groups',
  'depthwise',
  'transposed',
  'bias',
  'receptive-field',
  'loss',
  'residual',
  'gradient',
  'learning-rate',
  'momentum',
]);

/** @typedef {typeof terms[number]} Term */
/** @typedef {Record<Term, import('./en.js').Entry>} Glossary */

/** Both languages: an entry names its term in the other one, too. @returns {Promise<Record<import('../translator.js').Lang, Glossary>>} */
export async function loadGlossaries() {
  const [en, zhHans] = await Promise.all([import('./en.js'), import('./zh-Hans.js')]);
  return { en: en.glossary, 'zh-Hans': zhHans.glossary };
}
