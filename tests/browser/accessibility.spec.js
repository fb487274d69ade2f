// What everyone needs: axe clean in both languages and themes, no sideways scrolling at 320 px, targets one can hit.
import { expect, expectAccessible, test } from './fixtures.js';

const labs = /** @type {const} */ (['correlate', 'convolve', 'channels', 'transpose']);

for (const lab of labs) {
  for (const lang of ['en', 'zh-Hans']) {
    for (const theme of ['light', 'dark']) {
      test(`axe finds nothing in ${lab}, ${lang}, ${theme}`, async ({ page }) => {
        await page.goto(`/?lab=${lab}&lang=${lang}&theme=${theme}`);
        await expect(page.getByRole('grid').first()).toBeVisible();
        await expectAccessible(page);
      });
    }
  }

  test(`${lab} fits a page of 320 px, whatever it holds`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = Array(6).fill(Array(8).fill(-123.456).join(',')).join(';');
    for (const hash of [
      '',
      `#v1.x=${wide}&k=1,-1`,
      '#v1.x=1,2&k=1,2,3,4,5',
      '#v1.padding=8',
      '#v1.dilation=8',
      `#v1.x=${Array(32).fill(1).join(',')}`,
    ]) {
      await page.goto(`/?lab=${lab}&lang=en`);
      await page.goto(`/?lab=${lab}&lang=en${hash}`);
      await expect(page.getByRole('grid').first()).toBeVisible();
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }));
      expect(scrollWidth, `${hash} is no wider than the page`).toBeLessThanOrEqual(clientWidth);
    }
  });

  test(`${lab} fits pages of every width in between`, async ({ page }) => {
    await page.goto(`/?lab=${lab}&lang=en`);
    await expect(page.getByRole('grid').first()).toBeVisible();
    for (const width of [344, 360, 400, 431, 433, 480, 600, 703, 705, 768, 1023, 1025, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
        .toBeLessThanOrEqual(0);
    }
  });

  test(`everything to be hit in ${lab} is at least 24 px wide and high`, async ({ page }) => {
    await page.goto(`/?lab=${lab}`);
    await expect(page.getByRole('grid').first()).toBeVisible();
    for (const folded of await page.locator('summary').all()) await folded.click();
    for (const target of await page.locator('button, summary, a[href]:not(.skip), [role="gridcell"]').all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), (await target.textContent()) ?? '').toBeGreaterThanOrEqual(
        24,
      );
    }
  });
}

for (const lab of /** @type {const} */ (['convolve', 'channels', 'transpose'])) {
  for (const lang of ['en', 'zh-Hans']) {
    for (const width of [320, 768, 1280]) {
      test(`axe finds nothing in ${lab}, ${lang}, at ${width} px, in forced colours`, async ({ page }) => {
        await page.setViewportSize({ width, height: 720 });
        await page.emulateMedia({ forcedColors: 'active' });
        await page.goto(`/?lab=${lab}&lang=${lang}`);
        await expect(page.getByRole('grid').first()).toBeVisible();
        await expectAccessible(page);
      });
    }
    for (const width of [320, 768]) {
      test(`axe finds nothing in ${lab}, ${lang}, at ${width} px, dark`, async ({ page }) => {
        await page.setViewportSize({ width, height: 720 });
        await page.goto(`/?lab=${lab}&lang=${lang}&theme=dark`);
        await expect(page.getByRole('grid').first()).toBeVisible();
        await expectAccessible(page);
      });
    }
  }
}

test('an error is named to assistive technology and axe clean', async ({ page }) => {
  await page.goto('/#v1.x=1,2&k=1,2,3');
  await expect(page.getByText('is larger than the image')).toBeVisible();
  await expect(page.getByRole('grid', { name: /^K/ })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
});

test('forced colours keep the window, the selection and the numbers apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  await expect(page.getByRole('grid').first()).toBeVisible();
  await expect(page.locator('.frame').first()).toHaveCSS('border-style', 'double');
  await expectAccessible(page);
});
