// The loss surface: the path of the run, the optimum, the choice of the plane, and a start that is clicked.
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} [hash] @param {string} [query] */
async function open(page, hash = '', query = '') {
  await page.goto(`/?lab=learn${query}#v1.view=surface${hash && `&${hash}`}`);
  await expect(picture(page)).toBeVisible();
}

/** @param {Page} page */
const picture = (page) => page.locator('loss-surface svg');

/** Where the run is, in units of the picture. @param {Page} page */
async function now(page) {
  const circle = picture(page).locator('circle.now');
  return [Number(await circle.getAttribute('cx')), Number(await circle.getAttribute('cy'))];
}

test('the run goes from its start to the optimum in the middle', async ({ page }) => {
  await page.goto('/?lab=learn');
  await page.getByRole('button', { name: 'Loss surface' }).click();
  await expect(page).toHaveURL(/view=surface/);
  await expect(picture(page)).toHaveAttribute('aria-label', /the path of 0 steps.*the loss is now 14\.863/);
  const [x, y] = await now(page);
  expect(Math.hypot(x - 200, y - 200)).toBeGreaterThan(60);
  await page.getByRole('button', { name: '10 steps' }).click();
  await expect(picture(page)).toHaveAttribute('aria-label', /the path of 10 steps/);
  await expect(picture(page).locator('circle.dot')).toHaveCount(11);
  await page.goto('/?lab=receptive');
  await open(page, 'step=2000&lr=0.0147');
  await expect.poll(() => now(page)).toEqual([200, 200]);
  await expect(page.getByText('the least-squares optimum: w₁ 1, w₂ −1, loss 0')).toBeVisible();
});

test('two of the numbers can be chosen; without the bias there are only two', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Two of the numbers' }).click();
  await page.getByRole('combobox', { name: 'Number upwards' }).selectOption('b');
  await expect(page).toHaveURL(/plane=pair&pair=0,2/);
  await expect(picture(page).getByText('↑ b')).toBeVisible();
  await page.getByRole('combobox', { name: 'Number across' }).selectOption('b');
  await expect(page).toHaveURL(/pair=2,0/);
  await page.getByRole('checkbox', { name: 'bias b' }).uncheck();
  await expect(page.getByRole('combobox', { name: 'Number across' })).toHaveCount(0);
  await expect(picture(page).getByText('λ = 60')).toBeVisible();
});

test('a click starts the run there, and the loss under the pointer is told', async ({ page }) => {
  await open(page, 'bias=0&plane=pair&step=5');
  const box = await picture(page).boundingBox();
  if (!box) throw new Error('there is no picture');
  const middle = { position: { x: box.width / 2, y: box.height / 2 } };
  await picture(page).hover(middle);
  await expect(page.getByText(/Loss here: \d/)).toBeVisible();
  await picture(page).click(middle);
  await expect(page.getByText(/^Nothing is learned yet: the loss is 0\./).first()).toBeVisible();
  await expect(page).toHaveURL(/start=1,-1/);
});

test('by keyboard: a mark is moved, its loss is spoken, and Enter starts the run there', async ({ page }) => {
  await open(page, 'bias=0&plane=pair&step=5');
  const field = page.getByRole('application', { name: 'A start for the run' });
  await page.getByRole('button', { name: 'Two of the numbers' }).focus();
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/move the mark with the arrow keys/);
  await page.keyboard.press('Enter'); // there is no mark yet
  await expect(page).toHaveURL(/step=5/);
  // The picture reaches 1.5 to every side: a step is 0.03, a large one 0.3.
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  const loss = (/** @type {number} */ w1, /** @type {number} */ w2) => {
    const row = [1, 1, 0, 0, 0, 0, 1, 1];
    const residuals = row.slice(1).map((right, column) => (w1 - 1) * row[column] + (w2 + 1) * right);
    return 6 * residuals.reduce((sum, one) => sum + one * one, 0);
  };
  const spoken = page.locator('loss-surface').getByRole('status');
  const words = `Loss here: ${Number(loss(-0.07 + 0.9, -1.243 + 0.03).toPrecision(4))} (w₁ 0.83, w₂ −1.21)`;
  await expect(spoken).toHaveText(words);
  await page.keyboard.press('Enter');
  const start = Number(loss(0.83, -1.21).toFixed(4));
  await expect(page.getByText(`Nothing is learned yet: the loss is ${start}.`).first()).toBeVisible();
  await expect(page).toHaveURL(/start=0\.83,-1\.21/);
  await expect(field).toBeFocused();
  for (let count = 0; count < 30; count += 1) await page.keyboard.press('Shift+ArrowDown');
  const mark = picture(page).locator('.mark circle');
  expect(Number(await mark.getAttribute('cy')), 'the mark stays in the picture').toBeLessThan(392);
  await page.keyboard.press('Escape');
  await expect(mark).toHaveCount(0);
});

test('one number alone has no surface, and a run that diverges stays a picture', async ({ page }) => {
  await page.goto('/?lab=learn#v1.view=surface&hidden=2&start=0&bias=0');
  await expect(page.getByText(/^Only one number is learned here/)).toBeVisible();
  await page.goto('/?lab=receptive');
  await open(page, 'lr=0.03&step=40');
  await expect(page.locator('learn-lab')).not.toContainText(/NaN|Infinity/);
  expect(await picture(page).locator('polyline').getAttribute('points')).not.toMatch(/NaN|Infinity|e/);
});
