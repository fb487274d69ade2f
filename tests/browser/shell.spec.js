// The shell: labs with addresses of their own, two languages, three themes, links that restore everything.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

test('each lab has a link, an address and its place in the back button', async ({ page }) => {
  await page.goto('/');
  const labs = page.getByRole('navigation', { name: 'Labs' });
  await expect(labs.getByRole('link')).toHaveText(['Cross-correlation', 'Convolution', 'Pictures', 'Channels', 'Transposed convolution', 'Learning a kernel', 'Receptive field']); // prettier-ignore
  await labs.getByRole('link', { name: 'Convolution', exact: true }).click();
  await expect(page).toHaveURL(/\?lab=convolve$/);
  await expect(labs.getByRole('link', { name: 'Convolution', exact: true })).toHaveAttribute('aria-current', 'page');
  await labs.getByRole('link', { name: 'Receptive field' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Receptive field · convscope');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Convolution');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cross-correlation');
});

test('a lab is found again as it was left', async ({ page }) => {
  await page.goto('/#v1.k=1,1');
  await page.getByRole('link', { name: 'Convolution', exact: true }).click();
  await expectMatrix(page, /^K, kernel/, [[0, 1], [2, 3]]); // prettier-ignore
  await page.getByRole('link', { name: 'Cross-correlation' }).click();
  await expectMatrix(page, /^K, kernel/, [[1, 1]]);
  await expect(page).toHaveURL(/\/#v1\.k=1,1$/);
});

test('a link restores what was changed, in the language and theme it was sent in', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '简体中文' }).click();
  await page.getByRole('button', { name: '深色' }).click();
  await cellOf(page, /^K/, 0, 0).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await cellOf(page, /^Y/, 1, 1).click();
  await expect(page).toHaveURL(/lang=zh-Hans&theme=dark#v1\.k=7,1;2,3&at=1,1/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('互相关');
  await expectMatrix(other, /^K，卷积核/, [[7, 1], [2, 3]]); // prettier-ignore
  await expect(cellOf(other, /^Y/, 1, 1)).toHaveAttribute('aria-selected', 'true');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the language changes at once, text, title and document', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page).toHaveTitle('互相关 · convscope');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByText('K 盖住 X 的第 1–2 行、第 1–2 列，4 个乘积之和为 19。').first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle('Cross-correlation · convscope');
});

test.describe('for a reader of Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('the page starts in Chinese', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('navigation', { name: '实验' }).getByRole('link')).toHaveText(['互相关', '卷积', '图片', '通道', '转置卷积', '学习卷积核', '感受野']); // prettier-ignore
  });
});

test('dark and light are as the system has it until one is chosen', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Light' }).click();
  await expect.poll(paper).toBe(light);
  await page.getByRole('button', { name: 'Like the system' }).click();
  await expect.poll(paper).toBe(dark);
  await expect(page).toHaveURL(/\/$/);
});

test('a link that asks for what cannot be still opens, and says what was left out', async ({ page }) => {
  await page.goto('/?theme=pink#v1.k=1,x&at=1,1&color=red');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  const notes = page.getByRole('status').filter({ hasText: 'The link' });
  await expect(notes.getByRole('listitem')).toHaveCount(3);
  await expect(notes).toContainText('k = “1,x”');
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(notes).toHaveCount(0);
});

test('another place in the address bar is opened without a reload', async ({ page }) => {
  await page.goto('/');
  await expectMatrix(page, /^K/, [[0, 1], [2, 3]]); // prettier-ignore
  await page.evaluate(() => (location.hash = 'v1.k=2'));
  await expectMatrix(page, /^K/, [[2]]);
});

test('nothing is stored', async ({ page, context }) => {
  await page.goto('/');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('the skip link leads past the header without losing the lab’s state', async ({ page }) => {
  await page.goto('/#v1.k=2');
  await expectMatrix(page, /^K/, [[2]]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expectMatrix(page, /^K/, [[2]]);
});

test.describe('where the engine does not arrive', () => {
  test.use({ expectedProblems: [/\.wasm|Failed to load resource/] });
  test('the lab says so, and the shell works on', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('The engine could not be loaded.');
    await page.getByRole('button', { name: '简体中文' }).click();
    await expect(page.getByRole('alert')).toContainText('计算引擎没能加载');
    await page.unroute('**/*.wasm');
    await page.getByRole('link', { name: '卷积', exact: true }).click();
    await expectMatrix(page, /^X ∗ K/, [[5, 11], [23, 29]]); // prettier-ignore
  });
});

test('the lab asked for last is the one shown, however late another arrives', async ({ page }) => {
  /** @type {() => void} */
  let arrive = () => {};
  const late = new Promise((resolve) => (arrive = () => resolve(undefined)));
  await page.route(/learn-lab.*\.js/, (route) => late.then(() => route.continue()));
  await page.goto('/');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  await page.getByRole('link', { name: 'Learning a kernel' }).click();
  await page.getByRole('link', { name: 'Cross-correlation' }).click();
  const arrived = page.waitForResponse(/learn-lab.*\.js/);
  arrive();
  await arrived;
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await expect(page.locator('learn-lab')).toHaveCount(0);
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

test('a refusal is said in the language of the moment, and goes with the value it was about', async ({ page }) => {
  await page.goto('/?lab=learn');
  const rate = page.getByRole('textbox', { name: 'Learning rate' });
  await rate.fill('abc');
  await rate.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '“abc” is not a number.' })).toBeVisible();
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '“abc”不是数。' })).toBeVisible();
  await page.getByRole('slider', { name: '学习率' }).press('ArrowRight');
  await expect(page.getByRole('alert').filter({ hasText: 'abc' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: '学习率' })).not.toHaveAttribute('aria-invalid');

  await page.goto('/?lang=en');
  await cellOf(page, /^X/, 0, 0).click();
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '不是数。这一格仍是 0。' })).toBeVisible();
  await page.getByRole('button', { name: '边缘，6×8' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'abc' })).toHaveCount(0);
});
