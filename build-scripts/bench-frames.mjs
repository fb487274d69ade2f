// bench-frames.mjs — `npm run bench -- --frames`: how often the picture lab shows a megapixel anew while its kernel is
// being edited, in headless Chromium, on the page as it is served.
import { findBrowser, prepareBrowser } from './browser.mjs';
import { buildPage } from './page.mjs';
import { freePort, servePage } from './serve.mjs';

const SECONDS = 5;

/** @typedef {{ results: number, frames: number, convolve: number, paint: number, seconds: number }} Frames */

/**
 * Runs in the page: one number of the kernel changes in every frame, as when it is dragged.
 * @param {{ size: number, seconds: number }} settings
 * @returns {Promise<Frames>}
 */
async function edit({ size, seconds }) {
  const find = (/** @type {any} */ root, /** @type {string[]} */ path) =>
    path.reduce((/** @type {any} */ node, selector) => node?.shadowRoot?.querySelector(selector) ?? null, root);
  const lab = find(document.querySelector('convscope-app'), ['convscope-lab', 'images-lab']);
  const grid = find(lab, ['pixel-sum', '#kernel']);
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {{ convolve: number, paint: number }[]} */
  const took = [];
  let last = lab.drawn;
  let frames = 0;
  const begun = performance.now();
  while (performance.now() < begun + 1000 * seconds) {
    frames++;
    const values = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => ((i * size + j + frames) % 7) - 3),
    );
    grid.dispatchEvent(
      new CustomEvent('matrix-change', { detail: { values, continued: true }, bubbles: true, composed: true }),
    );
    await nextFrame();
    if (lab.drawn !== last) took.push(lab.drawn.took);
    last = lab.drawn;
  }
  const passed = (performance.now() - begun) / 1000;
  const median = (/** @type {number[]} */ numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  return {
    results: took.length / passed,
    frames: frames / passed,
    convolve: median(took.map(({ convolve }) => convolve)),
    paint: median(took.map(({ paint }) => paint)),
    seconds: passed,
  };
}

/** @returns {Promise<string>} a Markdown table */
export async function benchFrames() {
  await buildPage();
  await prepareBrowser();
  const server = await servePage(await freePort());
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  try {
    const rows = [];
    for (const size of [3, 5, 7, 11]) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const k = Array(size).fill(Array(size).fill(1).join(',')).join(';');
      await page.goto(`${server.url}/?lab=images&lang=en#v1.side=1024&k=${k}`);
      await page.getByText(/1,048,576 sums/).waitFor();
      await page.evaluate(edit, { size, seconds: 1 });
      const { results, frames, convolve, paint } = await page.evaluate(edit, { size, seconds: SECONDS });
      await page.close();
      const cells = [`${size}×${size}`, results.toFixed(1), frames.toFixed(1), convolve.toFixed(1), paint.toFixed(1)];
      rows.push(`| ${cells.join(' | ')} |`);
    }
    const head = ['kernel on 1024²', 'results shown a second', 'frames a second', 'convolved in ms', 'painted in ms'];
    return [`| ${head.join(' | ')} |`, `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows].join('\n');
  } finally {
    await browser.close();
    await server.close();
  }
}
