// bench-browser.mjs — `npm run bench -- --browser`: the same workloads in headless Chromium, from a page of this machine.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './bench-peers.mjs';
import { launchOptions, prepareBrowser } from './browser.mjs';
import { build } from './paths.mjs';
import { freePort } from './serve.mjs';
import { step } from './terminal.mjs';

const configFile = join(benchFolder, 'page', 'vite.config.mjs');

/** The files that the peers fetch, by the folder that they are told. @type {Record<string, string[]>} */
const wasmFiles = {
  tfjs: ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'].map((name) =>
    join('@tensorflow', 'tfjs-backend-wasm', 'dist', name),
  ),
  onnxruntime: ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'].map((name) =>
    join('onnxruntime-web', 'dist', name),
  ),
};

/** Bundles the page and copies what it fetches. */
async function bundle() {
  const vite = await import('vite');
  await vite.build({ configFile, logLevel: 'error' });
  for (const [folder, files] of Object.entries(wasmFiles)) {
    const target = join(build, 'bench-page', 'wasm', folder);
    mkdirSync(target, { recursive: true });
    for (const file of files)
      cpSync(join(benchFolder, 'node_modules', file), join(target, file.split('/').pop() ?? ''));
  }
}

/**
 * @param {{ only: string, others: boolean, names: string[], rounds: number }} settings
 * @param {(line: string) => void} tell
 * @returns {Promise<import('../tests/bench/run.mjs').Measured & { platform: string }>}
 */
export async function measureInBrowser(settings, tell) {
  await prepareBrowser();
  await step('Bundling the page of the benchmark', bundle);
  const { preview } = await import('vite');
  const port = await freePort();
  const server = await preview({
    configFile,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => tell(`  ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'log') tell(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction('"measureHere" in window');
    const measured = await page.evaluate((given) => /** @type {any} */ (globalThis).measureHere(given), settings);
    return { ...measured, platform: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
    await server.close();
  }
}
