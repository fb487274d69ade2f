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

/** @param {Partial<FigureModel & import('../../web/components/figure-export/figure-svg.js').Block>} given  `parts`: of a single block */
const draw = ({ parts = [], columns = 0, ...given }) =>
  figureSvg({ blocks: [{ parts, columns }], formulas: [], words: '', ...given }, i18n, color);

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
    formulas: [{ symbol: 'Y', at: [2, 4], terms, parts: null, bias: 2, result }],
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

/** The matrices of a picture: what stands in their caption, and where. @param {string} text */
function captionsIn(text) {
  return [...text.matchAll(/<g transform="translate\((\d[\d.]*) (\d[\d.]*)\)"><text x="0" y="18"[^>]*>(.*?)<\/text>/g)].map(
    ([, x, y, words]) => ({ x: Number(x), y: Number(y), symbol: words.replace(/<[^>]*>/g, '').split(' ')[0] }),
  ); // prettier-ignore
}

test('in a grid matrices stand in line by rows and columns, whatever their sizes, and a note above its matrix', () => {
  const one = (/** @type {string} */ symbol, /** @type {number} */ rows, /** @type {number} */ columns) => ({
    matrix: matrix({ symbol, values: Array(rows).fill(Array(columns).fill(1)) }),
  });
  const sign = { operator: 'Σ', large: false };
  const parts = [one('X₁', 5, 9), one('K₁₁', 2, 2), one('K₂₁', 2, 2), one('X₂', 5, 9), sign, one('K₂₂', 2, 2), sign];
  const noted = { ...one('Y₂', 4, 8), note: 'bias of Y₂ 0.5' };
  const { text, width, height } = draw({ parts: [...parts, one('Y₁', 4, 8), noted], columns: 3 });
  const at = new Map(captionsIn(text).map(({ symbol, x, y }) => [symbol, { x, y }]));
  const [x1, k11, k21, x2, k22, y1, y2] = ['X₁', 'K₁₁', 'K₂₁', 'X₂', 'K₂₂', 'Y₁', 'Y₂'].map((name) => at.get(name) ?? { x: NaN, y: NaN }); // prettier-ignore
  assert.deepEqual([x1.x, k11.x, k21.x], [x2.x, y1.x, y2.x]);
  assert.equal(k22.x, k21.x);
  assert.deepEqual([k11.y, k21.y, k22.y], [x1.y, x1.y, x2.y]);
  assert.ok(x1.x + 9 * CELL < k11.x && k11.x + 8 * CELL < k21.x && k21.x + 8 * CELL <= width);
  assert.ok(x2.y >= x1.y + CAPTION + 5 * CELL && y1.y >= x2.y + CAPTION + 5 * CELL && y2.y + CAPTION + 4 * CELL <= height); // prettier-ignore
  const note = /<text x="(\d+)" y="(\d+)"[^>]*>bias of Y₂ 0.5/.exec(text)?.slice(1).map(Number) ?? [];
  assert.equal(note[0], y2.x);
  assert.ok(note[1] > y1.y && note[1] <= y2.y, 'above the caption, below the row before');
});

test('a figure of two blocks has one below the other, and the channels of a side one scale in the legend', () => {
  const channel = (/** @type {string} */ symbol) => ({ matrix: matrix({ symbol, extent: 9 }) });
  const blocks = [
    { parts: [channel('X₁'), channel('X₂')], columns: 0 },
    { parts: [channel('Y₁')], columns: 0 },
  ];
  const { text } = draw({ blocks });
  const [x1, x2, y1] = captionsIn(text);
  assert.equal(x1.y, x2.y);
  assert.ok(y1.x === x1.x && y1.y >= x1.y + CAPTION + CELL);
  assert.match(text.replace(/<[^>]*>/g, ''), /negativepositive\u2003X ±9\u2003Y ±9\s*$/);
});

test('several sums stand one below the other, the last of them the sum of sums', () => {
  const terms = [{ key: '0,0', x: 2, k: -3, padding: false }];
  const sum = (/** @type {object} */ given) => ({ symbol: 'Y₁', at: /** @type {const} */ ([0, 1]), terms: [], parts: null, bias: 0, result: 0, ...given }); // prettier-ignore
  const formulas = [sum({ symbol: '(X₁ ⋆ K₁₁)', terms, result: -6 }), sum({ parts: [-6, -1 / 3], bias: 0, result: -6 - 1 / 3 })]; // prettier-ignore
  const { text } = draw({ parts: [{ matrix: matrix({}) }], formulas });
  const lines = [...text.matchAll(/<text x="0" y="([\d.]+)" font-size="20"[^>]*>(.*?)<\/text>/g)];
  assert.deepEqual(
    lines.map(([, , line]) => line.replace(/<[^>]*>|\u200b/g, '')),
    ['(X₁ ⋆ K₁₁)1,2 = 2·(−3) = −6', 'Y₁1,2 = −6 + (−0.333333) + 0 ≈ −6.333333'],
  );
  assert.ok(Number(lines[1][1]) - Number(lines[0][1]) >= 20);
});
