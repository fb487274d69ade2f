// The correlation lab: the notebook's numbers, every one of them to be changed, seen and taken apart.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix, readFormula } from './reading.js';

test('starts with the notebook’s first example, computed, its first sum shown', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cross-correlation');
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  await expectMatrix(page, /^K/, [[0, 1], [2, 3]]); // prettier-ignore
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  await expect.poll(() => readFormula(page)).toBe('Y1,1=0·0+1·1+3·2+4·3=19');
  await expect(page.getByText('K lies on rows 1–2, columns 1–2 of X, and the 4 products add up to 19.')).toBeVisible();
});

test('the notebook’s second example finds the edges', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Edges' }).click();
  await expectMatrix(page, /^Y/, Array(6).fill([0, 1, 0, 0, 0, -1, 0]));
  await page.goBack();
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

test('hovering an output cell shows its window and its sum; leaving goes back to the pinned one', async ({ page }) => {
  await page.goto('/');
  await cellOf(page, /^Y/, 1, 0).hover();
  await expect.poll(() => readFormula(page)).toBe('Y2,1=3·0+4·1+6·2+7·3=37');
  await page.mouse.move(2, 2);
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,1=/);
  await cellOf(page, /^Y/, 1, 1).click();
  await page.mouse.move(2, 2);
  await expect.poll(() => readFormula(page)).toBe('Y2,2=4·0+5·1+7·2+8·3=43');
  await expect(cellOf(page, /^Y/, 1, 1)).toHaveAttribute('aria-selected', 'true');
});

test('a term and the two cells it multiplies light up together, from wherever one points', async ({ page }) => {
  await page.goto('/');
  const lit = () => page.locator('.marked').evaluateAll((cells) => cells.map((cell) => cell.textContent?.trim()));
  await page.locator('.term').nth(3).hover();
  await expect.poll(lit).toEqual(['4×3', '3']);
  await cellOf(page, /^X/, 0, 1).hover();
  await expect.poll(lit).toEqual(['1×1', '1']);
  await expect(page.locator('.term.active')).toHaveText('1·1');
  await cellOf(page, /^K/, 1, 0).hover();
  await expect.poll(lit).toEqual(['3×2', '2']);
});

test('a click on a number edits it in place and the output follows', async ({ page }) => {
  await page.goto('/');
  await cellOf(page, /^X/, 1, 1).click();
  const field = page.getByRole('textbox', { name: 'X, image, row 2, column 2' });
  await expect(field).toHaveValue('4');
  await field.fill('-10');
  await field.press('Enter');
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, -10, 5], [6, 7, 8]]); // prettier-ignore
  await expectMatrix(page, /^Y/, [[-23, -3], [23, 43]]); // prettier-ignore
  await expect.poll(() => page.url()).toContain('#v1.x=0,1,2;3,-10,5;6,7,8');
});

test('everything goes by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  await page.getByText('Each side and axis').focus(); // the last of the settings, folded
  await page.keyboard.press('Tab'); // X is one tab stop
  await expect(cellOf(page, /^X/, 0, 0)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('9'); // typing replaces
  await page.keyboard.press('ArrowRight'); // and the arrows go on
  await expect(cellOf(page, /^X/, 1, 2)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape'); // leaves it as it was
  await expect(cellOf(page, /^X/, 1, 2)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Delete');
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, 9, 5], [6, 7, 0]]); // prettier-ignore
  await page.keyboard.press('Tab'); // the edges of X
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expectMatrix(page, /^X/, [[0, 1, 2, 0], [3, 9, 5, 0], [6, 7, 0, 0]]); // prettier-ignore
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await expect(cellOf(page, /^K/, 0, 0)).toBeFocused();
  for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Tab');
  await expect(cellOf(page, /^Y/, 0, 0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => readFormula(page)).toBe('Y2,1=3·0+9·1+6·2+7·3=42');
  await page.keyboard.press('Tab');
  await expect.poll(() => readFormula(page), 'the pinned cell stays').toMatch(/^Y2,1=/);
});

test('the words are spoken politely, and not more than once a second', async ({ page }) => {
  await page.goto('/');
  const spoken = page.getByRole('status').filter({ hasText: 'products' });
  await expect(page.getByText('the 4 products add up to 19.')).toBeVisible();
  await expect(spoken, 'nothing is announced before anything happened').toHaveCount(0);
  const from = Date.now();
  await cellOf(page, /^Y/, 0, 1).hover();
  await expect(spoken).toContainText('25');
  await cellOf(page, /^Y/, 1, 0).hover();
  await cellOf(page, /^Y/, 1, 1).hover();
  await expect(spoken).toContainText('43');
  expect(Date.now() - from).toBeGreaterThan(1000);
});

test('edges add and remove rows and columns, by button and by dragging, down to one', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Remove a row from K' }).click();
  await expectMatrix(page, /^Y/, [[1, 2], [4, 5], [7, 8]]); // prettier-ignore
  await expect(page.getByRole('button', { name: 'Remove a row from K' })).toBeDisabled();
  await page.getByRole('button', { name: 'Remove a row from K' }).press('Enter');
  await expectMatrix(page, /^K/, [[0, 1]]);
  const handle = await page.locator('matrix-edge[axis="column"]').first().boundingBox();
  const cell = await cellOf(page, /^X/, 0, 0).boundingBox();
  if (!handle || !cell) throw new Error('the handle or the cell is not there');
  await page.mouse.move(handle.x + 8, handle.y + 6);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8 + 2.2 * cell.width, handle.y + 6, { steps: 5 });
  await expectMatrix(page, /^X/, [[0, 1, 2, 0, 0], [3, 4, 5, 0, 0], [6, 7, 8, 0, 0]]); // prettier-ignore
  await page.mouse.move(handle.x + 8 - 1.2 * cell.width, handle.y + 6, { steps: 5 });
  await page.mouse.move(handle.x + 8, handle.y + 6, { steps: 5 });
  await page.mouse.up();
  await expectMatrix(page, /^X/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
});

test('what is not a number is refused beside the matrix, and the cell keeps its value', async ({ page }) => {
  await page.goto('/');
  await cellOf(page, /^K/, 0, 0).click();
  await page.keyboard.type('<img src=x onerror=alert(1)>');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'is not a number. The cell keeps 0.' })).toBeVisible();
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  await page.keyboard.press('Escape');
  await expect(page.getByText('is not a number')).toHaveCount(0);
  await cellOf(page, /^K/, 0, 0).click();
  await page.keyboard.type('1e9');
  await page.keyboard.press('Tab');
  await expect(page.getByText('1e9 is too large: at most 1000000. The cell keeps 0.')).toBeVisible();
});

test('a kernel larger than the image: both are drawn, the reason is said, the last output stays', async ({ page }) => {
  await page.goto('/');
  const add = page.getByRole('button', { name: 'Add a column to K' });
  await add.click();
  await expectMatrix(page, /^Y/, [[19], [37]]);
  await add.click();
  await expect(page.getByText('The kernel (2×4) is larger than the image (3×3)')).toBeVisible();
  await expectMatrix(page, /^K/, [[0, 1, 0, 0], [2, 3, 0, 0]]); // prettier-ignore
  await expectMatrix(page, /^Y, output, as it was before/, [[19], [37]]);
  await page.getByRole('button', { name: 'Add a column to X' }).click();
  await expectMatrix(page, /^Y, output, 2/, [[19], [37]]);
  await expect(page.getByText('is larger than the image')).toHaveCount(0);
});

test('a matrix has a largest size and says so', async ({ page }) => {
  await page.goto(`/#v1.k=${Array(11).fill(1).join(',')}&x=${Array(12).fill(1).join(',')}`);
  await page.getByRole('button', { name: 'Add a column to K' }).click();
  await expect(page.getByText('K, kernel can have at most 11 × 11 cells.')).toBeVisible();
  await expectMatrix(page, /^Y/, [[11, 11]]);
});

test('touch: a tap selects, a second tap elsewhere moves on, a tap on a number edits it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 320, height: 640 },
    baseURL,
  });
  const page = await context.newPage();
  await page.goto('/');
  await cellOf(page, /^Y/, 0, 1).tap();
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,2=/);
  await page.locator('.term').nth(1).tap();
  await expect(page.locator('.term.active')).toHaveText('2·1');
  await cellOf(page, /^K/, 0, 1).tap();
  await page.getByRole('textbox', { name: 'K, kernel, row 1, column 2' }).fill('5');
  await page.keyboard.press('Enter');
  await expectMatrix(page, /^Y/, [[23, 33], [53, 63]]); // prettier-ignore
  await context.close();
});

test('padding draws its zeros, stride and dilation their steps, and all is in the link', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'More padding' }).click();
  await expectMatrix(page, /^Y/, [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]); // prettier-ignore
  await expect(page.locator('.cell.padding')).toHaveCount(16);
  await expect.poll(() => readFormula(page)).toBe('Y1,1=0·0+0·1+0·2+0·3=0');
  await expect(page.getByText('3 of them are with zeros of the padding.').first()).toBeVisible();
  await page.getByRole('button', { name: 'More stride' }).click();
  await expectMatrix(page, /^Y/, [[0, 8], [21, 43]]); // prettier-ignore
  await page.getByRole('button', { name: 'More dilation' }).press('Enter');
  // ⌊(3 + 2 − 2 − 1) / 2⌋ + 1 = 2; only the corners are met: 4·3, 4·2; 4·1, 4·0
  await expectMatrix(page, /^Y/, [[12, 8], [4, 0]]); // prettier-ignore
  await expect(page.getByText('⌊(3 + 1 + 1 − 2·(2 − 1) − 1) / 2⌋ + 1 = 2 rows')).toBeVisible();
  await expect(page).toHaveURL(/#v1\.stride=2&padding=1&dilation=2$/);
  await page.reload();
  await expectMatrix(page, /^Y/, [[12, 8], [4, 0]]); // prettier-ignore
  await page.goBack();
  await page.goBack();
  await expectMatrix(page, /^Y/, [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]); // prettier-ignore
});

test('a kernel spread too far says over how much it is spread', async ({ page }) => {
  await page.goto('/#v1.padding=1&dilation=8');
  await expect(
    page.getByText('The kernel (2×2, spread over 9×9) is larger than the image (3×3, with its padding 5×5)'),
  ).toBeVisible();
});

test('decimals are summed exactly enough to be read', async ({ page }) => {
  await page.goto('/#v1.x=0.1,0.2&k=1,1');
  await expect.poll(() => readFormula(page)).toBe('Y1,1=0.1·1+0.2·1≈0.3');
  await expectMatrix(page, /^Y/, [[0.3]]);
});

test('the kernel walks: step by step, by the slider, and on its own while Y fills', async ({ page }) => {
  await page.goto('/');
  const walk = page.getByRole('group', { name: 'Walk along the output' });
  await expect(walk.getByRole('button', { name: 'One cell back' })).toBeDisabled();
  await walk.getByRole('button', { name: 'One cell on' }).click();
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,2=.*=25$/);
  await walk.getByRole('slider', { name: 'Place of the kernel' }).press('End');
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,2=.*=43$/);
  await expect(walk.getByRole('slider')).toHaveAttribute('aria-valuetext', 'row 2, column 2');
  await walk.getByRole('button', { name: 'Run' }).click(); // from the start again
  await expect(page.locator('#y .pending')).toHaveCount(3);
  await expect(page.locator('#y .pending')).toHaveCount(2);
  await walk.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('#y .pending'), 'paused, all of Y is there').toHaveCount(0);
  await walk.getByRole('button', { name: 'Run' }).click();
  await expect(walk.getByRole('button', { name: 'Run' }), 'it ends by itself').toBeVisible();
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,2=/);
  await expect(page).toHaveURL(/at=1,1/);
});
