// Pasting into X and K: from Python, from a spreadsheet, and what nobody should paste.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/?lang=en');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

/** @param {import('@playwright/test').Page} page @param {string} text */
async function paste(page, text) {
  await page.evaluate((given) => navigator.clipboard.writeText(given), text);
  await page.keyboard.press('Control+v');
}

test('what torch prints becomes the image, what a spreadsheet copies the kernel; back undoes it', async ({ page }) => {
  await cellOf(page, /^X/, 0, 0).focus();
  await paste(page, 'tensor([[1., 2., 3.],\n        [4., 5., 6.]], dtype=torch.float64)');
  await expectMatrix(page, /^X/, [[1, 2, 3], [4, 5, 6]]); // prettier-ignore
  await expectMatrix(page, /^Y/, [[1 * 0 + 2 * 1 + 4 * 2 + 5 * 3, 2 * 0 + 3 * 1 + 5 * 2 + 6 * 3]]);
  await cellOf(page, /^K/, 0, 0).focus();
  await paste(page, '1\t-1\n');
  await expectMatrix(page, /^Y/, [[-1, -1], [-1, -1]]); // prettier-ignore
  await page.goBack();
  await expectMatrix(page, /^K/, [[0, 1], [2, 3]]); // prettier-ignore
});

test('pasted into a cell’s field many numbers become the matrix, one stays in the field', async ({ page }) => {
  await cellOf(page, /^K/, 1, 1).click();
  await paste(page, '7');
  await expect(page.getByRole('textbox', { name: /^K/ })).toHaveValue('7');
  await paste(page, '[[1, 2, 3]]');
  await expectMatrix(page, /^K/, [[1, 2, 3]]);
  await expectMatrix(page, /^Y/, [[8], [26], [44]]);
});

test('a single number goes into the cell that has the focus', async ({ page }) => {
  await cellOf(page, /^X/, 1, 1).focus();
  await paste(page, '-10');
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, -10, 5], [6, 7, 8]]); // prettier-ignore
});

test('what cannot be a matrix is refused with its reason, as text, and nothing is lost', async ({ page }) => {
  await cellOf(page, /^K/, 0, 0).focus();
  for (const [text, words] of [
    ['1 2\n3 <img/src=x/onerror=a>', 'In row 2 of what was pasted, “<img/src=x/onerror=a>” is not a number.'],
    ['[[0, nan]]', '“nan” is not a number. K, kernel stays as it was.'],
    ['1 2\n3', 'Row 2 of what was pasted has 1 numbers, the first has 2.'],
    ['1\n'.repeat(12), 'What was pasted has 12×1 cells; there can be at most 11×11.'],
    ['[1, 2],\n'.repeat(500_000), 'That is too much to paste: 4000000 characters, of at most 100000.'],
  ]) {
    await paste(page, text);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectMatrix(page, /^K/, [[0, 1], [2, 3]]); // prettier-ignore
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '粘贴的内容太长：4000000 个字符' })).toBeVisible();
  await cellOf(page, /^K/, 0, 0).focus();
  await paste(page, '1 1');
  await expectMatrix(page, /^K/, [[1, 1]]);
  await expect(page.getByText('粘贴的内容太长')).toHaveCount(0);
});

test('pasted into one plane or kernel of the channels lab, the others take on its size', async ({ page }) => {
  await page.goto('/?lab=channels');
  await cellOf(page, /^X₂/, 0, 0).focus();
  await paste(page, '1 2 3 4\n5 6 7 8\n9 10 11 12');
  await expectMatrix(page, /^X₂/, [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]); // prettier-ignore
  await expectMatrix(page, /^X₁/, [[9, 9, 9, 0], [9, 9, 9, 0], [9, 9, 9, 0]]); // prettier-ignore
  await cellOf(page, /^K₁₂/, 1, 1).click();
  await paste(page, 'tensor([[1., -1.]])');
  await expectMatrix(page, /^K₁₂/, [[1, -1]]);
  await expectMatrix(page, /^K₂₁/, [[-1, -2]]);
  // By hand: 9·(−1) + 9·0, and 1·1 + 2·(−1), and 0 of the diagonal.
  await expect(cellOf(page, /^Y₁/, 0, 0)).toHaveText('−10');
  await cellOf(page, /^K₂₁/, 0, 0).focus();
  await paste(page, Array(6).fill('1 1 1 1 1 1').join('\n'));
  await expect(page.getByRole('alert').filter({ hasText: 'has 6×6 cells; there can be at most 5×5. K₂₁' })).toBeVisible(); // prettier-ignore
  await page.goBack();
  await expectMatrix(page, /^K₁₂/, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]); // prettier-ignore
  await page.goto('/?lab=transpose');
  await cellOf(page, /^K/, 0, 0).first().focus();
  await paste(page, '1\n2');
  await expectMatrix(page.locator('#k'), /^K/, [[1], [2]]);
});
