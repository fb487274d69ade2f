// The convolution lab: the half turn, both results side by side, and how far the kernel may reach.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix, readFormula } from './reading.js';

test('shows the kernel turned and both results', async ({ page }) => {
  await page.goto('/?lab=convolve');
  await expectMatrix(page, /^K, kernel/, [[0, 1], [2, 3]]); // prettier-ignore
  await expectMatrix(page, /^K, turned by 180°/, [[3, 2], [1, 0]]); // prettier-ignore
  await expectMatrix(page, /cross-correlation/, [[19, 25], [37, 43]]); // prettier-ignore
  await expectMatrix(page, /, convolution/, [[5, 11], [23, 29]]); // prettier-ignore
  await expect.poll(() => readFormula(page)).toBe('(X∗K)1,1=0·3+1·2+3·1+4·0=5');
  await expectMatrix(page, /difference/, [[-14, -14], [-14, -14]]); // prettier-ignore
  await expect(page.getByText('2 pairs of opposite taps disagree: 0 ≠ 3 (row 1, column 1), 1 ≠ 2 (row 1, column 2).')).toBeVisible(); // prettier-ignore
});

test('full reaches over the edge, with zeros drawn around the image', async ({ page }) => {
  await page.goto('/?lab=convolve');
  await page.getByRole('button', { name: 'full' }).click();
  await expectMatrix(page, /, convolution/, [[0, 0, 1, 2], [0, 5, 11, 11], [6, 23, 29, 23], [12, 32, 37, 24]]); // prettier-ignore
  await expectMatrix(page, /^X, image/, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  await cellOf(page, /, convolution/, 0, 3).hover();
  await expect.poll(() => readFormula(page)).toBe('(X∗K)1,4=0·3+0·2+2·1+0·0=2');
  await expect(page.getByText('3 of them are with zeros of the padding.').first()).toBeVisible();
  await expect(page).toHaveURL(/#v1\.mode=full/);
  await page.goBack();
  await expectMatrix(page, /, convolution/, [[5, 11], [23, 29]]); // prettier-ignore
});

test('same has as many cells as the image, the odd row where SciPy has it', async ({ page }) => {
  await page.goto('/?lab=convolve#v1.mode=same');
  // scipy.signal.correlate2d and convolve2d with mode='same'
  await expectMatrix(page, /cross-correlation/, [[19, 25, 10], [37, 43, 16], [7, 8, 0]]); // prettier-ignore
  await expectMatrix(page, /, convolution/, [[0, 0, 1], [0, 5, 11], [6, 23, 29]]); // prettier-ignore
});

test('a term lights its tap in the kernel as it is and as it is turned', async ({ page }) => {
  await page.goto('/?lab=convolve');
  await page.locator('.term').first().hover(); // 0·3: the turned kernel's first tap is K's last
  await expect(page.locator('#kernel .marked')).toHaveText('3');
  await expect(page.locator('#turned .marked')).toHaveText('3');
  await cellOf(page, /cross-correlation/, 0, 0).click();
  await expect(page).toHaveURL(/of=correlation/);
  await page.locator('.term').first().hover();
  await expect(page.locator('#kernel .marked')).toHaveText('0');
  await expect(page.locator('#turned .marked')).toHaveCount(0);
  await page.reload();
  await expect.poll(() => readFormula(page), 'which result is selected is in the link').toMatch(/^\(X⋆K\)1,1=/);
});

test('for a kernel that is its own half turn the results agree, and every tap is marked so', async ({ page }) => {
  await page.goto('/?lab=convolve#v1.k=1,2;2,1');
  await expect(page.getByText('every tap has the same number as the tap opposite')).toBeVisible();
  await expect(page.locator('#kernel .equal')).toHaveCount(4);
  await expectMatrix(page, /difference/, [[0, 0], [0, 0]]); // prettier-ignore
  await page.getByRole('button', { name: 'same', exact: true }).click(); // SciPy's odd row lies on opposite sides
  await expect(page.getByText('the same numbers are shifted by one')).toBeVisible();
});

test('kernels that agree, and that change their sign, are a press away', async ({ page }) => {
  await page.goto('/?lab=convolve');
  await page.getByRole('button', { name: 'agrees' }).click();
  await expectMatrix(page, /^K, kernel/, [[0, 1], [1, 0]]); // prettier-ignore
  await expectMatrix(page, /difference/, [[0, 0], [0, 0]]); // prettier-ignore
  await page.getByRole('button', { name: 'changes its sign' }).click();
  await expectMatrix(page, /^K, kernel/, [[0, 1], [-1, 0]]); // prettier-ignore
  await expectMatrix(page, /, cross-correlation/, [[-2, -2], [-2, -2]]); // prettier-ignore
  await expectMatrix(page, /, convolution/, [[2, 2], [2, 2]]); // prettier-ignore
  await expect(page.getByText('convolution is cross-correlation times −1')).toBeVisible();
});

test('stamps fill Y one by one until it is the full convolution', async ({ page }) => {
  await page.goto('/?lab=convolve');
  const panel = page.locator('stamp-panel');
  await expectMatrix(panel, /^Y, full convolution so far/, [[0, 0, 1, 2], [0, 5, 11, 6], [6, 17, 12, 0], [0, 0, 0, 0]]); // prettier-ignore
  await expectMatrix(panel, /^4 · K/, [[0, 4], [8, 12]]); // prettier-ignore
  await panel.getByRole('button', { name: 'One cell on' }).click();
  await expect(panel.getByText('Row 2, column 3 of X is 5').first()).toBeVisible();
  await panel.getByRole('slider').press('End');
  await expectMatrix(panel, /^Y, full convolution, /, [[0, 0, 1, 2], [0, 5, 11, 11], [6, 23, 29, 23], [12, 32, 37, 24]]); // prettier-ignore
  await expect(panel.getByText('Y is in every cell what the engine’s sliding window gives')).toBeVisible();
  await expect(page).toHaveURL(/stamp=2,2/);
});

test('a cell of Y tells which stamps fell on it, by pointer and by keyboard', async ({ page }) => {
  await page.goto('/?lab=convolve#v1.stamp=2,2');
  const panel = page.locator('stamp-panel');
  await cellOf(panel, /^Y/, 1, 1).hover();
  await expect.poll(() => readFormula(panel)).toBe('Y2,2=0·3+1·2+3·1+4·0=5');
  await expect(panel.locator('#stamped-x .tapped')).toHaveCount(4);
  await cellOf(panel, /^X/, 0, 1).focus();
  await page.keyboard.press('Enter');
  await expectMatrix(panel, /^1 · K/, [[0, 1], [2, 3]]); // prettier-ignore
  await cellOf(panel, /^Y/, 3, 3).focus();
  await expect(panel.getByText('Row 4, column 4 of Y: no stamp has fallen on it yet.').first()).toBeVisible();
});

test('the turn is played again on demand, and in steps under reduced motion', async ({ page }) => {
  await page.addInitScript(() => {
    const { animate } = Element.prototype;
    let count = 0;
    Element.prototype.animate = function (...given) {
      count += 1;
      document.documentElement.dataset.animations = String(count);
      return animate.apply(this, given);
    };
  });
  const played = () => page.evaluate(() => Number(document.documentElement.dataset.animations ?? 0));
  const turn = page.getByRole('button', { name: 'Show again how the kernel turns' });
  await page.goto('/?lab=convolve');
  await turn.click();
  await expect.poll(played).toBe(5); // the matrix one way, its four figures the other
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await turn.click();
  await expectMatrix(page, /^K, as it is/, [[0, 1], [2, 3]]); // prettier-ignore
  await turn.click();
  await expectMatrix(page, /^K, upside down/, [[2, 3], [0, 1]]); // prettier-ignore
  await turn.click();
  await expectMatrix(page, /^K, turned by 180°/, [[3, 2], [1, 0]]); // prettier-ignore
  expect(await played()).toBe(5);
});

test('a kernel larger than the image fits nowhere in valid, and somewhere in full', async ({ page }) => {
  await page.goto('/?lab=convolve#v1.x=5&k=1,2');
  await expect(page.getByText('The kernel (1×2) is larger than the image (1×1)')).toBeVisible();
  await page.getByRole('button', { name: 'full' }).click();
  await expectMatrix(page, /, convolution/, [[5, 10]]);
  await expectMatrix(page, /cross-correlation/, [[10, 5]]);
});
