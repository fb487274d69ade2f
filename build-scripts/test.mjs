// test.mjs — `npm test [engine|node|browser|lint|types|budget|instructions …]`: from a bare clone to every suite's result; all
// run even if one fails.
import { availableParallelism } from 'node:os';
import { sum } from './counting.mjs';
import { installNodeModules } from './install.mjs';
import { runSideBySide } from './side-by-side.mjs';
import { elapsed, Problem, runMain } from './terminal.mjs';
import { say, Turns } from './turns.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./suites.mjs').Need} Need */
/** @typedef {import('./suites.mjs').Preparation} Preparation */
/** @typedef {import('./counting.mjs').Count} Count */
/** @typedef {import('./side-by-side.mjs').Job} Job */
/** @typedef {{ name: string, count: Count, time: string }} Result */

/** @param {unknown} error */
function explain(error) {
  return error instanceof Problem ? error.message : error instanceof Error ? error.stack : String(error);
}

/**
 * What is needed, and what that comes after.
 * @param {Need[]} needs
 * @param {Record<Need, Preparation>} preparations
 * @returns {Set<Need>}
 */
function closure(needs, preparations) {
  return new Set(needs.flatMap((need) => [...closure(preparations[need].after, preparations), need]));
}

/**
 * The making of one thing that suites need.
 * @param {Need} name
 * @param {Preparation} preparation
 * @param {Set<Need>} lacking  what could not be made; joined by this if it cannot
 * @returns {Job}
 */
function preparing(name, { after, cores, make }, lacking) {
  const run = async () => {
    if (after.some((need) => lacking.has(need))) return void lacking.add(name); // its own failure is told already
    try {
      await make();
    } catch (error) {
      say(explain(error));
      lacking.add(name);
    }
  };
  return { name, after, cores, run };
}

/**
 * @param {Suite} suite
 * @param {Set<Need>} lacking
 * @returns {Promise<Count>}
 */
async function runSuite(suite, lacking) {
  const failure = { passed: 0, failed: 1, skipped: 0 };
  const missing = suite.needs.filter((need) => lacking.has(need));
  if (missing.length > 0) {
    say(`could not run: ${missing.join(' and ')} failed above`);
    return failure;
  }
  try {
    return await suite.run();
  } catch (error) {
    say(explain(error));
    return failure;
  }
}

/**
 * The running of one suite.
 * @param {Suite} suite
 * @param {Set<Need>} lacking
 * @param {(result: Result) => void} report
 * @returns {Job}
 */
function testing(suite, lacking, report) {
  const { name, needs, cores = 1 } = suite;
  const run = async () => {
    say(`\n── ${name} ──`);
    const start = performance.now();
    const count = await runSuite(suite, lacking);
    report({ name, count, time: elapsed(start) });
  };
  return { name, after: needs, cores, run };
}

/** @param {Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

await runMain(async () => {
  const begin = performance.now();
  await installNodeModules();
  const { preparations, suites } = await import('./suites.mjs');
  const words = process.argv.slice(2);
  const parts = new Set(suites.flatMap((suite) => suite.parts));
  const unknown = words.filter((word) => !parts.has(word));
  if (unknown.length > 0) throw new Problem(`There is no ${unknown.join(', ')}; there are ${[...parts].join(', ')}.`);
  const chosen = suites.filter((suite) => words.length === 0 || suite.parts.some((part) => words.includes(part)));

  /** @type {Set<Need>} */
  const lacking = new Set();
  /** @type {Map<string, Result>} */
  const results = new Map();
  const needed = closure(
    chosen.flatMap(({ needs }) => needs),
    preparations,
  );
  const turns = new Turns((text) => process.stdout.write(text));
  const jobs = [
    ...[...needed].map((need) => preparing(need, preparations[need], lacking)),
    ...chosen.map((suite) => testing(suite, lacking, (result) => results.set(suite.name, result))),
  ].map((job) => {
    const inTurn = turns.take();
    return { ...job, run: () => inTurn(job.run) };
  });
  await runSideBySide(jobs, availableParallelism());

  const table = chosen.flatMap(({ name }) => results.get(name) ?? []);
  const width = Math.max(...table.map(({ name }) => name.length));
  console.log('');
  for (const { name, count, time } of table) {
    console.log(`${count.failed > 0 ? '✗' : '✓'} ${name.padEnd(width)}  ${time.padStart(6)}  ${inWords(count)}`);
  }
  const total = sum(...table.map(({ count }) => count));
  console.log(`\n${inWords(total)}, in ${elapsed(begin)}`);
  return total.failed > 0 ? 1 : 0;
});
