// served-page.mjs — the built page, served to a headless Chromium for as long as something is done with both.
import { launchOptions, prepareBrowser } from './browser.mjs';
import { buildPage } from './page.mjs';
import { freePort, servePage } from './serve.mjs';

/**
 * @template R
 * @param {(browser: import('@playwright/test').Browser, url: string) => Promise<R>} work
 * @returns {Promise<R>}
 */
export async function withServedPage(work) {
  await buildPage();
  await prepareBrowser();
  const server = await servePage(await freePort());
  // Not imported above: a bare clone loads this file before Playwright is installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch(launchOptions());
  try {
    return await work(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}
