// The learning lab: the notebook's run read from the page, driven by pointer, by keyboard, from a link, and when it goes wrong.
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

const rows = (/** @type {number[]} */ cells) => Array(6).fill(cells);

/** Opens the lab at a state and waits for its first report. @param {Page} page @param {string} [hash] */
async function open(page, hash = '') {
  await page.goto(`/?lab=learn${hash && `#v1.${hash}`}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
}

/** @param {Page} page */
const start = (page) => page.getByRole('button', { name: /^(Start|Continue|Run again)$/ });

/** The learned numbers as the table says them. @param {Page} page */
async function learned(page) {
  const table = page.getByRole('table', { name: 'The numbers being learned' });
  const found = await table.getByRole('row').allTextContents();
  return found.slice(1).map((text) => text.replaceAll('−', '-').trim().split(/\s+/));
}

/** The loss before a step, from the table of losses. @param {Page} page @param {number} step */
function lossBefore(page, step) {
  const row = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row').nth(step);
  return row.getByRole('cell');
}

/** @param {Page} page */
const curve = (page) => page.getByRole('slider', { name: 'Loss curve: the step of the run' });

test('starts with the notebook’s task, computed: prediction, target, residual and loss', async ({ page }) => {
  await open(page);
  await expectMatrix(page, /^X/, rows([1, 1, 0, 0, 0, 0, 1, 1]));
  await expectMatrix(page, /^K/, [[1, -1]]);
  await expectMatrix(page, /^Y/, rows([0, 1, 0, 0, 0, -1, 0]));
  await expectMatrix(page, /^Ŷ/, rows([-0.67, 0.57, 0.64, 0.64, 0.64, -0.6, -0.67]));
  await expectMatrix(page, /^R/, rows([-0.67, -0.43, 0.64, 0.64, 0.64, 0.4, -0.67]));
  await expect(page.getByText('Nothing is learned yet: the loss is 14.863.')).toBeVisible();
});

test('the notebook’s run: the losses, the weights and the bias it prints', async ({ page }) => {
  await open(page, 'speed=30');
  await start(page).click();
  await expect(page.getByText('After 20 steps the loss went from 14.863 to 0.0143.').first()).toBeVisible();
  await page.getByText('The losses as a table').click();
  for (const [step, loss] of /** @type {const} */ ([
    [5, '2.894'],
    [10, '0.446'],
    [15, '0.084'],
    [20, '0.019'],
  ])) {
    // prettier-ignore
    await expect(lossBefore(page, step)).toHaveText(loss);
    await expect(page.locator('loss-chart svg').getByText(loss, { exact: true })).toBeVisible();
  }
  expect(await learned(page)).toEqual([
    ['w₁', '-0.07', '0.9602', '1'],
    ['w₂', '-1.243', '-0.9757', '-1'],
    ['b', '0.64', '0.0087', '0'],
  ]);
  await expect(page).toHaveURL(/step=20/);
});

test('one step at a time, and back to the same start', async ({ page }) => {
  await open(page);
  const step = page.getByRole('button', { name: 'One step' });
  for (let count = 0; count < 5; count += 1) await step.click();
  await expect(page.getByText('Paused after 5 steps').first()).toBeVisible();
  await page.getByText('The losses as a table').click();
  await expect(lossBefore(page, 5)).toHaveText('2.894');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByText('Nothing is learned yet: the loss is 14.863.').first()).toBeVisible();
  expect((await learned(page)).map(([, , now]) => now)).toEqual(['-0.07', '-1.243', '0.64']);
  await expect(page).not.toHaveURL(/step=/);
});

test('a run can be paused, goes on from there, and pressing twice neither doubles nor loses it', async ({ page }) => {
  await open(page, 'steps=2000&speed=100');
  await start(page).click();
  await expect(page.getByText(/^Step \d+ of 2000/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  const said = await page.getByText(/^Paused after \d+ steps/).first().textContent(); // prettier-ignore
  await page.waitForTimeout(300);
  await expect(page.getByText(said ?? '').first()).toBeVisible();
  await start(page).dblclick(); // start and pause
  await start(page).click();
  await expect(page.getByText(/^Step [3-9]\d\d of 2000/).first()).toBeVisible({ timeout: 10_000 });
});

test('the learning rate changed in the middle of a run: it goes on, with the new curve from its start', async ({
  page,
}) => {
  await open(page, 'steps=5000&speed=10');
  await start(page).click();
  await expect(page.getByText(/^Step [3-9] of 5000/).first()).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Learning rate' });
  await field.fill('0.001');
  await field.press('Enter');
  await page.getByText('The losses as a table').click();
  await expect(lossBefore(page, 2)).toHaveText(/^14\./); // with lr 0.01 it is 9.662
  await expect(page.getByText('before the change')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const seen = await page.getByText(/^Step \d+ of 5000/).first().textContent(); // prettier-ignore
  await expect(page.getByText(seen ?? '')).toHaveCount(0);
});

test('a run that diverges stops at finite numbers, says why, and a smaller rate mends it', async ({ page }) => {
  await open(page, 'lr=0.03&steps=1000&speed=max&scale=log');
  await start(page).click();
  await expect(page.getByText(/^Diverged: the run stopped after 4\d steps/).first()).toBeVisible();
  await expect(page.getByText(/learning rate 0\.03 is too large/).first()).toBeVisible();
  await expect(page.locator('learn-lab')).not.toContainText(/NaN|∞|Infinity/);
  await expectAccessible(page);
  await expect(
    page.getByText(/the learning rate 0\.03 every step multiplies its distance by −2\.729/).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Use the nearest stable learning rate: 0.015' }).click();
  await expect(page.getByText('Diverged')).toHaveCount(0);
  await expect(page.getByText(/^Paused after 4\d steps: the loss is [\d.]+e−\d/).first()).toBeVisible();
});

test('a loss that grows is told before it diverges', async ({ page }) => {
  await open(page, 'lr=0.02&step=20');
  await expect(page.getByText(/^The loss grows: it was 14\.863/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use the nearest stable learning rate: 0.015' })).toBeVisible();
});

test('without the bias the same learning rate converges', async ({ page }) => {
  await open(page, 'lr=0.03&start=0,0&startBias=0&step=11');
  await page.getByRole('checkbox', { name: 'bias b' }).uncheck();
  await expect.poll(async () => (await learned(page)).length).toBe(2);
  // truth.md's table: zero start, no bias, lr 0.03
  await page.getByText('The losses as a table').click();
  for (const [step, loss] of /** @type {const} */ ([
    [1, '12'],
    [2, '4.915'],
    [3, '2.013'],
    [9, '0.01'],
    [11, '0.002'],
  ]))
    // prettier-ignore
    await expect(lossBefore(page, step)).toHaveText(loss);
});

test('leaving the lab ends its worker; coming back finds the step it was at', async ({ page }) => {
  await open(page, 'step=7');
  await expect(page.getByText('Paused after 7 steps')).toBeVisible();
  await page.getByRole('link', { name: 'Receptive field' }).click();
  await expect.poll(() => page.workers().length).toBe(0);
  await page.goBack();
  await expect(page.getByText('Paused after 7 steps')).toBeVisible();
});

test('the curve is the run’s time line: dragged, it goes to any step', async ({ page }) => {
  await open(page, 'step=20');
  await curve(page).scrollIntoViewIfNeeded();
  const box = await curve(page).boundingBox();
  if (!box) throw new Error('there is no curve');
  await page.mouse.move(box.x + box.width * 0.9, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 66, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText(/^Nothing is learned yet/).first()).toBeVisible();
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await expect(page.locator('loss-chart svg').getByText(/step 1\d: 0\./)).toBeVisible();
});

test('every point of the curve is read by keyboard', async ({ page }) => {
  await open(page, 'step=20');
  await curve(page).focus();
  await expect(curve(page)).toHaveAttribute('aria-valuenow', '20');
  await page.keyboard.press('Home');
  await expect(curve(page)).toHaveAttribute('aria-valuetext', 'after 0 steps; loss before step 1: 14.863');
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('ArrowRight');
  await expect(curve(page)).toHaveAttribute('aria-valuetext', /^after 4 steps; loss before step 5: 2\.89/);
  await page.keyboard.press('End');
  await expect(curve(page)).toHaveAttribute('aria-valuetext', 'after 20 steps; loss before step 21: 0.0143');
});

test('the whole run by keyboard alone', async ({ page }) => {
  await open(page, 'speed=max');
  await start(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^After 20 steps/).first()).toBeVisible();
  await page.keyboard.press('Tab'); // step back
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Paused after 19 steps/).first()).toBeVisible();
  await page.keyboard.press('Tab'); // one step
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^After 21 steps/).first()).toBeVisible();
  await page.keyboard.press('Tab'); // ten steps
  await page.keyboard.press('Tab'); // reset
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Nothing is learned yet/).first()).toBeVisible();
  await page.keyboard.press('Tab'); // steps of the run
  await page.keyboard.press('ArrowUp');
  await expect(page).toHaveURL(/steps=21/);
  await page.keyboard.press('Tab'); // until nothing moves
  await page.keyboard.press('Tab'); // steps at once
  await page.keyboard.press('Tab'); // speed
  await page.keyboard.press('Home');
  await expect(page.getByText('1 step per second')).toBeVisible();
});

test('cells tell their sum: pointed at or pinned, in prediction, target and residual alike', async ({ page }) => {
  await open(page);
  await expect(page.getByText('Row 2, column 2: the prediction 0.57 should be 1.').first()).toBeVisible();
  await cellOf(page, /^R/, 0, 5).hover();
  await expect(page.getByText('Row 1, column 6: the prediction −0.603 should be −1.').first()).toBeVisible();
  await cellOf(page, /^Y/, 3, 0).click();
  await page.mouse.move(2, 2);
  await expect(page.getByText('Row 4, column 1: the prediction −0.673 should be 0.').first()).toBeVisible();
  await expect(cellOf(page, /^Ŷ/, 3, 0)).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/at=3,0/);
});

test('typing into W chooses where the run starts', async ({ page }) => {
  await open(page, 'step=20');
  await cellOf(page, /^W/, 0, 0).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.5');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await learned(page))[0]).toEqual(['w₁', '0.5', '0.5', '1']);
  await expect(page.getByText(/^Nothing is learned yet/).first()).toBeVisible();
});

test('another hidden kernel makes another target, and the learner finds it', async ({ page }) => {
  await open(page, 'hidden=2,1;0,1&start=0,0;0,0&startBias=0&x=0,1,0,2;1,3,1,0;0,1,4,1;2,0,1,1&steps=10000&speed=max');
  await expectMatrix(page, /^Y/, [[4, 3, 2], [6, 11, 3], [1, 7, 10]]); // prettier-ignore
  await start(page).click();
  await expect(page.getByText(/^After 10000 steps/).first()).toBeVisible({ timeout: 20_000 });
  expect((await learned(page)).map(([, , now]) => Math.round(Number(now) * 100) / 100 + 0)).toEqual([2, 1, 0, 1, 0]);
});

test('a hidden kernel larger than X: the reason is said beside it and the last picture stays', async ({ page }) => {
  await open(page, 'x=1,0,1&step=3');
  const add = page.getByRole('button', { name: 'Add a column to K' });
  await add.click();
  await add.click();
  await expect(page.getByText('The kernel (1×4) is larger than the image (1×3)')).toBeVisible();
  await expectMatrix(page, /^Y/, [[1]]);
  await expect(start(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Remove a column from K' }).click();
  await expect(page.getByText('is larger than the image')).toHaveCount(0);
  await expect(start(page)).toBeEnabled();
});

test('what is spoken comes politely, at most once a second, and ends with the result; a cell speaks when it is gone to', async ({
  page,
}) => {
  await open(page, 'steps=200&speed=100');
  await page.locator('learn-lab').evaluate((lab) => {
    /** @type {any} */ (window).spoken = [];
    for (const one of lab.shadowRoot?.querySelectorAll('spoken-text') ?? []) {
      const region = /** @type {Element} */ (one.shadowRoot?.querySelector('[role=status]'));
      new MutationObserver(() => /** @type {any} */ (window).spoken.push(region.textContent)).observe(region, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    }
  });
  await start(page).click();
  await expect(page.getByText(/^After 200 steps/).first()).toBeVisible({ timeout: 10_000 });
  /** @returns {Promise<string[]>} */
  const spoken = () => page.evaluate(() => /** @type {any} */ (window).spoken);
  await expect.poll(async () => (await spoken()).at(-1)).toMatch(/^After 200 steps/);
  expect((await spoken()).length).toBeLessThanOrEqual(6);
  // The prediction changed with every step, but nobody went to another cell.
  expect((await spoken()).filter((text) => text.startsWith('Row'))).toEqual([]);
  await cellOf(page, /^R/, 1, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await spoken()).at(-1)).toMatch(/^Row 2, column 3: the prediction/);
});

test('fits a page of 320 px, its drive always at hand, every target at least 24 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const hash of [
    'step=20',
    'lr=0.03&step=40',
    `x=${Array(16).fill(1).join(',')}`,
    'hidden=1,2,3,4,5&step=3',
    'x=1;2;3&padding=3&hidden=1,2,3,4,5,6,7',
    'hidden=1,2,3,4,5,6,7',
  ]) {
    await page.goto('/?lab=receptive');
    await open(page, hash);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, hash).toBeLessThanOrEqual(clientWidth);
  }
  await open(page);
  const small = await page
    .locator('learn-lab')
    .locator('button:visible, [role=gridcell], input, summary')
    .evaluateAll((targets) =>
      targets
        .map((target) => target.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && Math.min(width, height) < 24),
    );
  expect(small).toEqual([]);
  await curve(page).scrollIntoViewIfNeeded();
  await expect(start(page)).toBeInViewport();
  // What the keyboard goes back to does not hide below the drive.
  const drive = page.getByRole('group', { name: 'The run' });
  const draw = page.getByRole('button', { name: 'Draw on X' });
  await page.getByLabel('Choose a picture…').focus();
  await draw.evaluate((button) => scrollBy(0, button.getBoundingClientRect().top - 10));
  await page.keyboard.press('Shift+Tab');
  await expect(draw).toBeFocused();
  const [above, below] = await Promise.all([drive.boundingBox(), draw.boundingBox()]);
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? NaN) + (above?.height ?? NaN));
});

test('speaks Chinese throughout', async ({ page }) => {
  await page.goto('/?lab=learn&lang=zh-Hans#v1.speed=max');
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText('20 步之后，损失从 14.863 变为 0.0143。').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: '学习率' })).toHaveValue('0.01');
  await expect(page.locator('learn-lab')).not.toContainText(/\b(loss|step|kernel|bias)\b/);
});

test('the value read out under a matrix stands there whole, however many figures it has', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    for (const hash of ['step=12', 'lr=0.03&step=200&steps=200']) {
      await page.goto('/?lab=receptive');
      await open(page, hash);
      await expect(page.getByRole('slider', { name: /^Loss curve/ })).not.toHaveAttribute('aria-valuenow', '0');
      for (const name of ['prediction', 'residual']) {
        const looked = page.locator(`#${name} .looked`);
        await expect(looked).toHaveText(/^Row 2, column 2: −?[\d.e]+$/);
        const cut = await looked.evaluate((line) => line.scrollWidth - line.clientWidth);
        expect(cut, `${name} at ${width} px, ${hash}`).toBeLessThanOrEqual(0);
      }
    }
  }
});
