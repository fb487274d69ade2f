// How the browser itself is started: our list of what it leaves out takes the place of Playwright's, and must hold that one too.
import { expect, test } from './fixtures.js';

test('what Playwright would have the browser leave out is left out, by our list', async ({ page, browser }) => {
  await page.goto('/'); // a browser without a page may not have started all of itself
  const session = await browser.newBrowserCDPSession();
  const { commandLine } = await session.send('SystemInfo.getInfo');
  const lists = [...commandLine.matchAll(/--disable-features=(\S+)/g)].map(([, names]) => names.split(','));
  expect(lists.length, 'Playwright’s list and ours').toBe(2);
  const [theirs, ours] = lists;
  // What begins with ms is another browser’s.
  expect(theirs.filter((name) => !name.startsWith('ms') && !ours.includes(name))).toEqual([]);
});
