// What one can take away: code to copy, matrices as files, by mouse and by keyboard.
import { readFileSync } from 'node:fs';
import { expect, expectAccessibleIn, test } from './fixtures.js';
import { cellOf, readMatrix } from './reading.js';

test('the code follows the settings and is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/#v1.padding=1&stride=2');
  await page.getByText('Take it away').click();
  const code = page.getByRole('region', { name: 'The same in PyTorch' });
  await expect(code).toContainText('stride=(2, 2)');
  await page.getByRole('button', { name: 'More dilation', exact: true }).click();
  await expect(code).toContainText('dilation=(2, 2)');
  await page.getByRole('button', { name: 'NumPy, SciPy' }).press('Enter');
  await page.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Y = correlate2d(X, spread, mode='valid')[::2, ::2]\nprint(Y)\n");
});

test('where the clipboard is out of reach the code is selected instead', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not here', 'NotAllowedError'));
  });
  await page.goto('/');
  await page.getByText('Take it away').click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Selected: copy it with Ctrl+C.')).toBeVisible();
});

test('the output is saved as a file', async ({ page }) => {
  await page.goto('/');
  await page.getByText('Take it away').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Y.csv' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Y.csv');
  expect(readFileSync(await file.path(), 'utf8')).toBe('19,25\n37,43\n');
  const binary = page.waitForEvent('download');
  await page.getByRole('button', { name: 'K.npy' }).click();
  const bytes = readFileSync(await (await binary).path());
  expect(bytes.subarray(1, 6).toString('latin1')).toBe('NUMPY');
  expect(bytes.readDoubleLE(bytes.length - 8)).toBe(3);
  // Of a layer with channels the whole tensors, as PyTorch has them.
  await page.goto('/?lab=channels');
  await page.getByText('Take it away').click();
  const tensor = page.waitForEvent('download');
  await page.getByRole('button', { name: 'W.npy' }).click();
  const weights = readFileSync(await (await tensor).path());
  expect(weights.subarray(10, 90).toString('latin1')).toContain("'shape': (2, 3, 3, 3)");
  const kernels = await Promise.all([...'₁₂'].flatMap((out) => [...'₁₂₃'].map((into) => readMatrix(page, new RegExp(`^K${out}${into}`))))); // prettier-ignore
  kernels
    .flat(2)
    .forEach((value, index) => expect(weights.readDoubleLE(weights.length - 8 * (54 - index))).toBe(value));
});

test('in the convolution lab the code is that of the result one looks at', async ({ page }) => {
  await page.goto('/?lab=convolve#v1.mode=same');
  await page.getByText('Take it away').click();
  const code = page.getByRole('region', { name: 'The same in PyTorch' });
  await expect(code).toContainText('K.flip(0, 1)');
  await cellOf(page, /cross-correlation/, 0, 0).click();
  await page.mouse.move(2, 2);
  await expect(code).not.toContainText('flip');
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing in what the labs give away, ${lang}, 320 px`, async ({ page }) => {
    for (const lab of ['correlate', 'convolve', 'channels', 'transpose']) {
      await test.step(lab, async () => {
        await page.goto(`/?lab=${lab}&lang=${lang}`);
        await page.locator('take-away summary').click();
        await expectAccessibleIn(page, { light: [320], dark: [320] });
      });
    }
  });
}
