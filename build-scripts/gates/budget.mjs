// gates/budget.mjs — how many bytes a visitor downloads, compressed; fails in both directions, so that the number stays honest.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { filesUnder } from '../files.mjs';
import { dist, generated, root } from '../paths.mjs';
import { findToolchain } from '../toolchain.mjs';
import { firstDownload } from './first-download.mjs';

const budgetFile = join(root, 'build-scripts', 'budget.json');
/** A budget further than this above what is used says nothing. */
const slack = 0.1;
/** Left free when a budget is set anew. */
const margin = 0.02;

/** @type {Record<string, {what: string, files: () => string[]}>} */
const parts = {
  engine: {
    what: 'the wasm module and its glue',
    files: () => ['engine.mjs', 'engine.wasm'].map((name) => join(generated, name)).filter((file) => existsSync(file)),
  },
  page: {
    what: 'the page without the wasm',
    files: () => filesUnder(dist).filter((file) => /\.(js|css|html)$/.test(file)),
  },
  first: {
    what: 'what is fetched before the first lab is shown, wasm included',
    files: () =>
      existsSync(join(dist, 'index.html'))
        ? firstDownload('index.html', (file) => readFileSync(join(dist, file), 'utf8')).map((file) => join(dist, file))
        : [],
  },
};

/** @param {string[]} files */
function brotliBytes(files) {
  return files.reduce((sum, file) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    return sum + brotliCompressSync(readFileSync(file), { params }).length;
  }, 0);
}

/**
 * What is wrong with a size.
 * @param {string} what
 * @param {number} used    bytes
 * @param {number} budget  bytes
 * @returns {string[]}
 */
export function judge(what, used, budget) {
  if (used === 0) return [`${what}: nothing to measure; is it built?`];
  if (used > budget) return [`${what}: ${used} bytes, ${used - budget} over the budget of ${budget}`];
  if (used < budget * (1 - slack)) {
    return [`${what}: ${used} bytes, far below the budget of ${budget}; lower it with: npm run budget -- --set`];
  }
  return [];
}

/**
 * Budgets with the engine in them are for the compiler that the release is made with; another one's output is only told.
 * @returns {Promise<{problems: string[], notes: string[]}>}
 */
export async function checkBudget() {
  const { isPrivate } = await findToolchain();
  /** @type {Record<string, number>} */
  const budgets = JSON.parse(readFileSync(budgetFile, 'utf8'));
  const sizes = Object.entries(parts).map(([name, { what, files }]) => ({ name, what, used: brotliBytes(files()) }));
  return {
    problems: sizes.flatMap(({ name, what, used }) =>
      name !== 'page' && !isPrivate ? [] : judge(what, used, budgets[name]),
    ),
    notes: sizes.map(({ name, what, used }) => `${what}: ${used} bytes of ${budgets[name]} (brotli)`),
  };
}

/** Sets every budget a little above what is used now. */
export function setBudget() {
  const budgets = Object.entries(parts).map(([name, { files }]) => {
    return [name, Math.ceil((brotliBytes(files()) * (1 + margin)) / 100) * 100];
  });
  writeFileSync(budgetFile, `${JSON.stringify(Object.fromEntries(budgets), null, 2)}\n`);
}
