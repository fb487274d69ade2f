// The bug clinic under the figure: steps compared, a wrong guess and its sign, the right one and its reason, the next case.
import { expect, test } from './fixtures.js';
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
