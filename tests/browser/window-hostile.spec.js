// Random starts, the padding as a screen reader meets it, sentences in the right number, and input nobody should give.
import { everyLook, expect, expectAccessible, expectAccessibleIn, test } from './fixtures.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

/**
 * Pastes a text, made in the page since a hundred megabytes take long to send there, into the first matrix.
 * @param {import('@playwright/test').Page} page @param {string} text @param {number} times
 */
async function paste(page, text, times) {
  await page
    .locator('matrix-grid')
    .first()
    .evaluate(
      (grid, given) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', given.text.repeat(given.times));
        grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      { text, times },
    );
}

test('random numbers have a seed that is seen, changed, and in the link', async ({ page }) => {
  await page.goto('/?lang=en');
  const draw = page.getByRole('button', { name: 'Random numbers' });
  await draw.click();
  await expect(page).toHaveURL(/x=/);
  const first = await readMatrix(page, /^X/);
  await draw.click();
  const seed = page.getByRole('textbox', { name: 'seed' });
  await expect(seed).toHaveValue('2');
  expect(await readMatrix(page, /^X/)).not.toEqual(first);
  await seed.fill('1');
  await seed.press('Enter');
  await expectMatrix(page, /^X/, first);
  await seed.fill('77');
  await seed.press('Enter');
  await expect(page).toHaveURL(/seed=77/);
  const drawn = await readMatrix(page, /^K/);
  await page.reload();
  await expectMatrix(page, /^K/, drawn);
  await expect(seed).toHaveValue('77');
});

test('a screen reader can read the padding, in the image and in how often it is read', async ({ page }) => {
  await page.goto('/?lang=en#v1.padding=1&mode=replicate');
  const table = page.getByRole('table', { name: 'X, image, 3 × 3, with what stands around it' });
  await expect(table.getByRole('row')).toHaveText([/0\s*0\s*1\s*2\s*2/, /0\s*0\s*1\s*2\s*2/, /3\s*3\s*4\s*5\s*5/, /6\s*6\s*7\s*8\s*8/, /6\s*6\s*7\s*8\s*8/]); // prettier-ignore
  await page.goto('/?lang=en#v1.padding=1&reads=1');
  const reads = page.getByRole('table', { name: /^X, how often read.*stands around/ });
  await expect(reads.getByRole('row').first()).toHaveText(/1\s*2\s*2\s*2\s*1/);
  await expectAccessible(page);
});

test('one row is not “1 rows”', async ({ page }) => {
  await page.goto('/?lang=en#v1.stride=2');
  await expect(page.getByText('+ 1 = 1 row and')).toBeVisible();
  await expect(page.getByText('+ 1 = 1 column:')).toBeVisible();
  await page.goto('/?lang=en#v1.k=1,1,1;1,1,1;1,1,1');
  await expect(page.getByText('3 − 3 + 1 = 1 place down')).toBeVisible();
  await page.goto('/?lang=zh-Hans#v1.stride=2');
  await expect(page.getByText('+ 1 = 1 行，')).toBeVisible();
});

test('what nobody should give is refused in words, and nothing is lost', async ({ page }) => {
  await page.goto('/?lang=en');
  await cellOf(page, /^X/, 0, 0).focus();
  for (const [make, words] of /** @type {const} */ ([
    ['1 '.repeat(50), 'What was pasted has 1×50 cells; there can be at most 32×32.'],
    ['<img src=x onerror=alert(1)>', 'is not a number. X, image stays as it was.'],
    ['1, NaN', '“NaN” is not a number. X, image stays as it was.'],
  ])) {
    await paste(page, make, 1);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectMatrix(page, /^X/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  }
  for (const size of [100_000_000, 2_000_000]) {
    await paste(page, '1\n', size / 2); // a million rows of one number, and fifty million
    await expect(page.getByText(`That is too much to paste: ${size} characters`)).toBeVisible();
    await expectMatrix(page, /^X/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  }
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing with a pin, a brush and padding, in any look: ${lang}`, async ({ page }) => {
    await page.goto(`/?lang=${lang}#v1.padding=1`);
    await cellOf(page, /^Y/, 1, 1).click();
    await page.getByRole('button', { name: /Paint X and K|上涂画/ }).click();
    await expectAccessibleIn(page, everyLook);
  });
}
