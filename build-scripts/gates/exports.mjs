// gates/exports.mjs — every export is imported somewhere: what only its own module uses is not exported, what nobody uses goes.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ownFiles } from '../files.mjs';
import { root } from '../paths.mjs';

/** Modules that others read: users of the npm package, and tools that load a file by its name. */
const doors = /^web\/engine\/index\.(d\.ts|js)$|\.config\.m?js$|^tests\/browser\/global-setup\.js$/;

/** The names within braces, as they are called on the other side. @param {string} list  such as `a, b as c` @param {0 | 1} side  before or after `as` */
function namesIn(list, side) {
  return list
    .replace(/\/\*[^]*?\*\//g, '')
    .split(',')
    .map((item) => item.trim().split(/\s+as\s+|\s*:\s*/))
    .map((parts) => parts[side] ?? parts[0])
    .filter(Boolean);
}

/** What a module exports. @param {string} source @returns {string[]} */
function exportsOf(source) {
  return [
    ...[...source.matchAll(/^export\s+(?:async\s+)?(?:function\*?|class|const|let)\s+(\w+)/gm)].map(([, name]) => name),
    ...[...source.matchAll(/^export\s+const\s+\{([^}]*)\}\s*=/gm)].flatMap(([, list]) => namesIn(list, 1)),
    ...[...source.matchAll(/^export\s*\{([^}]*)\}/gm)].flatMap(([, list]) => namesIn(list, 1)),
    ...(/^export\s+default\b/m.test(source) ? ['default'] : []),
  ];
}

/**
 * What a module takes from others, types in comments too; '*' is all there is.
 * @param {string} source
 * @returns {{ from: string, names: string[] }[]}
 */
function takenBy(source) {
  const taken = [];
  for (const [, head, from] of source.matchAll(/^(?:import|export)\s+([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]/gm)) {
    const [, list] = /\{([^}]*)\}/.exec(head) ?? [];
    const first = /^(\w+)/.exec(head) ? ['default'] : [];
    taken.push({ from, names: head.includes('*') ? ['*'] : [...first, ...namesIn(list ?? '', 0)] });
  }
  for (const [whole, list, from, member] of source.matchAll(
    /(?:\{([^{}]*)\}\s*=\s*await\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)(?:\.(?!then\b)(\w+))?/g,
  )) {
    const names = list === undefined ? (member ? [member] : ['*']) : namesIn(list, 0);
    taken.push({ from, names: whole ? names : [] });
  }
  return taken;
}

/**
 * @param {ReadonlyMap<string, string>} sources  by path from the root of the work tree
 * @returns {string[]} what is wrong
 */
export function findUnusedExports(sources) {
  /** @type {Map<string, Set<string>>} */
  const used = new Map();
  for (const [file, source] of sources) {
    for (const { from, names } of takenBy(source)) {
      if (!from.startsWith('.')) continue;
      const target = posix.normalize(posix.join(posix.dirname(file), from)).split('?')[0];
      const known = used.get(target) ?? new Set();
      used.set(target, known);
      for (const name of names) known.add(name);
    }
  }
  return [...sources].flatMap(([file, source]) => {
    const asked = used.get(file) ?? new Set();
    if (doors.test(file) || asked.has('*')) return [];
    return exportsOf(source).flatMap((name) =>
      asked.has(name) || isElement(source, name) ? [] : [`${file} exports ${name}, which nobody imports`],
    );
  });
}

/** Whether a class is one of the page's elements: used by its tag, its name is what others call its type. @param {string} source @param {string} name */
function isElement(source, name) {
  return new RegExp(`^customElements\\.define\\('[\\w-]+', ${name}\\);$`, 'm').test(source);
}

/** @returns {string[]} what is wrong in the work tree */
export function checkExports() {
  const files = ownFiles('*.js', '*.mjs', '*.ts', '*.mts');
  return findUnusedExports(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])));
}
