// What is kept while one works in a lab with a window: the steps to go back, the pinned cell, the speed of the walk.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix, readFormula } from './reading.js';

test('undo and redo by button and by key, named after what they change; a link is a beginning', async ({ page }) => {
  await page.goto('/?lang=en#v1.k=1');
  const history = page.getByRole('group', { name: 'Undo and redo' });
  await expect(history.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await cellOf(page, /^K/, 0, 0).focus();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More stride' }).click();
  await expectMatrix(page, /^Y/, [[0, 10], [30, 40]]); // prettier-ignore
  await history.getByRole('button', { name: 'Undo: settings' }).click();
  await page.keyboard.press('Control+z');
  await expectMatrix(page, /^K/, [[1]]);
  await expect(history.getByRole('button', { name: 'Redo: numbers of K' })).toBeVisible();
  await page.keyboard.press('Control+y');
  await expectMatrix(page, /^K/, [[5]]);
  await page.keyboard.press('Control+Shift+Z');
  await expectMatrix(page, /^Y/, [[0, 10], [30, 40]]); // prettier-ignore
  await page.reload();
  await expectMatrix(page, /^Y/, [[0, 10], [30, 40]]); // prettier-ignore
});

test('while a cell is typed into, Ctrl+Z is the field’s own', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('button', { name: 'More stride' }).click();
  await cellOf(page, /^X/, 0, 0).click();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/stride=2/);
});

test('a click pins: pointing elsewhere does not look away until Escape, a second click or the button', async ({
  page,
}) => {
  await page.goto('/?lang=en');
  await cellOf(page, /^Y/, 1, 1).click();
  await expect(page.getByRole('status').filter({ hasText: 'Row 2, column 2 is pinned' })).toBeVisible();
  await cellOf(page, /^Y/, 0, 0).hover();
  await expect(cellOf(page, /^Y/, 1, 1)).toHaveAttribute('aria-selected', 'true');
  await cellOf(page, /^X/, 2, 2).hover(); // lights its term of the pinned sum
  await expect(page.locator('.term.active')).toHaveText('8·3');
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,2=/);
  await page.keyboard.press('Escape');
  await cellOf(page, /^Y/, 0, 0).hover();
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,1=/);
  await cellOf(page, /^Y/, 0, 1).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,2=/);
  await page.emulateMedia({ forcedColors: 'active' });
  await expectAccessible(page);
  await cellOf(page, /^Y/, 0, 1).click();
  await expect(page.getByText('is pinned')).toHaveCount(0);
  await page.mouse.move(2, 2);
  await cellOf(page, /^Y/, 1, 0).click();
  await page.getByRole('button', { name: 'Let go (Esc)' }).press('Enter');
  await expect(page.getByText('is pinned')).toHaveCount(0);
  await expect(
    page.getByRole('slider', { name: 'Place of the kernel' }),
    'the focus does not go with it',
  ).toBeFocused();
});

test('the walk goes at the speed that is chosen', async ({ page }) => {
  await page.clock.install();
  await page.goto('/?lang=en');
  const speed = page.getByRole('combobox', { name: 'Cells a second' });
  await speed.selectOption('4');
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.clock.runFor(260);
  await expect.poll(() => readFormula(page)).toMatch(/^Y1,2=/);
  await page.clock.runFor(250);
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,1=/);
  await speed.selectOption('0.5');
  await page.clock.runFor(1900);
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,1=/);
  await page.clock.runFor(200);
  await expect.poll(() => readFormula(page)).toMatch(/^Y2,2=/);
});
