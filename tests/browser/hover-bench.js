// hover-bench.js — `npm run bench:hover`: what a hover costs on a 32×32 image under an 11×11 kernel, in headless Chromium:
// processor time of the page's main thread, painting included, so that a busy machine counts as little as can be.
import { withServedPage } from '../../build-scripts/served-page.mjs';
import { runMain } from '../../build-scripts/terminal.mjs';

const HOVERS = 40;
const WARM = 5; // hovers that are not counted
const square = (/** @type {number} */ size, /** @type {(index: number) => number} */ value) =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => value(row * size + column)));
const asText = (/** @type {number[][]} */ rows) => rows.map((row) => row.join(',')).join(';');
const state = `x=${asText(square(32, (index) => (index * 7) % 10))}&k=${asText(square(11, (index) => (index % 7) - 3))}`;

/** The sums of what the renderer did since it started, ms. @param {import('@playwright/test').CDPSession} session */
async function timesOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (/** @type {string} */ name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return {
    script: of('ScriptDuration'),
    style: of('RecalcStyleDuration'),
    layout: of('LayoutDuration'),
    all: of('TaskDuration'),
  };
}

/** The middles of the cells that are on the screen once the matrix is brought there. @param {Element} grid @returns {[number, number][]} */
function visiblePlaces(grid) {
  grid.scrollIntoView({ block: 'start' });
  return [...(grid.shadowRoot?.querySelectorAll('[data-row]') ?? [])]
    .map((cell) => cell.getBoundingClientRect())
    .map(({ x, y, width, height }) => /** @type {[number, number]} */ ([x + width / 2, y + height / 2]))
    .filter(([x, y]) => x > 0 && x < innerWidth && y > 0 && y < innerHeight);
}

await runMain(() =>
  withServedPage(async (browser, url) => {
    for (const [lab, id, setting] of [
      ['correlate', 'y', ''],
      ['correlate', 'y', '&padding=full'],
      ['convolve', 'convolution', ''],
      ['convolve', 'convolution', '&mode=full'],
    ]) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      await page.goto(`${url}?lab=${lab}#v1.${state}${setting}`);
      await page.locator('formula-line').waitFor();
      const places = await page.locator(`#${id}`).evaluate(visiblePlaces);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const spent = [];
      for (let hover = 0; hover < HOVERS + WARM; hover += 1) {
        // A knight's jump: nothing that is drawn stays where it was.
        const [x, y] = places[(hover * 47) % places.length];
        const before = await timesOf(session);
        await page.mouse.move(x, y);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const after = await timesOf(session);
        if (hover < WARM) continue;
        spent.push({
          script: after.script - before.script,
          style: after.style - before.style,
          layout: after.layout - before.layout,
          all: after.all - before.all, // painting and the page's own tasks too
        });
      }
      spent.sort((a, b) => a.all - b.all);
      for (const [name, share] of /** @type {const} */ ([
        ['median', 0.5],
        ['95 %', 0.95],
        ['slowest', 1],
      ])) {
        const { script, style, layout, all } = spent[Math.min(spent.length - 1, Math.floor(share * spent.length))];
        const ms = (/** @type {number} */ value) => value.toFixed(1).padStart(6);
        console.log(
          `${lab}${setting} ${name}: ${ms(all)} ms in all, of it script ${ms(script)}, style ${ms(style)}, layout ${ms(layout)}`,
        );
      }
      await page.close();
    }
  }),
);
