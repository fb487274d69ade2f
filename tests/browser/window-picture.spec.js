// A picture becomes X in the correlation and the convolution lab: chosen, dropped or pasted; what is none is refused.
import { expect, expectAccessible, test } from './fixtures.js';
import { give, makePng, meansOf } from './picture-files.js';
import { cellOf, expectMatrix } from './reading.js';

/** @param {import('@playwright/test').Page} page @param {string} name @param {Buffer} buffer */
const choose = (page, name, buffer) =>
  page.getByLabel('A picture for X…').setInputFiles({ name, mimeType: 'image/png', buffer });

const STATE = '#v1.x=5,5,5,5;5,5,5,5&k=1,0';
const fives = [[5, 5, 5, 5], [5, 5, 5, 5]]; // prettier-ignore

test('a picture takes the cells of X, in one step that can be undone', async ({ page }) => {
  await page.goto(`/?lang=en${STATE}`);
  const means = meansOf(40, 30, 2, 4);
  await choose(page, 'mine.png', await makePng(page, 40, 30));
  await expectMatrix(page, /^X/, means);
  await expectMatrix(page, /^Y/, means.map((row) => row.slice(0, 3))); // prettier-ignore
  await page.getByRole('button', { name: 'Undo: numbers of X' }).click();
  await expectMatrix(page, /^X/, fives);
  await page.getByRole('button', { name: 'Redo: numbers of X' }).click();
  await expectMatrix(page, /^X/, means);
  await give(cellOf(page, /^X/, 0, 0), 'drop', await makePng(page, 8, 4));
  await expectMatrix(page, /^X/, meansOf(8, 4, 2, 4));
  await give(cellOf(page, /^X/, 1, 1), 'paste', await makePng(page, 4, 2));
  await expectMatrix(page, /^X/, meansOf(4, 2, 2, 4));
  await page.getByRole('button', { name: 'How often each cell is read' }).click();
  await expect(page.getByLabel('A picture for X…')).toHaveCount(0); // X shows something else
  await page.goto(`/?lab=convolve&lang=en${STATE}`);
  await choose(page, 'mine.png', await makePng(page, 40, 30));
  await expectMatrix(page, /^X, image/, means);
  await page.keyboard.press('Control+z');
  await expectMatrix(page, /^X, image/, fives);
});

test('files that are no pictures are refused by name, as text, and nothing is lost', async ({ page }) => {
  await page.goto(`/?lang=en${STATE}`);
  const good = await makePng(page, 20, 20);
  const huge = Buffer.from(good);
  huge.writeUInt32BE(10_000, 16);
  huge.writeUInt32BE(5_000, 20);
  for (const [name, content, words] of /** @type {[string, Buffer, string][]} */ ([
    ['damaged.png', good.subarray(0, 60), '“damaged.png” is no picture that this browser can read'],
    ['nothing.png', Buffer.alloc(0), '“nothing.png” is empty'],
    ['<img src=x onerror=alert(1)>.png', Buffer.from('GIF89a'), '“<img src=x onerror=alert(1)>.png” is no picture'],
    ['huge.png', huge, '“huge.png” has 10000 × 5000 pixels; at most 40 million'],
  ])) {
    await choose(page, name, content);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectMatrix(page, /^X/, fives);
  }
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [button, words] of /** @type {const} */ ([
    ['English', 'Make it smaller first.'],
    ['简体中文', '“huge.png”有 10000 × 5000 个像素'],
  ])) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectAccessible(page);
  }
});
