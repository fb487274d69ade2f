// picture-file.test.mjs — what files say of their size, and pictures as numbers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { headerSize } from '../../web/components/picture-header.js';
import { averaged } from '../../web/components/picture-matrix.js';
import { greyPalette, luminanceOf, paint, rangeOf, scaleOf, stampDisc } from '../../web/components/picture-pixels.js';

/** @param {...(string | number[])} parts  text or bytes */
const bytes = (...parts) =>
  Uint8Array.from(parts.flatMap((part) => [...Buffer.from(/** @type {any} */ (part), 'latin1')]));

/** @type {[string, Uint8Array<ArrayBuffer>][]} files of 300 columns and 200 rows, by hand from their formats' specifications */
const files = [
  ['PNG', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 44, 0, 0, 0, 200])],
  ['GIF', bytes('GIF89a', [44, 1, 200, 0])],
  ['BMP', bytes('BM', new Array(16).fill(0), [44, 1, 0, 0, 0x38, 0xff, 0xff, 0xff])],
  ['WebP, lossy', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', new Array(10).fill(0), [44, 1, 200, 0])],
  ['WebP, lossless', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f], [0x2b, 0xc1, 0x31, 0x00])],
  ['WebP, extended', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', new Array(8).fill(0), [43, 1, 0, 199, 0, 0])],
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44])],
];

for (const [name, file] of files) {
  test(`the header of a ${name} says its size`, () => {
    assert.deepEqual(headerSize(file), { width: 300, height: 200 });
  });

  test(`a ${name} that ends anywhere in its header says nothing`, () => {
    for (let length = 0; length < file.length; length++) assert.equal(headerSize(file.slice(0, length)), null);
  });
}

test('a real PNG says its size, other files none', () => {
  const figure = new Uint8Array(readFileSync(new URL('../../docs/figures/correlation.png', import.meta.url)));
  const view = new DataView(figure.buffer);
  assert.deepEqual(headerSize(figure), { width: view.getUint32(16), height: view.getUint32(20) });
  assert.equal(headerSize(bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')), null);
  assert.equal(headerSize(bytes([0xff, 0xd8, 1, 2, 3])), null);
});

test('luminance: the primaries of BT.709, and what is transparent lies on white', () => {
  const rgba = [
    255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 51,
  ];
  assert.deepEqual([...luminanceOf(Uint8ClampedArray.from(rgba))], [255, 0, 54, 182, 18, 255, 204]);
});

test('no value is clamped: the palette’s ends are the extremes, and zero is the middle of the signed scale', () => {
  const palette = Uint32Array.from({ length: 255 }, (_, index) => index);
  const values = Float32Array.from([-3, 0, 1.5, 2]);
  const painted = (/** @type {'signed' | 'grey'} */ view) => {
    const pixels = new Uint32Array(4);
    paint(values, scaleOf(view, rangeOf(values)), palette, pixels);
    return [...pixels];
  };
  assert.deepEqual(painted('signed'), [0, 127, 191, 212]); // 127 + 127·v/3
  assert.deepEqual(painted('grey'), [0, 152, 229, 254]); // 254·(v + 3)/5
  assert.deepEqual(scaleOf('signed', { least: 0, most: 0 }), { first: -1, last: 1 });
  assert.deepEqual(scaleOf('grey', { least: 7, most: 7 }), { first: 7, last: 8 });
});

test('black is black, white is white', () => {
  const [black, , white] = [0, 128, 255].map((index) => greyPalette()[index]);
  assert.deepEqual([...new Uint8Array(Uint32Array.of(black, white).buffer)], [0, 0, 0, 255, 255, 255, 255, 255]);
});

test('a disc stays within its picture', () => {
  const picture = { width: 5, height: 4, values: new Float32Array(20) };
  stampDisc(picture, [0, 0], 1, 9);
  stampDisc(picture, [3, 4], 1, 7);
  assert.deepEqual([...picture.values], [9, 9, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 7, 7]);
});

test('a picture on few cells: each is the mean of its area, found by cutting every pixel into small squares', () => {
  for (const [height, width, rows, columns] of [
    [1, 1, 3, 2],
    [6, 8, 6, 8],
    [12, 8, 3, 4],
    [7, 5, 3, 4],
    [2, 3, 5, 7],
    [31, 17, 16, 16],
  ]) {
    const values = Float32Array.from({ length: height * width }, (_, index) => (index * 67) % 256);
    const [tall, wide] = [height * rows, width * columns];
    // A square of this grid lies in one pixel and in one cell: both sides divide it.
    const mean = (/** @type {number} */ row, /** @type {number} */ column) => {
      let sum = 0;
      for (let r = row * height; r < (row + 1) * height; r++) {
        for (let c = column * width; c < (column + 1) * width; c++) {
          sum += values[Math.floor(r / (tall / height)) * width + Math.floor(c / (wide / width))];
        }
      }
      return sum / (height * width) / 255;
    };
    const cells = averaged({ width, height, values }, rows, columns);
    assert.deepEqual([cells.length, cells[0].length], [rows, columns]);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const given = cells[row][column];
        assert.ok(Math.abs(given - mean(row, column)) <= 0.005 + 1e-9, `${rows}×${columns}, ${row}, ${column}`);
        assert.equal(given, Number(given.toFixed(2)));
      }
    }
  }
});

test('a white picture is 1 everywhere, a black one 0, of any size', () => {
  for (let side = 1; side < 40; side++) {
    for (const grey of [0, 255]) {
      const picture = { width: side, height: 41 - side, values: new Float32Array(side * (41 - side)).fill(grey) };
      assert.deepEqual(averaged(picture, 3, 16), Array(3).fill(Array(16).fill(grey / 255)));
    }
  }
});
