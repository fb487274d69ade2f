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

test('words that never rest are spoken every five seconds, two who go on so in turns', async ({ page }) => {
  await page.clock.install({ time: 0 });
  await page.goto('/?lang=en');
  await page.waitForFunction(() => customElements.get('spoken-text'));
  await page.clock.pauseAt(60_000);
  const heard = await page.evaluateHandle(() => {
    /** @type {string[]} */
    const said = [];
    for (const id of ['one', 'two']) {
      /** @type {any} */
      const speaker = Object.assign(document.createElement('spoken-text'), { id, text: 'begins' });
      document.body.append(speaker);
      speaker.updateComplete.then(() =>
        new MutationObserver(() => said.push(`${id} ${speaker.text} at ${Date.now() - 60_000}`)).observe(
          speaker.shadowRoot?.querySelector('[role=status]') ?? document.body,
          { childList: true, characterData: true, subtree: true },
        ),
      );
    }
    return said;
  });
  /** What `ids` say while their words change ten times a second. @param {number} seconds @param {string[]} ids */
  const goOn = async (seconds, ids) => {
    for (let turn = 0; turn < 10 * seconds; turn += 1) {
      await page.evaluate((all) => {
        for (const id of all) Object.assign(document.querySelector(`#${id}`) ?? {}, { text: `${Date.now() - 60_000}` });
      }, ids);
      await page.clock.runFor(100);
    }
    return heard.evaluate((said) => said.splice(0));
  };
  expect(await goOn(11, ['one'])).toEqual(['one 4900 at 5000', 'one 9900 at 10000']);
  // At rest, the last words come as soon as ever.
  await page.clock.runFor(2000);
  expect(await goOn(0, [])).toEqual(['one 10900 at 11150']);
  expect(await goOn(12, ['one', 'two'])).toEqual([
    'one 17900 at 18000',
    'two 18900 at 19000',
    'one 22900 at 23000',
    'two 23900 at 24000',
  ]);
});
