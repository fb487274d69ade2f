// gates/catalogues.mjs — the page's texts: every language has every text, with the same parameters, and none is left over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ownFiles } from '../files.mjs';
import { root, web } from '../paths.mjs';

/** @typedef {Record<string, string | Record<string, string>>} Catalogue  a text, or one text a plural form */

/** The {parameters} of a text, over all its plural forms. @param {Catalogue[string]} text */
function parametersOf(text) {
  const forms = typeof text === 'string' ? [text] : Object.values(text);
  const names = forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  return [...new Set(names)].sort().join(', ');
}

/**
 * Where two languages differ in anything but words.
 * @param {Record<string, Catalogue>} catalogues  by language; the first is the measure
 */
export function compareCatalogues(catalogues) {
  const [[language, reference], ...others] = Object.entries(catalogues);
  return others.flatMap(([other, catalogue]) => [
    ...Object.keys(reference).flatMap((key) => {
      if (!(key in catalogue)) return [`${other} lacks '${key}'`];
      const [wanted, given] = [parametersOf(reference[key]), parametersOf(catalogue[key])];
      return wanted === given ? [] : [`'${key}' has {${wanted}} in ${language} and {${given}} in ${other}`];
    }),
    ...Object.keys(catalogue).flatMap((key) =>
      key in reference ? [] : [`${language} lacks '${key}', which ${other} has`],
    ),
  ]);
}

/**
 * Keys that no source names: neither literally nor by a template such as `role.${role}`.
 * @param {string[]} keys
 * @param {string[]} sources
 */
export function findUnusedKeys(keys, sources) {
  const literals = new Set();
  /** @type {RegExp[]} */
  const templates = [];
  for (const source of sources) {
    for (const [, text] of source.matchAll(/['"`]([\w.-]+)['"`]/g)) literals.add(text);
    for (const [, text] of source.matchAll(/`([\w.-]*(?:\$\{[^`]*?\}[\w.-]*)+)`/g)) {
      const parts = text.split(/\$\{[^]*?\}/);
      if (parts.some((part) => /\w\.|\.\w/.test(part)))
        templates.push(new RegExp(`^${parts.map(escapeForRegExp).join('.+')}$`));
    }
  }
  return keys.filter((key) => !literals.has(key) && !templates.some((template) => template.test(key)));
}

/** @param {string} text */
function escapeForRegExp(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * Keys asked for by t('…') that the catalogue lacks.
 * @param {string[]} keys
 * @param {string[]} sources
 */
export function findUnknownKeys(keys, sources) {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].map((match) => match[1]));
  return [...new Set(asked)].filter((key) => !keys.includes(key));
}

/** @returns {Promise<string[]>} what is wrong in the work tree */
export async function checkCatalogues() {
  /** @type {{catalogues: Record<string, Catalogue>}} */
  const { catalogues } = await import(pathToFileURL(join(web, 'i18n', 'translator.js')).href);
  const keys = Object.keys(Object.values(catalogues)[0]);
  const sources = ownFiles('web/*.js', 'web/*.html')
    .filter((file) => !/^web\/i18n\/[^/]+\//.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  return [
    ...compareCatalogues(catalogues),
    ...findUnknownKeys(keys, sources).map((key) => `t('${key}') has no text`),
    ...findUnusedKeys(keys, sources).map((key) => `'${key}' is used nowhere`),
  ];
}
