// use-controls.js — uses every control of a page once, by keyboard alone or by touch alone, and tells which did nothing.
import { watchControls } from './controls.js';
import { expect } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./controls.js').Control} Control */
/** @typedef {import('./controls.js').Controls} Controls */
/** How one control is used once, after the page was noted. @typedef {(page: Page, control: Control) => Promise<void>} Use */

const softly = expect.configure({ soft: true });
const SETTLED = 5000; // ms a change may take on a busy machine
const NOTICED = 1000; // ms in which what a control does is seen at first; before it is called dead it has as long as any change

/** Asks the page's `controls`. @template {keyof Controls} N @param {Page} page @param {N} name @param {Parameters<Controls[N]>} given @returns {Promise<Awaited<ReturnType<Controls[N]>>>} */
export const ask = (page, name, ...given) =>
  page.evaluate(
    ([which, values]) => /** @type {any} */ (window).controls[which](...values),
    /** @type {const} */ ([name, given]),
  );

/** @param {Page} page @param {string} lab @param {string} [place]  the lab's part of the address */
export async function open(page, lab, place = '') {
  await page.goto('about:blank');
  await page.goto(`/?lab=${lab}&lang=en${place && `#v1.${place}`}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('matrix-grid, layer-diagram, picture-view').first()).toBeVisible();
  await watchControls(page);
  await ask(page, 'note', SETTLED);
  while (await ask(page, 'unfold')) await page.waitForTimeout(50);
  await ask(page, 'note', SETTLED);
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
 * Uses one control after the other, and those that appear meanwhile. What has nothing to do yet (undo before anything
 * was done, what is chosen already) waits until another control gives it something to do; what did nothing (a preset
 * that was there) is used once more at the end, and what does nothing then either is dead.
 * @param {Page} page  at the place
 * @param {() => Promise<void>} reopen
 * @param {Use} use
 * @param {Set<string>} used  keys of what was used elsewhere; what is used here joins them
 * @returns {Promise<string[]>} the dead ones, and those of the beginning that never had anything to do
 */
export async function usedInVain(page, reopen, use, used) {
  const outside = watchedOutside(page);
  const sorts = new Set();
  let waiting = new Set();
  const ready = async () => {
    const all = await stop(page, use);
    for (const { key, sort } of all) if (!sorts.has(sort) && !used.has(key)) waiting.add(key);
    for (const { key, sort } of all) {
      sorts.add(sort);
      used.add(key);
    }
    return all.find(({ key, idle }) => !idle && waiting.has(key));
  };
  await ready();
  const atFirst = new Set(waiting);
  let vain = new Set();
  for (const round of [0, 1, 2]) {
    if (round === 2 && waiting.size > 0) await reopen(); // with the controls that went as others were used
    vain = new Set();
    const late = new Set(); // what has nothing to do once the focus has left what gave it something
    for (let control = await ready(); control; control = await ready()) {
      const { key, id, opens } = control;
      waiting.delete(key);
      const did = outside.count;
      await use(page, control);
      const done = opens
        ? await opened(page)
        : await changed(page, () => outside.count > did, round === 0 ? NOTICED : SETTLED);
      if (done) for (const one of late) waiting.add(one);
      if (done) late.clear();
      else (await ask(page, 'idle', id)) ? late.add(key) : vain.add(key);
    }
    waiting = new Set([...waiting, ...vain, ...late]);
  }
  return [...waiting].filter((key) => vain.has(key) || atFirst.has(key));
}

/** A dialog may have to be loaded. @param {Page} page */
async function opened(page) {
  for (let waited = 0; waited < SETTLED; waited += 100) {
    if (await ask(page, 'closer')) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** @param {Page} page @param {() => boolean} outside @param {number} within  ms */
async function changed(page, outside, within) {
  for (let waited = 0; waited < within; waited += 100) {
    if (outside() || (await ask(page, 'changed', 100))) return true;
  }
  return outside();
}

/**
 * What was set going is stopped, so that no later control is thought to have moved the page; a dialog is closed, and what
 * was folded unfolded.
 * @param {Page} page @param {Use} use @returns {Promise<Control[]>} what can be used then
 */
async function stop(page, use) {
  let seen = await ask(page, 'survey', { most: SETTLED, stopped: false });
  if (seen.running) {
    const { name } = seen.running;
    await use(page, seen.running);
    seen = await ask(page, 'survey', { most: SETTLED, stopped: true });
    softly(seen.still, `${name}: stops what is going on`).toBe(true);
  }
  if (!seen.closer) return seen.all;
  const { name } = seen.closer;
  await use(page, seen.closer);
  softly(await ask(page, 'changed', SETTLED), `${name}: closes the dialog`).toBe(true);
  await ask(page, 'unfold');
  return ask(page, 'all', { shell: false, named: false });
}

/** Presses what a reader would press. @type {Use} */
export async function byKeyboard(page, { id, kind }) {
  const press = (/** @type {string} */ key) => page.keyboard.press(key);
  const moved = () => ask(page, 'changed', 0);
  await ask(page, 'take', id, SETTLED);
  if (kind === 'select' || kind === 'range' || kind === 'slider') {
    await press(kind === 'select' ? 'ArrowDown' : 'ArrowRight');
    if (!(await moved())) await press(kind === 'select' ? 'ArrowUp' : 'ArrowLeft');
  } else if (kind === 'text') {
    const value = await ask(page, 'value', id);
    await press('Control+a');
    await page.keyboard.type(value === '2' ? '1' : '2');
    await press('Enter');
  } else if (kind === 'editable') {
    await page.keyboard.type('7');
    await press('Enter');
    if (!(await moved())) await page.keyboard.type('8');
    await press('Enter');
  } else if (kind === 'application') {
    await press('ArrowRight');
    await press('Enter');
  } else if (kind === 'cell') {
    await press('Enter'); // where there is nothing to choose one moves on to read
    await press('ArrowRight');
  } else await press(kind === 'checkbox' || kind === 'radio' ? ' ' : 'Enter');
}

/** Lays a finger on it. @type {Use} */
export async function byTouch(page, { id, kind, key }) {
  const at = await ask(page, 'point', id);
  if (!at) return;
  softly(at.clear, `${key}: nothing lies over it`).toBe(true);
  await ask(page, 'note', SETTLED);
  if (kind === 'range' || kind === 'slider') {
    await drag(page, at, 0.3);
    if (!(await ask(page, 'changed', 0))) await drag(page, at, -0.3);
    return;
  }
  await page.touchscreen.tap(at.x, at.y);
  if (kind === 'select') await ask(page, 'choose', id); // the list is the system's own
  if (kind === 'text' || kind === 'editable') {
    const value = await ask(page, 'value', id);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(value === '2' || kind === 'editable' ? '1.5' : '2'); // the keyboard on the screen
    await page.keyboard.press('Enter');
  }
}

/** A finger is drawn along a slider, a share of its width from the middle. @param {Page} page @param {{ x: number, y: number, width: number }} from @param {number} share */
async function drag(page, { x, y, width }, share) {
  const session = await page.context().newCDPSession(page);
  const send = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number[]} */ ...places) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map((place) => ({ x: x + place * width, y })),
    });
  await send('touchStart', 0);
  for (let move = 1; move <= 4; move += 1) await send('touchMove', (share * move) / 4);
  await send('touchEnd');
  await session.detach();
}
