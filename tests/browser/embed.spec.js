// One lab alone: in a frame, and as a custom element of someone else's page.
import { expect, test } from './fixtures.js';
import { cellOf, expectMatrix } from './reading.js';

test('embed.html shows one lab and nothing around it', async ({ page }) => {
  await page.goto('/embed.html?lab=convolve&lang=zh-Hans&theme=dark#v1.mode=full');
  await expectMatrix(page, /^X ∗ K/, [[0, 0, 1, 2], [0, 5, 11, 11], [6, 23, 29, 23], [12, 32, 37, 24]]); // prettier-ignore
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('卷积');
});

test('a bad link says so in a frame too', async ({ page }) => {
  await page.goto('/embed.html?lab=correlate#v2.k=1');
  await expect(page.getByText('The link was made by another version (“v2”); the lab starts afresh.')).toBeVisible();
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

test('in a frame an edit does not become a step of the host’s back button', async ({ page }) => {
  await page.goto('/embed.html');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  const steps = await page.evaluate(() => history.length);
  await cellOf(page, /^K/, 0, 0).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('#v1.k=1,1;2,3');
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('it takes no focus by itself', async ({ page }) => {
  await page.goto('/embed.html');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
});

test('a sandboxed frame without storage or history still works', async ({ page }) => {
  // A host's page: its own origin and policy are no part of the test, so it stands in for one.
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>host</title>' }),
  );
  await page.goto('/host.html');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    frame.title = 'lab';
    frame.src = './embed.html?lab=correlate';
    document.body.replaceChildren(frame);
  });
  await expectMatrix(/** @type {any} */ (page.frameLocator('iframe')), /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
});

test('a page of someone else imports the element and writes a tag', async ({ page }) => {
  const body = `<!doctype html><title>course</title><script type="module" src="/convscope-lab.js"></script>
    <convscope-lab lab="correlate" lang="zh-Hans" state="v1.k=1,-1"></convscope-lab>`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/course.html');
  await expectMatrix(page, /^Y，输出/, [[-1, -1], [-1, -1], [-1, -1]]); // prettier-ignore
});

test('<convscope-lab> works by its attributes, several on one page', async ({ page }) => {
  await page.goto('/embed.html');
  await expectMatrix(page, /^Y/, [[19, 25], [37, 43]]); // prettier-ignore
  await page.evaluate(() => {
    const first = document.createElement('convscope-lab');
    first.setAttribute('lab', 'correlate');
    first.setAttribute('lang', 'en');
    first.setAttribute('state', 'v1.k=1,1');
    first.id = 'first';
    const second = document.createElement('convscope-lab');
    second.setAttribute('lab', 'convolve');
    second.setAttribute('lang', 'zh-Hans');
    second.setAttribute('theme', 'dark');
    second.id = 'second';
    document.body.replaceChildren(first, second);
  });
  await expectMatrix(page.locator('#first'), /^K/, [[1, 1]]);
  await expectMatrix(page.locator('#second'), /^X ∗ K/, [[5, 11], [23, 29]]); // prettier-ignore
  await cellOf(page.locator('#first'), /^K/, 0, 0).click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expectMatrix(page.locator('#first'), /^K/, [[3, 1]]);
  await expect(page, 'the page’s address is the page’s').toHaveURL(/embed\.html$/);
  await page.locator('#first').evaluate((lab) => lab.setAttribute('lab', 'convolve'));
  await expectMatrix(page.locator('#first'), /^K, turned/, [[1, 1]]);
});
