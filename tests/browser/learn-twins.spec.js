// The flip twins under the figure: both kernels, equal losses, and the half turn that makes them one.
import { expect, test } from './fixtures.js';
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
