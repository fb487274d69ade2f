// fixtures.js — `test` for the browser tests: a page that breaks its Content-Security-Policy, logs an error, throws, or asks
// another host for anything fails its test.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * @typedef {object} Guards
 * @property {RegExp[]} expectedProblems  problems this test is about: test.use({ expectedProblems: [/…/] })
 */

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Guards, {}, import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>} */ ({
    expectedProblems: [[], { option: true }],

    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures used from the pattern
    baseURL: async ({}, use) => use(process.env.CONVSCOPE_URL),

    page: async ({ page, expectedProblems }, use) => {
      /** @type {string[]} */
      const problems = [];
      const origin = new URL(/** @type {string} */ (process.env.CONVSCOPE_URL)).origin;
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error.message}`));
      page.context().on('request', (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin)
          problems.push(`request to ${request.url()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
            console.error(`CSP: ${violatedDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber}`),
        );
      });
      await use(page);
      const unexpected = problems.filter((problem) => !expectedProblems.some((pattern) => pattern.test(problem)));
      expect(unexpected, 'the page breaks no policy, logs no error and asks no other host').toEqual([]);
    },
  }),
);

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails on anything that axe finds against WCAG 2.2 AA in the page as it stands.
 * @param {import('@playwright/test').Page} page
 * @param {string[]} [rules]  to look at these only, where all were looked at before in other colours
 */
export async function expectAccessible(page, rules) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (only) => {
    /** @type {{run: (context: Document, options: object) => Promise<{violations: any[]}>}} */
    const axe = /** @type {any} */ (window).axe;
    const { violations } = await axe.run(document, {
      preload: false,
      runOnly: only ? { type: 'rule', values: only } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((/** @type {any} */ node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }));
  }, rules);
  expect(found).toEqual([]);
}
