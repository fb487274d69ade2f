// playwright.config.js — the browser tests: Debian's Chromium, which talks to nobody, on the page as `npm start` serves it.
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../build-scripts/browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './global-setup.js',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // A test waits for its page part of its time: more tests at once than cores.
  workers: Math.min(8, Math.ceil(1.5 * availableParallelism())),
  reporter: 'list',
  // A busy machine takes its time; what never comes fails all the same.
  timeout: 90_000,
  expect: { timeout: 15_000, toPass: { timeout: 15_000 } },
  use: {
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
});
