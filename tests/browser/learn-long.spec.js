// Runs of very many steps in the learning lab: until nothing moves, half a million and one back, a far link that is stopped on its way.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} hash @param {string} [lang] */
async function open(page, hash, lang = 'en') {
  await page.goto(`/?lab=learn&lang=${lang}#v1.${hash}`);
  await expect(page.getByRole('grid', { name: /^X/ })).toBeVisible();
}

/** @param {Page} page */
const start = (page) => page.getByRole('button', { name: /^(Start|Continue|Run again)$/ });
/** What is said of the run. @param {Page} page */
const said = (page) => page.locator('.said').getByRole('paragraph').first();

test('without an end the run goes on until nothing moves any more', async ({ page }) => {
  await open(page, 'speed=max');
  await page.getByRole('checkbox', { name: 'until nothing moves' }).check();
  await expect(page.getByLabel('run to step')).toHaveCount(0);
  await start(page).click();
  await expect(said(page)).toHaveText(/^At rest after \d+ steps: the loss is \S+\. Further steps/);
  await expect(page).toHaveURL(/endless=1/);
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(said(page)).toHaveText(/^Paused after/);
});

test('a run that never rests goes on until it is stopped, and goes on from there', async ({ page }) => {
  await open(page, 'endless=1&speed=max&optimizer=adam&noise=0.5');
  await start(page).click();
  await expect(said(page)).toHaveText(/^Step \d{6,}: the loss is/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const first = Number(/\d+/.exec(await said(page).innerText())?.[0]);
  await expect(page).toHaveURL(new RegExp(`step=${first}(&|$)`));
  await start(page).click();
  await expect(said(page)).toHaveText(/^Step \d{6,}/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  expect(Number(/\d+/.exec(await said(page).innerText())?.[0])).toBeGreaterThan(first);
});

test('half a million steps and one back; the losses kept are said, read and saved with their true steps', async ({
  page,
}) => {
  test.slow();
  await open(page, 'steps=500000&speed=max&noise=0.5&kept=sgd:0.005&view=take');
  await start(page).click();
  await expect(said(page)).toHaveText(/^After 500000 steps/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(said(page)).toHaveText(/^Paused after 499999 steps/, { timeout: 30_000 });
  await expect(page.getByText('500000 losses are known. Of every 32 steps')).toBeVisible();
  await page.getByText('The losses as a table').click();
  const rows = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row');
  await expect(rows.last()).toContainText('500000');
  expect(await rows.count()).toBeLessThan(205);
  // The run beside it has come along.
  await expect(page.getByRole('list', { name: 'Runs kept for comparison' })).toContainText('500000');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the losses (CSV)' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  expect(lines.length).toBeGreaterThan(15_000);
  expect(lines.length).toBeLessThan(100_000);
  const steps = lines.map((line) => Number(line.split(',')[0]));
  expect(steps.every((step, index) => index === 0 || step > steps[index - 1])).toBe(true);
  expect([steps[0], steps.at(-1)]).toEqual([1, 500_000]);
});

test('the pointer and the keyboard read a long curve at steps that were kept', async ({ page }) => {
  await open(page, 'steps=200000&speed=max&step=200000');
  await expect(page.getByText('200000 losses are known. Of every 16 steps')).toBeVisible({ timeout: 30_000 });
  const plot = page.getByRole('slider', { name: 'Loss curve: the step of the run' });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the curve has no box');
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  const told = page.locator('loss-chart svg').getByText(/step \d+: /);
  const step = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0]);
  expect(Math.abs(step - 100_000)).toBeLessThan(8000);
  await plot.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(plot).toHaveAttribute('aria-valuetext', /^after 199999 steps; loss before step 200000: /);
});

test('a link to a very far step says how far it is, and can be stopped on the way', async ({ page }) => {
  await open(page, 'steps=100000000&step=100000000');
  await expect(page.getByText(/^On the way to step 100000000: at step \d+\.$/).first()).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'the way to the step asked for' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  await expect(page).not.toHaveURL(/[&.]step=100000000/);
  const until = page.getByRole('textbox', { name: 'run to step' });
  await expect(until).toHaveValue('100000000');
  expect(await until.evaluate((field) => field.scrollWidth - field.clientWidth), 'no figure is cut off').toBe(0);
  await page.getByRole('button', { name: 'Loss surface' }).click();
  await expect(page.getByText(/^The path is followed for 10000 steps/)).toBeVisible();
  const steps = Number(/\d+/.exec(await said(page).innerText())?.[0]);
  await expect(page.getByRole('img', { name: `the path of ${steps} steps` })).toBeVisible();
});
