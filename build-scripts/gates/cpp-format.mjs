// gates/cpp-format.mjs — clang-format over the C++, in the release that the toolchain brings.
import { ownFiles } from '../files.mjs';
import { root } from '../paths.mjs';
import { run } from '../terminal.mjs';
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
