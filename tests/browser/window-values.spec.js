// Every value readable at any size: long sums as a table, numbers that do not fit as colours with the value at the
// pointer or the focus; and a hover touches little of the page.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, readFormula } from './reading.js';

/** @param {number} size @param {(index: number) => number} value */
const square = (size, value) =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => value(row * size + column)));
/** @param {number[][]} rows */
const asText = (rows) => rows.map((row) => row.join(',')).join(';');

const x = square(32, (index) => (index * 7) % 10);
const k = square(11, (index) => (index % 7) - 3);
const large = `/?lang=en#v1.x=${asText(x)}&k=${asText(k)}`;

/** The plainest sum there is. @param {number} row @param {number} column */
function sumAt(row, column) {
  let sum = 0;
  for (let i = 0; i < 11; i += 1) for (let j = 0; j < 11; j += 1) sum += x[row + i][column + j] * k[i][j];
  return sum;
}

test('a sum of 121 products is written short, and every product stands in a table', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(large);
  await cellOf(page, /^Y/, 2, 3).hover();
  const sum = sumAt(2, 3);
  await expect
    .poll(() => readFormula(page))
    .toBe(`Y3,4=${x[2][3]}·(−3)+${x[2][4]}·(−2)+${x[2][5]}·(−1)+…117moreproducts…+${x[12][13]}·${k[10][10]}=${sum}`.replace(/-/g, '−').replace(/·−(\d)/g, '·(−$1)')); // prettier-ignore
  await page.getByText('All 121 products').press('Enter');
  const table = page.getByRole('table', { name: 'The products, row by row of K' });
  await expect(table.locator('td[data-key]')).toHaveCount(121);
  await page.mouse.move(2, 2); // what scrolls under the pointer is not hovered
  await cellOf(page, /^Y/, 2, 3).focus();
  const products = await table.locator('td[data-key]').allInnerTexts();
  const total = products
    .map((text) => text.replaceAll('−', '-').replace(/[()]/g, '').split('·').map(Number))
    .reduce((so, [a, b]) => so + a * b, 0);
  expect(total).toBe(sum);
  const rows = await table.locator('td.sum').allInnerTexts();
  expect(rows.map((text) => Number(text.replace('−', '-'))).reduce((a, b) => a + b)).toBe(sum);
  await table.locator('td[data-key="10,0"]').hover();
  await expect(page.locator('.marked')).toHaveCount(2); // lit in X and in K
  await expectAccessible(page);
});

test('a hover changes the cells that change, and no others', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 4000 });
  await page.goto(large);
  await cellOf(page, /^Y/, 5, 5).hover();
  await expect.poll(() => readFormula(page)).toMatch(/^Y6,6=/);
  await page.evaluate(() => {
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    /** @param {Document | ShadowRoot} root */
    const watch = (root) => {
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) watch(element.shadowRoot);
    };
    watch(document);
    Object.assign(window, { changes: () => count });
  });
  await cellOf(page, /^Y/, 5, 6).hover();
  await expect.poll(() => readFormula(page)).toMatch(/^Y6,7=/);
  // The window over X, the outline over Y and what is selected there, four terms, a sentence, the walk's place.
  const changes = await page.evaluate(() => /** @type {any} */ (window).changes());
  expect(changes).toBeGreaterThan(10);
  expect(changes).toBeLessThan(60);
});

test('numbers that do not fit give way to colours, and are read at the pointer and the focus', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const wide = square(12, (index) => -123456.5 - index);
  await page.goto(`/?lang=en#v1.x=${asText(wide)}`);
  const image = page.locator('matrix-grid').first();
  await expect(image.getByText('Colours only here; point at a cell to read its number.')).toBeVisible();
  await cellOf(page, /^X/, 1, 2).hover();
  await expect(image.getByText('Row 2, column 3: −123470.5')).toBeVisible();
  await page.mouse.move(2, 2);
  await cellOf(page, /^X/, 0, 1).focus();
  await expect(image.getByText('Row 1, column 2: −123457.5')).toBeVisible();
  await expect(cellOf(page, /^X/, 0, 1)).toHaveAccessibleName('−123457.5');
  await cellOf(page, /^Y/, 3, 3).focus();
  await expect(page.locator('#y').getByText(/^Row 4, column 4: −\d/)).toBeVisible();
  await expectAccessible(page);
});

test('numbers next to nothing are told as such where no colour tells of them', async ({ page }) => {
  // A run that has come to rest: a bias of 1e-45 is left in the prediction, and in the residual what rounding leaves.
  await page.goto('/?lab=learn&lang=en#v1.steps=3000&step=3000');
  await expect(cellOf(page, /^Ŷ/, 2, 1)).toHaveText('1');
  await expect(cellOf(page, /^Ŷ/, 2, 3)).toHaveText('≈0');
  await expect(cellOf(page, /^R/, 2, 3)).toHaveText('≈0');
});
