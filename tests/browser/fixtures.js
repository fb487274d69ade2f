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

/** Every failure is told, not the first alone. */
const softly = expect.configure({ soft: true });

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails on anything that axe finds against WCAG 2.2 AA in the page as it stands.
 * @param {import('@playwright/test').Page} page
 * @param {string[]} [rules]  to look at these only, where all were looked at before in other colours
 */
export async function expectAccessible(page, rules) {
  expect(await violationsOf(page, rules)).toEqual([]);
}

/**
 * How a page that follows the system looks, each with the widths it is looked at in, px.
 * @typedef {Partial<Record<'light' | 'dark' | 'forced', number[]>>} Looks
 */

/** Every width in every look. @type {Looks} */
export const everyLook = { light: [320, 768, 1280], dark: [320, 768, 1280], forced: [320, 768, 1280] };

/**
 * Fails on anything that axe finds in the page as it stands, and on a page wider than its window, in look after look:
 * the page is loaded once. Every look in which something is found is told.
 * @param {import('@playwright/test').Page} page
 * @param {Looks} looks
 */
export async function expectAccessibleIn(page, looks) {
  for (const [look, widths] of Object.entries(looks)) {
    // Reduced motion: no colour is caught on its way from one theme to the other.
    await page.emulateMedia({
      colorScheme: look === 'dark' ? 'dark' : 'light',
      forcedColors: look === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 720 });
      const where = `${look}, ${width} px`;
      await expectNoOverflow(page, where);
      softly(await violationsOf(page), `${where}: axe finds nothing`).toEqual([]);
    }
  }
}

/**
 * Fails on a page wider than its window, but lets the test go on.
 * @param {import('@playwright/test').Page} page
 * @param {string} where  what is looked at, for the message
 */
export async function expectNoOverflow(page, where) {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await softly.poll(overflow, { message: `${where}: px the page is too wide`, timeout: 5000 }).toBeLessThanOrEqual(0);
}

/**
 * Fails on anything to be hit that is less than 24 px wide or high.
 * @param {import('@playwright/test').Locator} targets
 * @param {string} where  what is looked at, for the message
 */
export async function expectLargeEnough(targets, where) {
  const small = await targets.evaluateAll((all) =>
    all.flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      const name = target.getAttribute('aria-label') ?? target.textContent?.trim() ?? target.localName;
      return width > 0 && Math.min(width, height) < 24 ? [`${name}: ${width} × ${height}`] : [];
    }),
  );
  softly(await targets.count(), `${where}: there is something to hit`).toBeGreaterThan(0);
  softly(small, `${where}: at least 24 px wide and high`).toEqual([]);
}

/** @param {import('@playwright/test').Page} page @param {string[]} [rules]  these only */
async function violationsOf(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    /** @type {{run: (context: Document, options: object) => Promise<{violations: any[]}>}} */
    const axe = /** @type {any} */ (window).axe;
    const { violations } = await axe.run(document, {
      preload: false,
      resultTypes: ['violations'],
      runOnly: only ? { type: 'rule', values: only } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((/** @type {any} */ node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }));
  }, rules);
}
