// The learning lab when nobody looks: its tab is frozen in the middle of a run, and comes back.
import { expect, test } from './fixtures.js';

/** @param {import('@playwright/test').Page} page */
const said = (page) => page.locator('.said').getByRole('paragraph').first();
/** @param {import('@playwright/test').Page} page */
const stepNow = async (page) => Number(/\d+/.exec(await said(page).innerText())?.[0] ?? NaN);

test('a frozen tab comes back to its run: no step is lost, and none came faster than the pace', async ({
  page,
  context,
}) => {
  test.slow();
  await page.goto('/?lab=learn#v1.steps=10000&speed=10&lr=0.001');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(said(page)).toHaveText(/^Step [1-9]\d* of 10000/);
  const tab = await context.newCDPSession(page);
  const before = await stepNow(page);
  const started = Date.now();
  await tab.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((done) => setTimeout(done, 4000));
  await tab.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const after = await stepNow(page);
  // Ten steps a second and no more, however long all of this took.
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after - before).toBeLessThanOrEqual(10 * ((Date.now() - started) / 1000) + 10);
  await page.getByText('The losses as a table').click();
  const rows = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row');
  await expect(rows).toHaveCount(after + 1);
});
