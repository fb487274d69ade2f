// suites.mjs — everything `npm test` runs: gates, C++ tests, Node tests and browser tests.
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { prepareBrowser } from './browser.mjs';
import { compile } from './compile.mjs';
import { buildEngine } from './engine.mjs';
import { countFile, countGoogleTest, countNodeTest, countPlaywright, withStatus } from './counting.mjs';
import { filesUnder } from './files.mjs';
import { checkBudget } from './gates/budget.mjs';
import { checkCatalogues } from './gates/catalogues.mjs';
import { checkCppFormat } from './gates/cpp-format.mjs';
import { checkDependencyDirection } from './gates/dependency-direction.mjs';
import { checkExports } from './gates/exports.mjs';
import { checkInstructions, compileCounted, whyNotCounted } from './gates/instructions.mjs';
import { checkPlaces } from './gates/places.mjs';
import { checkTidy } from './gates/tidy.mjs';
import { buildPage } from './page.mjs';
import { build, root } from './paths.mjs';
import { run } from './terminal.mjs';
import { findToolchain } from './toolchain.mjs';
import { say } from './turns.mjs';

/** @typedef {import('./counting.mjs').Count} Count */
/** @typedef {'toolchain' | 'wasm' | 'native' | 'release' | 'page' | 'browser'} Need */

/**
 * @typedef {object} Preparation
 * @property {Need[]} after  what must be there before
 * @property {number} cores  how many it keeps busy
 * @property {() => Promise<unknown>} make
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} parts  the words after `npm test` that choose it
 * @property {Need[]} needs
 * @property {number} [cores]  how many it keeps busy, if not one
 * @property {() => Promise<Count>} run
 */

const allCores = Infinity;

/** What a suite may need. @type {Record<Need, Preparation>} */
export const preparations = {
  toolchain: { after: [], cores: 1, make: findToolchain },
  wasm: { after: ['toolchain'], cores: allCores, make: buildEngine },
  native: { after: ['toolchain'], cores: allCores, make: () => compile('native') },
  release: {
    after: ['toolchain'],
    cores: allCores,
    make: async () => (await whyNotCounted()) ?? (await compileCounted()),
  },
  page: { after: ['wasm'], cores: 1, make: buildPage },
  // After the toolchain, since both may install packages of the system.
  browser: { after: ['toolchain'], cores: 1, make: prepareBrowser },
};

const tool = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);

/**
 * A suite of one check that gives the list of what is wrong, or undefined if the tool for it is missing.
 * @param {() => Promise<string[] | undefined> | string[]} check
 * @returns {() => Promise<Count>}
 */
function gate(check) {
  return async () => {
    const problems = await check();
    if (!problems) {
      say('skipped: the toolchain has no such tool of the release the project is written with');
      return { passed: 0, failed: 0, skipped: 1 };
    }
    for (const problem of problems) say(problem);
    return { passed: Number(problems.length === 0), failed: Number(problems.length > 0), skipped: 0 };
  };
}

/**
 * A gate that is another program's exit status.
 * @param {...string} command
 */
function program(...command) {
  return gate(async () => {
    const { status, output } = await run(command, { cwd: root, mayFail: true });
    return status === 0 ? [] : [output.trimEnd()];
  });
}

/**
 * Runs a test runner that shows its progress and writes a report to count by.
 * @param {string} name  of the report
 * @param {(report: string) => {command: string[], env?: Record<string, string>}} how
 * @param {(text: string) => Count} count
 */
function runner(name, how, count) {
  return async () => {
    const report = join(build, 'reports', name);
    mkdirSync(join(build, 'reports'), { recursive: true });
    rmSync(report, { force: true });
    const { command, env } = how(report);
    const { status } = await run(command, { cwd: root, env, show: true, mayFail: true });
    return withStatus(countFile(report, count), status);
  };
}

async function runEngineTests() {
  const toolchain = await findToolchain();
  const tests = join(build, 'native', 'convscope_tests');
  return runner(
    'engine.json',
    (report) => ({
      command: toolchain.command([tests, '--gtest_brief=1', `--gtest_output=json:${report}`]),
    }),
    (text) => countGoogleTest(JSON.parse(text)),
  )();
}

const runNodeTests = runner(
  'node.tap',
  (report) => ({
    command: [
      process.execPath,
      '--test',
      // Of its own accord it leaves one core to itself: half of two.
      `--test-concurrency=${availableParallelism()}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...filesUnder(join(root, 'tests', 'node')).filter((file) => file.endsWith('.test.mjs')),
    ],
  }),
  countNodeTest,
);

const runBrowserTests = runner(
  'browser.json',
  (report) => ({
    command: [tool('playwright'), 'test', '--config=tests/browser/playwright.config.js', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  }),
  (text) => countPlaywright(JSON.parse(text)),
);

async function budgetGate() {
  const { problems, notes } = await checkBudget();
  for (const note of notes) say(note);
  return problems;
}

/** @returns {Promise<Count>} */
async function runInstructions() {
  const reason = await whyNotCounted();
  if (!reason) return gate(checkInstructions)();
  say(`skipped: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/** In the order in which they are told of. @type {Suite[]} */
export const suites = [
  {
    name: 'Layout: Prettier',
    parts: ['lint'],
    needs: [],
    run: program(tool('prettier'), '--check', '--log-level=warn', '.'),
  },
  { name: 'Layout: clang-format', parts: ['lint'], needs: ['toolchain'], run: gate(checkCppFormat) },
  { name: 'Rooms: arrows go one way', parts: ['lint'], needs: [], run: gate(checkDependencyDirection) },
  { name: 'Places: nothing of one machine', parts: ['lint'], needs: [], run: gate(checkPlaces) },
  { name: 'Texts: catalogues complete', parts: ['lint'], needs: [], run: gate(checkCatalogues) },
  { name: 'Exports: each is imported', parts: ['lint'], needs: [], run: gate(checkExports) },
  { name: 'Mistakes: ESLint', parts: ['lint'], needs: [], run: program(tool('eslint'), '--max-warnings=0', '.') },
  {
    name: 'Mistakes: clang-tidy',
    parts: ['lint'],
    needs: ['wasm', 'native'],
    cores: allCores,
    run: gate(checkTidy),
  },
  { name: 'Types: tsc', parts: ['types'], needs: ['wasm'], run: program(tool('tsc'), '--project', root) },
  { name: 'Bytes: budget', parts: ['budget'], needs: ['wasm', 'page'], run: gate(budgetGate) },
  { name: 'Instructions: callgrind', parts: ['instructions'], needs: ['release'], run: runInstructions },
  { name: 'Engine, native: GoogleTest', parts: ['engine'], needs: ['native'], run: runEngineTests },
  {
    name: 'Shipped wasm in Node: node --test',
    parts: ['node'],
    needs: ['wasm'],
    cores: allCores,
    run: runNodeTests,
  },
  {
    name: 'Page in Chromium: Playwright',
    parts: ['browser'],
    needs: ['wasm', 'page', 'browser'],
    cores: allCores,
    run: runBrowserTests,
  },
];
