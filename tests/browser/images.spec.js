// The picture lab: a kernel on a whole picture, the sum of every pixel, and pictures of one’s own, good and bad.
import { readFileSync } from 'node:fs';
import { everyLook, expect, expectAccessibleIn, test } from './fixtures.js';
import { give, makePng } from './picture-files.js';
import { cellOf, readFormula, readMatrix } from './reading.js';

const BARE = '/?lab=images&lang=en#v1.side=64&at=20,30';

/** @param {import('@playwright/test').Page} page @param {string} id */
const pictureOf = (page, id) => page.locator(`picture-view#${id}`);

/** The colours on a canvas, row by row. @param {import('@playwright/test').Page} page @param {string} id */
function readPixels(page, id) {
  return pictureOf(page, id).evaluate((view) => {
    const canvas = /** @type {HTMLCanvasElement} */ (view.shadowRoot?.querySelector('canvas'));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width, height, red: Array.from({ length: width * height }, (_, index) => data[4 * index]) };
  });
}

/** @param {import('@playwright/test').Page} page @param {string} name @param {Buffer} buffer @param {string} [mimeType] */
const choose = (page, name, buffer, mimeType = 'image/png') =>
  page.getByLabel('Choose a picture…').setInputFiles({ name, mimeType, buffer });

test('a picture and what the kernel makes of it are there at once, and a pixel’s sum is the definition', async ({
  page,
}) => {
  await page.goto(BARE);
  await expect(page.getByText(/4,096 sums of 9 products each/)).toBeVisible();
  const window = await readMatrix(page, /^X, pixels under K/);
  const kernel = await readMatrix(page, /^K/);
  const sum = window.flat().reduce((total, value, index) => total + value * kernel.flat()[index], 0);
  expect(await readMatrix(page, /^Y, sum/)).toEqual([[sum]]);
  expect(await readFormula(page)).toMatch(new RegExp(`^Y21,31=.*=${sum < 0 ? '−' : ''}${Math.abs(sum)}$`));
  const { width, height, red } = await readPixels(page, 'x');
  expect([width, height]).toEqual([64, 64]);
  expect(window[1][1]).toBe(red[20 * 64 + 30]);
});

test('in grey, every pixel of Y is the definition’s, from the least value to the largest', async ({ page }) => {
  await page.goto(`${BARE}&view=grey&padding=valid&k=1,2;0,-3`);
  const legend = page.getByText(/Y: black is/);
  await expect(legend).toBeVisible();
  const x = await readPixels(page, 'x');
  /** @type {number[]} */
  const expected = [];
  for (let row = 0; row < 63; row++) {
    for (let column = 0; column < 63; column++) {
      const at = (/** @type {number} */ r, /** @type {number} */ c) => x.red[(row + r) * 64 + column + c];
      expected.push(at(0, 0) + 2 * at(0, 1) - 3 * at(1, 1));
    }
  }
  const [least, most] = [Math.min(...expected), Math.max(...expected)];
  await expect(legend).toContainText(`black is ${String(least).replace('-', '−')}, white is ${most}`);
  const y = await readPixels(page, 'y');
  expect([y.width, y.height]).toEqual([63, 63]);
  y.red.forEach((shade, index) =>
    expect(Math.abs(shade - (255 * (expected[index] - least)) / (most - least))).toBeLessThan(1),
  );
});

test('the kernel is edited live, by hand and by name; back goes back', async ({ page }) => {
  await page.goto(`${BARE}&view=grey`);
  await page.getByRole('combobox', { name: 'Kernel' }).selectOption('identity');
  const { red } = await readPixels(page, 'x');
  const [least, most] = [Math.min(...red), Math.max(...red)];
  const stretched = red.map((value) => Math.round((255 * (value - least)) / (most - least)));
  await expect.poll(async () => (await readPixels(page, 'y')).red).toEqual(stretched);
  await cellOf(page, /^K/, 1, 1).click();
  await page.getByRole('textbox', { name: /^K/ }).fill('0');
  await page.keyboard.press('Enter');
  await expect.poll(async () => Math.max(...(await readPixels(page, 'y')).red)).toBe(0);
  await page.goBack();
  await expect.poll(async () => Math.max(...(await readPixels(page, 'y')).red)).toBeGreaterThan(200);
});

test('pointing at a pixel shows its sum, a click keeps it, arrow keys go on from there', async ({ page }) => {
  await page.goto(BARE);
  const x = pictureOf(page, 'x').locator('canvas');
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await x.boundingBox());
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    /** @type {const} */ ([box.x + ((column + 0.5) / 64) * box.width, box.y + ((row + 0.5) / 64) * box.height]);
  await page.mouse.move(...at(9, 40));
  await expect(page.getByText(/^Row 10, column 41 of Y/).first()).toBeVisible();
  await page.mouse.click(...at(11, 12));
  await page.mouse.move(2, 2);
  await expect(page.getByText(/^Row 12, column 13 of Y/).first()).toBeVisible();
  await page.getByRole('application', { name: /^X/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(/^Row 13, column 29 of Y/).first()).toBeVisible();
  await expect.poll(() => page.url()).toContain('at=12,28');
  await page.getByRole('textbox', { name: 'row' }).fill('64');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Row 64, column 29 of Y/).first()).toBeVisible();
  expect((await readMatrix(page, /^X, pixels under K/))[2]).toEqual([0, 0, 0]); // below the last row
});

test('a file of one’s own is shown pixel by pixel, and a larger one is scaled down', async ({ page }) => {
  await page.goto(BARE);
  await choose(page, 'mine.png', await makePng(page, 40, 30));
  await expect(page.getByRole('application', { name: 'X, picture, 30 rows of 40 pixels' })).toBeVisible();
  await expect
    .poll(async () => (await readPixels(page, 'x')).red)
    .toEqual(Array.from({ length: 1200 }, (_, index) => (37 * Math.floor(index / 40) + 11 * (index % 40)) % 256));
  await expect.poll(() => page.url()).toContain('picture=own');
  await choose(page, 'wide.png', await makePng(page, 1500, 3));
  await expect(page.getByRole('application', { name: 'X, picture, 2 rows of 1024 pixels' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('The link speaks of somebody’s own picture')).toBeVisible();
});

test('files that are no pictures are refused by name, and the picture before stays', async ({ page }) => {
  await page.goto(BARE);
  await choose(page, 'mine.png', await makePng(page, 20, 10));
  const mine = page.getByRole('application', { name: 'X, picture, 10 rows of 20 pixels' });
  await expect(mine).toBeVisible();
  const alert = page.getByRole('alert').filter({ hasText: '“' });
  const damaged = (await makePng(page, 20, 20)).subarray(0, 60);
  const huge = Buffer.from(await makePng(page, 4, 4));
  huge.writeUInt32BE(10_000, 16);
  huge.writeUInt32BE(5_000, 20);
  for (const [name, content, words] of /** @type {[string, Buffer, string][]} */ ([
    ['notes.png', Buffer.from('just words'), 'is no picture that this browser can read'],
    ['damaged.png', damaged, 'is no picture that this browser can read'],
    ['huge.png', huge, 'has 10000 × 5000 pixels; at most 40 million'],
    ['nothing.png', Buffer.alloc(0), 'is empty'],
    ['<img src=x onerror=alert(1)>.png', Buffer.from('GIF89a'), '“<img src=x onerror=alert(1)>.png” is no picture'],
  ])) {
    await choose(page, name, content);
    await expect(alert).toContainText(words);
    await expect(alert).toContainText('The picture before is still here.');
    await expect(mine).toBeVisible();
  }
  await choose(page, 'good.png', await makePng(page, 8, 8));
  await expect(alert).toHaveCount(0);
});

test('a picture can be dropped and pasted', async ({ page }) => {
  await page.goto(BARE);
  const png = await makePng(page, 12, 7);
  for (const kind of /** @type {const} */ (['drop', 'paste'])) {
    await page.goto(BARE);
    await give(page.locator('images-lab .pictures'), kind, png);
    await expect(page.getByRole('application', { name: 'X, picture, 7 rows of 12 pixels' })).toBeVisible();
  }
});

test('a camera that is refused, missing or broken is told, and nothing is lost', async ({ page }) => {
  await page.goto(BARE);
  for (const [name, words] of [
    ['NotAllowedError', 'Allow it in the site settings beside the address'],
    ['NotFoundError', 'Connect one and press Camera again'],
    ['NotReadableError', 'Close what uses it'],
    ['AbortError', 'The camera could not be started: of its own'],
  ]) {
    await page.evaluate((kind) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('of its own', kind));
    }, name);
    await page.getByRole('button', { name: 'Camera' }).click();
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(page.getByRole('application', { name: 'X, picture, 64 rows of 64 pixels' })).toBeVisible();
  }
  await page.getByRole('combobox', { name: 'Picture' }).selectOption('rings');
  await expect(page.locator('images-lab').getByRole('alert').first(), 'another picture, another matter').toBeEmpty();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The picture before is still here.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done drawing' }), 'one can draw on').toBeVisible();
});

test('the camera’s pictures flow until it is stopped; leaving the lab stops it too', async ({ page }) => {
  await page.goto(BARE);
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 24];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    let shade = 0;
    setInterval(() => {
      shade = (shade + 16) % 256;
      context.fillStyle = `rgb(${shade} ${shade} ${shade})`;
      context.fillRect(0, 0, 32, 24);
    }, 30);
    const stream = canvas.captureStream(30);
    Object.assign(window, { track: stream.getTracks()[0] });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
  });
  const ended = () => page.evaluate(() => /** @type {any} */ (window).track.readyState === 'ended');
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('application', { name: 'X, picture, 24 rows of 32 pixels' })).toBeVisible();
  const first = (await readPixels(page, 'x')).red[100];
  await expect.poll(async () => (await readPixels(page, 'x')).red[100]).not.toBe(first);
  expect(await ended()).toBe(false);
  await page.getByRole('link', { name: 'Receptive field' }).click();
  await expect.poll(ended).toBe(true);
});

test('drawing, by pointer and by keyboard', async ({ page }) => {
  await page.goto(`${BARE}&view=grey&k=1`);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect.poll(async () => Math.max(...(await readPixels(page, 'x')).red)).toBe(0);
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await pictureOf(page, 'x').locator('canvas').boundingBox()
  );
  await page.mouse.move(box.x + 0.25 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.75 * box.width, box.y + 0.5 * box.height, { steps: 40 });
  await page.mouse.up();
  const lit = async (/** @type {string} */ id) =>
    (await readPixels(page, id)).red.filter((value) => value === 255).length;
  await expect.poll(() => lit('x')).toBeGreaterThan(128);
  await expect.poll(() => lit('y')).toBe(await lit('x'));
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => lit('x')).toBe(0);
  await page.getByRole('application', { name: /^X/ }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => lit('x')).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Done drawing' }).click();
  await page.getByRole('combobox', { name: 'Picture' }).selectOption('rings');
  await expect(page.getByRole('application', { name: 'X, picture, 64 rows of 64 pixels' })).toBeVisible();
});

test('a kernel larger than the picture is told with both sizes, and padding helps', async ({ page }) => {
  await page.goto(BARE);
  await choose(page, 'tiny.png', await makePng(page, 2, 2));
  await page.getByText('Operation, edge, colours, size').click();
  await page.getByRole('combobox', { name: 'Edge' }).selectOption('valid');
  await expect(page.getByText('The kernel (3×3) is larger than the picture (2×2)')).toBeVisible();
  await page.getByRole('combobox', { name: 'Edge' }).selectOption('same');
  await expect(page.getByText(/4 sums of 9 products each/)).toBeVisible();
});

test('Y is saved as PNG, pixel by pixel, and as numbers', async ({ page }) => {
  await page.goto(BARE);
  await expect(page.getByText(/4,096 sums/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save Y as PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('convscope.png');
  const [numbers] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Y.npy' }).press('Enter'),
  ]);
  const bytes = readFileSync(await numbers.path());
  expect(bytes.subarray(10).toString('latin1')).toMatch(
    /^{'descr': '<f8', 'fortran_order': False, 'shape': \(64, 64\)/,
  );
  const [[sum]] = await readMatrix(page, /^Y, sum/);
  expect(bytes.readDoubleLE(bytes.length - 8 * (64 * 64 - (64 * 20 + 30)))).toBe(sum);
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 700 } });

  test('a tap keeps a pixel, a finger draws', async ({ page }) => {
    await page.goto(BARE);
    const canvas = pictureOf(page, 'x').locator('canvas');
    await canvas.tap({ position: { x: 20, y: 20 } });
    await expect.poll(() => page.url()).not.toContain('at=20,30');
    await page.getByRole('button', { name: 'Draw', exact: true }).tap();
    await expect(page.getByRole('button', { name: 'Clear' })).toBeVisible();
    await canvas.tap({ position: { x: 60, y: 60 } });
    await expect.poll(async () => (await readPixels(page, 'x')).red.includes(255)).toBe(true);
  });
});

for (const lang of ['en', 'zh-Hans']) {
  test(`axe finds nothing in any look, ${lang}, and the window is seen`, async ({ page }) => {
    await page.goto(`/?lab=images&lang=${lang}#v1.side=64&at=20,30`);
    await expect(page.locator('#cost')).toBeVisible();
    await page.locator('summary').click();
    await expectAccessibleIn(page, { ...everyLook, forced: [1280] });
    await expect(pictureOf(page, 'x').locator('.window')).toBeVisible(); // in forced colours, the last of the looks
  });
}
