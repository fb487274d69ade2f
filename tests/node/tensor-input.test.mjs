// tensor-input.test.mjs — what stands for a tensor and what does not, with the error for each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import { createEngine } from 'convscope';
import { K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();
/** @param {unknown} x */
const correlate = (x) => engine.correlate2d(/** @type {any} */ (x), [[1]]);
/** @param {number[]} shape @param {ArrayLike<number>} values */
const tensor = (shape, values) => ({ shape, data: Float32Array.from(values) });

/** Throws whatever is done with it. */
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};

/** An array that contains itself. @type {unknown[]} */
const cyclic = [];
cyclic.push(cyclic);

const detached = new Float32Array(4);
structuredClone(detached.buffer, { transfer: [detached.buffer] });

/** @type {[string, unknown, 'TypeError' | 'RangeError', string][]} */
const JUNK = [
  ['nothing', undefined, 'TypeError', 'type'],
  ['null', null, 'TypeError', 'type'],
  ['a string', '1', 'TypeError', 'type'],
  ['a boolean', true, 'TypeError', 'type'],
  ['a BigInt', 1n, 'TypeError', 'type'],
  ['a symbol', Symbol('x'), 'TypeError', 'type'],
  ['a function', () => 1, 'TypeError', 'type'],
  ['an empty object', {}, 'TypeError', 'type'],
  ['a Map', new Map(), 'TypeError', 'type'],
  ['a Date', new Date(0), 'TypeError', 'type'],
  ['a Number object', Object(1), 'TypeError', 'type'],
  ['a bare typed array', new Float32Array(4), 'TypeError', 'type'],
  ['rows that are typed arrays', [new Float32Array(2)], 'TypeError', 'type'],
  ['ragged rows', [[1, 2], [3]], 'TypeError', 'ragged'],
  ['a number beside a row', [[1], 2], 'TypeError', 'ragged'],
  ['a row beside a number', [[1, [2]]], 'TypeError', 'ragged'],
  ['an empty row beside a full one', [[], [1]], 'TypeError', 'ragged'],
  ['a string among numbers', [[1, '2']], 'TypeError', 'type'],
  ['null among numbers', [[1, null]], 'TypeError', 'type'],
  ['undefined among numbers', [[1, undefined]], 'TypeError', 'type'],
  ['a boolean among numbers', [[1, true]], 'TypeError', 'type'],
  ['a BigInt among numbers', [[1, 2n]], 'TypeError', 'type'],
  ['a hole among numbers', [Object.assign(new Array(3), { 0: 1, 2: 1 })], 'TypeError', 'type'],
  ['a string for a row', [[1], 'x'], 'TypeError', 'type'],
  ['no rows', [], 'RangeError', 'shape'],
  ['empty rows', [[], []], 'RangeError', 'shape'],
  ['a line', [1, 2], 'RangeError', 'shape'],
  ['too many axes', [[[[[[[[[1]]]]]]]]], 'RangeError', 'shape'],
  ['an array that contains itself', cyclic, 'RangeError', 'shape'],
  ['a billion empty rows', new Proxy([], { get: (_, key) => (key === 'length' ? 1e9 : []) }), 'RangeError', 'memory'],
  ['a billion numbers', [new Proxy([], { get: (_, key) => (key === 'length' ? 1e9 : 1) })], 'RangeError', 'memory'],
  ['an array of four billion holes', [new Array(2 ** 32 - 1)], 'RangeError', 'memory'],
  ['a length that is no number', new Proxy([], { get: () => 'x' }), 'TypeError', 'type'],
  ['data without a shape', { data: new Float32Array(1) }, 'TypeError', 'type'],
  ['a shape without data', { shape: [1, 1] }, 'TypeError', 'type'],
  ['a shape that is no array', { shape: 4, data: new Float32Array(4) }, 'TypeError', 'type'],
  ['a shape of strings', { shape: ['2', '2'], data: new Float32Array(4) }, 'TypeError', 'type'],
  ['a shape of BigInts', { shape: [2n, 2n], data: new Float32Array(4) }, 'TypeError', 'type'],
  ['a negative size', { shape: [-2, -2], data: new Float32Array(4) }, 'RangeError', 'shape'],
  ['a fraction of a pixel', { shape: [2.5, 2], data: new Float32Array(5) }, 'RangeError', 'shape'],
  ['a size that is NaN', { shape: [NaN, 2], data: new Float32Array(2) }, 'RangeError', 'shape'],
  ['a size of 2³¹', { shape: [2 ** 31, 0], data: new Float32Array(0) }, 'RangeError', 'shape'],
  ['a huge shape', { shape: [2 ** 31 - 1, 2 ** 31 - 1], data: new Float32Array(1) }, 'RangeError', 'shape'],
  ['a shape of nine axes', tensor([1, 1, 1, 1, 1, 1, 1, 1, 1], [1]), 'RangeError', 'shape'],
  ['data too short', tensor([2, 2], [1, 2, 3]), 'RangeError', 'shape'],
  ['data too long', tensor([2, 2], [1, 2, 3, 4, 5]), 'RangeError', 'shape'],
  ['empty planes', tensor([0, 3], []), 'RangeError', 'shape'],
  ['data in a plain array', { shape: [1, 1], data: [1] }, 'TypeError', 'type'],
  ['data in bytes', { shape: [1, 1], data: new Uint8Array(1) }, 'TypeError', 'type'],
  ['data in whole numbers', { shape: [1, 1], data: new Int32Array(1) }, 'TypeError', 'type'],
  ['data in BigInts', { shape: [1, 1], data: new BigInt64Array(1) }, 'TypeError', 'type'],
  ['data in a buffer', { shape: [1, 1], data: new ArrayBuffer(4) }, 'TypeError', 'type'],
  ['data behind a Proxy', { shape: [1, 1], data: new Proxy(new Float32Array(1), {}) }, 'TypeError', 'type'],
  [
    'data that looks like an array',
    { shape: [1, 1], data: Object.create(Float32Array.prototype) },
    'TypeError',
    'type',
  ],
  ['data whose buffer is detached', { shape: [2, 2], data: detached }, 'RangeError', 'shape'],
  [
    'a getter that throws',
    {
      shape: [1, 1],
      get data() {
        throw new Error('boo');
      },
    },
    'TypeError',
    'type',
  ],
  [
    'a getter that throws nothing useful',
    {
      get shape() {
        // eslint-disable-next-line no-throw-literal -- this is what is tested
        throw null;
      },
      data: new Float32Array(1),
    },
    'TypeError',
    'type',
  ],
  ['a revoked Proxy', revoked(), 'TypeError', 'type'],
  ['a row that is a revoked Proxy', [revoked()], 'TypeError', 'type'],
  [
    'a Proxy that throws',
    new Proxy(
      {},
      {
        get() {
          throw new SyntaxError('boo');
        },
      },
    ),
    'TypeError',
    'type',
  ],
];

for (const [name, junk, errorName, code] of JUNK) {
  test(`${name} is no image: ${errorName} '${code}'`, () => {
    assert.throws(() => correlate(junk), { name: errorName, code, message: /^x\b/ });
    assert.throws(
      () => engine.conv2d(X, K, { bias: 0, out: /** @type {any} */ (junk ?? 0) }),
      (/** @type {any} */ error) => typeof error.code === 'string',
    );
    assert.deepEqual(nested(engine.correlate2d(X, K)), [
      [19, 25],
      [37, 43],
    ]);
  });
}

test('the message says where in a nested array the wrong value is', () => {
  assert.throws(
    () =>
      correlate([
        [1, 2],
        [3, '4'],
      ]),
    { message: 'x must hold numbers only: x[1][1] must be a number; given the string "4"' },
  );
  assert.throws(() => correlate([[1, 2], [3]]), {
    message: 'x must have rows of equal length: x[1] must be an array of 2; given an array of 1',
  });
  assert.throws(() => engine.conv2d([[X]], [[[[1, 2]], [[3]]]]), { message: /^w .*w\[0\]\[1\]\[0\]/ });
});

test('what a getter throws is the cause of the TypeError', () => {
  const cause = new Error('boo');
  const x = {
    shape: [1, 1],
    get data() {
      throw cause;
    },
  };
  assert.throws(
    () => correlate(x),
    (/** @type {any} */ error) => error.cause === cause && /boo/.test(error.message),
  );
});

test('an error of the contract thrown by a getter is not taken for ours', () => {
  const x = {
    get shape() {
      throw Object.assign(new RangeError('mine'), { code: 'memory' });
    },
    data: new Float32Array(1),
  };
  assert.throws(() => correlate(x), { name: 'TypeError', code: 'type' });
});

test('long strings are cut in messages', () => {
  assert.throws(
    () => correlate('x'.repeat(1e6)),
    (/** @type {Error} */ error) => error.message.length < 300,
  );
});

test('typed arrays of other realms and of subclasses are data', () => {
  const foreign = vm.runInNewContext('({ shape: [1, 2], data: new Float64Array([1, 2]) })');
  assert.deepEqual(correlate(foreign).data, new Float64Array([1, 2]));
  class Pixels extends Float32Array {
    /** @returns {never} */
    set() {
      throw new Error('not to be called');
    }
  }
  assert.deepEqual(nested(correlate({ shape: [1, 2], data: Pixels.of(1, 2) })), [[1, 2]]);
  const out = { shape: [1, 2], data: Pixels.of(0, 0) };
  assert.equal(engine.correlate2d([[1, 2]], 1, { out }), out);
  assert.deepEqual([...out.data], [1, 2]);
});

test('data on a shared buffer and with an offset is read where it lies', () => {
  const shared = new Float32Array(new SharedArrayBuffer(16), 4, 2);
  shared.set([5, 6]);
  assert.deepEqual(nested(correlate({ shape: [1, 2], data: shared })), [[5, 6]]);
});

test('a getter that detaches an operand already read is found out', () => {
  const data = new Float32Array(4);
  const options = {
    get out() {
      structuredClone(data.buffer, { transfer: [data.buffer] });
      return undefined;
    },
  };
  const k = {
    get shape() {
      return (options.out, [1, 1]);
    },
    data: new Float32Array(1),
  };
  assert.throws(() => engine.correlate2d({ shape: [2, 2], data }, k), {
    name: 'RangeError',
    code: 'shape',
    message: /detached/,
  });
});

test('a getter may use the engine itself', () => {
  const k = {
    get shape() {
      return (engine.correlate2d(X, K), [2, 2]);
    },
    data: Float32Array.of(0, 1, 2, 3),
  };
  assert.deepEqual(nested(engine.correlate2d(X, k)), [
    [19, 25],
    [37, 43],
  ]);
});

test('the operands are not changed', () => {
  const x = Object.freeze({ shape: Object.freeze([3, 3]), data: Float32Array.from(X.flat()) });
  const rows = Object.freeze(K.map((row) => Object.freeze([...row])));
  engine.correlate2d(/** @type {any} */ (x), rows);
  assert.deepEqual([...x.data], X.flat());
});
