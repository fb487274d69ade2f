// toolchain.mjs — where the compilers come from: an Emscripten of the user's own if new enough, else the private Debian.
import { dirname, join } from 'node:path';
import { checkEntrance, enter, prepareDebianRoot } from './debian-root.mjs';
import { findProgram, isDebianLike } from './system-packages.mjs';
import { Problem, run } from './terminal.mjs';
import { say } from './turns.mjs';

/** 3.1.6, which Debian 12 ships, makes modules that fail in Node and cannot write TypeScript declarations. */
export const oldestEmscripten = '3.1.69';
/** Another release formats and warns otherwise. */
const clangRelease = '19';

const howToGetEmscripten = [
  `convscope needs Emscripten ${oldestEmscripten} or newer. On Debian it prepares a private one; here, install the`,
  'Emscripten SDK (and CMake, Ninja, xtensor, xsimd, GoogleTest):',
  '  git clone https://github.com/emscripten-core/emsdk && cd emsdk',
  '  ./emsdk install latest && ./emsdk activate latest',
  '  source ./emsdk_env.sh',
].join('\n');

/**
 * @typedef {object} Toolchain
 * @property {string} name  changes when object files of the one must not be mixed with those of the other
 * @property {string} description
 * @property {string} emscriptenRoot
 * @property {boolean} isPrivate
 * @property {(command: string[], env?: Record<string, string>) => string[]} command
 *   the command line that runs `command` where the toolchain is, to be started in the work tree's root
 */

/**
 * Less than, equal to or greater than 0 as version `a` is older than, the same as or newer than `b`, number by number.
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The version in what `emcc --version` prints.
 * @param {string} output
 * @returns {string | undefined}
 */
export function parseEmccVersion(output) {
  return /^emcc .*?(\d+\.\d+\.\d+)/m.exec(output)?.[1];
}

/** @type {Promise<Toolchain> | undefined} */
let found;

/** Finds the toolchain, or prepares it. */
export function findToolchain() {
  return (found ??= search());
}

/** @returns {Promise<Toolchain>} */
async function search() {
  const own = await findOwnEmscripten();
  if (own?.toolchain) return own.toolchain;
  const notOwn = own?.reason ?? 'There is no emcc on the PATH or in $EMSDK.';
  if (!isDebianLike()) throw new Problem(`${notOwn}\n${howToGetEmscripten}`);
  if (own) say(`· ${notOwn} Using a private one.`);
  const folder = await prepareDebianRoot();
  await checkEntrance(folder);
  return {
    name: folder,
    description: `private Debian 13 in ${folder}`,
    emscriptenRoot: '/usr/share/emscripten',
    isPrivate: true,
    command: (command, env) => enter(folder, command, env),
  };
}

/**
 * The emcc on the PATH, else the one in $EMSDK; or why it cannot be used.
 * @returns {Promise<{reason?: string, toolchain?: Toolchain} | undefined>}
 */
async function findOwnEmscripten() {
  const sdk = process.env.EMSDK;
  const emcc = findProgram('emcc') ?? (sdk && findProgram('emcc', join(sdk, 'upstream', 'emscripten')));
  if (!emcc) return undefined;
  const answer = (await run([emcc, '--version'], { mayFail: true })).output;
  const version = parseEmccVersion(answer);
  if (!version) return { reason: `${emcc} does not tell its version:\n${answer.trim()}\n` };
  if (compareVersions(version, oldestEmscripten) < 0) return { reason: `${emcc} is only ${version}.` };
  const { output } = await run([join(dirname(emcc), 'em-config'), 'EMSCRIPTEN_ROOT']);
  const emscriptenRoot = output.trim();
  /** @type {Toolchain} */
  const toolchain = {
    name: `${emscriptenRoot} ${version}`,
    description: `Emscripten ${version} in ${emscriptenRoot}`,
    emscriptenRoot,
    isPrivate: false,
    command: (command, env = {}) => [
      'env',
      ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
      ...command,
    ],
  };
  return { toolchain };
}

/**
 * Fails with the list of programs that a toolchain of the user's own lacks.
 * @param {Toolchain} toolchain
 * @param {string[]} programs
 */
export function requirePrograms(toolchain, programs) {
  if (toolchain.isPrivate) return;
  const missing = programs.filter((program) => !findProgram(program));
  if (missing.length > 0) throw new Problem(`Beside ${toolchain.description}, the build needs: ${missing.join(', ')}.`);
}

/**
 * The name of one of LLVM's programs in the toolchain, or nothing if it has none of the release the project is written
 * with.
 * @param {Toolchain} toolchain
 * @param {'clang++' | 'clang-format' | 'clang-tidy' | 'llvm-cov' | 'llvm-profdata'} program
 */
export async function clangTool(toolchain, program) {
  if (toolchain.isPrivate) return `${program}-${clangRelease}`;
  for (const name of [`${program}-${clangRelease}`, program]) {
    if (!findProgram(name)) continue;
    const { output } = await run([name, '--version'], { mayFail: true });
    if (output.includes(`version ${clangRelease}.`)) return name;
  }
  return undefined;
}
