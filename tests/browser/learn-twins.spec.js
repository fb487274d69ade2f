// The flip twins under the figure: both kernels, equal losses, and the half turn that makes them one.
import { expect, expectAccessible, test } from './fixtures.js';
import { expectMatrix } from './reading.js';

test('correlation and convolution learn turned kernels with equal losses', async ({ page }) => {
  await page.goto('/?lab=learn#v1.step=20');
  await page.getByRole('button', { name: 'Flip twins' }).click();
  const panel = page.locator('flip-twins');
  await expectMatrix(panel, /^W⋆, learned by cross-correlation/, [[0.9602, -0.9757]]);
  await expectMatrix(panel, /^W∗, learned by convolution/, [[-0.9757, 0.9602]]);
  await expect(panel.locator('.loss')).toHaveText(['loss = 0.0143', 'loss = 0.0143']);
  await expect(
    panel.getByText('losses differed by at most 0, and the kernels, one of them turned, by at most 0.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Turn W∗ by 180°' }).click();
  await expectMatrix(panel, /^W∗, learned by convolution, turned by 180°/, [[0.9602, -0.9757]]);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(panel.locator('.loss')).toHaveText([/^loss = 0\.01[01]/, /^loss = 0\.01[01]/]);
});

for (const [lang, theme] of [
  ['en', 'light'],
  ['zh-Hans', 'dark'],
]) {
  test(`the twins fit 320 px with a 7×7 kernel and axe finds nothing, ${lang}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const kernel = Array(7).fill('1,2,3,4,5,6,7').join(';');
    const x = Array(9).fill('1,0,2,0,3,0,1,0,2').join(';');
    await page.goto(`/?lab=learn&lang=${lang}&theme=${theme}#v1.view=twins&hidden=${kernel}&x=${x}&lr=0.0001&step=3`);
    await expect(page.locator('flip-twins matrix-grid')).toHaveCount(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}
