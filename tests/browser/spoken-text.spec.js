// What is spoken to screen readers: one sentence at a time, whoever has something to say. The page's clock is the test's.
import { expect, test } from './fixtures.js';

test('of several who speak, one does at a time, a second apart, each with its newest words', async ({ page }) => {
  await page.clock.install({ time: 0 });
  await page.goto('/?lang=en');
  await page.waitForFunction(() => customElements.get('spoken-text'));
  await page.clock.pauseAt(60_000);
  await page.evaluate(() => {
    for (const id of ['one', 'two', 'three']) {
      const speaker = document.createElement('spoken-text');
      document.body.append(Object.assign(speaker, { id, text: 'begins' }));
    }
  });
  /** @param {Record<string, object>} changes  by speaker */
  const change = (changes) =>
    page.evaluate((all) => {
      for (const [id, properties] of Object.entries(all))
        Object.assign(document.querySelector(`#${id}`) ?? {}, properties);
    }, changes);
  const spoken = () =>
    page.evaluate(() =>
      ['one', 'two', 'three'].map(
        (id) => document.querySelector(`#${id}`)?.shadowRoot?.querySelector('[role=status]')?.textContent,
      ),
    );
  await change({ one: { text: 'a' }, two: { text: 'b' }, three: { about: 'x', text: 'c' } });
  expect(await spoken()).toEqual(['', '', '']);
  await page.clock.runFor(260);
  expect(await spoken()).toEqual(['a', '', '']);
  await page.clock.runFor(700);
  await change({ two: { text: 'B' }, three: { text: 'of the same' } });
  await page.clock.runFor(200);
  expect(await spoken()).toEqual(['a', '', '']);
  await page.clock.runFor(100);
  const second = await spoken();
  expect(second.filter(Boolean)).toHaveLength(2);
  await page.clock.runFor(1000);
  expect(await spoken()).toEqual(['a', 'B', 'of the same']);
  // Nothing but the same goes on: it is seen, not spoken.
  await change({ three: { text: 'and on' } });
  await page.clock.runFor(5000);
  expect(await spoken()).toEqual(['a', 'B', 'of the same']);
});
