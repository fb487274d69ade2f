// Runs kept for comparison on the loss curve: kept, read at a step, taken again, removed, and restored from a link.
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const list = (page) => page.getByRole('list', { name: 'Runs kept for comparison' });

/** The losses before a step, the run in force first. @param {Page} page @param {number} step */
async function lossesAt(page, step) {
  const row = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row').nth(step);
  return row.getByRole('cell').allTextContents();
}

test('runs of several optimizers are kept and compared on one chart and in one table', async ({ page }) => {
  await page.goto('/?lab=learn#v1.step=20');
  await page.getByRole('button', { name: 'Keep SGD, learning rate 0.01 for comparison' }).click();
  await expect(page.getByRole('button', { name: /^Keep SGD/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Adam', exact: true }).click();
  await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep Adam, learning rate 0.1 for comparison' }).click();
  await expect(page).toHaveURL(/kept=sgd:0\.01;adam:0\.1/);
  await expect(list(page).getByRole('listitem')).toHaveText([
    /SGD, learning rate 0\.01\s+loss 0\.0189 before step 20/,
    /Adam/,
  ]);
  await expect(page.locator('loss-chart svg path.kept')).toHaveCount(2);
  await page.getByText('The losses as a table').click();
  await expect.poll(() => lossesAt(page, 10)).toHaveLength(3);
  const [now, first, second] = await lossesAt(page, 10);
  expect(first).toBe('0.446');
  expect(now).toBe(second);
});

test('a kept run is taken again and removed, and the link brings all of them back', async ({ page }) => {
  await page.goto('/?lab=learn#v1.kept=momentum:0.0187:0.277;sgd:0.03&steps=100');
  await expect(list(page).getByRole('listitem')).toHaveText([
    /Momentum 0\.277, learning rate 0\.0187/,
    /diverged after 4\d steps/,
  ]);
  await page.getByRole('button', { name: 'Use Momentum 0.277, learning rate 0.0187' }).click();
  await expect(page.getByRole('textbox', { name: 'Momentum μ' })).toHaveValue('0.277');
  await page.getByRole('button', { name: 'Remove SGD, learning rate 0.03' }).click();
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.locator('learn-lab')).not.toContainText(/NaN|Infinity|∞/);
});

test('the pointer reads all runs at its step', async ({ page }) => {
  await page.goto('/?lab=learn#v1.step=20&kept=momentum:0.0187:0.277');
  const plot = page.getByRole('slider', { name: 'Loss curve: the step of the run' });
  // The kept run is computed in slices, and what is told of it moves the plot: it may have to be pointed at again.
  await expect(async () => {
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error('there is no curve');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 120);
    await expect(page.locator('loss-chart svg').getByText(/^\s*① [\d.]+/)).toBeVisible({ timeout: 1000 });
  }).toPass();
});
