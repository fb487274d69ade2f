// The learning lab when nobody looks: its tab is hidden or frozen in the middle of a run, and comes back.
import { expect, test } from './fixtures.js';

/** @param {import('@playwright/test').Page} page */
const said = (page) => page.locator('.said').getByRole('paragraph').first();
/** @param {import('@playwright/test').Page} page */
const stepNow = async (page) => Number(/\d+/.exec(await said(page).innerText())?.[0] ?? NaN);

test('a frozen tab comes back to its run: no step is lost, and none came faster than the pace', async ({
  page,
  context,
}) => {
  test.slow();
  await page.goto('/?lab=learn#v1.steps=10000&speed=10&lr=0.001');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(said(page)).toHaveText(/^Step [1-9]\d* of 10000/);
  const tab = await context.newCDPSession(page);
  const before = await stepNow(page);
  const started = Date.now();
  await tab.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((done) => setTimeout(done, 4000));
  await tab.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const after = await stepNow(page);
  // Ten steps a second and no more, however long all of this took.
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after - before).toBeLessThanOrEqual(10 * ((Date.now() - started) / 1000) + 10);
  await page.getByText('The losses as a table').click();
  const rows = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row');
  await expect(rows).toHaveCount(after + 1);
});

test('a hidden tab, which gets no frames, runs on: seen again it shows where the run is, without a burst', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    /** @type {FrameRequestCallback[] | null} */
    let held = null;
    window.requestAnimationFrame = (callback) => (held ? held.push(callback) : ask(callback));
    Object.assign(window, {
      hide: () => (held = []),
      show: () => {
        const waiting = held ?? [];
        held = null;
        waiting.forEach((callback) => ask(callback));
      },
    });
  });
  await page.goto('/?lab=learn#v1.steps=10000&speed=100&lr=0.001');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(said(page)).toHaveText(/^Step [1-9]\d* of 10000/);
  await page.evaluate(() => /** @type {any} */ (window).hide());
  // What a frame before has begun to show may still appear; at a hundred steps a second nothing else would rest.
  await expect(async () => {
    const seen = await stepNow(page);
    await page.waitForTimeout(300);
    expect(await stepNow(page)).toBe(seen);
  }).toPass();
  const before = await stepNow(page);
  await page.waitForTimeout(2500);
  expect(await stepNow(page)).toBe(before);
  // The steps that are told in the first frames after it: at most one report in each.
  const told = await page.locator('.said').evaluate(async (element) => {
    const words = /** @type {Element} */ (element.querySelector('spoken-text')?.shadowRoot?.querySelector('p'));
    /** @type {string[]} */
    const seen = [];
    new MutationObserver(() => seen.push(words.textContent ?? '')).observe(words, {
      characterData: true,
      subtree: true,
    });
    /** @type {any} */ (window).show();
    for (let frame = 0; frame < 10; frame += 1) await new Promise((next) => requestAnimationFrame(next));
    return seen;
  });
  expect(told.length).toBeLessThanOrEqual(10);
  const steps = told.map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(steps.at(-1), 'it ran on while nobody looked').toBeGreaterThan(before + 100);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const end = await stepNow(page);
  await page.getByText('The losses as a table').click();
  const last = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row').last();
  await expect(last).toContainText(String(end));
});
