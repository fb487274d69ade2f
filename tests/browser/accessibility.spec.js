// What everyone needs: axe clean in both languages and in every look, no sideways scrolling, targets one can hit.
import {
  everyLook,
  expect,
  expectAccessible,
  expectAccessibleIn,
  expectLargeEnough,
  expectNoOverflow,
  test,
} from './fixtures.js';

for (const lab of /** @type {const} */ (['correlate', 'convolve', 'channels', 'transpose'])) {
  for (const lang of ['en', 'zh-Hans']) {
    test(`axe finds nothing in ${lab}, ${lang}, in any look`, async ({ page }) => {
      await page.goto(`/?lab=${lab}&lang=${lang}`);
      await expect(page.getByRole('grid').first()).toBeVisible();
      await expectAccessibleIn(page, { ...everyLook, light: [1280] });
    });
  }

  test(`${lab} fits pages of every width, whatever it holds, and what is to be hit is large enough`, async ({
    page,
  }) => {
    await page.goto(`/?lab=${lab}&lang=en`);
    await expect(page.getByRole('grid').first()).toBeVisible();
    for (const width of [344, 360, 400, 431, 433, 480, 600, 703, 705, 768, 1023, 1025, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      await expectNoOverflow(page, `${width} px`);
    }
    for (const folded of await page.locator('summary').all()) await folded.click();
    await expectLargeEnough(
      page.locator('button, input, select, summary, a[href]:not(.skip), [role="gridcell"]'),
      'everything unfolded',
    );
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
      await expectNoOverflow(page, `320 px, ${hash}`);
    }
  });
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
});
