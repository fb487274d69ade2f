// What a frame of the learning lab does while a run goes on as fast as it can: only what has changed is drawn again.
import { expect, test } from './fixtures.js';

/** @param {import('@playwright/test').Page} page @param {string} hash */
async function open(page, hash) {
  await page.goto(`/?lab=learn#v1.${hash}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
}

/** How often elements of the lab are drawn, from now on. @param {import('@playwright/test').Page} page @param {string[]} selectors */
function countDraws(page, selectors) {
  return page.locator('learn-lab').evaluateHandle((/** @type {any} */ lab, all) => {
    /** @type {Record<string, number>} */
    const draws = {};
    for (const selector of ['lab', ...all]) {
      const element = selector === 'lab' ? lab : lab.renderRoot.querySelector(selector);
      const { render } = element;
      draws[selector] = 0;
      element.render = function drawn() {
        draws[selector] += 1;
        return render.call(this);
      };
    }
    return draws;
  }, selectors);
}

test('while a run goes on, what keeps its numbers is not drawn again', async ({ page }) => {
  const still = ['#x', '#k', '#target'];
  // Adam with noise never comes to rest: everything that is learned goes on changing.
  await open(page, 'endless=1&speed=max&optimizer=adam&noise=0.5&lr=0.1&step=1000');
  const draws = await countDraws(page, [...still, '#w', '#prediction']);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(async () => expect(await draws.evaluate(({ lab }) => lab)).toBeGreaterThan(20)).toPass();
  await page.getByRole('button', { name: 'Pause' }).click();
  const counts = await draws.jsonValue();
  expect(counts['#w']).toBeGreaterThan(5);
  expect(counts['#prediction']).toBeGreaterThan(5);
  for (const name of still) expect(counts[name], name).toBe(0);
});

test('colours fade from step to step only while there is time for it', async ({ page }) => {
  const fading = () =>
    page
      .getByRole('grid', { name: /^R/ })
      .getByRole('gridcell')
      .first()
      .evaluate((cell) => getComputedStyle(cell).transitionDuration);
  await open(page, 'endless=1&speed=max&optimizer=adam&noise=0.5');
  await expect.poll(fading).toBe('0.15s');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect.poll(fading).toBe('0s');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(fading).toBe('0.15s');
  await page.goto('/?lab=receptive');
  await open(page, 'endless=1&speed=2&optimizer=adam&noise=0.5');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(await fading()).toBe('0.15s');
});

test('while numbers change with every frame none is told in full; where they rest each is again', async ({ page }) => {
  await open(page, 'endless=1&speed=max&optimizer=adam&noise=0.5&lr=0.1');
  const cells = page.getByRole('grid', { name: /^R/ }).getByRole('gridcell');
  const told = () => cells.evaluateAll((all) => all.filter((cell) => cell.hasAttribute('title')).length);
  const inFull = await told();
  expect(inFull).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect.poll(told).toBe(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(told).toBeGreaterThan(20);
  const { text, title } = await cells
    .first()
    .evaluate((cell) => ({ text: cell.textContent ?? '', title: cell.getAttribute('title') ?? '' }));
  expect(title.startsWith(text.trim().slice(0, 3))).toBe(true);
});

test('a frame of a run is asked for a few times only, however long the run has gone on', async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const waiting = { count: 0 };
    Object.assign(window, { waiting });
    window.requestAnimationFrame = (callback) => {
      waiting.count += 1;
      return ask((time) => {
        waiting.count -= 1;
        callback(time);
      });
    };
  });
  await open(page, 'endless=1&speed=max&optimizer=adam&noise=0.5&lr=0.1&view=surface');
  await page.getByRole('button', { name: 'Start' }).click();
  const most = await page.evaluate(async () => {
    const { waiting } = /** @type {any} */ (window);
    let largest = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      await new Promise((next) => requestAnimationFrame(next));
      await new Promise((next) => setTimeout(next)); // behind all that the frame has called
      largest = Math.max(largest, waiting.count);
    }
    return largest;
  });
  expect(most).toBeLessThan(10);
});
