// Painting X and K: by dragging, by touch, by keyboard; a stroke is one step to go back.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

/** @param {import('@playwright/test').Page} page @param {RegExp} name @param {number} row @param {number} column */
async function middleOf(page, name, row, column) {
  const box = await cellOf(page, name, row, column).boundingBox();
  if (!box) throw new Error('the cell is not there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const painted = [[9, 1, 2], [3, 9, 5], [6, 7, 9]]; // prettier-ignore
const before = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]; // prettier-ignore

test('a quick stroke paints every cell it passes and is one step to go back', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('button', { name: 'Paint X and K' }).click();
  await page.getByRole('textbox', { name: 'with' }).fill('9');
  await page.keyboard.press('Enter');
  const [from, to] = [await middleOf(page, /^X/, 0, 0), await middleOf(page, /^X/, 2, 2)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y); // in one leap
  await page.mouse.up();
  await expectMatrix(page, /^X/, painted);
  await page.mouse.move(from.x + 60, from.y);
  await expectMatrix(page, /^X/, painted);
  await expectMatrix(page, /^Y/, [[1 + 2 * 3 + 3 * 9, 2 + 18 + 15], [9 + 12 + 21, 5 + 14 + 27]]); // prettier-ignore
  await expectAccessible(page);
  await page.keyboard.press('Control+z');
  await expectMatrix(page, /^X/, before);
});

test('by keyboard: the space bar dabs, Shift and arrows draw, digits still edit', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('button', { name: 'Paint X and K' }).press('Enter');
  await cellOf(page, /^K/, 0, 0).focus();
  await page.keyboard.press(' ');
  await expectMatrix(page, /^K/, [[1, 1], [2, 3]]); // prettier-ignore
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cellOf(page, /^K/, 1, 1)).toBeFocused();
  await expectMatrix(page, /^K/, [[1, 1], [1, 1]]); // prettier-ignore
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expectMatrix(page, /^K/, [[1, 1], [1, 7]]); // prettier-ignore
});

test('by touch: a finger paints on the cells', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 320, height: 800 },
    baseURL,
  });
  const page = await context.newPage();
  await page.goto('/?lang=zh-Hans');
  const brush = page.getByRole('button', { name: '在 X 和 K 上涂画' });
  await brush.tap();
  const beside = await page.getByRole('button', { name: /^撤销/ }).boundingBox();
  expect(beside?.y, 'undo is beside the brush, whatever the hint takes').toBe((await brush.boundingBox())?.y);
  await page.getByRole('textbox', { name: '涂上' }).fill('9');
  await page.keyboard.press('Enter');
  await cellOf(page, /^X/, 1, 1).scrollIntoViewIfNeeded();
  const [from, to] = [await middleOf(page, /^X/, 0, 0), await middleOf(page, /^X/, 2, 2)];
  const session = await context.newCDPSession(page);
  const send = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {{x: number, y: number}[]} */ touchPoints) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints }); // prettier-ignore
  const scrolled = await page.evaluate(() => scrollY);
  await send('touchStart', [from]);
  for (const share of [0.25, 0.5, 0.75, 1])
    await send('touchMove', [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
  await send('touchEnd', []);
  await expectMatrix(page, /^X/, painted);
  expect(await page.evaluate(() => scrollY), 'the page stays where it is').toBe(scrolled);
  // A tap within a moment of a drag's end, quicker than any finger, is no click to Chromium: it may take a second one.
  const undo = page.getByRole('button', { name: '撤销：X 里的数' });
  await expect(async () => {
    await undo.tap({ timeout: 1000 });
    await expect(undo).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await expectMatrix(page, /^X/, before);
  await context.close();
});
