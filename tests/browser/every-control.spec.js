// Every control of every lab, by keyboard alone and by touch alone: it is reached, seen, named, large enough, and does something.
import { ask, byKeyboard, byTouch, open, usedInVain } from './use-controls.js';
import { expect, test } from './fixtures.js';
import { labIds, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./controls.js').Control} Control */

test.use({ contextOptions: { reducedMotion: 'reduce' }, permissions: ['clipboard-read', 'clipboard-write'] });

const softly = expect.configure({ soft: true });
const MOST_TABS = 400;

/** Where a lab has controls: one place, or one for each closer look. @param {typeof labIds[number]} lab */
const placesOf = (lab) => (lab === 'learn' ? labSchemas.learn.view.choices.map((view) => `view=${view}`) : ['']);

/** Cells that show numbers and wait for nothing. @type {Partial<Record<typeof labIds[number], string[]>>} */
const onlyRead = { images: [1, 2].map((nth) => `pixel-sum matrix-grid  cell “” ${nth}`) };

/** @param {Control[]} controls @param {string} where */
function expectNamedAndLarge(controls, where) {
  const keys = (/** @type {(control: Control) => boolean} */ picked) => controls.filter(picked).map(({ key }) => key);
  softly(keys(({ name }) => name === ''), `without a name${where}`).toEqual([]); // prettier-ignore
  softly(keys(({ large }) => !large), `less than 24 px${where}`).toEqual([]); // prettier-ignore
}

/**
 * Goes with Tab through what is new in a place, and before it through one control that is not.
 * @param {Page} page @param {Control[]} controls @param {Set<string>} used @param {string} where
 */
async function expectReached(page, controls, used, where) {
  const fresh = controls.filter(({ key, disabled }) => !used.has(key) && !disabled);
  const before = controls.slice(0, controls.indexOf(fresh[0])).findLast(({ disabled }) => !disabled);
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
  if (before) await ask(page, 'focus', before.id);
  const reached = new Set();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    const reading = await ask(page, 'focused');
    if (!reading || reached.has(reading.id)) break;
    reached.add(reading.id);
    softly(reading.seen, `${reading.what}: shows that it has the focus`).toBe(true);
    softly(reading.clear, `${reading.what}: nothing lies over it`).toBe(true);
  }
  softly(fresh.filter(({ id }) => !reached.has(id)).map(({ key }) => key), `not reached${where}`).toEqual([]); // prettier-ignore
}

for (const lab of labIds) {
  test(`${lab}, by keyboard alone: every control is reached, seen and does something`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 390, height: 640 });
    const used = new Set();
    for (const place of placesOf(lab)) {
      const where = place && ` at ${place}`;
      await open(page, lab, place);
      const controls = await ask(page, 'all', { shell: true, named: true });
      expectNamedAndLarge(controls, where);
      await expectReached(page, controls, used, where);
      for (const key of onlyRead[lab] ?? []) used.add(key);
      const vain = await usedInVain(page, () => open(page, lab, place), byKeyboard, used);
      softly(vain, `does nothing${where}`).toEqual([]);
    }
  });

  test.describe('by touch alone', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 640 } });
    test(`${lab}: every control is hit and does something`, async ({ page }) => {
      test.slow();
      const used = new Set();
      for (const place of placesOf(lab)) {
        await open(page, lab, place);
        for (const key of onlyRead[lab] ?? []) used.add(key);
        const vain = await usedInVain(page, () => open(page, lab, place), byTouch, used);
        softly(vain, `does nothing${place && ` at ${place}`}`).toEqual([]);
      }
    });
  });
}
