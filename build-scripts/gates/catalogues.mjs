// gates/catalogues.mjs — the page's texts: every language has every text, with the same parameters, and none is left over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ownFiles } from '../files.mjs';
import { root, web } from '../paths.mjs';
import { dynamicKeys, expanded } from './dynamic-keys.mjs';

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
 * The templates by which sources make keys, such as 'role.*' of `role.${role}`: those that begin as some key does.
 * @param {string[]} keys
 * @param {string[]} sources
 */
function findTemplates(keys, sources) {
  const beginnings = new Set(keys.map((key) => key.split('.')[0]));
  const found = sources.flatMap((source) =>
    // A type in braces within a template is no part of it.
    [...source.replace(/\/\*[^]*?\*\//g, '').matchAll(/`([\w.-]*(?:\$\{[^`]*?\}[\w.-]*)+)`/g)].map(([, text]) =>
      text.replace(/\$\{[^]*?\}/g, '*'),
    ),
  );
  return [...new Set(found)].filter((template) => beginnings.has(/^([\w-]+)\./.exec(template)?.[1] ?? ''));
}

/**
 * Keys that no source names, neither literally nor by a declared template; and where declaration and sources differ.
 * @param {string[]} keys
 * @param {string[]} sources
 * @param {Readonly<Record<string, readonly string[]>>} declared  as in dynamic-keys.mjs
 * @returns {string[]} what is wrong
 */
export function findUnusedKeys(keys, sources, declared) {
  const used = new Set(
    sources.flatMap((source) => [...source.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, text]) => text)),
  );
  const made = Object.entries(declared).flatMap(([template, fillings]) => expanded(template, fillings));
  const templates = findTemplates(keys, sources);
  return [
    ...templates.flatMap((template) =>
      Object.hasOwn(declared, template) ? [] : [`'${template}' makes keys: say which in gates/dynamic-keys.mjs`],
    ),
    ...Object.keys(declared).flatMap((template) =>
      templates.includes(template) ? [] : [`'${template}' is declared in gates/dynamic-keys.mjs, but nothing makes it`],
    ),
    ...made.flatMap((key) =>
      keys.includes(key) ? [] : [`'${key}' is declared in gates/dynamic-keys.mjs, but has no text`],
    ),
    ...keys.flatMap((key) => (used.has(key) || made.includes(key) ? [] : [`'${key}' is used nowhere`])),
  ];
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
    ...findUnusedKeys(keys, sources, dynamicKeys),
  ];
}
