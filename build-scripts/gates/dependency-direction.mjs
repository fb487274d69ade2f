// gates/dependency-direction.mjs — which room of the project may use which: arrows go one way.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ownFiles } from '../files.mjs';
import { root } from '../paths.mjs';

/** For each room of web/, the rooms and packages it may import from, beside itself. */
const webRooms = {
  shell: ['labs', 'components', 'state', 'i18n', 'engine', 'styles', 'lit'],
  labs: ['components', 'state', 'i18n', 'engine', 'styles', 'lit'],
  components: ['state', 'i18n', 'styles', 'lit'],
  styles: ['lit'],
  state: [],
  i18n: [],
  engine: [],
};

/** For each room of engine/, the rooms whose headers it may include, beside its own. */
const engineRooms = {
  bindings: ['src', 'include'],
  src: ['include', 'kernels'],
  include: [],
  kernels: [],
};

/**
 * Blanks comments, so that only what runs is left. Types named in comments are erased and bind nothing.
 * @param {string} source
 */
function withoutComments(source) {
  return source.replace(/\/\*[^]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

/**
 * What a JavaScript module names by `import`, `export … from`, `import()` and `new URL(…, import.meta.url)`.
 * @param {string} source
 */
export function importsOf(source) {
  const code = withoutComments(source);
  const patterns = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
    /\bnew\s+URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]));
}

/**
 * What is wrong with the imports of one module of web/.
 * @param {string} file  relative to the work tree, such as web/labs/learn/learn-lab.js
 * @param {string} source
 * @returns {string[]}
 */
export function checkModule(file, source) {
  const room = file.split('/')[1];
  if (!Object.hasOwn(webRooms, room)) return [];
  const allowed = webRooms[/** @type {keyof typeof webRooms} */ (room)];
  return importsOf(source).flatMap((name) => {
    const wrong = (/** @type {string} */ why) => [`${file} imports ${name}: ${why}`];
    if (!name.startsWith('.')) {
      const owner = name.split('/')[0];
      return allowed.some((entry) => entry === owner) ? [] : wrong(`web/${room} uses no such package`);
    }
    const target = posix.normalize(posix.join(posix.dirname(file), name)).split('?')[0];
    const [top, targetRoom] = target.split('/');
    if (top !== 'web') return wrong('the page and the facade live in web/ alone');
    if (target.startsWith('web/engine/generated/') && file !== 'web/engine/loader.js') {
      return wrong('only web/engine/loader.js knows the generated module');
    }
    return targetRoom === room || allowed.some((entry) => entry === targetRoom)
      ? []
      : wrong(`web/${room} does not use web/${targetRoom}`);
  });
}

/**
 * What a C++ file of engine/ includes by a name in quotes, and which of our files that is, if any.
 * @param {string} file  relative to the work tree, such as engine/src/pad.cpp
 * @param {string} source
 * @param {(path: string) => boolean} exists  whether the work tree has such a file
 */
export function includesOf(file, source, exists) {
  return [...source.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(([, name]) => {
    const candidates = [posix.join(posix.dirname(file), name), `engine/${name}`, `engine/include/${name}`];
    return { name, target: candidates.map((path) => posix.normalize(path)).find(exists) };
  });
}

/**
 * What is wrong with the includes of one C++ file of engine/.
 * @param {string} file  relative to the work tree, such as engine/src/pad.cpp
 * @param {string} source
 * @param {(path: string) => boolean} exists  whether the work tree has such a file
 * @returns {string[]}
 */
export function checkCpp(file, source, exists) {
  const room = file.split('/')[1];
  if (!Object.hasOwn(engineRooms, room)) return [];
  const allowed = engineRooms[/** @type {keyof typeof engineRooms} */ (room)];
  const problems = includesOf(file, source, exists).flatMap(({ name, target }) => {
    if (!target) return [`${file} includes "${name}": no such header of ours (others' go in <>)`];
    const targetRoom = target.split('/')[1];
    if (targetRoom === room || allowed.some((entry) => entry === targetRoom)) return [];
    return [`${file} includes ${target}: engine/${room} does not use engine/${targetRoom}`];
  });
  if (room !== 'bindings' && /emscripten/i.test(source)) {
    problems.push(`${file} says "emscripten": only engine/bindings knows it`);
  }
  return problems;
}

/** @returns {string[]} what is wrong in the work tree */
export function checkDependencyDirection() {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const cpp = ownFiles('engine/*.cpp', 'engine/*.hpp');
  const known = new Set(cpp);
  return [
    ...ownFiles('web/*.js').flatMap((file) => checkModule(file, read(file))),
    ...cpp.flatMap((file) => checkCpp(file, read(file), (path) => known.has(path))),
  ];
}
