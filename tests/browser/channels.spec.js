// The channels lab: sums over channels as a screen reader reads them, groups, presets, costs, by keyboard and by touch.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

const X = [
  [[9, 9, 9, 0, 0], [9, 9, 9, 0, 0], [9, 9, 9, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
  [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 6, 6, 6], [0, 0, 6, 6, 6], [0, 0, 6, 6, 6]],
  [[0, 0, 0, 0, 5], [0, 0, 0, 5, 0], [0, 0, 5, 0, 0], [0, 5, 0, 0, 0], [5, 0, 0, 0, 0]],
]; // prettier-ignore

/** The plain loops over channels, rows, columns and taps. @param {number[][][]} x @param {number[][][]} kernels  one per channel @param {number} bias @param {number} padding */
function naive(x, kernels, bias = 0, padding = 0) {
  const [rows, columns] = [kernels[0].length, kernels[0][0].length];
  return Array.from({ length: x[0].length + 2 * padding - rows + 1 }, (_, r) =>
    Array.from({ length: x[0][0].length + 2 * padding - columns + 1 }, (__, c) => {
      let sum = bias;
      kernels.forEach((kernel, into) =>
        kernel.forEach((taps, i) =>
          taps.forEach((tap, j) => (sum += tap * (x[into][r + i - padding]?.[c + j - padding] ?? 0))),
        ),
      );
      return sum;
    }),
  );
}

/** @param {import('@playwright/test').Page} page */
const readSum = async (page) =>
  ((await page.getByRole('group', { name: 'The sum over the channels' }).textContent()) ?? '').replace(/\s+/g, '');

test('every output is the plain sum over the channels that are read on the page', async ({ page }) => {
  await page.goto('/?lab=channels');
  for (const [into, values] of X.entries()) await expectMatrix(page, new RegExp(`^X${'₁₂₃'[into]}`), values);
  for (const out of '₁₂') {
    const kernels = await Promise.all([...'₁₂₃'].map((into) => readMatrix(page, new RegExp(`^K${out}${into}`))));
    await expectMatrix(page, new RegExp(`^Y${out}`), naive(X, kernels));
  }
});

test('the selected cell is written out channel by channel, and its window lies on each of them', async ({ page }) => {
  await page.goto('/?lab=channels');
  await expect.poll(() => readSum(page)).toBe('(Y₁)1,1=0+6+5+0=11');
  await expect(page.locator('formula-line')).toHaveCount(4); // a channel each, then their sum
  await expect(page.locator('.frame')).toHaveCount(6); // on three images, around three kernels
  await cellOf(page, /^Y₂/, 2, 0).hover();
  await expect.poll(() => readSum(page)).toBe('(Y₂)3,1=−36+0+0+0=−36');
  await expect(page.getByText('Row 3, column 1 of Y₂: 3 kernels of 9 taps').first()).toBeVisible();
});

test('the sign of the sum stands beside the middle of what it adds up to', async ({ page }) => {
  await page.goto('/?lab=channels');
  const middleOf = (/** @type {import('@playwright/test').Locator} */ one) =>
    one.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return (top + bottom) / 2;
    });
  const cells = page.locator('.result matrix-grid').first().locator('.cells');
  expect(Math.abs((await middleOf(page.locator('.below'))) - (await middleOf(cells)))).toBeLessThan(4);
});

test('an edited kernel, an edited channel and a bias change the outputs at once', async ({ page }) => {
  await page.goto('/?lab=channels');
  await cellOf(page, /^K₁₂/, 1, 1).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'bias of Y₁' }).fill('0.5');
  await page.keyboard.press('Enter');
  await cellOf(page, /^X₃/, 0, 0).focus();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await expect.poll(() => readMatrix(page, /^X₃/)).not.toEqual(X[2]);
  const sobel = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]; // prettier-ignore
  const changed = [[-1, 0, 1], [-2, 5, 2], [-1, 0, 1]]; // prettier-ignore
  const third = X[2].map((row, r) => (r === 0 ? [4, 0, 0, 0, 5] : row));
  await expectMatrix(page, /^Y₁/, naive([X[0], X[1], third], [sobel, changed, sobel], 0.5));
  await page.goBack();
  await expectMatrix(page, /^X₃/, X[2]);
});

test('depthwise: each output reads one channel, the other kernels are not there', async ({ page }) => {
  await page.goto('/?lab=channels');
  await page.getByRole('button', { name: 'depthwise blur' }).click();
  await expect(page.getByRole('grid', { name: /^K/ })).toHaveCount(3);
  await expect(page.getByRole('img', { name: 'Y₁ does not read X₂' })).toHaveCount(1);
  const blur = [[0, 0.125, 0], [0.125, 0.5, 0.125], [0, 0.125, 0]]; // prettier-ignore
  const exact = naive([X[2]], [blur], 0, 1);
  await expect.poll(async () => (await readMatrix(page, /^Y₃/)).flat().length).toBe(25);
  const shown = await readMatrix(page, /^Y₃/);
  shown.flat().forEach((value, index) => expect(Math.abs(value - exact.flat()[index])).toBeLessThanOrEqual(0.0051));
  await expect(page.getByRole('row', { name: /^this layer/ })).toContainText('3·1·3·3 + 3 = 30');
  await expect(page.getByRole('row', { name: /without groups/ })).toContainText('3·3·3·3 + 3 = 84');
  await page.getByRole('button', { name: '1', exact: true }).click();
  await expect(page.getByRole('grid', { name: /^K/ })).toHaveCount(9);
});

test('identity gives the channels back; a cell shows which outputs it reaches, a tap what it sees', async ({
  page,
}) => {
  await page.goto('/?lab=channels');
  await page.getByRole('button', { name: 'identity' }).click();
  for (const [into, values] of X.entries()) await expectMatrix(page, new RegExp(`^Y${'₁₂₃'[into]}`), values);
  await cellOf(page, /^X₂/, 0, 0).hover();
  await expect(page.getByText('Row 1, column 1 of X₂ reaches, times the weights shown there: Y₁ in 4 cells, Y₂ in 4 cells, Y₃ in 4 cells.').first()).toBeVisible(); // prettier-ignore
  await cellOf(page, /^K₂₂/, 1, 1).focus();
  await page.mouse.move(0, 0);
  await expect(page.getByText('Row 2, column 2 of K₂₂ is 1: it meets the marked cells of X₂').first()).toBeVisible();
});

test('channels come and go, a link brings the case back, and groups that cannot be are named', async ({ page }) => {
  await page.goto('/?lab=channels');
  await page.getByRole('button', { name: 'More channels in' }).click();
  await page.getByRole('button', { name: 'Less channels out' }).click();
  await expect(page.getByRole('grid', { name: /^X/ })).toHaveCount(4);
  await expect(page.getByRole('grid', { name: /^Y/ })).toHaveCount(1);
  const shown = await readMatrix(page, /^Y₁/);
  await expect(page).toHaveURL(/x=.*\/1,2,3,4,5/);
  await page.reload();
  await expectMatrix(page, /^Y₁/, shown);
  await page.goto('/?lab=channels#v1.groups=2');
  await page.reload();
  await expect(page.getByText('The link asks for 2 groups, but 3 channels in and 2 out')).toBeVisible();
  await page.goto('/?lab=channels#v1.dilation=4');
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'larger than the image' })).toBeVisible();
});

test.describe('by touch on a small screen', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 700 } });
  test('one output at a time, chosen by its button', async ({ page }) => {
    await page.goto('/?lab=channels');
    await expect(page.getByRole('grid', { name: /^Y/ })).toHaveCount(1);
    await page.getByRole('button', { name: 'Y₂' }).tap();
    await expect(page.getByRole('grid', { name: /^Y₂/ })).toBeVisible();
    await cellOf(page, /^Y₂/, 0, 1).tap();
    await expect.poll(() => readSum(page)).toMatch(/^\(Y₂\)1,2=.*=28$/);
    await expect(page).toHaveURL(/out=2&at=0,1/);
  });
});

test('the walk runs along the output that is looked at', async ({ page }) => {
  await page.goto('/?lab=channels#v1.out=2');
  await page.getByRole('button', { name: 'One cell on' }).click();
  await expect.poll(() => readSum(page)).toMatch(/^\(Y₂\)1,2=/);
  await page.getByRole('slider', { name: 'Place of the kernel' }).press('End');
  await expect.poll(() => readSum(page)).toMatch(/^\(Y₂\)3,3=/);
});
