// picture-files.js — pictures made by the browser itself, and handed to the page by drop or by paste.

/**
 * A PNG whose pixel in row r and column c is (37·r + 11·c) mod 256.
 * @param {import('@playwright/test').Page} page @param {number} width @param {number} height
 */
export async function makePng(page, width, height) {
  const bytes = await page.evaluate(
    async ([columns, rows]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [columns, rows];
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const grey = (37 * row + 11 * column) % 256;
          context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
          context.fillRect(column, row, 1, 1);
        }
      }
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
      return [...new Uint8Array(await /** @type {Blob} */ (blob).arrayBuffer())];
    },
    [width, height],
  );
  return Buffer.from(bytes);
}

/**
 * What a matrix of the page becomes that such a picture is given to, each cell being the mean of the pixels in it.
 * @param {number} width  px, a multiple of the columns
 * @param {number} height
 * @param {number} rows
 * @param {number} columns
 */
export function meansOf(width, height, rows, columns) {
  const [tall, wide] = [height / rows, width / columns];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      let sum = 0;
      for (let r = row * tall; r < (row + 1) * tall; r++) {
        for (let c = column * wide; c < (column + 1) * wide; c++) sum += (37 * r + 11 * c) % 256;
      }
      return Number((sum / (tall * wide) / 255).toFixed(2));
    }),
  );
}

/**
 * @param {import('@playwright/test').Locator} target  in the innermost shadow tree
 * @param {'drop' | 'paste'} kind
 * @param {Buffer} png
 * @param {string} [text]  that is copied with it
 */
export async function give(target, kind, png, text) {
  await target.evaluate(
    (element, [bytes, how, words]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(/** @type {number[]} */ (bytes))], 'a.png', { type: 'image/png' }));
      if (words) transfer.setData('text/plain', /** @type {string} */ (words));
      const options = { bubbles: true, composed: true, cancelable: true };
      element.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      );
    },
    /** @type {const} */ ([[...png], kind, text]),
  );
}
