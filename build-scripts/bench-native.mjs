// bench-native.mjs — `npm run bench -- --native`: the native kernels under Google Benchmark.
import { join, relative } from 'node:path';
import { compile } from './compile.mjs';
import { build, root } from './paths.mjs';
import { run } from './terminal.mjs';
import { findToolchain } from './toolchain.mjs';

/**
 * @param {{ only: RegExp, json?: string }} settings
 * @returns {Promise<number>} the program's exit status
 */
export async function benchNatively({ only, json }) {
  await compile('release', ['convscope_bench']);
  const toolchain = await findToolchain();
  const program = relative(root, join(build, 'release', 'convscope_bench'));
  const report = json ? [`--benchmark_out=${json}`, '--benchmark_out_format=json'] : [];
  const filter = only.source === '(?:)' ? [] : [`--benchmark_filter=${only.source}`];
  const command = toolchain.command([program, ...filter, ...report]);
  return (await run(command, { cwd: root, show: true, mayFail: true })).status;
}
