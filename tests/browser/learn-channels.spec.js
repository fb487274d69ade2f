// Layers of several channels in the learning lab: set, trained, looked into kernel by kernel, and brought back by link and history.
import { createEngine } from 'convscope';
import { targetOf } from '../../web/engine/training-target.js';
import { trainerOf } from '../../web/labs/learn/compared-runs.js';
import { kernelIn, pairsOf, planeOf, sizesOf } from '../../web/labs/learn/kernel-pairs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { readLabState } from '../../web/state/url.js';
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} [hash] @param {string} [query] */
async function open(page, hash = '', query = '') {
  await page.goto(`/?lab=learn${query}${hash && `#v1.${hash}`}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
}

/** The choice of a kernel in the figure. @param {Page} page */
const pairs = (page) => page.getByRole('group', { name: 'The kernel to look at' }).first();

/** The run of the page's address, taken here by another engine. @param {Page} page */
async function runOf(page) {
  const { values } = readLabState('learn', new URL(page.url()).hash);
  const engine = await createEngine();
  const task = taskOf(values);
  const trainer = trainerOf(engine, task, targetOf(engine, task));
  const losses = trainer.step(values.step + 1);
  trainer.reset();
  trainer.step(values.step);
  return { task, trainer, loss: losses[values.step] };
}

/** Waits until a matrix shows such numbers, by its two decimals. @param {Page} page @param {RegExp} name @param {number[][]} values */
async function expectNear(page, name, values) {
  const apart = async () => {
    // What is written ≈0 is near 0.
    const shown = (await readMatrix(page, name)).map((row) => row.map((one) => (Number.isNaN(one) ? 0 : one)));
    return Math.max(...shown.flatMap((row, r) => row.map((one, c) => Math.abs(one - values[r][c]))));
  };
  await expect.poll(apart, { message: String(name) }).toBeLessThan(0.0051);
}

/** @param {string} letter @param {...number} channels  from 0 */
const called = (letter, ...channels) => new RegExp(`^${letter}${channels.map((one) => '₁₂₃₄'[one]).join('')}`);

test('two channels in and three out, set by the page’s controls and trained: every number is the engine’s', async ({
  page,
}) => {
  await open(page, 'speed=max');
  await page.locator('summary', { hasText: 'cross-correlation, stride' }).click();
  await page.getByRole('button', { name: 'More channels in' }).click();
  for (const count of [2, 3]) {
    await page.getByRole('button', { name: 'More channels out' }).click();
    await expect(pairs(page).getByRole('button')).toHaveCount(2 * count);
  }
  await expect(page.getByText('channels 2 → 3, cross-correlation')).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText(/^Paused after 20 steps/).first()).toBeVisible();
  await expect(page).toHaveURL(/ins=2&outs=3&step=20/);
  const { task, trainer, loss } = await runOf(page);
  await expect(page.locator('.loss b')).toHaveText(String(Number(loss.toFixed(4))));
  await expect(page.getByText('over all 3 output channels')).toBeVisible();
  for (const { out, into } of pairsOf(sizesOf(task))) {
    const name = `W${'₁₂₃'[out]}${'₁₂'[into]}`;
    await pairs(page).getByRole('button', { name }).click();
    await expect(pairs(page).getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    await expectNear(page, called('W', out, into), kernelIn(task, { out, into }, trainer.weight.data));
    await expectMatrix(page, called('K', out, into), task.kernel[out][into]);
    await expectMatrix(page, called('X', into), task.x[into]);
    await expectNear(page, called('b', out), [[trainer.bias?.data[out] ?? NaN]]);
    await expectNear(page, called('Ŷ', out), planeOf(trainer.output, out));
    await expectNear(page, called('R', out), planeOf(trainer.residual, out));
    await expect(page.getByText(`Ŷ${'₁₂₃'[out]}: Row 2, column 2: the prediction`).first()).toBeVisible();
    await expect(page.locator('residual-line msub mi').first()).toHaveText(`(Ŷ${'₁₂₃'[out]})`);
  }
  // Three changes of the task are three steps back: to one channel, and all of it again.
  for (let count = 0; count < 3; count += 1) await page.goBack();
  await expectMatrix(page, /^W,/, [[-0.07, -1.24]]);
  await expect(pairs(page)).toHaveCount(0);
  for (let count = 0; count < 3; count += 1) await page.goForward();
  await expect(pairs(page).getByRole('button')).toHaveCount(6);
});

test('planes, kernels and biases are typed where they are seen, and a link brings all of it back', async ({ page }) => {
  await open(page, 'ins=2&outs=2&out=2&channel=2&step=3');
  /** @param {RegExp} name @param {string} text */
  const type = async (name, text) => {
    await cellOf(page, name, 0, 0).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await type(/^X₂/, '3');
  await type(/^K₂₂/, '2');
  await expect(page.getByText(/^Paused after 3 steps/).first()).toBeVisible();
  await type(/^W₂₂/, '0.75');
  await expect(page.getByText(/^Nothing is learned yet/).first()).toBeVisible();
  await type(/^b₂/, '0.125');
  await expect.poll(async () => (await readMatrix(page, /^b₂/))[0][0]).toBeCloseTo(0.13, 1);
  const check = async () => {
    const { task, trainer, loss } = await runOf(page);
    expect([task.x[1][0][0], task.kernel[1][1][0][0], task.weight[1][1][0][0], task.bias?.[1]]).toEqual([3, 2, 0.75, 0.125]); // prettier-ignore
    await expectNear(page, /^Ŷ₂/, planeOf(trainer.output, 1));
    await expect(page.locator('.loss b')).toHaveText(String(Number(loss.toFixed(4))));
  };
  await check();
  await page.reload();
  await expect(page.getByRole('grid', { name: /^Ŷ₂/ })).toBeVisible();
  await check();
  // A kernel that grows takes all others along; the first plane sets the size of all.
  await page.getByRole('button', { name: 'Add a column to K₂₁' }).click();
  await expect.poll(async () => (await readMatrix(page, /^W₂₂/))[0].length).toBe(3);
  await page.getByRole('button', { name: 'Remove a column from X₁' }).click();
  await expect.poll(async () => (await readMatrix(page, /^X₂/))[0].length).toBe(7);
  await check();
});

test('a product of the sum is lit in its own plane and kernel', async ({ page }) => {
  await open(page, 'ins=3&outs=2&out=2&at=1,2');
  const terms = page.locator('residual-line .term');
  await expect(terms).toHaveCount(6);
  await terms.nth(3).hover(); // the second number of the second kernel
  await expect(page.locator('#x2 .marked')).toHaveCount(1);
  await expect(page.locator('#w2 .marked')).toHaveCount(1);
  await expect(page.locator('#x .marked, #x3 .marked, #w .marked, #w3 .marked')).toHaveCount(0);
});

test('by keyboard alone: a kernel is chosen, and the closer looks speak of it', async ({ page }) => {
  await open(page, 'ins=2&outs=2&view=gradient&step=4');
  await pairs(page).getByRole('button').first().focus();
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/out=2&channel=2/);
  const { task, trainer } = await runOf(page);
  const gradient = kernelIn(task, { out: 1, into: 1 }, trainer.gradWeight.data);
  await expectNear(page, /^∂L\/∂W₂₂/, gradient);
  const panel = page.locator('gradient-panel');
  await expectMatrix(panel, /^X₂/, task.x[1]);
  await expect(panel.getByText(/^Making W₂₂\[1,1\] larger/).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Check by finite differences' }).click();
  await expect(panel.getByText(/^They agree/).first()).toBeVisible();
  await expect(panel.getByRole('rowheader')).toHaveText(['W₂₂[1,1]', 'W₂₂[1,2]', 'b₂']);
  await page.getByRole('button', { name: 'Flip twins' }).click();
  await expect(page.getByRole('grid', { name: /^W₂₂⋆/ })).toBeVisible();
  await expect(page.getByText('losses differed by at most 0, and the kernels')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn W₂₂∗ by 180°' })).toBeVisible();
  await page.getByRole('button', { name: 'Bug clinic' }).click();
  await expect(page.getByRole('grid', { name: /^ΔW₂₂/ })).toHaveCount(2);
});

const wide = (/** @type {number} */ rows) => Array(rows).fill('1,0,2,0,3,0,1').join(';');
const states = [
  ...['rate', 'gradient', 'surface', 'twins', 'clinic', 'take'].map((view) => `ins=2&outs=3&step=4&view=${view}&out=3`),
  `ins=4&outs=4&hidden=${wide(7)}&x=${Array(9).fill('1,0,2,0,3,0,1,0,2').join(';')}&lr=0.0001&step=3&view=twins`,
];

for (const lang of ['en', 'zh-Hans']) {
  test(`with channels every closer look fits 320 px, its targets are large enough and axe finds nothing, ${lang}`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, 'ins=2&outs=2', `&lang=${lang}`);
    for (const hash of states) {
      await test.step(hash, async () => {
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        await page.evaluate((state) => (location.hash = `v1.${state}`), hash);
        await expect(page.locator('.pairs').first().locator('button')).toHaveCount(hash.startsWith('ins=4') ? 16 : 6);
        await expect(page.locator('#w')).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        const small = await page.locator('.pairs button').evaluateAll((targets) =>
          targets
            .map((target) => target.getBoundingClientRect())
            .filter(({ width, height }) => Math.min(width, height) < 24)
            .map(String),
        );
        expect(small).toEqual([]);
        await page.evaluate(() => scrollTo(0, 0));
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expectAccessible(page, ['color-contrast']);
      });
    }
  });
}
