// The learning lab by fingers alone: everything that a mouse or a keyboard can do, tapped and dragged on a small screen.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix, readMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });

/** @param {Page} page */
const said = (page) => page.locator('.said').getByRole('paragraph').first();

/** Brings something to the middle of the screen, where the drive does not lie over it, and says where. @param {Locator} what */
async function boxOf(what) {
  await what.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await what.boundingBox();
  if (!box) throw new Error('there is nothing to touch');
  return box;
}

/** A finger is laid onto something and drawn across it. @param {Page} page @param {Locator} what @param {number} from  a share of its width @param {number} to */
async function drag(page, what, from, to) {
  const { x, y, width, height } = await boxOf(what);
  const at = (/** @type {number} */ share) => ({ x: x + share * width, y: y + height / 2 });
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(from)] });
  for (let move = 1; move <= 8; move += 1) {
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [at(from + ((to - from) * move) / 8)],
    });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

test('a run is driven, its curve dragged, its cells read, and every closer look used, by touch alone', async ({
  page,
}) => {
  test.slow();
  await page.goto('/?lab=learn#v1.steps=2000&speed=100&view=gradient');
  const tap = (/** @type {string | RegExp} */ name) => page.getByRole('button', { name }).tap();
  await tap(/Start/);
  await expect(said(page)).toHaveText(/^Step [1-9]\d* of 2000/);
  await tap(/Pause/);
  await expect(said(page)).toHaveText(/^Paused after \d+ steps/);
  await tap('Reset');
  await tap('10 steps');
  await tap('One step');
  await expect(said(page)).toHaveText(/^Paused after 11 steps/);
  await tap('Step back');
  await expect(said(page)).toHaveText(/^Paused after 10 steps/);

  const until = page.getByRole('textbox', { name: 'run to step' });
  await until.tap();
  await until.fill('20');
  await until.blur();
  const curve = page.getByRole('slider', { name: 'Loss curve: the step of the run' });
  await drag(page, curve, 0.5, 0.99);
  await expect(curve).toHaveAttribute('aria-valuenow', '20');
  await drag(page, curve, 0.8, 0.16);
  await expect(curve).toHaveAttribute('aria-valuenow', '0');
  // The words of the way back give way to others, and what stands below them moves: first the page comes to rest.
  await expect(said(page)).toHaveText(/^Nothing is learned yet/);

  const cell = cellOf(page, /^R/, 0, 5);
  await boxOf(cell);
  await cell.tap();
  await expect(page.getByText('Row 1, column 6: the prediction −0.603 should be −1.').first()).toBeVisible();
  await expect(page).toHaveURL(/at=0,5/);
  const term = page.getByRole('group', { name: 'The sum with its numbers' }).locator('.term').first();
  await boxOf(term);
  await term.tap();
  await expect(cellOf(page, /^W/, 0, 0)).toHaveClass(/marked/);

  const scale = page.getByRole('slider', { name: 'Learning rate' });
  const rate = page.getByRole('textbox', { name: 'Learning rate' });
  await drag(page, scale, 0.4, 0.5);
  await expect.poll(async () => Number(await rate.inputValue())).toBeGreaterThan(0.02);
  await expect.poll(async () => Number(await rate.inputValue())).toBeLessThan(0.05);
  await tap('Adam');
  await expect(page).toHaveURL(/optimizer=adam/);
  await tap('SGD');
  await rate.tap();
  await rate.fill('0.01');
  await rate.blur();
  await expect(page).not.toHaveURL(/lr=/);

  const gradient = cellOf(page, /^∂L\/∂W/, 0, 1);
  await boxOf(gradient);
  await gradient.tap();
  await expect(page.getByText(/^Making w₂ larger/).first()).toBeVisible();

  const views = page.getByRole('navigation', { name: 'Look closer' });
  const look = (/** @type {string} */ name) => views.getByRole('button', { name }).tap();
  await look('Learning rate');
  await expect(page.getByText(/^Learning rate 0\.01: 62 % of the limit/).first()).toBeVisible();
  await page.locator('rate-panel').getByRole('button').first().tap();

  await look('Flip twins');
  await tap('Turn W∗ by 180°');
  await expect(page.getByRole('grid', { name: /^W∗, learned by convolution, turned by 180°/ })).toBeVisible();

  await look('Bug clinic');
  const clinic = page.locator('bug-clinic');
  await clinic.getByRole('button', { name: 'The bias gets no gradient' }).tap();
  await expect(clinic.getByText(/^(Right|Not this one)\./)).toBeVisible();

  await look('Take away');
  const saving = page.waitForEvent('download');
  await tap('Save the losses (CSV)');
  expect((await saving).suggestedFilename()).toBe('losses.csv');

  await look('Loss surface');
  const surface = page.locator('loss-surface svg');
  await tap('Two of the numbers');
  const { width, height } = await boxOf(surface);
  await surface.tap({ position: { x: width / 2, y: height / 2 } });
  await expect(page).toHaveURL(/start=1,-1/);
  await expectMatrix(page, /^W/, [[1, -1]]);
  await expect(said(page)).toHaveText(/^Nothing is learned yet/);

  await tap('Draw on X');
  const first = cellOf(page, /^X/, 2, 3);
  await boxOf(first);
  await first.tap();
  await expect.poll(async () => (await readMatrix(page, /^X/))[2][3]).toBe(1);

  await tap('Guided tour: the notebook, cell by cell');
  await tap('Next cell');
  await expect(page.getByRole('heading', { name: 'A layer is a kernel and a bias' })).toBeVisible();
  await tap('End the tour');
  await expect(page.getByRole('button', { name: /^Guided tour/ })).toBeVisible();
  expect(await page.evaluate(() => visualViewport?.scale), 'nothing made the page zoom').toBe(1);
});
