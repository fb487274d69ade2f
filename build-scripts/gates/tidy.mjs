// gates/tidy.mjs — clang-tidy over the engine's C++; a source that has passed is not looked at again until something that it
// is made from changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../debian-root.mjs';
import { ownFiles } from '../files.mjs';
import { build, root } from '../paths.mjs';
import { run, withHeartbeat } from '../terminal.mjs';
import { clangTool, findToolchain } from '../toolchain.mjs';
import { includesOf } from './dependency-direction.mjs';

/** @typedef {import('../toolchain.mjs').Toolchain} Toolchain */
/** @typedef {{file: string, command: string}} CompileCommand */

/**
 * A source and every file of ours that it includes, directly or not, by name.
 * @param {string} source  relative to the work tree
 * @param {(path: string) => string} read
 * @param {(path: string) => boolean} exists
 */
export function partsOf(source, read, exists) {
  const parts = new Set([source]);
  // What is added meanwhile is gone through as well.
  for (const part of parts) {
    for (const { target } of includesOf(part, read(part), exists)) if (target) parts.add(target);
  }
  return [...parts].sort();
}

/**
 * A name for everything that can change what clang-tidy finds in a source.
 * @param {string[]} circumstances  the tools, the checks, the command
 * @param {string[]} parts  of the source
 * @param {(path: string) => string} read
 */
export function nameOfPass(circumstances, parts, read) {
  return createHash('sha256')
    .update(JSON.stringify([circumstances, parts.map((part) => [part, read(part)])]))
    .digest('hex');
}

/**
 * clang-tidy over each source of engine/, with the commands it is compiled with. Needs the builds `native` and `wasm`.
 * @returns {Promise<string[] | undefined>}  what is wrong; undefined without a clang-tidy of the right release
 */
export async function checkTidy() {
  const toolchain = await findToolchain();
  const tool = await clangTool(toolchain, 'clang-tidy');
  if (!tool) return undefined;
  const own = new Set(ownFiles('engine/*'));
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const tools = await toolsOf(toolchain, tool);
  const checks = ownFiles('.clang-tidy', '*/.clang-tidy').map(read);
  const ways = { native: wayOf('native', []), wasm: wayOf('wasm', await wasmTarget(toolchain)) };
  const passed = join(toolchain.isPrivate ? cacheFolder() : build, 'tidy');
  mkdirSync(passed, { recursive: true });

  const waiting = ownFiles('engine/*.cpp').flatMap((file) => {
    const way = file.startsWith('engine/bindings/') ? ways.wasm : ways.native;
    const circumstances = [tools, ...checks, ...way.flags, way.commandOf(file)];
    const pass = nameOfPass(
      circumstances,
      partsOf(file, read, (path) => own.has(path)),
      read,
    );
    const stamp = join(passed, pass);
    return existsSync(stamp) ? [] : [{ file, stamp, way }];
  });
  /** @type {string[]} */
  const problems = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const command = toolchain.command([tool, '--quiet', '-p', next.way.folder, ...next.way.flags, next.file]);
      const { status, output } = await run(command, { cwd: root, mayFail: true });
      if (status === 0) writeFileSync(next.stamp, '');
      else problems.push(output.replace(/^\d+ warnings.*\n/gm, '').trimEnd());
    }
  };
  const workers = () => Promise.all(Array.from({ length: availableParallelism() }, work));
  await withHeartbeat(workers, () => `, ${waiting.length} sources wait`);
  return problems;
}

/**
 * What tells one set of tools and of others' headers from another: of the private Debian, all its packages.
 * @param {Toolchain} toolchain
 * @param {string} tool
 */
async function toolsOf(toolchain, tool) {
  if (toolchain.isPrivate) return readFileSync(join(toolchain.name, 'var', 'lib', 'dpkg', 'status'), 'utf8');
  const { output } = await run([tool, '--version'], { mayFail: true });
  return `${toolchain.name}\n${output}`;
}

/** What CMake adds to a command for a precompiled header: another compiler's is of no use to clang-tidy, and hides includes. */
const precompiled = / -Winvalid-pch| (-Xclang )?-include(-pch)? (-Xclang )?\S*cmake_pch\.hxx(\.pch)?/g;

/**
 * How the sources of a build are looked at: its compile commands with one for each, since clang-tidy would look once per
 * module that a source goes into.
 * @param {import('../compile.mjs').Preset} preset
 * @param {string[]} flags  of clang-tidy
 */
function wayOf(preset, flags) {
  const folder = join(build, 'tidy', preset);
  /** @type {CompileCommand[]} */
  const all = JSON.parse(readFileSync(join(build, preset, 'compile_commands.json'), 'utf8'));
  const first = all
    .filter(({ file }, index) => all.findIndex((other) => other.file === file) === index)
    .map((entry) => ({ ...entry, command: entry.command.replace(precompiled, '') }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(first));
  /** The same in every work tree. @param {string} source */
  const commandOf = (source) =>
    first.find(({ file }) => file === join(root, source))?.command.replaceAll(root, '.') ?? '';
  return { folder, flags, commandOf };
}

/**
 * What em++ tells its clang and a compile command does not show.
 * @param {Toolchain} toolchain
 */
async function wasmTarget(toolchain) {
  const { output } = await run(toolchain.command([join(toolchain.emscriptenRoot, 'em++'), '--cflags']));
  const sysroot = /--sysroot=\S+/.exec(output)?.[0];
  return ['--target=wasm32-unknown-emscripten', ...(sysroot ? [sysroot] : [])].map((flag) => `--extra-arg=${flag}`);
}
