// A figure as SVG says what the figure on the page says: every number, its place and its sum, and nothing lies on anything else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureSvg } from '../../web/components/figure-export/figure-svg.js';
import { CAPTION, CELL } from '../../web/components/figure-export/matrix-svg.js';
import { createTranslator } from '../../web/i18n/translator.js';

/** @typedef {import('../../web/components/figure-export/matrix-svg.js').MatrixModel} MatrixModel */
/** @typedef {import('../../web/components/figure-export/figure-svg.js').FigureModel} FigureModel */

const i18n = createTranslator('en');
/** A colour is its own name here. @param {string} name */
const color = (name) => name;

/** @param {Partial<MatrixModel>} given @returns {MatrixModel} */
function matrix(given) {
  return {
    kind: 'input',
    symbol: 'X',
    caption: 'image',
    values: [[0]],
    extent: 0,
    scale: 'diverging',
    digits: 3,
    selected: null,
    frame: null,
    taps: null,
    ring: null,
    unread: null,
    compared: null,
    filled: null,
    isEditable: false,
    ...given,
  };
}

/** @param {Partial<FigureModel>} given */
const draw = (given) => figureSvg({ parts: [], formula: null, words: '', ...given }, i18n, color);

/** The number of every cell, the exact one where the other is rounded, by its place. @param {string} text */
function cellsIn(text) {
  return [...text.matchAll(/<g transform="translate\((\d+) (\d+)\)"><rect [^>]*\/>(.*?)<\/g>/g)].map(
    ([, x, y, inside]) => ({
      row: Number(y) / CELL,
      column: Number(x) / CELL,
      number: /<text [^>]*>(?:<title>([^<]*)<\/title>)?([^<]*)<\/text>/.exec(inside)?.slice(1),
    }),
  );
}

/** @param {string} text */
const numberOf = (text) => Number(text.replace('\u2212', '-'));

test('every cell stands at its place with its exact number', () => {
  const values = [[0, -1.5, 1 / 3], [12345.678, 1e-9, 2]]; // prettier-ignore
  const cells = cellsIn(draw({ parts: [{ matrix: matrix({ values }) }] }).text);
  assert.equal(cells.length, 6);
  for (const { row, column, number } of cells) {
    assert.equal(numberOf(number?.[0] ?? number?.[1] ?? ''), values[row][column]);
  }
});

test('the padding stands around the image, and marks count from the image', () => {
  const ring = { values: [[9, 9, 9], [9, 5, 9], [9, 9, 9]], top: 1, left: 1 }; // prettier-ignore
  const frame = { row: -1, column: 0, rows: 2, columns: 1 };
  const { text } = draw({ parts: [{ matrix: matrix({ values: [[5]], ring, frame, unread: new Set(['1,1']) }) }] });
  const cells = cellsIn(text);
  assert.deepEqual(cells.map(({ number }) => Number(number?.[1])), ring.values.flat()); // prettier-ignore
  assert.match(text, new RegExp(`<rect x="${CELL}" y="0" width="${CELL}" height="${2 * CELL}"[^>]*role-kernel`));
  const hatched = text.slice(text.indexOf('url(#unread)') - 300, text.indexOf('url(#unread)'));
  assert.match(hatched, new RegExp(`translate\\(${2 * CELL} ${2 * CELL}\\)(?!.*translate)`));
});

test('names are text, whatever they hold', () => {
  const { text } = draw({ parts: [{ matrix: matrix({ caption: '"><img src=x onerror=alert(1)>&\u0000' }) }], words: '<script>' }); // prettier-ignore
  assert.ok(!/<img|<script/.test(text) && !text.includes('\u0000'));
  assert.match(text, /&#34;&#62;&#60;img src=x onerror=alert\(1\)&#62;&#38;/);
});

test('a sum of 121 products is wrapped within the picture and says every factor', () => {
  const terms = Array.from({ length: 121 }, (_, index) => ({ key: String(index), x: -index, k: 0.5 - index, padding: index === 7 })); // prettier-ignore
  const result = terms.reduce((sum, { x, k }) => sum + x * k, 2);
  const { text, width } = draw({
    parts: [{ matrix: matrix({}) }],
    formula: { symbol: 'Y', at: [2, 4], terms, bias: 2, result },
  });
  const lines = [...text.matchAll(/<text x="0" y="[\d.]+" font-size="20"[^>]*>(.*?)<\/text>/g)].map(([, line]) =>
    line.replace(/<[^>]*>|\u200b/g, ''),
  );
  assert.ok(lines.length > 5);
  for (const line of lines) assert.ok(line.length * 20 * 0.6 <= width, line);
  const written = terms.map(({ x, k }, index) => {
    const [left, right] = [i18n.number(x), i18n.number(k)];
    return `${x < 0 && index ? `(${left})` : left}·${k < 0 ? `(${right})` : right}`;
  });
  const expected = `Y3,5 = ${written.join(' + ')} + 2 = ${i18n.number(result)}`;
  assert.equal(lines.join(''), expected);
});

test('matrices and their captions do not lie on each other, and are within the picture', () => {
  const narrow = matrix({ values: [[1]], symbol: 'X ⋆ K', caption: 'cross-correlation' });
  const wide = matrix({ values: [Array(32).fill(1)] });
  const parts = [wide, narrow, wide, narrow, narrow, narrow].flatMap((one, index) => [
    ...(index === 2 ? [{ operator: '=', large: false }] : []),
    { matrix: one },
  ]);
  const { text, width, height } = draw({ parts });
  const at = [...text.matchAll(/<g transform="translate\((\d[\d.]*) (\d[\d.]*)\)"><text x="0" y="18"/g)].map(
    ([, x, y]) => ({ x: Number(x), y: Number(y) }),
  );
  assert.equal(at.length, 6);
  for (const [index, { x, y }] of at.entries()) {
    const wideness = [0, 2].includes(index) ? 32 * CELL : 170; // px: as wide as it is written
    assert.ok(x + wideness <= width && y + CAPTION + CELL <= height);
    for (const other of at.slice(index + 1)) {
      assert.ok(other.x >= x + wideness || other.y >= y + CAPTION + CELL, `${index}: ${JSON.stringify(at)}`);
    }
  }
});

test('cells that the walk has not come to are empty, equal ones have their sign', () => {
  const values = [[1, 2, 3]];
  const { text } = draw({ parts: [{ matrix: matrix({ values, filled: 2, compared: [[1, 0, 0]] }) }] });
  const written = cellsIn(text).map(({ number }) => number?.[1]);
  assert.deepEqual(written, ['1', '2', undefined]);
  assert.equal([...text.matchAll(/>=<\/text>/g)].length, 1);
});

test('the legend says what the full colour means in each matrix, once', () => {
  const k = matrix({ symbol: 'K', kind: 'kernel', values: [[1, -3]] });
  const counts = matrix({ symbol: 'N', scale: 'magnitude', values: [[9]] });
  const y = matrix({ symbol: 'Y', kind: 'output', extent: 40, values: [[7]] });
  const { text } = draw({ parts: [k, k, counts, y].map((one) => ({ matrix: one })) });
  assert.match(text.replace(/<[^>]*>/g, ''), /negativepositive\u2003K ±3\u2003Y ±40\s*$/);
});
