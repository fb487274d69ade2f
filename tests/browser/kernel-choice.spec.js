// The kernels with a name: chosen, recognised, changed.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

test('a named kernel is chosen, recognised in a link, and no longer named once it is changed', async ({ page }) => {
  await page.goto('/#v1.x=0,0,5,5;0,0,5,5;0,0,5,5');
  const choice = page.getByRole('combobox', { name: 'Kernel' });
  await expect(choice.getByRole('option', { selected: true })).toHaveText('its own numbers');
  await choice.selectOption('Sobel, upright edges');
  await expectMatrix(page, /^K/, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]); // prettier-ignore
  await expectMatrix(page, /^Y/, [[20, 20]]);
  await page.reload();
  await expect(choice).toHaveValue('sobel-x');
  await cellOf(page, /^K/, 1, 1).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(choice).toHaveValue('');
  await page.goBack();
  await expect(choice).toHaveValue('sobel-x');
  await page.goBack();
  await expectMatrix(page, /^K/, [[0, 1], [2, 3]]); // prettier-ignore
});

test('in the convolution lab a symmetric one makes no difference, Sobel changes its sign', async ({ page }) => {
  await page.goto('/?lab=convolve');
  const choice = page.getByRole('combobox', { name: 'Kernel' });
  await choice.selectOption('Gaussian blur');
  await expect(page.getByText('every tap has the same number as the tap opposite')).toBeVisible();
  await choice.focus();
  await page.keyboard.type('Sobel');
  await expectMatrix(page, /cross-correlation/, [[8]]);
  await expectMatrix(page, /, convolution/, [[-8]]);
});

test('every one has numbers that can be read, and axe finds nothing', async ({ page }) => {
  await page.goto('/?lang=zh-Hans&theme=dark');
  const choice = page.getByRole('combobox', { name: '卷积核' });
  for (const name of await choice
    .getByRole('option')
    .evaluateAll((all) => all.map((one) => /** @type {HTMLOptionElement} */ (one).value).filter(Boolean))) {
    await choice.selectOption(name);
    await expect(choice).toHaveValue(name);
    for (const text of await page.locator('#kernel .value').allTextContents())
      expect(text).toMatch(/^−?\d+(\.\d{1,3})?$/);
  }
  await expectAccessible(page);
});
