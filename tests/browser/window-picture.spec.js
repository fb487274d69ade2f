// A picture becomes X in the correlation and the convolution lab: chosen, dropped or pasted; what is none is refused.
import { expect, expectAccessible, test } from './fixtures.js';
import { expectMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A PNG by the browser itself, of two by two pixels for each shade. @param {Page} page @param {number[][]} shades  from 0 to 255 */
async function makePng(page, shades) {
  const bytes = await page.evaluate(async (greys) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * greys[0].length, 2 * greys.length];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    greys.forEach((row, r) =>
      row.forEach((grey, c) => {
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        context.fillRect(2 * c, 2 * r, 2, 2);
      }),
    );
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    return [...new Uint8Array(await /** @type {Blob} */ (blob).arrayBuffer())];
  }, shades);
  return Buffer.from(bytes);
}

/** @param {Page} page @param {string} name @param {Buffer} buffer */
const choose = (page, name, buffer) =>
  page.getByLabel('A picture for X…').setInputFiles({ name, mimeType: 'image/png', buffer });

/** Gives X a file as a drop or a paste does. @param {Page} page @param {'drop' | 'paste'} way @param {Buffer} buffer */
function give(page, way, buffer) {
  const x = page.locator('matrix-grid[kind=input]').first();
  return x.evaluate(
    (grid, [kind, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(/** @type {number[]} */ (bytes))], 'a.png', { type: 'image/png' }));
      const cell = /** @type {Element} */ (grid.shadowRoot?.querySelector('[role=gridcell]'));
      const options = { bubbles: true, composed: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
      cell.dispatchEvent(event);
    },
    /** @type {const} */ ([way, [...buffer]]),
  );
}

const fives = [[5, 5, 5, 5], [5, 5, 5, 5]]; // prettier-ignore
const shades = [[0, 51, 102, 255], [255, 204, 153, 0]]; // prettier-ignore
const seen = [[0, 0.2, 0.4, 1], [1, 0.8, 0.6, 0]]; // prettier-ignore

test('a picture takes the cells of X, in one step that can be undone', async ({ page }) => {
  await page.goto('/?lang=en#v1.x=5,5,5,5;5,5,5,5&k=1,1');
  await choose(page, 'mine.png', await makePng(page, shades));
  await expectMatrix(page, /^X/, seen);
  await expectMatrix(page, /^Y/, [[0.2, 0.6, 1.4], [1.8, 1.4, 0.6]]); // prettier-ignore
  await page.getByRole('button', { name: 'Undo: numbers of X' }).click();
  await expectMatrix(page, /^X/, fives);
  await page.getByRole('button', { name: 'Redo: numbers of X' }).click();
  await expectMatrix(page, /^X/, seen);
  await give(page, 'drop', await makePng(page, [[255]]));
  await expectMatrix(page, /^X/, [[1, 1, 1, 1], [1, 1, 1, 1]]); // prettier-ignore
  await give(page, 'paste', await makePng(page, [[0, 0, 255, 255]]));
  await expectMatrix(page, /^X/, [[0, 0, 1, 1], [0, 0, 1, 1]]); // prettier-ignore
  await page.getByRole('button', { name: 'How often each cell is read' }).click();
  await expect(page.getByLabel('A picture for X…')).toHaveCount(0); // X shows something else
  await page.goto('/?lab=convolve&lang=en#v1.x=5,5,5,5;5,5,5,5&k=1,1');
  await choose(page, 'mine.png', await makePng(page, shades));
  await expectMatrix(page, /^X, image/, seen);
  await page.keyboard.press('Control+z');
  await expectMatrix(page, /^X, image/, fives);
});

test('files that are no pictures are refused by name, as text, and nothing is lost', async ({ page }) => {
  await page.goto('/?lang=en#v1.x=5,5,5,5;5,5,5,5&k=1,1');
  const good = await makePng(page, shades);
  const huge = Buffer.from(good);
  huge.writeUInt32BE(10_000, 16);
  huge.writeUInt32BE(5_000, 20);
  for (const [name, content, words] of /** @type {[string, Buffer, string][]} */ ([
    ['damaged.png', good.subarray(0, 60), '“damaged.png” is no picture that this browser can read'],
    ['nothing.png', Buffer.alloc(0), '“nothing.png” is empty'],
    ['<img src=x onerror=alert(1)>.png', Buffer.from('GIF89a'), '“<img src=x onerror=alert(1)>.png” is no picture'],
    ['huge.png', huge, '“huge.png” has 10000 × 5000 pixels; at most 40 million'],
  ])) {
    await choose(page, name, content);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectMatrix(page, /^X/, fives);
  }
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [button, words] of /** @type {const} */ ([
    ['English', 'Make it smaller first.'],
    ['简体中文', '“huge.png”有 10000 × 5000 个像素'],
  ])) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectAccessible(page);
  }
});
