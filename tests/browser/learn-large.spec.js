// The learning lab with the largest tasks: their analysis is a worker's, and what it has not told yet is not said.
import { expect, test } from './fixtures.js';

/** @typedef {import('../../web/labs/learn/learn-lab.js').LearnLab} LearnLab */

/** Questions to the worker wait for as long as the test says so. @param {import('@playwright/test').Page} page */
async function holdQuestions(page) {
  await page.addInitScript(() => {
    const held = { on: false, asked: 0, release: () => {} };
    const { postMessage } = Worker.prototype;
    /** @type {(() => void)[]} */
    const waiting = [];
    held.release = () => {
      held.on = false;
      for (const go of waiting.splice(0)) go();
    };
    Worker.prototype.postMessage = function (/** @type {any} */ order) {
      const go = () => postMessage.call(this, order);
      if (order.type !== 'solve') return go();
      held.asked += 1;
      if (held.on) waiting.push(go);
      else go();
    };
    Object.assign(window, { held });
  });
}

/** @param {import('@playwright/test').Page} page @param {'asked' | 'hold' | 'release'} what */
const questions = (page, what) =>
  page.evaluate((what_) => {
    const { held } = /** @type {any} */ (window);
    if (what_ === 'hold') held.on = true;
    if (what_ === 'release') held.release();
    return /** @type {number} */ (held.asked);
  }, what);

/** Four channels to four of 7×7 taps on 16×16 pixels. @param {import('@playwright/test').Page} page */
async function openLargest(page, view = 'rate') {
  await holdQuestions(page);
  await page.goto(`/?lab=learn#v1.ins=4&outs=4&lr=0.0001&steps=3&view=${view}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
  await page.locator('learn-lab').evaluate((element) => {
    const lab = /** @type {LearnLab} */ (element);
    const matrix = (/** @type {number} */ size, /** @type {number} */ seed) =>
      Array.from({ length: size }, (_, r) =>
        Array.from({ length: size }, (__, c) => Math.round(50 * Math.sin(seed + 7.3 * r * c + 3.1 * r + c)) / 50),
      );
    const many = (/** @type {number} */ count, /** @type {number} */ size) =>
      Array.from({ length: count }, (_, index) => matrix(size, index));
    lab.change({ x: matrix(16, 9), moreX: many(3, 16), hidden: matrix(7, 4), start: matrix(7, 5) });
    lab.change({ moreHidden: many(15, 7), moreStart: many(15, 7) });
  });
}

/** One pixel of X becomes another. @param {import('@playwright/test').Page} page @param {number} value */
const edit = (page, value) =>
  page.locator('learn-lab').evaluate((element, pixel) => {
    const lab = /** @type {LearnLab} */ (element);
    lab.change({ x: lab.settings.x.map((row, r) => row.map((one, c) => (r + c === 0 ? pixel : one))) });
  }, value);

test('the learning rate of the largest task is told by a worker; until then what is shown is marked as the last one’s', async ({
  page,
}) => {
  await openLargest(page);
  const panel = page.locator('rate-panel');
  const working = page.getByText('Working out the new task …');
  await expect(panel).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect(working).toBeHidden();
  const limit = () => page.locator('learn-lab').evaluate((element) => {
    const lab = /** @type {any} */ (element);
    const { task, report } = lab.run.shown;
    const { x, bias, loss } = task;
    return lab.engine.leastSquares({ x, y: report.target, kernelShape: [4, 4, 7, 7], bias: bias !== null, loss }).maxStableLr;
  }); // prettier-ignore
  const told = async () => Number(await panel.locator('tr.task td').nth(1).innerText());
  await expect.poll(told).toBeCloseTo(await limit(), 6);
  const before = await told();

  await questions(page, 'hold');
  const asked = await questions(page, 'asked');
  for (const value of [40, 45, 50]) await edit(page, value);
  await expect(panel).toHaveAttribute('aria-busy', 'true');
  await expect(working).toBeVisible();
  expect(await told()).toBe(before);
  expect(await panel.evaluate((element) => Number(getComputedStyle(element).opacity))).toBeLessThan(0.6);
  await questions(page, 'release');
  await expect(panel).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect(working).toBeHidden();
  expect(await told()).toBeCloseTo(await limit(), 6);
  expect(await told()).not.toBe(before);
  expect((await questions(page, 'asked')) - asked).toBeLessThan(4);
});

test('so is its loss surface, and a click on the last one’s starts nothing', async ({ page }) => {
  await openLargest(page, 'surface');
  const surface = page.locator('loss-surface');
  await expect(surface).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  const drawn = () => surface.locator('svg .name').first().textContent(); // the steepest λ
  const before = await drawn();
  await questions(page, 'hold');
  await edit(page, 60);
  await expect(surface).toHaveAttribute('aria-busy', 'true');
  expect(await drawn()).toBe(before);
  const address = page.url();
  await surface.locator('svg').click();
  await questions(page, 'release');
  await expect(surface).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect.poll(drawn).not.toBe(before);
  expect(page.url().includes('start=')).toBe(address.includes('start='));
});
