// Every control of a lab by keyboard alone: it is reached, seen, named, large enough, and does something.
import { watchControls } from './controls.js';
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./controls.js').Control} Control */
/** @typedef {import('./controls.js').Controls} Controls */
/** How one control is used once. @typedef {(page: Page, control: Control) => Promise<void>} Use */

test.use({ contextOptions: { reducedMotion: 'reduce' }, permissions: ['clipboard-read', 'clipboard-write'] });

const softly = expect.configure({ soft: true });
const MOST_TABS = 400;
const SETTLED = 5000; // ms a change may take on a busy machine

/** @template R @template [A=undefined] @param {Page} page @param {(argument: A) => R} ask @param {A} [argument] */
const inPage = (page, ask, argument) => page.evaluate(ask, /** @type {any} */ (argument));
/** @param {Page} page @param {boolean} skipsShell @returns {Promise<Control[]>} */
const listed = (page, skipsShell) =>
  inPage(page, (skips) => /** @type {any} */ (window).controls.all(skips), skipsShell);
/** @param {Page} page @returns {Promise<string>} */
const stateOf = (page) => inPage(page, () => /** @type {any} */ (window).controls.state());

/** @param {Page} page @param {string} lab */
async function open(page, lab) {
  await page.goto('about:blank');
  await page.goto(`/?lab=${lab}&lang=en`);
  await page.waitForFunction(() => document.title.length > 0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('matrix-grid, layer-diagram, picture-view').first()).toBeVisible();
  await watchControls(page);
  while (await inPage(page, () => /** @type {any} */ (window).controls.unfold())) await page.waitForTimeout(50);
  await quiet(page);
}

/** Waits until the page stands still; tells whether it does. @param {Page} page @returns {Promise<string | null>} its state */
async function quiet(page) {
  let last = await stateOf(page);
  for (let waited = 0; waited < SETTLED; waited += 50) {
    await page.waitForTimeout(50);
    const now = await stateOf(page);
    if (now === last) return now;
    last = now;
  }
  return null;
}

/** What a control did beside changing the page. @param {Page} page */
function watchedOutside(page) {
  const seen = { count: 0 };
  page.on('download', (file) => {
    seen.count += 1;
    void file.cancel();
  });
  page.on('filechooser', () => (seen.count += 1));
  return seen;
}

/**
 * Uses one control after the other. What has nothing to do yet (undo before anything was done, what is chosen already)
 * is used as soon as another gives it something to do; what did nothing (a preset that was there) is used once more at
 * the end, and what does nothing then either is dead.
 * @param {Page} page @param {string} lab @param {Use} use
 * @returns {Promise<string[]>} the dead ones
 */
async function usedInVain(page, lab, use) {
  const outside = watchedOutside(page);
  const ready = async (/** @type {Set<string>} */ keys) =>
    (await listed(page, true)).find(({ key, idle }) => !idle && keys.has(key));
  let waiting = new Set((await listed(page, true)).map(({ key }) => key));
  for (const round of [0, 1, 2]) {
    if (round === 2 && waiting.size > 0) await open(page, lab); // with the controls that went as others were used
    /** @type {Set<string>} */
    const vain = new Set();
    for (let control = await ready(waiting); control; control = await ready(waiting)) {
      waiting.delete(control.key);
      const did = outside.count;
      await use(page, control);
      if (!(await changed(page, did, outside))) vain.add(control.key);
      await page.keyboard.press('Escape');
      await stop(page);
    }
    waiting = new Set([...waiting, ...vain]);
  }
  return [...waiting];
}

/** The state before the control that is in use was used. @type {WeakMap<Page, string>} */
const before = new WeakMap();

/** @param {Page} page @param {number} did @param {{ count: number }} outside */
async function changed(page, did, outside) {
  for (let waited = 0; waited < 1000; waited += 50) {
    if (outside.count > did || (await stateOf(page)) !== before.get(page)) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

/** What was set going is stopped, so that no later control is thought to have moved the page. @param {Page} page */
async function stop(page) {
  for (const button of await page.getByRole('button', { name: /^(Pause|Stop)/ }).all()) {
    if (await button.isVisible()) await button.press('Enter');
  }
}

/** @param {Control[]} controls */
function expectNamedAndLarge(controls) {
  softly(
    controls.filter(({ name }) => name === '').map(({ key }) => key),
    'without a name',
  ).toEqual([]);
  softly(
    controls.filter(({ large }) => !large).map(({ key }) => key),
    'less than 24 px',
  ).toEqual([]);
}

/** Presses what a reader would press. @type {Use} */
async function byKeyboard(page, { id, kind }) {
  // A cell that is only looked at shows its sum as soon as it has the focus.
  if (kind === 'cell') before.set(page, (await quiet(page)) ?? '');
  await inPage(page, (which) => /** @type {any} */ (window).controls.focus(which), id);
  if (kind !== 'cell') before.set(page, (await quiet(page)) ?? '');
  const value = await inPage(page, (which) => /** @type {any} */ (window).controls.value(which), id);
  const press = (/** @type {string} */ key) => page.keyboard.press(key);
  if (kind === 'select' || kind === 'range' || kind === 'slider') {
    await press(kind === 'select' ? 'ArrowDown' : 'ArrowRight');
    if ((await stateOf(page)) === before.get(page)) await press(kind === 'select' ? 'ArrowUp' : 'ArrowLeft');
  } else if (kind === 'text') {
    await press('Control+a');
    await page.keyboard.type(value === '2' ? '1' : '2');
    await press('Enter');
  } else if (kind === 'editable') {
    await page.keyboard.type('7');
    await press('Enter');
    if ((await stateOf(page)) === before.get(page)) await page.keyboard.type('8');
    await press('Enter');
  } else if (kind === 'cell') {
    await press('Enter'); // where there is nothing to choose one moves on to read
    await press('ArrowRight');
  } else await press(kind === 'checkbox' || kind === 'radio' ? ' ' : 'Enter');
}

for (const lab of /** @type {const} */ (['transpose'])) {
  test(`${lab}, by keyboard alone: every control is reached, seen and does something`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 390, height: 640 });
    await open(page, lab);
    const controls = await listed(page, false);
    expectNamedAndLarge(controls);
    await inPage(page, () => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
    const reached = new Set();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await page.keyboard.press('Tab');
      const reading = await inPage(page, () => /** @type {any} */ (window).controls.focused());
      if (!reading || reached.has(reading.id)) break;
      reached.add(reading.id);
      softly(reading.seen, `${reading.what}: shows that it has the focus`).toBe(true);
      softly(reading.clear, `${reading.what}: nothing lies over it`).toBe(true);
    }
    softly(controls.filter(({ id }) => !reached.has(id)).map(({ key }) => key), 'not reached').toEqual([]); // prettier-ignore
    softly(await usedInVain(page, lab, byKeyboard), 'does nothing').toEqual([]);
  });
}
