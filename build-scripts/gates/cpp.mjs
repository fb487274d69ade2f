// gates/cpp.mjs — clang-format and clang-tidy over the C++, in the release that the toolchain brings.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ownFiles } from '../files.mjs';
import { build, root } from '../paths.mjs';
import { run, withHeartbeat } from '../terminal.mjs';
import { clangTool, findToolchain } from '../toolchain.mjs';

const sources = () => ownFiles('engine/*.cpp', 'engine/*.hpp', 'tests/*.cpp', 'tests/*.hpp');

/**
 * @param {{write?: boolean}} [options]  write: mend rather than tell
 * @returns {Promise<string[] | undefined>}  what is wrong; undefined without a clang-format of the right release
 */
export async function checkCppFormat({ write = false } = {}) {
  const toolchain = await findToolchain();
  const tool = await clangTool(toolchain, 'clang-format');
  if (!tool) return undefined;
  const mode = write ? ['-i'] : ['--dry-run', '-Werror'];
  const { status, output } = await run(toolchain.command([tool, ...mode, ...sources()]), { cwd: root, mayFail: true });
  return status === 0 ? [] : [output.trimEnd()];
}

/**
 * clang-tidy over each source of engine/, with the commands it is compiled with; one that has passed is not looked at
 * again until it, a header, a check or a tool changes. Needs the builds `native` and `wasm`.
 * @returns {Promise<string[] | undefined>}  what is wrong; undefined without a clang-tidy of the right release
 */
export async function checkTidy() {
  const toolchain = await findToolchain();
  const tool = await clangTool(toolchain, 'clang-tidy');
  if (!tool) return undefined;
  const shared = createHash('sha256').update(toolchain.name);
  for (const file of ['.clang-tidy', 'CMakeLists.txt', ...ownFiles('engine/*.hpp')])
    shared.update(readFileSync(join(root, file)));
  const passed = join(build, 'tidy');
  mkdirSync(passed, { recursive: true });

  const waiting = ownFiles('engine/*.cpp').flatMap((file) => {
    const hash = shared
      .copy()
      .update(file)
      .update(readFileSync(join(root, file)))
      .digest('hex');
    const stamp = join(passed, hash);
    return existsSync(stamp) ? [] : [{ file, stamp }];
  });
  const target = await wasmTarget(toolchain);
  const commands = { native: firstCommands('native'), wasm: firstCommands('wasm') };
  /** @type {string[]} */
  const problems = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const isBinding = next.file.startsWith('engine/bindings/');
      const how = isBinding ? ['-p', commands.wasm, ...target] : ['-p', commands.native];
      const command = toolchain.command([tool, '--quiet', ...how, next.file]);
      const { status, output } = await run(command, { cwd: root, mayFail: true });
      if (status === 0) writeFileSync(next.stamp, '');
      else problems.push(output.replace(/^\d+ warnings.*\n/gm, '').trimEnd());
    }
  };
  const workers = () => Promise.all(Array.from({ length: availableParallelism() }, work));
  await withHeartbeat(workers, () => `, ${waiting.length} sources wait`);
  return problems;
}

/** What CMake adds to a command for a precompiled header: another compiler's is of no use to clang-tidy, and hides includes. */
const precompiled = / -Winvalid-pch| (-Xclang )?-include(-pch)? (-Xclang )?\S*cmake_pch\.hxx(\.pch)?/g;

/**
 * A build's compile commands with one for each source: clang-tidy would look once per module that a source goes into.
 * @param {import('../compile.mjs').Preset} preset
 * @returns {string} the folder that holds them
 */
function firstCommands(preset) {
  const folder = join(build, 'tidy', preset);
  /** @type {{file: string, command: string}[]} */
  const all = JSON.parse(readFileSync(join(build, preset, 'compile_commands.json'), 'utf8'));
  const first = all
    .filter(({ file }, index) => all.findIndex((other) => other.file === file) === index)
    .map((entry) => ({ ...entry, command: entry.command.replace(precompiled, '') }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(first));
  return folder;
}

/**
 * What em++ tells its clang and a compile command does not show.
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 */
async function wasmTarget(toolchain) {
  const { output } = await run(toolchain.command([join(toolchain.emscriptenRoot, 'em++'), '--cflags']));
  const sysroot = /--sysroot=\S+/.exec(output)?.[0];
  return ['--target=wasm32-unknown-emscripten', ...(sysroot ? [sysroot] : [])].map((flag) => `--extra-arg=${flag}`);
}
