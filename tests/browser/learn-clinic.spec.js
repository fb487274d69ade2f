// The bug clinic under the figure: steps compared, a wrong guess and its sign, the right one and its reason, the next case.
import { expect, expectAccessible, test } from './fixtures.js';
import { expectMatrix } from './reading.js';

test('a learner finds the mistake by comparing steps', async ({ page }) => {
  await page.goto('/?lab=learn');
  await page.getByRole('button', { name: 'Bug clinic' }).click();
  const clinic = page.locator('bug-clinic');
  await expect(clinic.getByText('No step is taken yet.').first()).toBeVisible();
  await page.getByRole('button', { name: 'One step' }).click();
  await expectMatrix(clinic, /^ΔW, the exact learner/, [[0.213, 0.114]]);
  await expectMatrix(clinic, /^ΔW, the learner with a mistake/, [[0.446, 0.238]]);
  const answer = clinic.getByRole('status');
  await clinic.getByRole('button', { name: 'The bias gets no gradient' }).click();
  await expect(answer).toHaveText(/^Not this one\. .*Δb would be exactly 0/);
  await clinic.getByRole('button', { name: 'The learning rate is too large' }).click();
  await expect(answer).toHaveText(/^Right\. .*beyond the limit/);
  await clinic.getByRole('button', { name: 'Next case' }).click();
  await expect(clinic.getByRole('heading', { name: 'Bug clinic, case 2' })).toBeVisible();
  await expect(answer).toHaveText('');
  await expect(page).toHaveURL(/clinic=2/);
});

test('mistakes that a task cannot show are not offered', async ({ page }) => {
  await page.goto('/?lab=learn#v1.view=clinic&bias=0&hidden=2&start=0');
  const question = page.getByRole('group', { name: 'What is wrong?' });
  await expect(question.getByRole('button')).toHaveCount(3);
  await expect(question.getByRole('button', { name: 'The bias gets no gradient' })).toHaveCount(0);
});

for (const [lang, theme] of [
  ['en', 'dark'],
  ['zh-Hans', 'light'],
]) {
  test(`the clinic fits 320 px and axe finds nothing, ${lang}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/?lab=learn&lang=${lang}&theme=${theme}#v1.view=clinic&clinic=3&step=100&hidden=1,2,3,4,5,6,7`);
    await page.locator('bug-clinic .guesses button').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}
