// The receptive-field lab: the notebook's X → Y → Z read from the page, every element asked what it sees and who sees it.
import { readFileSync } from 'node:fs';
import { expect, expectAccessible, expectAccessibleIn, test } from './fixtures.js';
import { cellOf } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} [hash] */
async function open(page, hash = '') {
  await page.goto(`/?lab=receptive${hash && `#v1.${hash}`}`);
  await expect(page.getByRole('grid').first()).toBeVisible();
}

/** What is said of the element that is looked at. @param {Page} page @param {string} text */
const expectSaid = (page, text) => expect(page.getByRole('paragraph').filter({ hasText: text })).toBeVisible();

/** How many elements of a map are named as seen, or as seeing. @param {Page} page @param {RegExp} map */
const connected = (page, map) => page.getByRole('grid', { name: map }).getByRole('gridcell', { name: /path/ }).count();

/** A table as rows of texts, its header left out. @param {Page} page @param {string | RegExp} name */
async function readTable(page, name) {
  const rows = page.getByRole('table', { name }).locator('tbody').getByRole('row');
  return Promise.all((await rows.all()).map((row) => row.locator('th, td').allTextContents()));
}

test('Z sees 4 elements of Y and 9 of X', async ({ page }) => {
  await open(page);
  await expectSaid(page, 'Z sees 4 elements of Y and 9 elements of X.');
  await expect.poll(() => connected(page, /^Y, 2 × 2/)).toBe(4);
  expect(await connected(page, /^X, 3 × 3/)).toBe(9);
  await expect(cellOf(page, /^X/, 1, 1)).toHaveAccessibleName('row 2, column 2: seen along 4 paths');
  expect(await readTable(page, 'Receptive fields in X')).toEqual([
    ['X', '3×3', '1×1', '1', '0', '0'],
    ['Y', '2×2', '2×2', '1', '0', '0.5'],
    ['Z', '1×1', '3×3', '1', '0', '1'],
  ]);
  expect(await readTable(page, 'What Z sees')).toEqual([
    ['Z', '1', '1', '1', '1', '1'],
    ['Y', '1 to 2', '1 to 2', '1 to 2', '1 to 2', '4'],
    ['X', '1 to 3', '1 to 3', '1 to 3', '1 to 3', '9'],
  ]);
});

test('hovering an element asks it; leaving goes back to the pinned one; a click pins', async ({ page }) => {
  await open(page);
  await cellOf(page, /^Y/, 1, 0).hover();
  await expectSaid(page, 'Y (row 2, column 1) sees 4 elements of X. It is seen by 1 element of Z.');
  await page.mouse.move(2, 2);
  await expectSaid(page, 'Z sees 4 elements of Y and 9 elements of X.');
  await cellOf(page, /^X/, 0, 0).click();
  await page.mouse.move(2, 2);
  await expectSaid(page, 'X is the input: X (row 1, column 1) sees nothing but itself. It is seen by 1 element of Y and 1 element of Z.'); // prettier-ignore
  await expect(cellOf(page, /^X/, 0, 0)).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/layer=0/);
  await page.reload();
  await expectSaid(page, 'X is the input: X (row 1, column 1)');
});

test('every element of every map can be asked by keyboard', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'dilation 1, 2' }).focus();
  await page.keyboard.press('Tab');
  await expect(cellOf(page, /^X/, 0, 0)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cellOf(page, /^X/, 1, 1)).toBeFocused();
  await expectSaid(page, 'It is seen by 4 elements of Y and 1 element of Z.');
  await page.keyboard.press('Tab');
  await expect(cellOf(page, /^Y/, 0, 0)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expectSaid(page, 'Y (row 2, column 2) sees 4 elements of X.');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=1&at=1,1/);
  await expect(cellOf(page, /^Y/, 1, 1).locator('polygon'), 'the focus is seen on the chosen one too').toHaveCSS('stroke-width', '4px'); // prettier-ignore
  await page.keyboard.press('Tab');
  await expect(cellOf(page, /^Z/, 0, 0)).toBeFocused();
  await page.keyboard.press('Tab');
  await expectSaid(page, 'Y (row 2, column 2) sees 4 elements of X.');
  await expect(page.getByRole('combobox', { name: 'Map' })).toBeFocused();
});

test('touch: a tap asks and keeps the element', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 320, height: 640 },
    baseURL,
  });
  const page = await context.newPage();
  await open(page);
  await cellOf(page, /^Y/, 0, 1).tap();
  await expectSaid(page, 'Y (row 1, column 2) sees 4 elements of X.');
  await context.close();
});

test('the element can be chosen by name and number too', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Map' }).selectOption('Y');
  await page.getByRole('textbox', { name: 'column' }).fill('2');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'Y (row 1, column 2) sees 4 elements of X.');
  await page.getByRole('textbox', { name: 'row' }).fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 does not work: from 1 to 2.')).toBeVisible();
  await expectSaid(page, 'Y (row 1, column 2) sees 4 elements of X.');
});

test('layers are added, changed and removed, and the picture, words and table follow', async ({ page }) => {
  await open(page, 'inputSize=5');
  await page.getByRole('button', { name: 'Add a layer' }).click();
  await expectSaid(page, 'Y₃ (row 1, column 1) sees 4 elements of Y₂, 9 elements of Y₁, and 16 elements of X.');
  const kernel = page.getByRole('group', { name: 'Y₂ → Y₃' }).getByRole('textbox', { name: 'kernel' });
  await kernel.fill('3');
  await kernel.press('Enter');
  await expectSaid(page, 'Y₃ sees 9 elements of Y₂, 16 elements of Y₁, and 25 elements of X.');
  await expect(page).toHaveURL(/layers=2,2,3/);
  await page.getByRole('button', { name: 'Remove layer X → Y₁' }).click();
  await expectSaid(page, 'Z (row 1, column 1) sees 9 elements of Y and 16 elements of X.');
  await page.goBack();
  await expectSaid(page, 'Y₃ sees 9 elements of Y₂');
});

test('stride, padding and dilation: Distill’s size, stride, padding and centre', async ({ page }) => {
  await open(page, 'inputSize=7&layers=3s2p1,3p2d2&layer=2&at=0,0');
  // size r = r + (k − 1)·d·s, stride the product, padding p = p + padding·s, centre of (0, 0) = (r − 1)/2 − p
  expect(await readTable(page, 'Receptive fields in X')).toEqual([
    ['X', '7×7', '1×1', '1', '0', '0'],
    ['Y', '4×4', '3×3', '2', '1', '0'],
    ['Z', '4×4', '11×11', '2', '5', '0'],
  ]);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'fields.csv' }).click();
  const table = readFileSync(await (await waiting).path(), 'utf8')
    .trim()
    .split('\n');
  expect(table[3]).toBe('Z,4,4,11,11,2,2,5,5,0,0');
  await expectSaid(page, 'Its receptive field is 11×11; 85 of these 121 places lie outside X');
  expect((await readTable(page, /^What Z/)).at(-1)).toEqual(['X', '−4 to 6', '−4 to 6', '1 to 6', '1 to 6', '25']);
});

test('dilation leaves holes, which are told and left blank', async ({ page }) => {
  await open(page, 'inputSize=5&layers=3d2&layer=1');
  await expectSaid(page, 'of 25 places inside X only 9 are read');
  expect(await connected(page, /^X/)).toBe(9);
});

test('a kernel that does not fit is told beside its layer, and the last picture stays', async ({ page }) => {
  await open(page);
  const layer = page.getByRole('group', { name: 'Y → Z' });
  await layer.getByRole('textbox', { name: 'kernel' }).fill('4');
  await page.keyboard.press('Enter');
  await expect(layer.getByRole('alert')).toHaveText(/The kernel spans 4×4, but the padded Y is only 2×2/);
  await expectSaid(page, 'Z sees 4 elements of Y and 9 elements of X.');
  await expectAccessible(page);
  await layer.getByRole('textbox', { name: 'padding' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(layer.getByText('The kernel spans')).toHaveCount(0);
  await expectSaid(page, 'Z sees 4 elements of Y and 9 elements of X.');
});

test('a link to a net that does not fit shows the part that does', async ({ page }) => {
  await open(page, 'layers=2,5');
  await expect(page.getByText('The kernel spans 5×5, but the padded Y is only 2×2')).toBeVisible();
  await expectSaid(page, 'Y (row 1, column 1) sees 4 elements of X.');
});

test('a bad number stays out, and the field says why', async ({ page }) => {
  await open(page);
  const layer = page.getByRole('group', { name: 'X → Y' });
  for (const [given, said] of [
    ['0', '0 does not work: from 1 to 7.'],
    ['1.5', '1.5 is not a whole number.'],
    ['two', '“two” is not a number.'],
  ]) {
    // prettier-ignore
    await layer.getByRole('textbox', { name: 'kernel' }).fill(given);
    await page.keyboard.press('Enter');
    await expect(layer.getByText(said)).toBeVisible();
    await expectSaid(page, 'Z sees 4 elements of Y and 9 elements of X.');
  }
});

test('every preset is shown whole, with its last map’s first element asked', async ({ page }) => {
  await open(page);
  const presets = page.getByRole('group', { name: 'Start from' }).getByRole('button');
  for (const preset of await presets.all()) {
    await preset.click();
    await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(1);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  }
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing in any look, ${lang}`, async ({ page }) => {
    await page.goto(`/?lab=receptive&lang=${lang}#v1.inputSize=5&layers=3p1,3p1&layer=2&at=1,1`);
    await expect(page.getByRole('grid').first()).toBeVisible();
    await expectAccessibleIn(page, { light: [1280], dark: [320, 1280], forced: [1280] });
  });
}

test('fits a page of 320 px; the elements of the notebook’s net are at least 24 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const hash of ['', 'inputSize=16&layers=3,3,3', 'inputSize=7&layers=3s2p1,3p1,2', 'layers=2,7']) {
    await page.goto('/?lab=learn');
    await open(page, hash);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, hash).toBeLessThanOrEqual(clientWidth);
  }
  await open(page);
  await page.reload();
  const small = await page
    .locator('receptive-lab')
    .locator('button, [role=gridcell], input, select')
    .evaluateAll((targets) =>
      targets
        .map((target) => target.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && Math.min(width, height) < 24),
    );
  expect(small).toEqual([]);
});

test('speaks Chinese throughout', async ({ page }) => {
  await page.goto('/?lab=receptive&lang=zh-Hans');
  await expectSaid(page, 'Z 看到 Y 的 4 个元素和 X 的 9 个元素。');
  await expect(page.locator('receptive-lab')).not.toContainText(/\b(sees|kernel|stride|padding|map)\b/);
});

test('a layer that does not fit is told by the names of the net as it is written', async ({ page }) => {
  await page.goto('/?lab=receptive');
  const add = page.getByRole('button', { name: 'Add a layer' });
  await add.click();
  await expect(page.getByRole('alert').filter({ hasText: 'the padded Y₂ is only 1×1' })).toBeVisible();
});

test('the focus stays in the net when the button that had it goes', async ({ page }) => {
  await open(page, 'inputSize=16&layers=2,2,2,2,2');
  await page.getByRole('button', { name: 'Add a layer' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove layer Y₅ → Y₆' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove layer Y₄ → Y₅' })).toBeFocused();
  await open(page, 'layers=2,2&at=none');
  await page.reload();
  await page.getByRole('button', { name: 'Remove layer Y → Z' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Add a layer' })).toBeFocused();
});
