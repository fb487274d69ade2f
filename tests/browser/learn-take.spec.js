// What one takes away from a run: link, losses, PyTorch program; and that the page’s long runs are PyTorch’s.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

/** What PyTorch printed. @type {{ steps: number[], losses: Record<string, number[]> }} */
const record = JSON.parse(readFileSync(new URL('../node/pytorch-losses.json', import.meta.url), 'utf8'));

/** @param {Page} page @param {string} [hash] @param {string} [query] */
async function open(page, hash = '', query = '') {
  await page.goto(`/?lab=learn${query}#v1.view=take${hash && `&${hash}`}`);
  await expect(page.locator('run-take-away pre')).toBeVisible();
}

/** What a button saves. @param {Page} page @param {string} name */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const image = Array.from({ length: 7 }, (_, r) => Array.from({ length: 6 }, (__, c) => ((3 * r + 5 * c) % 7) - 3));

for (const [name, hash] of [
  ['sgd', ''],
  ['momentum', 'optimizer=momentum&momentum=0.8'],
  ['nesterov', 'optimizer=nesterov&momentum=0.8&lr=0.005'],
  ['adam', 'optimizer=adam&lr=0.05'],
  ['mean', 'loss=mean&lr=0.5&bias=0'],
  [
    'flip, stride, padding, noise',
    `flip=1&stride=2&padding=1&noise=0.25&seed=9&lr=0.004&optimizer=momentum&momentum=0.5&x=${image.join(';')}` +
      '&hidden=1,2,0;0,-1,3&start=0.5,-1,2;1,0.25,-2&startBias=-0.5',
  ],
]) {
  test(`the page’s 1,000 steps with ${name} are PyTorch’s, read from the file of losses`, async ({ page }) => {
    await open(page, `step=1000&${hash}`);
    await expect(page.getByText(/^(After|Paused after) 1000 steps/).first()).toBeVisible();
    const file = await saved(page, 'Save the losses (CSV)');
    expect(file.name).toBe('losses.csv');
    const rows = file.text
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    const losses = new Map(rows.map(([step, loss]) => [step, loss]));
    expect(losses.size).toBeGreaterThanOrEqual(1000);
    record.steps.forEach((step, index) => {
      const apart = Math.abs(Math.sqrt(losses.get(step) ?? NaN) - Math.sqrt(record.losses[name][index]));
      expect(apart / Math.sqrt(record.losses[name][0]), `step ${step}`).toBeLessThan(4e-6);
    });
  });
}

test('the program has the page’s numbers and its steps, and can be saved', async ({ page }) => {
  await open(page, 'optimizer=nesterov&momentum=0.8&lr=0.005&flip=1&step=7&bias=0');
  const file = await saved(page, 'Save the program');
  expect(file.name).toBe('learn_kernel.py');
  for (const part of [
    'weight = torch.tensor([[[[-0.07, -1.243]]]]).requires_grad_()',
    'bias = None',
    'torch.optim.SGD([weight], lr=0.005, momentum=0.8, nesterov=True)',
    'for step in range(1, 7 + 1):',
    'weight.flip(2, 3)',
  ]) {
    expect(file.text).toContain(part);
  }
  expect(await page.locator('run-take-away pre').textContent()).toBe(file.text);
  const learned = await saved(page, 'W.csv');
  expect(learned.name).toBe('W.csv');
  const shown = page.getByRole('grid', { name: /^W/ }).getByRole('gridcell');
  const numbers = learned.text.trim().split(',').map(Number);
  expect(await shown.allTextContents()).toHaveLength(numbers.length);
  for (const [index, number] of numbers.entries()) {
    const cell = shown.nth(index);
    const exact = (await cell.getAttribute('title')) ?? (await cell.textContent()) ?? '';
    expect(Math.abs(Number(exact.trim().replace('−', '-')) - number)).toBeLessThan(1e-6);
  }
});

test('the losses of kept runs are columns of the file', async ({ page }) => {
  await open(page, 'step=20&kept=adam:0.1;momentum:0.02:0.5');
  const { text } = await saved(page, 'Save the losses (CSV)');
  const [head, first] = text.split('\n');
  expect(head).toBe('step,"SGD, learning rate 0.01","Adam, learning rate 0.1","Momentum 0.5, learning rate 0.02"');
  expect(new Set(first.split(',').slice(1)).size).toBe(1);
});

test('the link is copied, or it is said why not', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'step=3&seed=5');
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('Copied.').first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#v1\..*seed=5.*step=3/);
  await page.goto('/?lab=receptive');
  await page.goto(link);
  await expect(page.getByText('Paused after 3 steps').first()).toBeVisible();
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))));
  await page.getByRole('button', { name: 'Copy the program' }).click();
  await expect(page.getByText(/^The browser does not let this page copy/).first()).toBeVisible();
});

test('a run is taken away after another lab was seen, which gives away other things', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Take it away')).toBeVisible();
  await page.getByRole('link', { name: 'Learning a kernel' }).click();
  await page.getByRole('button', { name: 'Take away' }).click();
  await expect(page.getByRole('heading', { name: 'Take the run with you' })).toBeVisible();
});
