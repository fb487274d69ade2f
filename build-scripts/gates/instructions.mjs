// gates/instructions.mjs — how many instructions each kernel family takes, counted by callgrind: steadier than time. Fails in
// both directions, so that what is gained is kept.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compile } from '../compile.mjs';
import { build, root } from '../paths.mjs';
import { Problem, run } from '../terminal.mjs';
import { findToolchain } from '../toolchain.mjs';

const expectedFile = join(root, 'tests', 'bench', 'native', 'instructions.json');
/** The counts repeat to the last digit but for the C library's own choice of memcpy and the like. */
const slack = 0.03;

/** @typedef {Record<string, number>} Counts  instructions by the case's name */

/**
 * @param {Counts} counted
 * @param {Counts} expected
 * @returns {string[]} what is wrong
 */
export function judgeCounts(counted, expected) {
  const renew = 'if that is meant: npm run instructions -- --set';
  const names = new Set([...Object.keys(expected), ...Object.keys(counted)]);
  return [...names].flatMap((name) => {
    const [now, then] = [counted[name], expected[name]];
    if (now === undefined) return [`${name}: no longer counted; ${renew}`];
    if (then === undefined) return [`${name}: ${now} instructions, and nothing expected; ${renew}`];
    const change = now / then - 1;
    if (Math.abs(change) <= slack) return [];
    const direction = change > 0 ? 'more' : 'fewer';
    const percent = Math.abs(100 * change).toFixed(1);
    return [`${name}: ${now} instructions, ${percent} % ${direction} than the ${then} expected; ${renew}`];
  });
}

/**
 * The instructions in what callgrind writes.
 * @param {string} dump
 */
export function parseCount(dump) {
  const count = /^(?:summary|totals): (\d+)$/m.exec(dump)?.[1];
  if (count === undefined) throw new Problem('callgrind wrote no count');
  return Number(count);
}

/** Why the counts of this machine say nothing, if so. @returns {Promise<string | undefined>} */
export async function whyNotCounted() {
  if (process.arch !== 'x64') return `the expected counts are for x64, this is ${process.arch}`;
  const { isPrivate } = await findToolchain();
  return isPrivate ? undefined : 'the expected counts are for the compiler of the private toolchain';
}

/** Makes the program whose instructions are counted. */
export function compileCounted() {
  return compile('release', ['convscope_count']);
}

/** @returns {Promise<Counts>} */
export async function countInstructions() {
  await compileCounted();
  const toolchain = await findToolchain();
  const folder = join(build, 'instructions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const counted = 'convscope_counted';
  const settings = ['--collect-atstart=no', `--toggle-collect=${counted}`, `--dump-after=${counted}`];
  const output = `--callgrind-out-file=${relative(root, join(folder, 'counts'))}`;
  const program = relative(root, join(build, 'release', 'convscope_count'));
  const command = ['valgrind', '--quiet', '--tool=callgrind', ...settings, output, program];
  const answer = await run(toolchain.command(command), { cwd: root });
  const names = answer.output.split('\n').filter((line) => line !== '' && !/^==\d+==/.test(line));
  // It writes a file after each call, numbered from 1.
  const entries = names.map((name, index) => {
    return [name, parseCount(readFileSync(join(folder, `counts.${index + 1}`), 'utf8'))];
  });
  return Object.fromEntries(entries);
}

/** @returns {Promise<string[]>} what is wrong */
export async function checkInstructions() {
  return judgeCounts(await countInstructions(), JSON.parse(readFileSync(expectedFile, 'utf8')));
}

/** @param {Counts} counts */
export function setInstructions(counts) {
  writeFileSync(expectedFile, `${JSON.stringify(counts, null, 2)}\n`);
}
