// Pasting: what people copy from Python, spreadsheets and files becomes the matrix it is; anything else says why not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvOf } from '../../web/components/matrix-files.js';
import { isManyCells, readPasted } from '../../web/components/matrix-paste.js';

const limits = { maxRows: 32, maxColumns: 32 };
const wanted = [[0, 1.5], [-2, 3]]; // prettier-ignore

/** What each source really prints or copies. */
const sources = {
  'a Python list': '[[0, 1.5], [-2, 3]]',
  'an assignment': 'K = [[0, 1.5],\n     [-2, 3],]',
  'numpy, printed': '[[ 0.   1.5]\n [-2.   3. ]]',
  'numpy, its repr': 'array([[ 0. ,  1.5],\n       [-2. ,  3. ]])',
  'numpy, with powers of ten': '[[ 0.0e+00  1.5e+00]\n [-2.0e+00  3.0e+00]]',
  'torch, printed': 'tensor([[ 0.0000,  1.5000],\n        [-2.0000,  3.0000]], dtype=torch.float64)',
  'torch, a batch of one': 'tensor([[[[ 0.0000,  1.5000],\n          [-2.0000,  3.0000]]]])',
  CSV: '0,1.5\n-2,3\n',
  'CSV from Windows': '0,1.5\r\n-2,3\r\n',
  'a spreadsheet': '0\t1.5\n−2\t3\n',
  'semicolons': '0;1.5\n-2;3',
  'the way a link is written': '0,1.5;-2,3',
  spaces: ' 0  1.5\n-2 3',
}; // prettier-ignore

for (const [name, text] of Object.entries(sources)) {
  test(`reads ${name}`, () => {
    assert.deepEqual(readPasted(text, limits), { values: wanted });
    assert.ok(isManyCells(text), 'it is more than one types into a cell');
  });
}

test('reads one row', () => {
  for (const text of ['[1, -1]', '[1 -1]', '1, -1', '1\t-1', '[[1, -1]]', '1 -1']) {
    assert.deepEqual(readPasted(text, limits), { values: [[1, -1]] }, text);
    assert.ok(isManyCells(text), text);
  }
});

test('what one types into a cell is one cell', () => {
  for (const text of ['5', '-1.5e-3', ' 7 ', '−2', 'abc', '<img src=x onerror=alert(1)>', '']) {
    assert.equal(isManyCells(text), false, text);
  }
});

/** @type {[string, string, string, Record<string, unknown>?][]} */
const refused = [
  ['nothing', '', 'empty'],
  ['empty brackets', '[[], []]', 'empty'],
  ['NaN', '[[0, nan]]', 'not-a-number', { given: 'nan', row: 1 }],
  ['infinity', 'array([1., inf])', 'not-a-number', { given: 'inf' }],
  ['what NumPy leaves out', '[[0 1 ... 8 9]]', 'not-a-number', { given: '...' }],
  ['a spreadsheet with a gap', '1\t\t3', 'not-a-number', { given: '' }],
  ['decimal commas', '0,5\t1', 'not-a-number', { given: '0,5' }],
  ['markup', '1 2\n3 <img/onerror=alert(1)>', 'not-a-number', { given: '<img/onerror=alert(1)>', row: 2 }],
  ['rows of different lengths', '1 2\n3', 'ragged', { row: 2, given: 1, needed: 2 }],
  ['two channels', '[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]', 'more-axes'],
  ['a number no cell can hold', '1 2\n3 1e9', 'number-too-large', { given: '1e9' }],
  ['too many columns', Array(33).fill(1).join(' '), 'too-many-cells', { given: '1×33' }],
];

for (const [name, text, code, parameters = {}] of refused) {
  test(`refuses ${name}`, () => {
    const pasted = readPasted(text, limits);
    assert.ok('code' in pasted);
    assert.equal(pasted.code, code);
    for (const [key, value] of Object.entries(parameters)) assert.equal(pasted.parameters[key], value);
  });
}

test('a hundred megabytes and a million rows are refused at once', () => {
  const from = performance.now();
  for (const text of ['[1, 2],'.repeat(15_000_000), '1\n'.repeat(1_000_000)]) {
    assert.equal(/** @type {{ code?: string }} */ (readPasted(text, limits)).code, 'too-long');
  }
  assert.equal(/** @type {{ code?: string }} */ (readPasted('1\n'.repeat(40_000), limits)).code, 'too-many-cells');
  assert.ok(performance.now() - from < 2000);
});

test('any matrix comes back from its CSV, and no text at all makes it throw', () => {
  const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((one) => one + 0);
  const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
  ); // prettier-ignore
  fc.assert(fc.property(matrix, (values) => assert.deepEqual(readPasted(csvOf(values), limits), { values })));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPasted(text, limits)));
});
