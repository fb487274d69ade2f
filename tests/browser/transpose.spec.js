// The transposed-convolution lab: three views of one Y, its sizes and overlaps, by keyboard and by touch.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix, readFormula, readMatrix } from './reading.js';

/** Stamps by the plain loops. @param {number[][]} x @param {number[][]} k @param {number} stride @param {number} padding @param {number} more */
function naive(x, k, stride, padding = 0, more = 0) {
  const size = (/** @type {number} */ cells, /** @type {number} */ taps) =>
    (cells - 1) * stride - 2 * padding + taps + more;
  const y = Array.from({ length: size(x.length, k.length) }, () => Array(size(x[0].length, k[0].length)).fill(0));
  x.forEach((row, r) =>
    row.forEach((value, c) =>
      k.forEach((taps, i) =>
        taps.forEach((tap, j) => {
          const [to, at] = [r * stride + i - padding, c * stride + j - padding];
          if (y[to]?.[at] !== undefined) y[to][at] += value * tap;
        }),
      ),
    ),
  );
  return y;
}
const X = [[1, 2], [3, 4]]; // prettier-ignore
const K = [[1, 2, 1], [2, 4, 2], [1, 2, 1]]; // prettier-ignore

test('stamps lie a stride apart, and all together are Y', async ({ page }) => {
  await page.goto('/?lab=transpose');
  await expectMatrix(page, /^Y, output so far/, naive([[1, 2], [0, 0]], K, 2)); // prettier-ignore
  await expect(page.getByText('the kernel times 2 is added to Y, from row 1, column 3 on. 2 of 4 stamps').first()).toBeVisible(); // prettier-ignore
  await page.getByRole('slider', { name: 'Place of the kernel' }).press('End');
  await expectMatrix(page, /^Y, output,/, naive(X, K, 2));
  await expect(page.getByText('what the engine’s sliding window gives')).toBeVisible();
  await cellOf(page, /^Y/, 2, 2).hover();
  await expect.poll(() => readFormula(page)).toBe('Y3,3=1·1+2·1+3·1+4·1=10');
});

test('gathering from the stuffed image gives the same Y, cell by cell', async ({ page }) => {
  await page.goto('/?lab=transpose#v1.k=1,0;2,-1');
  await page.getByRole('button', { name: 'as a sliding window' }).click();
  await expectMatrix(page, /^X, image with zeros/, [[1, 0, 2], [0, 0, 0], [3, 0, 4]]); // prettier-ignore
  await expectMatrix(page, /^K, turned/, [[-1, 2], [0, 1]]); // prettier-ignore
  await expectMatrix(page, /^Y/, naive(X, [[1, 0], [2, -1]], 2)); // prettier-ignore
  await cellOf(page, /^Y/, 1, 1).focus();
  await expect.poll(() => readFormula(page)).toBe('Y2,2=1·(−1)+0·2+0·0+0·1=−1');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => readFormula(page)).toBe('Y2,3=0·(−1)+2·2+0·0+0·1=4');
  await expect(page.getByText('of 4 products 1 is with a cell of X').first()).toBeVisible();
  await page.getByRole('button', { name: 'One cell on' }).click();
  await expect(page).toHaveURL(/at=2,3/);
});

test('how often cells are written, evenly or as a checkerboard', async ({ page }) => {
  await page.goto('/?lab=transpose#v1.view=counts');
  const ones = (/** @type {number} */ size) => Array.from({ length: size }, () => Array(size).fill(1));
  await expectMatrix(page, /how often written/, naive(ones(2), ones(3), 2));
  await expect(page.getByText('that is the checkerboard pattern')).toBeVisible();
  await page.getByRole('button', { name: 'Add a row to K' }).click();
  await page.getByRole('button', { name: 'Add a column to K' }).click();
  await expectMatrix(page, /how often written/, naive(ones(2), ones(4), 2));
  await expect(page.getByText('far from the edges all equally often')).toBeVisible();
});

test('padding, output padding and the size formula', async ({ page }) => {
  await page.goto('/?lab=transpose#v1.stamp=1,1');
  await page.getByRole('button', { name: 'More padding', exact: true }).click();
  await page.getByRole('button', { name: 'More output padding' }).click();
  await expect.poll(() => readMatrix(page, /^Y/)).toEqual(naive(X, K, 2, 1, 1));
  await expect(page.getByText('(2 − 1)·2 − 2·1 + 1·(3 − 1) + 1 + 1 = 4 rows')).toBeVisible();
  await expect(page.getByText('takes an image of 4×4 to one of 2×2')).toBeVisible();
  await expect(page.getByText('exactly this Y (largest difference: 0)')).toBeVisible();
  await page.getByRole('button', { name: 'Less stride' }).click(); // output padding must be less than the stride
  await expect.poll(() => readMatrix(page, /^Y/)).toEqual(naive(X, K, 1, 1, 0));
  await page.reload();
  await expect.poll(() => readMatrix(page, /^Y/)).toEqual(naive(X, K, 1, 1, 0));
});

test('padding that cuts off everything, and an output padding too large, are named', async ({ page }) => {
  await page.goto('/?lab=transpose#v1.padding=4');
  await expect(page.getByRole('alert').filter({ hasText: 'cuts off everything' })).toContainText(
    '-3×-3'.replaceAll('-', '−'),
  );
  await page.goto('/?lab=transpose#v1.outputPadding=3');
  await page.reload();
  await expect(page.getByText('so it is 1 here')).toBeVisible();
  await expect.poll(() => readMatrix(page, /^Y/)).toHaveLength(6);
});

for (const [lab, element] of [
  ['transpose', 'stamp-panel'],
  ['convolve', 'stamp-panel'],
  ['channels', 'channels-lab'],
]) {
  test(`${lab}: the walk goes at the pace that is chosen`, async ({ page }) => {
    await page.goto(`/?lab=${lab}&lang=en`);
    const walked = page.locator(element);
    await walked.getByRole('combobox', { name: 'Cells a second' }).selectOption('8');
    expect(await walked.evaluate((panel) => /** @type {any} */ (panel).walk.rate)).toBe(8);
  });
}

test.describe('by touch on a small screen', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 700 } });
  test('a cell of X stamps when it is tapped, a cell of Y tells its stamps', async ({ page }) => {
    await page.goto('/?lab=transpose&lang=zh-Hans');
    await cellOf(page, /^X，由图像来盖/, 1, 0).tap();
    await expectMatrix(page, /^Y/, naive([[1, 2], [3, 0]], K, 2)); // prettier-ignore
    await cellOf(page, /^Y/, 2, 2).tap();
    await expect.poll(() => readFormula(page)).toBe('Y3,3=1·1+2·1+3·1=6');
  });
});

test('in forced colours the cells that are not written yet are hatched, as the words say', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/?lab=transpose');
  await expect(page.getByText('Hatched: nothing is written there yet.')).toBeVisible();
  await expect(page.locator('.unread').first()).toHaveCSS('background-image', /^repeating-linear-gradient/);
  await expectAccessible(page);
});
