// pace.mjs — `npm run bench -- --steps`: how fast the learning lab trains as its page drives it, and what the page is meanwhile.
import { resolve } from 'node:path';
import { freePort, servePage } from '../../build-scripts/serve.mjs';
import { withServedPage } from '../../build-scripts/served-page.mjs';

/** How long a run is watched, in milliseconds, after as long to warm up as below. */
const WATCHED = 3000;
const WARM_UP = 1000;

/**
 * Steps per second of the notebook's trainer alone, in the page, in calls as long as the worker's.
 * @param {import('@playwright/test').Locator} element
 */
function trainerAlone(element) {
  return element.evaluate((/** @type {any} */ lab, watched) => {
    const { task, report } = lab.run.shown;
    const { x, weight, bias, optimizer, loss } = task;
    const trainer = lab.engine.trainer({ x, y: report.target, weight, bias, optimizer, loss });
    const started = performance.now();
    let steps = 0;
    while (performance.now() - started < watched) steps += trainer.step(8192).length;
    trainer.dispose();
    return (1000 * steps) / (performance.now() - started);
  }, WATCHED / 3);
}

/**
 * Runs as fast as it goes, and looks at every frame of the page.
 * @param {import('@playwright/test').Locator} element
 */
function watch(element) {
  return element.evaluate(
    async (/** @type {any} */ lab, { watched, warmUp }) => {
      const frame = () => new Promise((done) => globalThis.requestAnimationFrame(done));
      const turn = () =>
        new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        });
      const steps = () => lab.run.shown.report.stepCount;
      lab.renderRoot.querySelector('button.primary').click();
      const begun = performance.now();
      while (performance.now() - begun < warmUp) await frame();
      const started = performance.now();
      const from = steps();
      const gaps = [];
      let before = started;
      while (before - started < watched) {
        await frame();
        const now = performance.now();
        gaps.push(now - before);
        before = now;
      }
      const taken = steps() - from;
      const elapsed = before - started;
      const stopped = performance.now();
      lab.renderRoot.querySelector('button.primary').click();
      // Not by frames, which would round the time up to theirs.
      while (lab.run.shown.report.running) await turn();
      const stop = performance.now() - stopped;
      await frame();
      await turn();
      const painted = performance.now() - stopped;
      gaps.sort((a, b) => a - b);
      return {
        stepsPerSecond: (1000 * taken) / elapsed,
        framesPerSecond: (1000 * gaps.length) / elapsed,
        lateFrame: gaps[Math.floor(0.99 * gaps.length)],
        longestFrame: gaps[gaps.length - 1],
        stop,
        painted,
      };
    },
    { watched: WATCHED, warmUp: WARM_UP },
  );
}

/**
 * The notebook's task, and the same with noise. Without it b falls to the smallest number there is within a thousand steps
 * and stays there; some processors take many times as long for numbers as small.
 */
const tasks = { notebook: '', 'with noise': '&noise=0.1' };

/**
 * One run on a fresh page, as a row of the table.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {keyof typeof tasks} task
 * @param {string} run  what the row is called
 */
async function measureRun(browser, url, task, run) {
  const page = await browser.newPage();
  await page.goto(`${url}/?lab=learn#v1.steps=100000000&speed=max${tasks[task]}`);
  await page.getByRole('grid', { name: /^Ŷ/ }).waitFor();
  const lab = page.locator('learn-lab');
  const alone = await trainerAlone(lab);
  const { stepsPerSecond, framesPerSecond, lateFrame, longestFrame, stop, painted } = await watch(lab);
  await page.close();
  const steps = [alone, stepsPerSecond].map((one) => (one / 1e6).toFixed(2));
  const rest = [framesPerSecond, lateFrame, longestFrame, stop, painted].map((one) => one.toFixed(1));
  return `| ${[task, run, ...steps, ...rest].join(' | ')} |`;
}

/**
 * Measures `rounds` runs of the built page in headless Chromium.
 * @param {number} rounds
 * @param {string} [against]  the folder of another built page, which is measured in turns with it
 * @returns {Promise<string>} a table
 */
export async function measurePace(rounds, against) {
  const other = against === undefined ? null : await servePage(await freePort(), resolve(against));
  try {
    const lines = await withServedPage(async (browser, url) => {
      const measured = [];
      for (let round = 1; round <= rounds; round += 1) {
        for (const task of /** @type {(keyof typeof tasks)[]} */ (Object.keys(tasks))) {
          if (other) measured.push(await measureRun(browser, other.url, task, `${round}, against`));
          measured.push(await measureRun(browser, url, task, `${round}`));
        }
      }
      return measured;
    });
    return [
      '| task | run | trainer alone, million steps/s | in the worker, million steps/s | frames/s of the page | 99 % of frames within, ms | longest frame, ms | stop answered after, ms | and painted |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n');
  } finally {
    await other?.close();
  }
}
