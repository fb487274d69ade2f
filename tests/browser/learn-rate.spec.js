// The learning rate on its scale and in its panel: the limit, every direction of the loss, the optimizers, what X cannot teach.
import { expect, test } from './fixtures.js';
import { cellOf } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} [hash] */
async function open(page, hash = '') {
  await page.goto(`/?lab=learn${hash && `#v1.${hash}`}`);
  await expect(page.getByRole('heading', { name: 'Why this learning rate works or breaks' })).toBeVisible();
}

/** @param {Page} page */
const modes = (page) => page.getByRole('list', { name: 'Directions of the loss' }).getByRole('listitem');

/** The table of limits, a row a case. @param {Page} page */
async function cases(page) {
  const table = page.getByRole('table', { name: 'What the bias and the mean do to the limit' });
  const texts = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())),
    );
  return texts;
}

test('the course’s table of limits is on the page', async ({ page }) => {
  await open(page);
  expect(await cases(page)).toEqual([
    ['Σ R², without bias', '60, 12', '0.0333333', '30 %'],
    ['▸ Σ R², with bias', '124.307, 19.6932, 12', '0.0160892', '62 %'],
    ['mean R², without bias', '1.42857, 0.285714', '1.4', '0.71 %'],
    ['mean R², with bias', '2.95969, 0.468886, 0.285714', '0.675747', '1 %'],
  ]);
});

for (const { what, hash, losses } of [
  {
    what: 'diverge with the bias',
    hash: 'lr=0.03&start=0.5,0.5&startBias=0&step=4',
    losses: [27, 94.608, 666.405, 4948.963],
  },
  {
    what: 'converge without it',
    hash: 'lr=0.03&bias=0&start=0,0&step=11',
    losses: [12, 4.9152, 2.013266, 0.824634, 0.33777, 0.138351, 0.056668, 0.023211, 0.009507, 0.003894, 0.001595],
  },
]) {
  test(`at 0.03 the course’s losses ${what}, as the table of losses says them`, async ({ page }) => {
    await open(page, hash);
    await page.getByText('The losses as a table').click();
    const rows = page.getByRole('table', { name: 'The losses as a table' }).locator('tbody tr');
    await expect(rows).toHaveCount(losses.length);
    const texts = await rows.locator('td').allTextContents();
    texts.forEach((text, index) => expect(Math.abs(Number(text) - losses[index])).toBeLessThanOrEqual(0.0005 + 1e-9));
  });
}

test('the learning rate is told as a part of its limit, and every direction by its factor', async ({ page }) => {
  await open(page, 'bias=0&lr=0.03');
  await expect(page.getByText(/^Learning rate 0\.03: 90 % of the limit 0\.03333/).first()).toBeVisible();
  await expect(modes(page)).toHaveCount(2);
  await expect(modes(page).nth(0)).toContainText(/λ\s*=\s*60\s*1\s*−\s*0\.03\s*·\s*60\s*=\s*−0\.8\s*Jumps across/);
  await expect(modes(page).nth(1)).toContainText(/λ\s*=\s*12\s*1\s*−\s*0\.03\s*·\s*12\s*=\s*0\.64\s*Closer/);
  await page.getByRole('checkbox', { name: 'bias b' }).check();
  await expect(page.getByText(/^Learning rate 0\.03: 186 % of the limit 0\.01609/).first()).toBeVisible();
  await expect(modes(page).nth(0)).toContainText('lands farther away');
});

test('the best constant rate of the course, 1/36, keeps two thirds of the distance in both directions', async ({
  page,
}) => {
  await open(page, `bias=0&lr=${1 / 36}`);
  for (const mode of [0, 1]) await expect(modes(page).nth(mode)).toContainText(/=\s*−?0\.667/);
});

test('the handle is moved by keyboard, and the panel follows', async ({ page }) => {
  await open(page, 'step=3');
  const handle = page.getByRole('slider', { name: 'Learning rate' });
  await handle.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.0001');
  await expect(page.getByText(/^Learning rate 0\.0001: 0\.62 % of the limit/).first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/lr=10(&|$)/);
});

test('the fastest rate, plain and with momentum, is offered and taken', async ({ page }) => {
  await open(page, 'bias=0&steps=200&speed=max');
  const best = page.getByRole('group', { name: 'Fastest for this task:' });
  await best.getByRole('button', { name: /^SGD with 0\.0278 \(keeps 0\.667/ }).click();
  await expect(page).toHaveURL(/lr=0\.0278/);
  await expect(page.getByText(/the slowest keeps 0\.66[78]/).first()).toBeVisible();
  await best.getByRole('button', { name: /with momentum 0\.146/ }).click();
  await expect(page.getByRole('button', { name: 'Momentum', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('textbox', { name: 'Momentum μ' })).toHaveValue('0.146');
});

test('every optimizer reaches the hidden kernel, and Adam is said to have no limit', async ({ page }) => {
  for (const [optimizer, lr] of [
    ['momentum', '0.01'],
    ['nesterov', '0.005'],
    ['adam', '0.1'],
  ]) {
    await page.goto('/?lab=receptive');
    await open(page, `optimizer=${optimizer}&lr=${lr}&step=1000`);
    await expect(page.getByText(/^Paused after 1000 steps|^After 1000 steps/).first()).toBeVisible();
    const now = await page
      .getByRole('table', { name: 'The numbers being learned' })
      .locator('.now.number, td.now')
      .allTextContents();
    expect(
      now.map((text) => Math.round(Number(text.replaceAll('−', '-')) * 1000) / 1000 + 0),
      optimizer,
    ).toEqual([1, -1, 0]);
  }
  await expect(page.getByText(/^Adam divides every number’s step/).first()).toBeVisible();
});

test('a flat X cannot teach all; a number typed into X makes what is missing vanish', async ({ page }) => {
  const ones = Array(6).fill('1,1,1,1,1,1,1,1').join(';');
  await open(page, `x=${ones}&bias=0&step=20`);
  const note = page.getByText(/^X cannot teach everything: 1 direction \(w₁ 0\.71, w₂ −0\.71\)/);
  await expect(note).toBeVisible();
  await expect(modes(page).nth(0)).toContainText(/λ\s*=\s*168\b/);
  await expect(modes(page).nth(1)).toContainText(/λ\s*=\s*0\b/);
  await expect(modes(page).nth(1)).toContainText('Never moves');
  await cellOf(page, /^X/, 1, 1).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await expect(note).toHaveCount(0);
});

test('many directions are folded, and all are shown when asked for', async ({ page }) => {
  await open(page, 'hidden=1,0,-1;2,0,-2;1,0,-1&start=0&lr=0.001');
  await expect(modes(page)).toHaveCount(6);
  const more = page.getByRole('button', { name: 'Show all 10 directions' });
  await more.click();
  await expect(modes(page)).toHaveCount(10);
  await expect(page.getByRole('button', { name: 'Show fewer directions' })).toHaveAttribute('aria-expanded', 'true');
});

test('the panel fits 320 px, with a large kernel too, and its targets are at least 24 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const hash of [
    'lr=0.03',
    'hidden=1,0,-1,2,1;2,0,-2,1,1;1,0,-1,0,0;0,0,0,0,1;1,2,1,0,1&lr=0.0001',
    'optimizer=nesterov',
  ]) {
    await page.goto('/?lab=receptive');
    await open(page, hash);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(320);
    const small = await page
      .locator('rate-panel button, rate-scale input')
      .evaluateAll((targets) =>
        targets
          .map((target) => target.getBoundingClientRect())
          .filter(({ width, height }) => Math.min(width, height) < 24),
      );
    expect(small).toEqual([]);
  }
});

test('no number of the table of limits is broken on 320 px, in either language', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const lang of ['en', 'zh-Hans']) {
    await page.goto('/?lab=receptive');
    await page.goto(`/?lab=learn&lang=${lang}#v1.lr=0.03`);
    await expect(page.locator('rate-panel tbody tr')).toHaveCount(4);
    const broken = await page.locator('rate-panel tbody td').evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const texts = [...cell.childNodes].filter((node) => node instanceof Text);
        return texts.flatMap((text) =>
          [...text.data.matchAll(/[\d.]+/g)].flatMap(({ 0: digits, index }) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + digits.length);
            return range.getClientRects().length === 1 ? [] : [digits];
          }),
        );
      }),
    );
    expect(broken, lang).toEqual([]);
  }
});

test('the directions fold before they are wider than the page', async ({ page }) => {
  await page.goto('/?lab=learn');
  await expect(page.getByRole('list', { name: 'Directions of the loss, the steepest first' })).toBeVisible();
  for (const width of [840, 870, 880, 900, 920, 960, 1000]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(beyond, { message: `${width} px` }).toBeLessThanOrEqual(0);
  }
});
