// test.mjs — `npm test [engine|node|browser|lint|types|budget|instructions …]`: from a bare clone to every suite's result; all
// run even if one fails.
import { sum } from './counting.mjs';
import { installNodeModules } from './install.mjs';
import { elapsed, Problem, runMain } from './terminal.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./suites.mjs').Need} Need */
/** @typedef {import('./counting.mjs').Count} Count */

/** @param {unknown} error */
function explain(error) {
  return error instanceof Problem ? error.message : error instanceof Error ? error.stack : String(error);
}

/**
 * Makes what the chosen suites need.
 * @param {Suite[]} chosen
 * @returns {Promise<Set<Need>>} what could not be made
 */
async function prepare(chosen) {
  const { preparations } = await import('./suites.mjs');
  const needs = new Set(chosen.flatMap((suite) => suite.needs));
  /** @type {Set<Need>} */
  const lacking = new Set();
  for (const [need, make] of Object.entries(preparations)) {
    const name = /** @type {Need} */ (need);
    if (!needs.has(name)) continue;
    try {
      await make();
    } catch (error) {
      console.error(explain(error));
      lacking.add(name);
    }
  }
  return lacking;
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
    console.log(`could not run: ${missing.join(' and ')} failed above`);
    return failure;
  }
  try {
    return await suite.run();
  } catch (error) {
    console.log(explain(error));
    return failure;
  }
}

/** @param {Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

await runMain(async () => {
  await installNodeModules();
  const { suites } = await import('./suites.mjs');
  const words = process.argv.slice(2);
  const parts = new Set(suites.flatMap((suite) => suite.parts));
  const unknown = words.filter((word) => !parts.has(word));
  if (unknown.length > 0) throw new Problem(`There is no ${unknown.join(', ')}; there are ${[...parts].join(', ')}.`);
  const chosen = suites.filter((suite) => words.length === 0 || suite.parts.some((part) => words.includes(part)));

  const lacking = await prepare(chosen);
  const results = [];
  for (const suite of chosen) {
    console.log(`\n── ${suite.name} ──`);
    const start = performance.now();
    const count = await runSuite(suite, lacking);
    results.push({ name: suite.name, count, time: elapsed(start) });
  }

  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, count, time } of results) {
    console.log(`${count.failed > 0 ? '✗' : '✓'} ${name.padEnd(width)}  ${time.padStart(6)}  ${inWords(count)}`);
  }
  const total = sum(...results.map(({ count }) => count));
  console.log(`\n${inWords(total)}`);
  return total.failed > 0 ? 1 : 0;
});
