// receptive-field-errors.test.mjs — nets, units and options that are wrong, and what is said about them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';

const engine = await createEngine();

/** @typedef {import('convscope').Net} Net */

/** @type {Net} */
const notebook = [
  { op: 'conv', kernel: 2 },
  { op: 'conv', kernel: 2 },
];

/** @param {unknown} net */
const asNet = (net) => /** @type {Net} */ (net);

/** @type {[string, unknown, { name: string, code: string, message: RegExp }][]} */
const wrongNets = [
  ['no array', 'conv', { name: 'TypeError', code: 'type', message: /net must be an array/ }],
  ['a hole', [undefined], { name: 'TypeError', code: 'type', message: /net\[0\]/ }],
  ['null', [null], { name: 'TypeError', code: 'type', message: /net\[0\].*null/ }],
  ['no op', [{ kernel: 3 }], { name: 'TypeError', code: 'type', message: /op of node '1'/ }],
  ['an unknown op', [{ op: 'dense' }], { name: 'RangeError', code: 'op', message: /op of node '1'.*'conv'.*dense/ }],
  ['a typo', [{ op: 'conv', kernal: 3 }], { name: 'TypeError', code: 'option', message: /net\[0\].*kernel.*kernal/ }],
  [
    'a setting that the op does not have',
    [{ op: 'relu', kernel: 3 }],
    { name: 'TypeError', code: 'option', message: /node '1'.*relu.*kernel/ },
  ],
  ['no kernel', [{ op: 'conv' }], { name: 'TypeError', code: 'type', message: /kernel of node '1'/ }],
  ['no scale', [{ op: 'upsample' }], { name: 'TypeError', code: 'type', message: /scale of node '1'/ }],
  ['a kernel of 0', [{ op: 'conv', kernel: 0 }], { name: 'RangeError', code: 'kernel', message: /'1'.*given 0/ }],
  ['stride 0', [{ op: 'conv', kernel: 3, stride: 0 }], { name: 'RangeError', code: 'stride', message: /'1'.*given 0/ }],
  [
    'half a dilation',
    [{ op: 'conv', kernel: 3, dilation: 1.5 }],
    { name: 'RangeError', code: 'dilation', message: /1\.5/ },
  ],
  ['a string', [{ op: 'conv', kernel: '3' }], { name: 'TypeError', code: 'type', message: /kernel of node '1'/ }],
  [
    'unknown padding',
    [{ op: 'conv', kernel: 3, padding: 'full' }],
    { name: 'RangeError', code: 'padding', message: /'1'.*full/ },
  ],
  ['named padding of pad', [{ op: 'pad', padding: 'same' }], { name: 'RangeError', code: 'padding', message: /'1'/ }],
  [
    'named padding of convTranspose',
    [{ op: 'convTranspose', kernel: 2, padding: 'same' }],
    { name: 'RangeError', code: 'padding', message: /'1'/ },
  ],
  ['an id that is no string', [{ id: 1, op: 'relu' }], { name: 'TypeError', code: 'type', message: /id of net\[0\]/ }],
  [
    'one id twice',
    [
      { id: 'a', op: 'relu' },
      { id: 'a', op: 'relu' },
    ],
    { name: 'RangeError', code: 'id', message: /'a'/ },
  ],
  ['an unknown id', [{ op: 'relu', in: ['b'] }], { name: 'RangeError', code: 'in', message: /'1'.*'b'/ }],
  [
    'in that is no array',
    [{ op: 'relu', in: 'input' }],
    { name: 'TypeError', code: 'type', message: /in of node '1'/ },
  ],
  [
    'a cycle',
    [
      { op: 'relu', in: ['2'] },
      { op: 'relu', in: ['1'] },
    ],
    { name: 'RangeError', code: 'cycle', message: /node '[12]'/ },
  ],
  [
    'a kernel that does not fit',
    [{ op: 'conv', kernel: 9, dilation: 2 }],
    { name: 'RangeError', code: 'kernel-too-large', message: /'1'.*9×9.*17×17.*8×8/ },
  ],
  [
    'maps of two sizes',
    [
      { op: 'conv', kernel: 3, in: ['input'] },
      { op: 'add', in: ['1', 'input'] },
    ],
    { name: 'RangeError', code: 'shape', message: /'2'.*6×6.*8×8/ },
  ],
  [
    'numbers beyond 2^53',
    Array.from({ length: 60 }, () => ({ op: 'upsample', scale: 2 })),
    { name: 'RangeError', code: 'overflow', message: /node '\d+'.*2\^53/ },
  ],
];

for (const [what, net, expected] of wrongNets) {
  test(`a net with ${what} is a ${expected.name} '${expected.code}'`, () => {
    assert.throws(() => engine.receptiveField(asNet(net), { inputSize: 8 }), expected);
    assert.equal(engine.receptiveField(notebook).nodes.length, 2);
  });
}

test('units, ids and options are checked', () => {
  /** @param {unknown} id @param {unknown} unit @param {unknown} [options] */
  const box = (id, unit, options) => () =>
    engine.receptiveBox(notebook, /** @type {any} */ (id), /** @type {any} */ (unit), /** @type {any} */ (options));
  assert.throws(box('2', [1, 0], { inputSize: 3 }), { name: 'RangeError', code: 'unit', message: /1×1.*\(1, 0\)/ });
  assert.throws(box('2', [-1, 0]), { name: 'RangeError', code: 'unit' });
  assert.throws(box('2', [0]), { name: 'RangeError', code: 'unit' });
  assert.throws(box('2', 0), { name: 'TypeError', code: 'type', message: /unit must be \[row, column\]/ });
  assert.throws(box('3', [0, 0]), { name: 'RangeError', code: 'id', message: /'3'/ });
  assert.throws(box(2, [0, 0]), { name: 'TypeError', code: 'type', message: /id must be a string/ });
  assert.throws(box('2', [0, 0], { inputSize: 0 }), { name: 'RangeError', code: 'inputSize' });
  assert.throws(box('2', [0, 0], { strict: true }), { name: 'TypeError', code: 'option' });
  assert.throws(() => engine.receptiveField(notebook, /** @type {any} */ ({ strict: 1 })), {
    name: 'TypeError',
    code: 'type',
  });
});
