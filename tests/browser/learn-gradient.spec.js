// The gradient under the figure: its numbers, the sum of the one chosen, the pixels and residuals of a product, and the check.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const panel = (page) => page.locator('gradient-panel');

/** @param {Page} page @param {string} [hash] @param {string} [query] */
async function open(page, hash = '', query = '') {
  await page.goto(`/?lab=learn${query}#v1.view=gradient${hash && `&${hash}`}`);
  await expect(panel(page).getByRole('grid').first()).toBeVisible();
}

test('the gradient is X correlated with the residual: its sum is written with the real numbers', async ({ page }) => {
  await page.goto('/?lab=learn#v1.x=0,1,2;3,4,5;6,7,8&hidden=0,1;2,3&start=0,1;2,4&startBias=0');
  await page.getByRole('button', { name: 'Gradient' }).click();
  // The residual is the pixel that the last number meets: X moved by one.
  await expectMatrix(panel(page), /^R/, [[4, 5], [7, 8]]); // prettier-ignore
  await expectMatrix(panel(page), /^∂L\/∂W/, [[116, 164], [260, 308]]); // prettier-ignore
  await expectMatrix(panel(page), /^∂L\/∂b/, [[48]]);
  const sum = panel(page).getByRole('group', { name: /^The sum that makes the gradient of w₁₁/ });
  await expect.poll(async () => (await sum.textContent())?.replace(/\s+/g, '')).toBe('∂L∂w₁₁=2·(5·1+7·3+8·4)≈116');
});

test('the number chosen is told, moved, and stays in the link; the bias has its own', async ({ page }) => {
  await open(page, 'step=5');
  await expect(
    panel(page)
      .getByText(/^Making w₁ larger makes the loss smaller, 6\.7183/)
      .first(),
  ).toBeVisible();
  await expect(
    panel(page)
      .getByText(/The next step: w₁ = 0\.5735 − 0\.01 · \(−6\.7183\) = 0\.6406\./)
      .first(),
  ).toBeVisible();
  await cellOf(panel(page), /^∂L\/∂W/, 0, 1).click();
  await page.mouse.move(2, 2);
  await expect(
    panel(page)
      .getByText(/^Making w₂ larger/)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/tap=0,1/);
  await cellOf(panel(page), /^∂L\/∂b/, 0, 0).click();
  await page.mouse.move(2, 2);
  await expect(
    panel(page)
      .getByText(/^Making b larger makes the loss larger, 4\.6/)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/tap=none/);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(
    panel(page)
      .getByText(/^Making b larger makes the loss larger, [123]\./)
      .first(),
  ).toBeVisible();
});

test('a product that is pointed at is lit in X and in R', async ({ page }) => {
  await open(page, 'tap=0,1');
  await panel(page).locator('.term').nth(1).hover();
  await expect(cellOf(panel(page), /^R/, 0, 5)).toHaveClass(/marked/);
  await expect(cellOf(panel(page), /^X/, 0, 6)).toHaveClass(/marked/);
});

test('finite differences agree, by keyboard', async ({ page }) => {
  await open(page, 'step=5&padding=1&stride=2&flip=1&hidden=1,2;3,4');
  await panel(page).getByRole('button', { name: 'Check by finite differences' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    panel(page)
      .getByText(/^They agree: the largest difference is [\d.e−]+ of the largest gradient/)
      .first(),
  ).toBeVisible();
  const rows = await panel(page)
    .getByRole('table', { name: 'Gradients beside difference quotients' })
    .locator('tbody tr')
    .allTextContents();
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    const [, gradient, quotient] = row
      .trim()
      .split(/\s+/)
      .map((text) => Number(text.replaceAll('−', '-')));
    expect(Math.abs(gradient - quotient)).toBeLessThan(1e-3);
  }
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(panel(page).getByText(/^They agree/)).toHaveCount(0); // it spoke of another state
});
