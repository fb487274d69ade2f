// The tour through the notebook: its cells in order, the lab set up for each, by keyboard, from a link, in both languages.
import { expect, test } from './fixtures.js';
import { expectMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const tour = (page) => page.locator('notebook-tour');

test('the notebook from its first window to the rate that explodes, by keyboard', async ({ page }) => {
  await page.goto('/?lab=learn#v1.speed=max');
  await page.getByRole('button', { name: 'Guided tour: the notebook, cell by cell' }).focus();
  await page.keyboard.press('Enter');
  await expect(tour(page).getByRole('heading', { name: 'A window slides over the image' })).toBeVisible();
  await expectMatrix(page, /^Y, target/, [[19, 25], [37, 43]]); // prettier-ignore
  const next = tour(page).getByRole('button', { name: 'Next cell' });
  const on = async (/** @type {string} */ heading) => {
    await next.focus();
    await page.keyboard.press('Enter');
    await expect(tour(page).getByRole('heading', { name: heading })).toBeVisible();
  };
  await on('A layer is a kernel and a bias');
  await on('A picture with two edges');
  await on('A kernel that finds edges');
  await expectMatrix(page, /^Y, target/, Array(6).fill([0, 1, 0, 0, 0, -1, 0]));
  await on('It finds vertical edges only');
  await expectMatrix(page, /^Y, target/, Array(8).fill([0, 0, 0, 0, 0]));
  await on('The kernel is learned');
  await page.getByRole('button', { name: /Start$/ }).click();
  await expect(page.getByText('After 20 steps the loss went from 14.863 to 0.0143.').first()).toBeVisible();
  await on('What was learned');
  await expectMatrix(page, /^W, kernel/, [[0.96, -0.98]]);
  await on('The question under every lesson: why does 0.03 explode?');
  await expect(page.getByText(/^The loss grows/).first()).toBeVisible();
  await on('Without the bias, 0.03 works');
  await expect(page.getByText(/^Learning rate 0\.03: 90 % of the limit/).first()).toBeVisible();
  await expect(next).toHaveCount(0);
  await tour(page).getByRole('button', { name: 'Back' }).click();
  await expect(page).toHaveURL(/tour=8/);
  await page.goBack();
  await expect(tour(page).getByRole('heading', { name: 'Without the bias, 0.03 works' })).toBeVisible();
  await tour(page).getByRole('button', { name: 'End the tour' }).click();
  await expect(tour(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/tour=/);
});

test('a cell that was played with is set up again', async ({ page }) => {
  await page.goto('/?lab=learn#v1.tour=4&lr=0.5&bias=0');
  await tour(page).getByRole('button', { name: 'Set up this cell again' }).click();
  await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.01');
  await expect(page.getByRole('checkbox', { name: 'bias b' })).toBeChecked();
});
