// reading.js — reads the page as a screen reader would: matrices by their names, values by the names of their cells.
import { expect } from './fixtures.js';

/**
 * The numbers of a matrix, row by row.
 * @param {import('@playwright/test').Page | import('@playwright/test').Locator} where
 * @param {string | RegExp} name  of the grid
 * @returns {Promise<number[][]>}
 */
export async function readMatrix(where, name) {
  const snapshot = await where.getByRole('grid', { name }).ariaSnapshot({ timeout: 5_000 });
  /** @type {number[][]} */
  const rows = [];
  for (const line of snapshot.split('\n')) {
    if (/^\s*- row\b/.test(line)) rows.push([]);
    const cell = /^\s*- gridcell "([^"]*)"/.exec(line);
    if (cell) rows[rows.length - 1].push(Number(cell[1].replace('\u2212', '-')));
  }
  return rows;
}

/**
 * Waits until a matrix reads as expected; while one lab gives way to another, the name may be that of none or of two.
 * @param {import('@playwright/test').Page | import('@playwright/test').Locator} where
 * @param {string | RegExp} name
 * @param {number[][]} values
 */
export async function expectMatrix(where, name, values) {
  await expect(async () => expect(await readMatrix(where, name)).toEqual(values)).toPass();
}

/**
 * @param {import('@playwright/test').Page | import('@playwright/test').Locator} where
 * @param {string | RegExp} name  of the grid
 * @param {number} row     from 0
 * @param {number} column  from 0
 */
export function cellOf(where, name, row, column) {
  return where.getByRole('grid', { name }).getByRole('row').nth(row).getByRole('gridcell').nth(column);
}

/** The sum that is shown, without the spaces between its parts. @param {import('@playwright/test').Page | import('@playwright/test').Locator} page */
export async function readFormula(page) {
  const text = await page.getByRole('group', { name: /The sum with its numbers|代入数字的算式/ }).textContent();
  return (text ?? '').replace(/\s+/g, '');
}
