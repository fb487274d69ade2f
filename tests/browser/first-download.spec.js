// The budget of the first download speaks of the files that a browser does fetch until the first lab is shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDownload } from '../../build-scripts/gates/first-download.mjs';
import { dist } from '../../build-scripts/paths.mjs';
import { expect, test } from './fixtures.js';

test('what is fetched before the first lab is shown is what the budget counts', async ({ page }) => {
  /** @type {Set<string>} */
  const fetched = new Set();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname.slice(1) || 'index.html';
    if (/\.(html|css|js|wasm)$/.test(path)) fetched.add(path);
  });
  await page.goto('/');
  await expect(page.locator('correlate-lab formula-line')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const counted = firstDownload('index.html', (file) => readFileSync(join(dist, file), 'utf8'));
  expect([...fetched].sort()).toEqual(counted);
});
