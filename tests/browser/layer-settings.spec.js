// The correlation lab as a layer: each side and axis, what the padding holds, bias, how often a cell is read, and where
// a cell of X or K leads.
import { expect, expectAccessible, expectAccessibleIn, expectLargeEnough, test } from './fixtures.js';
import { cellOf, expectMatrix, readFormula, readMatrix } from './reading.js';

/** @param {import('@playwright/test').Page} page */
const unfold = (page) => page.getByText('Each side and axis').click();

test('stride and padding on their own for each axis and side: the book’s stride (3, 2)', async ({ page }) => {
  await page.goto('/#v1.padding=1');
  await unfold(page);
  await page.getByRole('button', { name: 'More stride down' }).click();
  await page.getByRole('button', { name: 'More stride down' }).click();
  await page.getByRole('button', { name: 'More stride across' }).click();
  await expectMatrix(page, /^Y/, [[0, 8], [6, 8]]); // prettier-ignore
  await expect(page).toHaveURL(/#v1\.stride=3,2&padding=1$/);
  await page.getByRole('button', { name: 'Less padding above' }).click();
  await expect(page).toHaveURL(/padding=0,1,1,1/);
  await expectMatrix(page, /^Y/, [[9, 25]]); // rows 1–2 of X; the next window would begin in the padding's last row
  await expect(page.getByText('⌊(3 + 0 + 1 − 1·(2 − 1) − 1) / 3⌋ + 1 = 1 row and')).toBeVisible();
  await page.reload();
  await expectMatrix(page, /^Y/, [[9, 25]]);
  await page.getByRole('button', { name: 'More padding', exact: true }).click(); // the one for all sides
  await expect(page).toHaveURL(/padding=2/);
});

test('same and full follow the kernel', async ({ page }) => {
  await page.goto('/');
  const rules = page.getByRole('group', { name: 'Padding by a rule' });
  await expect(rules.getByRole('button', { name: 'valid' })).toHaveAttribute('aria-pressed', 'true');
  await rules.getByRole('button', { name: 'same' }).click();
  await expectMatrix(page, /^Y/, [[19, 25, 10], [37, 43, 16], [7, 8, 0]]); // prettier-ignore
  await rules.getByRole('button', { name: 'full' }).click();
  // scipy.signal.correlate2d(X, K, mode='full')
  await expectMatrix(page, /^Y/, [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]); // prettier-ignore
  await page.getByRole('button', { name: 'Remove a row from K' }).click();
  await expectMatrix(page, /^Y/, [[0, 1, 2, 0], [3, 4, 5, 0], [6, 7, 8, 0]].map(([a, b, c, d]) => [a, b, c, d])); // prettier-ignore
  await expect(page).toHaveURL(/padding=full/);
});

test('the padding holds what its mode says, and the sum shows it', async ({ page }) => {
  await page.goto('/#v1.padding=1');
  await unfold(page);
  const ring = () => page.locator('.cell.padding').evaluateAll((cells) => cells.map((cell) => cell.querySelector('.value')?.textContent)); // prettier-ignore
  await page.getByRole('button', { name: 'reflect' }).click();
  // torch.nn.functional.pad(X, (1, 1, 1, 1), mode='reflect')
  await expect.poll(ring).toEqual(['4', '3', '4', '5', '4', '1', '1', '4', '4', '7', '7', '4', '3', '4', '5', '4']);
  await expect.poll(() => readFormula(page)).toBe('Y1,1=4·0+3·1+1·2+0·3=5');
  await expect(page.getByText('3 of them are with copies in the padding.').first()).toBeVisible();
  await page.getByRole('button', { name: 'replicate' }).click();
  await expect.poll(() => readFormula(page)).toBe('Y1,1=0·0+0·1+0·2+0·3=0');
  await page.getByRole('button', { name: 'circular' }).click();
  await expect.poll(() => readFormula(page)).toBe('Y1,1=8·0+6·1+2·2+0·3=10');
  await expect(page).toHaveURL(/mode=circular/);
});

test('padding that a mode cannot fill is refused with its limit, and nothing is lost', async ({ page }) => {
  await page.goto('/#v1.padding=2&mode=reflect');
  await unfold(page);
  await page.getByRole('button', { name: 'More padding above' }).click();
  await expect(page.getByText('at most 2 above and below and 2 left and right of this image; asked for is 3, 2, 2, 2')).toBeVisible(); // prettier-ignore
  await expect(page.getByRole('grid', { name: /^X/ })).toHaveAttribute('aria-invalid', 'true');
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  await expect(page.getByRole('grid', { name: /as it was before/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'zeros' }).click();
  await expect(page.getByText('at most 2 above')).toHaveCount(0);
});

test('full padding beyond what can be drawn says so', async ({ page }) => {
  await page.goto('/#v1.k=1,1,1,1&dilation=8&padding=full');
  await expect(page.getByText('“full” needs 24 cells of padding on one side')).toBeVisible();
});

test('a bias is part of the sum, in figures and in words', async ({ page }) => {
  await page.goto('/');
  await unfold(page);
  const bias = page.getByRole('textbox', { name: 'bias' });
  await bias.fill('-2.5');
  await bias.press('Enter');
  await expectMatrix(page, /^Y/, [[16.5, 22.5], [34.5, 40.5]]); // prettier-ignore
  await expect.poll(() => readFormula(page)).toBe('Y1,1=0·0+1·1+3·2+4·3+(−2.5)=16.5');
  await expect(page.getByText('the 4 products and the bias −2.5 add up to 16.5').first()).toBeVisible();
  await page.getByRole('button', { name: 'Numbers, 3×3' }).click();
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

test('how often each cell is read, padding included, and which never is', async ({ page }) => {
  await page.goto('/#v1.x=1,2,3,4,5,6,7,8&k=1,1,1&stride=2&padding=0,1');
  await expect(page.getByText('1 cell of the padding is never read.')).toBeVisible();
  await page.getByRole('button', { name: 'How often each cell is read' }).click();
  await expectMatrix(page, /^X, how often read/, [[1, 2, 1, 2, 1, 2, 1, 1]]);
  const ring = page.locator('.cell.padding .value');
  await expect(ring).toHaveText(['1', '0']); // truth: 1 | 1 2 1 2 1 2 1 1 | 0
  await expect(page.locator('.unread')).toHaveCount(1);
  await expect(page).toHaveURL(/reads=1/);
  await page.goto('/#v1.x=1,2,3,4,5;1,2,3,4,5&k=1,1&stride=1,3');
  await expect(page.getByText('2 cells of X are never read by K; they are hatched.')).toBeVisible();
  await expect(page.locator('.unread')).toHaveCount(2);
  expect(await readMatrix(page, /^Y/)).toEqual([[3, 9], [3, 9]]); // prettier-ignore
});

test('forced colours hatch the cells that are never read, as the words say', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/#v1.stride=2&padding=1');
  await expect(page.locator('.unread').first()).toHaveCSS('background-image', /^repeating-linear-gradient/);
  await expect(page.locator('.unread')).toHaveCount(9);
  await expectAccessible(page);
});

test('a cell of X shows the outputs it reaches and its weight in each', async ({ page }) => {
  await page.goto('/');
  await cellOf(page, /^X/, 1, 1).hover();
  const weights = page.locator('#y .tap');
  await expect(weights).toHaveText(['×3', '×2', '×1', '×0']);
  await expect(
    page.getByText('goes into 4 cells of Y, in each times its weight: Y(1, 1) × 3, Y(1, 2) × 2, Y(2, 1) × 1, Y(2, 2) × 0.').first(), // prettier-ignore
  ).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(weights).toHaveCount(0);
  await cellOf(page, /^X/, 0, 0).focus(); // by keyboard the same
  await expect(weights).toHaveText(['×0']);
});

test('a tap of K shows the image it sees', async ({ page }) => {
  await page.goto('/');
  await cellOf(page, /^K/, 1, 0).hover();
  await expect(page.locator('matrix-grid[kind="input"] .tapped .value')).toHaveText(['3', '4', '6', '7']);
  await expect(page.getByText('meets 4 cells of X, one for each cell of Y: rows 2…3, columns 1…2').first()).toBeVisible(); // prettier-ignore
  await page.mouse.move(2, 2);
  await expect(page.locator('matrix-grid[kind="input"] .tapped .value')).toHaveText(['0', '1', '3', '4']);
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing with everything unfolded, ${lang}, in any look`, async ({ page }) => {
    await page.goto(`/?lang=${lang}#v1.stride=2&padding=1,0,2,1&mode=replicate&bias=1&reads=1`);
    await page.locator('.more > summary').click();
    await expect(page.getByRole('grid').first()).toBeVisible();
    for (const width of [320, 1280]) {
      await expectAccessibleIn(page, { light: [width], dark: [width] });
      await expectLargeEnough(page.locator('button, input, summary'), `${width} px`);
    }
  });
}

test('numbers of the padding stay within their cells', async ({ page }) => {
  await page.goto('/#v1.padding=2&mode=replicate&x=-1.3333,2,-1234.5;3,0.125,-0.0625;100000,7,-33.333');
  const outside = page.locator('.cell.padding .value');
  await expect(outside).toHaveCount(7 * 7 - 3 * 3);
  const widths = await outside.evaluateAll((values) =>
    values.map((value) => [value.getBoundingClientRect().width, value.parentElement?.clientWidth ?? 0]),
  );
  for (const [number, room] of widths) expect(number).toBeLessThanOrEqual(room);
});
