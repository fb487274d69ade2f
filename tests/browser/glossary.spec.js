// The glossary: opened from a word by pointer, keyboard and touch, read by a screen reader, fetched only when asked for.
import { expect, expectAccessibleIn, test } from './fixtures.js';

test('a term of a text opens its entry, and the focus comes back to it', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/?lab=convolve');
  const link = page.getByRole('button', { name: 'kernel', exact: true });
  await expect(link).toBeVisible();
  expect(asked.filter((url) => /glossary-dialog/.test(url))).toEqual([]);
  await link.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'kernel 卷积核' });
  await expect(dialog).toHaveAccessibleDescription(/The small matrix that slides over the image/);
  expect(asked.filter((url) => /glossary-dialog/.test(url))).toHaveLength(1);
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Close the glossary' })).toBeFocused();
  await dialog.getByRole('button', { name: 'dilation' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'dilation 膨胀率' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /dilation/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('the text of every lab leads to the glossary', async ({ page }) => {
  for (const [lab, word, entry] of [
    ['correlate', '互相关', /^互相关 cross-correlation/],
    ['images', '卷积核', /^卷积核 kernel/],
    ['learn', '损失', /^损失 loss/],
    ['receptive', '感受野', /^感受野 receptive field/],
  ]) {
    await page.goto(`/?lab=${lab}&lang=zh-Hans`);
    await page.locator('.lead').getByRole('button', { name: word, exact: true }).click();
    await expect.soft(page.getByRole('dialog', { name: entry }), `${lab}`).toBeVisible();
  }
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing in it in any look, ${lang}, and it fits 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/?lab=channels&lang=${lang}`);
    await page.getByRole('button', { name: lang === 'en' ? 'Glossary' : '术语表' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(lang === 'en' ? 'All terms' : '全部术语').click();
    await expect(dialog.getByRole('button', { name: lang === 'en' ? 'momentum' : '动量' })).toBeVisible();
    await expectAccessibleIn(page, { light: [320], dark: [320], forced: [320] });
    const box = await dialog.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
  });
}

test.describe('by touch', () => {
  test.use({ hasTouch: true });
  test('a tap opens it, a tap beside it closes it', async ({ page }) => {
    await page.goto('/?lab=transpose&lang=zh-Hans');
    await page.getByRole('button', { name: '步幅', exact: true }).tap();
    await expect(page.getByRole('dialog', { name: '步幅 stride' })).toBeVisible();
    await page.touchscreen.tap(5, 5);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
