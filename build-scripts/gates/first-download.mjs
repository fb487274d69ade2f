// gates/first-download.mjs — what a visitor of the built page fetches before the first lab is shown.
import { posix } from 'node:path';

/** What is fetched once it is needed, and is needed at once: the lab that is shown without a link, and its engine. */
const atOnce = /\/(?:correlate-lab|engine)-[\w-]{8}\.(?:js|wasm)$/;

/** The engine of browsers without vectors: nobody fetches both. */
const other = /\/engine-scalar-/;

/**
 * @param {string} page  such as index.html
 * @param {(file: string) => string} read  the text of a file of the built page, by its path there
 * @returns {string[]} the page, its scripts and styles, and the wasm
 */
export function firstDownload(page, read) {
  const files = new Set([page]);
  for (const file of files) {
    if (file.endsWith('.wasm')) continue;
    for (const name of file.endsWith('.js') ? namedBy(read(file)) : linkedBy(read(file))) {
      files.add(posix.join(posix.dirname(file), name));
    }
  }
  return [...files].sort();
}

/** @param {string} html or a stylesheet, which names no others */
function linkedBy(html) {
  const links = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:js|css))"/g)];
  return links.map(([, name]) => name);
}

/** @param {string} script */
function namedBy(script) {
  const statically = [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+\.js)["'`]/g)];
  const later = [...script.matchAll(/(?:\bimport|\bURL)\(\s*["'`]([^"'`]+)["'`]/g)];
  return [...statically.map(([, name]) => name), ...later.map(([, name]) => name).filter(isAtOnce)];
}

/** @param {string} name */
function isAtOnce(name) {
  const path = `/${posix.basename(name)}`;
  return atOnce.test(path) && !other.test(path);
}
