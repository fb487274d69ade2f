// A figure as a file: it says and shows what the page does, stands alone, and a browser that cannot make it says so.
import { readFileSync } from 'node:fs';
import { expect, expectAccessible, test } from './fixtures.js';
import { cellOf, readFormula, readMatrix } from './reading.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {'figure.svg' | 'figure.png'} name */
async function save(page, name) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).press('Enter');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path());
}

/**
 * What an SVG says, as a browser reads it: per matrix its caption, and of each cell the number and the colour.
 * @param {Page} page @param {string} text
 */
function readSvg(page, text) {
  return page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml');
    if (document.querySelector('parsererror')) throw new Error(document.documentElement.textContent ?? '');
    const children = (/** @type {Element} */ node, /** @type {string} */ name) =>
      [...node.children].filter((child) => child.localName === name);
    const drawing = children(document.documentElement, 'g')[0];
    const matrices = children(drawing, 'g')
      .filter((group) => children(group, 'g').length === 1 && group.children[0].localName === 'text')
      .map((group) => ({
        caption: group.children[0].textContent ?? '',
        cells: children(children(group, 'g')[0], 'g').map((cell) => {
          const number = children(cell, 'text')[0];
          return {
            place: cell.getAttribute('transform'),
            number: number?.querySelector('title')?.textContent ?? number?.textContent ?? '',
            fill: cell.children[0].getAttribute('fill'),
          };
        }),
      }));
    const sum = [...document.querySelectorAll('text[font-size="20"]')].map((line) => line.textContent ?? '').join('');
    return {
      matrices,
      sum: sum.replace(/[\s\u200b]+/g, ''),
      words: document.querySelector('desc')?.textContent,
      size: [document.documentElement.getAttribute('width'), document.documentElement.getAttribute('height')].map(
        Number,
      ),
      names: [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))],
    };
  }, text);
}

/** What colour a cell has on the screen. @param {import('@playwright/test').Locator} cell */
function colourOf(cell) {
  return cell.evaluate((element) => {
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    context.fillStyle = getComputedStyle(element).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  });
}

/** @param {string | null} hex */
const channels = (hex) => [1, 3, 5].map((begin) => parseInt((hex ?? '').slice(begin, begin + 2), 16));

for (const theme of ['light', 'dark']) {
  test(`the SVG has the numbers, the sum, the words and the colours of the page, ${theme}`, async ({ page }) => {
    await page.goto(`/?theme=${theme}#v1.x=0.125,-1.33333,2;3,4,-5;6,7,8&k=1,-2;0.5,3&bias=-0.25&at=1,1`);
    await page.getByText('Take it away').click();
    const { matrices, sum, words } = await readSvg(page, (await save(page, 'figure.svg')).toString());
    expect(matrices.map(({ caption }) => caption)).toEqual(['X image 3×3', 'K kernel 2×2', 'Y output 2×2']);
    for (const { caption, cells } of matrices) {
      const name = new RegExp(`^${caption[0]}`);
      const columns = (await readMatrix(page, name))[0].length;
      for (const [index, { number, fill }] of cells.entries()) {
        const cell = cellOf(page, name, Math.floor(index / columns), index % columns);
        const exact = (await cell.getAttribute('title')) ?? (await cell.locator('.value').textContent());
        expect(number).toBe(exact);
        expect(channels(fill), `${caption}, ${number}`).toEqual(await colourOf(cell));
      }
    }
    // By hand: 4·1 + (−5)·(−2) + 7·0.5 + 8·3 − 0.25.
    expect(matrices[2].cells[3].number).toBe('41.25');
    expect(sum).toBe(await readFormula(page));
    expect(words).toContain('add up to 41.25');
  });
}

test('the SVG stands alone: no style sheet, script, or address of anything else', async ({ page }) => {
  await page.goto('/#v1.padding=2&dilation=2&stride=3&mode=reflect');
  await page.getByText('Take it away').click();
  const text = (await save(page, 'figure.svg')).toString();
  expect(text).not.toMatch(/var\(|color-mix|light-dark|style=|href|url\((?!#)/);
  const { names } = await readSvg(page, text);
  const known = [
    'svg',
    'title',
    'desc',
    'defs',
    'pattern',
    'line',
    'linearGradient',
    'stop',
    'rect',
    'g',
    'text',
    'tspan',
  ];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

test('the PNG is the SVG, two pixels to one', async ({ page }) => {
  await page.goto('/?lab=convolve&lang=zh-Hans&theme=dark#v1.mode=full');
  await page.locator('take-away summary').click();
  const { size, matrices } = await readSvg(page, (await save(page, 'figure.svg')).toString());
  expect(matrices.map(({ caption }) => caption[0])).toEqual(['X', 'K', 'K', 'X', 'X', 'Δ']);
  const file = await save(page, 'figure.png');
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual(size.map((side) => 2 * side));
  // The 8 of X in its padded ring: row 3, column 3 from 0; the picture's margin and the caption lie before it.
  const painted = await page.evaluate(
    async (data) => {
      const image = new Image();
      image.src = data;
      await image.decode();
      const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
      context.drawImage(image, -2 * (24 + 3 * 56 + 6), -2 * (24 + 28 + 3 * 56 + 6));
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    `data:image/png;base64,${file.toString('base64')}`,
  );
  const eight = matrices[0].cells.find(({ number }) => number === '8');
  expect(painted).toEqual(channels(eight?.fill ?? null));
});

test('the largest figure still has a PNG, no side too long for a canvas', async ({ page }) => {
  const large = Array(32).fill(Array(32).fill('-1.5').join(',')).join(';');
  const kernel = Array(11).fill(Array(11).fill('0.5').join(',')).join(';');
  await page.goto(`/#v1.x=${large}&k=${kernel}&padding=8`);
  await page.getByText('Take it away').click();
  const file = await save(page, 'figure.png');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect(Math.max(width, height)).toBeLessThanOrEqual(8192);
  expect(Math.min(width, height)).toBeGreaterThan(2000);
});

for (const [lang, words] of [
  ['en', 'The browser could not make figure.png.'],
  ['zh-Hans', '浏览器没能生成 figure.png'],
]) {
  test(`a PNG that cannot be made is said so, and the SVG still can, ${lang}`, async ({ page }) => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.toBlob = (done) => done(null);
    });
    await page.goto(`/?lang=${lang}`);
    await page.locator('take-away summary').click();
    await page.getByRole('button', { name: 'figure.png' }).click();
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectAccessible(page);
    await save(page, 'figure.svg');
    await expect(page.getByRole('alert').filter({ hasText: words })).toHaveCount(0);
  });
}

test('in forced colours the picture keeps its colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/?theme=light');
  await page.getByText('Take it away').click();
  await expectAccessible(page);
  const { matrices } = await readSvg(page, (await save(page, 'figure.svg')).toString());
  expect(new Set(matrices[0].cells.map(({ fill }) => fill)).size).toBe(9);
});

/** Each matrix of the picture holds the numbers of the grid that stands at its place on the page. @param {Page} page @param {Awaited<ReturnType<typeof readSvg>>['matrices']} matrices */
async function expectTheGrids(page, matrices) {
  const grids = page.locator('.figure matrix-grid');
  await expect(grids).toHaveCount(matrices.length);
  for (const [index, { cells }] of matrices.entries()) {
    const shown = (await readMatrix(grids.nth(index), /./)).flat();
    const inRing = cells.length > shown.length;
    const drawn = cells.map(({ number }) => Number(number.replace('\u2212', '-')));
    if (inRing)
      expect(drawn.filter(Boolean)).toEqual(shown.filter(Boolean)); // zeros stand around it
    else expect(drawn).toEqual(shown);
  }
}

test('the figure of the channels lab: planes, kernels and biases in line, every sum, then their sum', async ({
  page,
}) => {
  await page.goto('/?lab=channels#v1.bias=0.5,-2&padding=1&out=2&at=1,2');
  await page.getByText('Take it away').click();
  const text = (await save(page, 'figure.svg')).toString();
  const { matrices, sum, words } = await readSvg(page, text);
  await expectTheGrids(page, matrices);
  const names = ['X₁', 'K₁₁', 'K₂₁', 'X₂', 'K₁₂', 'K₂₂', 'X₃', 'K₁₃', 'K₂₃', 'Y₁', 'Y₂'];
  expect(matrices.map(({ caption }) => caption.split(' ')[0])).toEqual(names);
  const lines = await page.locator('formula-line p').allTextContents();
  expect(lines).toHaveLength(4);
  expect(sum).toBe(lines.join('').replace(/\s+/g, ''));
  expect(words).toMatch(/^Row 2, column 3 of Y₂/);
  for (const note of ['bias of Y₁ 0.5', 'bias of Y₂ −2']) expect(text).toContain(`>${note}<`);
  // Depthwise, on a narrow page: one output, and a dot for each kernel that is not there.
  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole('button', { name: 'depthwise blur' }).click();
  await expect(page.getByRole('grid')).toHaveCount(5);
  const narrow = (await save(page, 'figure.svg')).toString();
  expect((await readSvg(page, narrow)).matrices.map(({ caption }) => caption.split(' ')[0])).toEqual(['X₁', 'K₁₁', 'X₂', 'X₃', 'Y₁']); // prettier-ignore
  expect([...narrow.matchAll(/>([·Σ])<\/text>/g)].map(([, sign]) => sign)).toEqual(['·', '·', 'Σ']);
  const file = await save(page, 'figure.png');
  expect(file.subarray(1, 4).toString()).toBe('PNG');
});

test('the figure of the transposed lab is the view one looks at, below X and K', async ({ page }) => {
  await page.goto('/?lab=transpose#v1.k=1,0;2,-1&padding=1');
  await page.getByText('Take it away').click();
  const captions = async () => {
    const { matrices, sum } = await readSvg(page, (await save(page, 'figure.svg')).toString());
    await expectTheGrids(page, matrices);
    return { captions: matrices.map(({ caption }) => caption), sum };
  };
  expect((await captions()).captions).toEqual([
    'X image 2×2',
    'K kernel 2×2',
    'X the image stamps 2×2',
    '2 · K the stamp 2×2',
    'Y output so far 2×2',
  ]);
  await page.getByRole('button', { name: 'as a sliding window' }).click();
  const gathering = await captions();
  expect(gathering.captions[2]).toContain('image with zeros between its cells');
  expect(gathering.sum).toBe(await readFormula(page));
  await page.getByRole('button', { name: 'how often it is written' }).click();
  expect((await captions()).captions.slice(2)).toEqual(['Y output 2×2', 'Y how often written 2×2']);
});
