// The learning lab for everybody: each closer look and each state that is hard to fit, on 320 px, in both languages and
// both themes: axe finds nothing, nothing is wider than the screen, and every target is large enough.
import { expect, expectAccessible, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

const kernel = (/** @type {number} */ rows) => Array(rows).fill('1,2,3,4,5,6,7').join(';');
const kept = 'momentum:0.0187:0.277;adam:0.1;sgd:0.02;nesterov:0.01:0.5;sgd:0.0147';

/** @type {{ what: string, hash: string, ready: (page: Page) => Promise<unknown> }[]} */
const states = [
  {
    what: 'a rate that diverges, five kept runs, the task, the losses',
    hash: `lr=0.03&step=8&optimizer=momentum&momentum=0.1&kept=${kept}&seed=4294967295`,
    async ready(page) {
      await expect(page.locator('.kept-runs li')).toHaveCount(5);
      await page.locator('details.task > summary').click();
      await page.locator('.brush button').click();
      await page.locator('loss-chart summary').click();
    },
  },
  {
    what: 'the gradient, checked, of a long kernel that reaches into the padding',
    hash: `view=gradient&step=4&padding=2&stride=2&noise=0.25&hidden=${kernel(1)}`,
    ready: (page) => page.locator('gradient-panel button').click(),
  },
  {
    what: 'the loss surface, with the mark of the keyboard',
    hash: 'view=surface&step=12&plane=pair',
    ready: (page) => page.locator('loss-surface .field').press('ArrowUp'),
  },
  {
    what: 'the twins of a large kernel',
    hash: `view=twins&hidden=${kernel(7)}&x=${Array(9).fill('1,0,2,0,3,0,1,0,2').join(';')}&lr=0.0001&step=3`,
    ready: (page) => expect(page.locator('flip-twins matrix-grid')).toHaveCount(2),
  },
  {
    what: 'the clinic, with an answer',
    hash: `view=clinic&clinic=3&step=100&hidden=${kernel(1)}`,
    ready: (page) => page.locator('bug-clinic .guesses button').first().click(),
  },
  {
    what: 'what is taken away of a run that was too long to keep whole',
    hash: 'view=take&endless=1&speed=max&step=300000&noise=1',
    async ready(page) {
      await expect(page.getByText(/300000.+32/).first()).toBeVisible({ timeout: 30_000 });
      await expect(page.locator('run-take-away pre')).toBeVisible();
    },
  },
  {
    what: 'the tour',
    hash: 'tour=1',
    ready: (page) => expect(page.locator('notebook-tour').getByRole('heading')).toBeVisible(),
  },
];

for (const lang of ['en', 'zh-Hans']) {
  test(`every closer look fits 320 px, its targets are large enough and axe finds nothing, ${lang}`, async ({
    page,
  }) => {
    test.slow();
    // Without motion a colour is there at once, as axe wants it.
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/?lab=learn&lang=${lang}`);
    await expect(page.getByRole('grid', { name: /^R/ })).toBeVisible();
    for (const { what, hash, ready } of states) {
      await test.step(what, async () => {
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        await page.evaluate((state) => (location.hash = `v1.${state}`), hash);
        await ready(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        const small = await page
          .locator('learn-lab')
          .locator('button, select, summary, input, [role=slider], [role=application]')
          .evaluateAll((targets) =>
            targets
              .filter((target) => target.checkVisibility())
              .map((target) => ({ target: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
              .filter(({ box }) => Math.min(box.width, box.height) < 24),
          );
        expect(small).toEqual([]);
        await page.evaluate(() => scrollTo(0, 0)); // from where the drive lies over nothing
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expectAccessible(page, ['color-contrast']);
      });
    }
  });
}
