// gates/places.mjs — nothing in the project depends on one machine: no absolute path of it, no package registry's host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFiles } from '../files.mjs';
import { root } from '../paths.mjs';

const forbidden = [
  { what: 'a path of one machine', pattern: /(?<![\w.@/-])\/(?:work|root|home|Users)\/\w/ },
  {
    what: "a registry's host",
    pattern: /\b(?:registry\.(?:npmjs|yarnpkg)\.\w|(?:deb|ftp|security)\.debian\.org|npmmirror\.)/,
  },
];

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function checkText(file, text) {
  return text
    .split('\n')
    .flatMap((line, index) =>
      forbidden
        .filter(({ pattern }) => pattern.test(line))
        .map(({ what, pattern }) => `${file}:${index + 1} names ${what}: ${pattern.exec(line)?.[0]}…`),
    );
}

/** @returns {string[]} what is wrong in the work tree */
export function checkPlaces() {
  return ownFiles()
    .filter((file) => !/\.(png|ico|woff2|wasm)$/.test(file))
    .flatMap((file) => checkText(file, readFileSync(join(root, file), 'utf8')));
}
