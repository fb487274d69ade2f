// compile.mjs — CMake and Ninja inside the toolchain: the wasm module and the native tests, as little as changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { build, root } from './paths.mjs';
import { run, step } from './terminal.mjs';
import { findToolchain, requirePrograms } from './toolchain.mjs';

/** @typedef {'wasm' | 'native' | 'release'} Preset */

const titles = {
  wasm: 'Compiling the engine to WebAssembly',
  native: 'Compiling the engine and its tests natively, with sanitizers',
  release: 'Compiling the engine natively, optimised',
};

/**
 * Builds one preset of CMakePresets.json.
 * @param {Preset} preset
 */
export async function compile(preset) {
  const toolchain = await findToolchain();
  requirePrograms(toolchain, ['cmake', 'ninja', ...(preset === 'wasm' ? [] : ['c++'])]);
  const folder = join(build, preset);
  const env = { EMSCRIPTEN_ROOT: toolchain.emscriptenRoot };
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
        await cmake('--preset', preset);
        mkdirSync(folder, { recursive: true });
        writeFileSync(stamp, wanted);
      }
      await cmake('--build', '--preset', preset);
    }),
  );
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
