// The learning lab in trouble: its task changed in the middle of a fast run, workers that die, buttons pressed twice.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../web/labs/learn/learn-lab.js').LearnLab} LearnLab */

/** @param {Page} page @param {string} hash */
async function open(page, hash) {
  await page.goto(`/?lab=learn#v1.${hash}`);
  await expect(page.getByRole('grid', { name: /^Ŷ/ })).toBeVisible();
}

/** @param {Page} page */
const said = (page) => page.locator('.said').getByRole('paragraph').first();
/** @param {Page} page */
const stepNow = async (page) => Number(/\d+/.exec(await said(page).innerText())?.[0] ?? NaN);

/**
 * Looks at what is shown in every frame from now on: whether the numbers belong together, as the definition says.
 * @param {Page} page
 * @returns {Promise<() => Promise<{ frames: number, wrong: string[] }>>} what was found so far
 */
async function watch(page) {
  await page.locator('learn-lab').evaluate((element) => {
    const lab = /** @type {LearnLab} */ (element);
    const found = { frames: 0, wrong: /** @type {string[]} */ ([]) };
    /** @type {unknown} */
    let last = null;
    const near = (/** @type {number} */ a, /** @type {number} */ b) =>
      Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
    const look = () => {
      requestAnimationFrame(look);
      const { shown } = lab.run;
      if (!shown || shown === last) return;
      last = shown;
      found.frames += 1;
      const x = shown.task.x[0];
      const kernel = shown.task.kernel[0][0];
      const { weight, bias, output, target, residual, losses } = { ...shown.report, losses: shown.losses };
      const at = (/** @type {number[]} */ shape, /** @type {number} */ row, /** @type {number} */ column) =>
        row * /** @type {number} */ (shape.at(-1)) + column;
      const [rows, columns] = output.shape.slice(-2);
      if (rows !== x.length - kernel.length + 1 || columns !== x[0].length - kernel[0].length + 1)
        found.wrong.push(`an output of ${rows}×${columns}`);
      if (losses.length < shown.report.stepCount) found.wrong.push(`${losses.length} losses`);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let [learned, hidden] = [bias?.data[0] ?? 0, 0];
          kernel.forEach((taps, r) =>
            taps.forEach((tap, c) => {
              hidden += tap * x[row + r][column + c];
              learned += weight.data[at(weight.shape, r, c)] * x[row + r][column + c];
            }),
          );
          const index = at(output.shape, row, column);
          if (!near(target.data[index], hidden))
            found.wrong.push(`a target of another task in step ${shown.report.stepCount}`);
          if (!near(output.data[index], learned)) found.wrong.push('a prediction of other numbers');
          if (!near(residual.data[index], learned - hidden)) found.wrong.push('a residual of another task');
        }
      }
    };
    look();
    Object.assign(window, { found });
  });
  return () => page.evaluate(() => /** @type {any} */ (window).found);
}

test('the task is changed again and again in the middle of a fast run: it goes on, and never shows the one before', async ({
  page,
}) => {
  test.slow();
  await open(page, 'steps=100000000&speed=max&lr=0.001&optimizer=momentum');
  const found = await watch(page);
  await page.getByRole('button', { name: /Start/ }).click();
  const goesOn = async () => {
    const before = await stepNow(page);
    await expect.poll(() => stepNow(page)).toBeGreaterThan(before);
    await expect(said(page)).toHaveText(/^Step \d+ of 100000000: the loss is [\d.e−]+\.$/);
  };
  await goesOn();
  await page.getByRole('button', { name: 'Add a column to K' }).click();
  await goesOn();
  await page.getByRole('button', { name: 'Remove a row from X' }).click();
  await goesOn();
  await cellOf(page, /^K/, 0, 0).focus();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await goesOn();
  await page.getByRole('button', { name: 'Adam', exact: true }).click();
  await page.getByRole('checkbox', { name: 'bias b' }).uncheck();
  await goesOn();
  const { frames, wrong } = await found();
  expect(frames).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
  // A kernel that does not fit stops it; where it was is not forgotten.
  const step = await stepNow(page);
  const add = page.getByRole('button', { name: 'Add a row to K' });
  for (let count = 0; count < 5; count += 1) await add.click();
  await expect(page.getByText(/is larger than the image/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove a row from K' }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/, { timeout: 30_000 });
  expect(await stepNow(page)).toBeGreaterThanOrEqual(step);
  // An end that lies behind it ends it there.
  await page.getByRole('button', { name: /Continue/ }).click();
  await goesOn();
  const until = page.getByRole('textbox', { name: 'run to step' });
  await until.fill('5');
  await until.press('Enter');
  await expect(page.getByRole('button', { name: /Run again/ })).toBeVisible();
});

test('a fast run stops at once where it is; pressed twice in one moment it neither runs on nor is lost', async ({
  page,
}) => {
  await open(page, 'steps=100000000&speed=max&noise=1');
  await page.getByRole('button', { name: /Start/ }).click();
  await expect(said(page)).toHaveText(/^Step \d{5,} of/);
  await page.getByRole('button', { name: /Pause/ }).click();
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const stopped = await stepNow(page);
  await expect(page).toHaveURL(new RegExp(`[&.]step=${stopped}(&|$)`));
  await page.getByRole('button', { name: /Continue/ }).evaluate((/** @type {HTMLElement} */ one) => {
    one.click();
    one.click();
  });
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  const after = await stepNow(page);
  await page.waitForTimeout(300);
  expect(await stepNow(page)).toBe(after);
  expect(after).toBeGreaterThanOrEqual(stopped);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(said(page)).toHaveText(new RegExp(`^Paused after ${after + 1} steps`));
});

test.describe('workers that die', () => {
  test.use({ expectedProblems: [/of its own accord/] });

  test('one that throws, one that hangs, one that is closed: each is replaced, and the run comes to its end', async ({
    page,
  }) => {
    test.slow();
    await open(page, 'speed=2&steps=1000');
    await page.getByRole('button', { name: /Start/ }).click();
    const deaths = [
      () => {
        setTimeout(() => {
          throw new Error('of its own accord');
        });
      },
      () => {
        setTimeout(() => {
          for (;;);
        });
      },
      () => self.close(),
    ];
    const patiently = { timeout: 60_000 };
    for (const death of deaths) {
      // A step that was not there before: the worker has loaded its engine, and is at work.
      const before = (await stepNow(page)) || 0;
      await expect.poll(() => stepNow(page), patiently).toBeGreaterThan(before);
      const [worker] = page.workers();
      worker.evaluate(death).catch(() => {}); // one that is ended gives no answer
      await expect.poll(() => page.workers().includes(worker), patiently).toBe(false);
      await expect.poll(() => page.workers().length, patiently).toBe(1);
    }
    await page.getByRole('slider', { name: 'Speed' }).press('End');
    await expect(said(page)).toHaveText(/^After 1000 steps the loss went from 14\.863 to /, patiently);
    await expectMatrix(page, /^W/, [[1, -1]]);
    await page.getByText('The losses as a table').click();
    const losses = page.getByRole('table', { name: 'The losses as a table' }).getByRole('row');
    await expect(losses).toHaveCount(201); // of every fifth step
    await expect(losses.nth(1).getByRole('cell')).toHaveText('2.894');
  });
});
