// coverage.mjs — `npm run coverage`: which lines and branches of the engine its C++ tests reach; fails below the bar.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compile } from './compile.mjs';
import { build, root } from './paths.mjs';
import { Problem, run, runMain, step } from './terminal.mjs';
import { clangTool, findToolchain } from './toolchain.mjs';

/** Percent of the branches. */
const bar = 95;

/**
 * @typedef {object} FileCoverage  as `llvm-cov export` gives it
 * @property {string} filename
 * @property {{lines: {count: number, covered: number}}} summary
 * @property {number[][]} branches  line, column, end line, end column, times true, times false, …
 */
/** @typedef {{line: number, column: number, outcome: boolean}} Missing */
/** @typedef {{file: string, lines: number, linesReached: number, branches: number, missing: Missing[]}} Row */

/**
 * The outcomes of every condition in a file. What is a template counts once: its instances' counts are added.
 * @param {FileCoverage} coverage
 * @returns {Row}
 */
export function countFile({ filename, summary, branches }) {
  /** @type {Map<string, {line: number, column: number, times: [number, number]}>} */
  const conditions = new Map();
  for (const [line, column, endLine, endColumn, whenTrue, whenFalse] of branches) {
    const place = [line, column, endLine, endColumn].join(':');
    const known = conditions.get(place)?.times ?? [0, 0];
    conditions.set(place, { line, column, times: [known[0] + whenTrue, known[1] + whenFalse] });
  }
  const missing = [...conditions.values()].flatMap(({ line, column, times }) =>
    [true, false].filter((_, index) => times[index] === 0).map((outcome) => ({ line, column, outcome })),
  );
  return {
    file: relative(root, filename),
    lines: summary.lines.count,
    linesReached: summary.lines.covered,
    branches: 2 * conditions.size,
    missing,
  };
}

/** Builds and runs the tests. @returns {Promise<FileCoverage[]>} */
async function measure() {
  await compile('coverage');
  const toolchain = await findToolchain();
  /** @param {'llvm-cov' | 'llvm-profdata'} program */
  const tool = async (program) => {
    const name = await clangTool(toolchain, program);
    if (!name) throw new Problem(`Beside ${toolchain.description}, the coverage needs ${program}.`);
    return name;
  };
  const folder = join(build, 'coverage');
  const tests = join(folder, 'convscope_tests');
  const raw = join(folder, 'tests.profraw');
  const profile = join(folder, 'tests.profdata');
  const report = join(folder, 'report.json');
  mkdirSync(folder, { recursive: true });
  rmSync(raw, { force: true });
  await step('Running the C++ tests', async () => {
    await run(toolchain.command([tests, '--gtest_brief=1'], { LLVM_PROFILE_FILE: raw }), { cwd: root });
    await run(toolchain.command([await tool('llvm-profdata'), 'merge', '-sparse', raw, '-o', profile]), { cwd: root });
    const exported = [await tool('llvm-cov'), 'export', tests, `-instr-profile=${profile}`, join(root, 'engine')];
    const shell = ['sh', '-c', 'out=$1; shift; exec "$@" > "$out"', 'sh', report, ...exported];
    await run(toolchain.command(shell), { cwd: root });
  });
  return JSON.parse(readFileSync(report, 'utf8')).data[0].files;
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** @param {Row[]} rows */
function table(rows) {
  const reached = (/** @type {Row} */ row) => row.branches - row.missing.length;
  const cells = rows.map((row) => [
    row.file,
    `${row.linesReached}/${row.lines}`,
    percent(row.linesReached, row.lines),
    `${reached(row)}/${row.branches}`,
    percent(reached(row), row.branches),
  ]);
  const all = [['file', 'lines', '', 'branches', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '))
    .join('\n');
}

/** @param {Row} row */
function listMissing({ file, missing }) {
  const text = readFileSync(join(root, file), 'utf8').split('\n');
  return missing.map(
    ({ line, column, outcome }) => `  ${file}:${line}:${column} never ${outcome}: ${text[line - 1].trim()}`,
  );
}

async function main() {
  const files = await measure();
  const rows = files.map(countFile).sort((a, b) => (a.file < b.file ? -1 : 1));
  /** @type {Row} */
  const total = {
    file: 'engine/ without bindings',
    lines: rows.reduce((sum, row) => sum + row.lines, 0),
    linesReached: rows.reduce((sum, row) => sum + row.linesReached, 0),
    branches: rows.reduce((sum, row) => sum + row.branches, 0),
    missing: rows.flatMap((row) => row.missing),
  };
  console.log(`\n${table([...rows, total])}`);
  if (total.missing.length > 0) {
    console.log('\nOutcomes that no test brings about (CONTRIBUTING.md, "Coverage", says which cannot be):');
    for (const line of rows.flatMap(listMissing)) console.log(line);
  }
  const share = (100 * (total.branches - total.missing.length)) / total.branches;
  if (share >= bar) return 0;
  console.log(`\nOnly ${share.toFixed(1)} % of the branches are reached; ${bar} % are needed.`);
  return 1;
}

if (process.argv[1] === import.meta.filename) await runMain(main);
