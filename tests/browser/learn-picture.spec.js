// An X of one's own in the learning lab: a picture that is chosen, dropped or pasted, and one that is drawn.
import { expect, test } from './fixtures.js';
import { give, makePng, meansOf } from './picture-files.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

const notebook = Array(6).fill([1, 1, 0, 0, 0, 0, 1, 1]);
const X = /^X/;

/** @param {Page} page @param {string} name @param {Buffer} buffer */
const choose = (page, name, buffer) =>
  page.getByLabel('Choose a picture…').setInputFiles({ name, mimeType: 'image/png', buffer });

test('a picture chosen, dropped or pasted becomes X, cell by cell the mean of its area; others are refused', async ({
  page,
}) => {
  await page.goto('/?lab=learn#v1.step=5');
  await expectMatrix(page, X, notebook);
  await choose(page, 'mine.png', await makePng(page, 16, 12));
  await expectMatrix(page, X, meansOf(16, 12, 6, 8));
  // The task is another one at once: Y is the edge of the new X.
  const x = await readMatrix(page, X);
  await expect
    .poll(async () => (await readMatrix(page, /^Y/)).flat().map((value) => value.toFixed(2)))
    .toEqual(x.flatMap((row) => row.slice(1).map((value, column) => (row[column] - value + 0).toFixed(2))));
  await page.goBack();
  await expectMatrix(page, X, notebook);

  const cell = cellOf(page, X, 1, 1);
  await give(cell, 'drop', await makePng(page, 8, 6));
  await expectMatrix(page, X, meansOf(8, 6, 6, 8));
  await cell.click(); // a field is open in it
  await give(page.getByRole('textbox', { name: X }), 'paste', await makePng(page, 24, 18));
  await expectMatrix(page, X, meansOf(24, 18, 6, 8));
  await expect(cell).toBeFocused();
  await give(cell, 'paste', await makePng(page, 8, 6), '1\t0\n0\t1'); // as a spreadsheet copies its cells
  await expectMatrix(page, X, [[1, 0], [0, 1]]); // prettier-ignore

  const huge = Buffer.from(await makePng(page, 4, 4));
  huge.writeUInt32BE(10_000, 16);
  huge.writeUInt32BE(5_000, 20);
  for (const [name, content, words] of /** @type {[string, Buffer, string][]} */ ([
    ['<b>.png', Buffer.from('words'), '“<b>.png” is no picture that this browser can read'],
    ['huge.png', huge, '“huge.png” has 10000 × 5000 pixels; at most 40 million'],
    ['nothing.png', Buffer.alloc(0), '“nothing.png” is empty'],
  ])) {
    await choose(page, name, content);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectMatrix(page, X, [[1, 0], [0, 1]]); // prettier-ignore
  }
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '“nothing.png”是空的' })).toBeVisible();
});

test('X is drawn by pointer and by keyboard; a stroke is one step back, and the curve before it is kept', async ({
  page,
}) => {
  await page.goto('/?lab=learn#v1.step=20');
  await expectMatrix(page, X, notebook);
  await page.getByRole('button', { name: 'Draw on X' }).click();
  await page.getByRole('textbox', { name: 'with' }).fill('2');
  await page.keyboard.press('Enter');
  const [from, to] = await Promise.all([2, 5].map((column) => cellOf(page, X, 1, column).boundingBox()));
  if (!from || !to) throw new Error('there are no cells');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 12 });
  await page.mouse.up();
  const drawn = notebook.with(1, [1, 1, 2, 2, 2, 2, 1, 1]);
  await expectMatrix(page, X, drawn);
  await expect(page.getByText('before the change')).toBeVisible();
  // It is the curve the stroke began at, not one from the middle of it.
  const before = await page
    .locator('learn-lab')
    .evaluate((lab) => /** @type {import('../../web/labs/learn/learn-lab.js').LearnLab} */ (lab).run.earlier?.at(1));
  expect(before).toBeCloseTo(14.863, 3);
  await cellOf(page, X, 3, 3).focus();
  await page.keyboard.press(' ');
  await expectMatrix(page, X, drawn.with(3, [1, 1, 0, 2, 0, 0, 1, 1]));
  await page.goBack();
  await expectMatrix(page, X, drawn);
  await page.goBack();
  await expectMatrix(page, X, notebook);
});
