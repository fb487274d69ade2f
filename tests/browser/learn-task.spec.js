// Setting the task of the learning lab: hidden kernels, images, geometry, noise, seeds; and stepping back and forth in a run.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} [hash] */
async function open(page, hash = '') {
  await page.goto(`/?lab=learn${hash && `#v1.${hash}`}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
  await page
    .locator('summary', { hasText: 'cross-correlation, stride' })
    .or(page.locator('summary', { hasText: 'true convolution, stride' }))
    .click();
}

test('a named kernel is hidden and found, by correlation and by a true convolution', async ({ page }) => {
  await open(page, 'x=0,1,2,0;3,1,0,2;1,0,2,1;0,2,1,3&bias=0');
  await page.getByRole('combobox', { name: 'Hidden kernel' }).selectOption({ label: 'Sobel, x' });
  await expectMatrix(page, /^K/, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]); // prettier-ignore
  await expectMatrix(page, /^Y/, [[-3, 2], [0, 4]]); // prettier-ignore
  await page.getByRole('button', { name: 'true convolution' }).click();
  await expectMatrix(page, /^Y/, [[3, -2], [0, -4]]); // prettier-ignore
  await expect(page).toHaveURL(/flip=1/);
  await expect(page.getByRole('combobox', { name: 'Hidden kernel' })).toHaveValue('sobel-x');
});

test('stride and padding change the output, and the sum of a cell in the corner reaches into the padding', async ({
  page,
}) => {
  await open(page, 'x=1,2,3;4,5,6;7,8,9&hidden=0,1;2,3&start=1,1;1,1&startBias=0&at=0,0');
  await expectMatrix(page, /^Ŷ/, [[12, 16], [24, 28]]); // prettier-ignore
  await page.getByRole('button', { name: 'More Padding' }).click();
  await page.getByRole('button', { name: 'More Stride' }).click();
  await expectMatrix(page, /^Ŷ/, [[1, 5], [11, 28]]); // prettier-ignore
  await expect(page.getByText('Row 1, column 1: the prediction 1 should be 3.').first()).toBeVisible();
  await expect(page.getByText('cross-correlation, stride 2, padding 1, noise 0')).toBeVisible();
});

test('noise of a seed: the residual at the hidden kernel is not zero, and another seed makes another', async ({
  page,
}) => {
  await open(page, 'start=1,-1&startBias=0&noise=0.5');
  const first = await readMatrix(page, /^R/);
  expect(first.flat().every((value) => value === 0)).toBe(false);
  await page.getByRole('textbox', { name: 'Seed' }).fill('2');
  await page.keyboard.press('Enter');
  await expect.poll(() => readMatrix(page, /^R/)).not.toEqual(first);
  await page.reload();
  await expect(page.getByRole('grid', { name: /^R/ })).toBeVisible();
  expect(await readMatrix(page, /^R/)).not.toEqual(first);
});

test('a new seed gives a new start, and reset comes back to it', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('2');
  const begin = await readMatrix(page, /^W/);
  expect(begin).not.toEqual([[-0.07, -1.24]]);
  await page.getByRole('button', { name: '10 steps' }).click();
  await expect(page.getByText('Paused after 10 steps').first()).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expectMatrix(page, /^W/, begin);
});

test('steps back, one and several on: always on the same path', async ({ page }) => {
  await open(page);
  const w = async () => JSON.stringify(await readMatrix(page, /^W/));
  await page.getByRole('button', { name: '10 steps' }).click();
  await expect(page.getByText('Paused after 10 steps').first()).toBeVisible();
  const tenth = await w();
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.getByText('Paused after 11 steps').first()).toBeVisible();
  const back = page.getByRole('button', { name: 'Step back' });
  await back.click();
  await expect(page.getByText('Paused after 10 steps').first()).toBeVisible();
  expect(await w()).toBe(tenth);
  await page.getByRole('textbox', { name: 'steps at once' }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '3 steps' }).click();
  await expect(page.getByText('Paused after 13 steps').first()).toBeVisible();
  for (let count = 0; count < 13; count += 1) await back.click();
  await expect(page.getByText(/^Nothing is learned yet/).first()).toBeVisible();
  await expect(back).toBeDisabled();
});

test('images to begin with: a random one by its seed, and all ones that cannot teach all', async ({ page }) => {
  await open(page, 'bias=0&seed=3');
  await page.getByRole('button', { name: 'random', exact: true }).click();
  const drawn = await readMatrix(page, /^X/);
  await page.getByRole('button', { name: 'all ones' }).click();
  await expectMatrix(page, /^X/, Array(6).fill(Array(8).fill(1)));
  await expect(page.getByText(/^X cannot teach everything/)).toBeVisible();
  await page.getByRole('button', { name: 'random', exact: true }).click();
  await expectMatrix(page, /^X/, drawn);
});

test('a product in the padding is lit where the window is', async ({ page }) => {
  await open(page, 'padding=1&flip=1&hidden=1,2;3,4&start=1,2;3,4&startBias=0&at=1,1');
  const term = page.getByRole('group', { name: 'The sum with its numbers' }).locator('.term').first();
  await term.hover();
  // The first pixel of the window meets the last number of the kernel.
  await expect(cellOf(page, /^W/, 1, 1)).toHaveClass(/marked/);
  await expect(cellOf(page, /^X/, 0, 0)).toHaveClass(/marked/);
});
