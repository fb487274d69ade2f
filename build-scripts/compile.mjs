// compile.mjs — CMake and Ninja inside the toolchain: the wasm module and the native tests, as little as changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { build, root } from './paths.mjs';
import { Problem, run, step } from './terminal.mjs';
import { clangTool, findToolchain, requirePrograms } from './toolchain.mjs';

/** @typedef {'wasm' | 'native' | 'release' | 'coverage' | 'fuzz'} Preset */

const titles = {
  wasm: 'Compiling the engine to WebAssembly',
  native: 'Compiling the engine and its tests natively, with sanitizers',
  release: 'Compiling the engine natively, optimised',
  coverage: 'Compiling the engine and its tests with coverage',
  fuzz: 'Compiling the engine and its fuzz targets, with sanitizers',
};

/**
 * Builds one preset of CMakePresets.json.
 * @param {Preset} preset
 * @param {readonly string[]} [targets]  these alone
 */
export async function compile(preset, targets = []) {
  const toolchain = await findToolchain();
  requirePrograms(toolchain, ['cmake', 'ninja', ...(preset === 'wasm' ? [] : ['c++'])]);
  const folder = join(build, preset);
  const env = { EMSCRIPTEN_ROOT: toolchain.emscriptenRoot, ...jobs() };
  const compiler = preset === 'coverage' || preset === 'fuzz' ? [`-DCMAKE_CXX_COMPILER=${await clang(toolchain)}`] : [];
  /** @param {...string} args */
  const cmake = (...args) => {
    const command = ['cmake', ...args];
    return run(toolchain.command(command, env), { cwd: root, name: command.join(' ') });
  };
  await withLock(`${folder}.lock`, 'Waiting for another build in this work tree', () =>
    step(titles[preset], async () => {
      const stamp = join(folder, 'configured-by.txt');
      const wanted = `${toolchain.name}\n${hashOf(join(root, 'CMakePresets.json'))}\n`;
      if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
        rmSync(folder, { recursive: true, force: true });
        await cmake('--preset', preset, ...compiler);
        mkdirSync(folder, { recursive: true });
        writeFileSync(stamp, wanted);
      }
      await cmake('--build', '--preset', preset, ...(targets.length > 0 ? ['--target', ...targets] : []));
    }),
  );
}

/** How many compilers run at once is CMake's own variable to say; the toolchain's environment begins empty. */
function jobs() {
  const level = process.env.CMAKE_BUILD_PARALLEL_LEVEL;
  /** @type {Record<string, string>} */
  const variables = level ? { CMAKE_BUILD_PARALLEL_LEVEL: level } : {};
  return variables;
}

/**
 * Coverage by source region and libFuzzer are clang's.
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
async function clang(toolchain) {
  const name = await clangTool(toolchain, 'clang++');
  if (!name)
    throw new Problem(`Beside ${toolchain.description}, this needs the clang++ that the project is written with.`);
  return name;
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
