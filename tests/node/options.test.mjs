// options.test.mjs — every option of every operation refuses what it cannot be, with a code of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();
/**
 * What an operation cannot do without, unless `options` is no object at all.
 * @param {object} needed
 * @param {any} options
 */
const withDefaults = (needed, options) =>
  options && typeof options === 'object' && !Array.isArray(options) ? { ...needed, ...options } : options;

/** @type {Record<string, (options: any) => unknown>} */
const OPERATIONS = {
  correlate2d: (options) => engine.correlate2d(X, K, options),
  convolve2d: (options) => engine.convolve2d(X, K, options),
  pad2d: (options) => engine.pad2d(X, 1, options),
  conv2d: (options) => engine.conv2d(X, K, options),
  conv2dBackward: (options) =>
    engine.conv2dBackward(
      [
        [1, 1],
        [1, 1],
      ],
      X,
      K,
      options,
    ),
  convTranspose2d: (options) => engine.convTranspose2d(X, K, options),
  convTranspose2dBackward: (options) => engine.convTranspose2dBackward(X, K, K, options),
  maxPool2d: (options) => engine.maxPool2d(X, withDefaults({ kernel: 2 }, options)),
  maxPool2dBackward: (options) => engine.maxPool2dBackward([[1]], X, withDefaults({ kernel: 2 }, options)),
  avgPool2d: (options) => engine.avgPool2d(X, withDefaults({ kernel: 2 }, options)),
  avgPool2dBackward: (options) => engine.avgPool2dBackward([[1]], X, withDefaults({ kernel: 2 }, options)),
  plan: (options) => engine.plan('conv2d', K, withDefaults({ inputShape: [3, 3] }, options)).dispose(),
  tensor: (options) => engine.tensor(X, options),
  trainer: (options) => engine.trainer(withDefaults({ x: X, y: K, weight: K }, options)),
};

for (const [name, operation] of Object.entries(OPERATIONS)) {
  test(`${name} knows no option "colour"`, () => {
    assert.throws(() => operation({ colour: 1 }), { name: 'TypeError', code: 'option', message: /colour/ });
  });

  test(`${name} takes its options from an object only`, () => {
    for (const options of [null, 1, 'same', true, [], () => {}, 1n, Symbol('s')]) {
      assert.throws(() => operation(options), { name: 'TypeError', code: 'type' });
    }
  });

  test(`${name} counts an undefined option as absent, but not null`, () => {
    operation({ dtype: undefined });
    assert.throws(() => operation({ dtype: null }), { name: 'TypeError', code: 'type' });
    assert.throws(() => operation({ dtype: 'float16' }), { name: 'RangeError', code: 'dtype' });
  });
}

// Not among those above: their dtype is no option.
Object.assign(OPERATIONS, {
  leastSquares: (/** @type {any} */ options) => engine.leastSquares({ x: X, y: K, kernelShape: [2, 2], ...options }),
  lossSurface: (/** @type {any} */ options) => engine.lossSurface({ x: X, y: K, kernelShape: [2, 2], ...options }),
});

/** Values that no whole-number option can have, and the error for each. @type {[unknown, 'TypeError' | 'RangeError'][]} */
const NO_WHOLE_NUMBERS = [
  ['2', 'TypeError'],
  [null, 'TypeError'],
  [true, 'TypeError'],
  [2n, 'TypeError'],
  [{}, 'TypeError'],
  [Object(2), 'TypeError'],
  [Symbol('2'), 'TypeError'],
  [NaN, 'RangeError'],
  [Infinity, 'RangeError'],
  [1.5, 'RangeError'],
  [-1, 'RangeError'],
  [2 ** 31, 'RangeError'],
];

const ANALYSES = ['leastSquares', 'lossSurface'];
const CONVOLUTIONS = ['conv2d', 'conv2dBackward', 'plan', 'trainer', 'convTranspose2d', 'convTranspose2dBackward'];
const MAX_POOLINGS = ['maxPool2d', 'maxPool2dBackward'];
const POOLINGS = [...MAX_POOLINGS, 'avgPool2d', 'avgPool2dBackward'];
/** Whole-number options, where they begin, and who has them. @type {[string, number, string[]][]} */
const WHOLE_NUMBERS = [
  ['stride', 1, [...CONVOLUTIONS, ...POOLINGS, ...ANALYSES]],
  ['dilation', 1, [...CONVOLUTIONS, ...MAX_POOLINGS, ...ANALYSES]],
  ['groups', 1, CONVOLUTIONS],
  ['kernel', 1, POOLINGS],
  ['padding', 0, [...CONVOLUTIONS, ...POOLINGS, ...ANALYSES]],
  ['outputPadding', 0, ['convTranspose2d', 'convTranspose2dBackward']],
];

for (const [option, min, operations] of WHOLE_NUMBERS) {
  test(`${option} must be a whole number below 2³¹, with its own code`, () => {
    const values = min === 0 ? NO_WHOLE_NUMBERS : [...NO_WHOLE_NUMBERS, /** @type {const} */ ([0, 'RangeError'])];
    for (const [value, name] of values) {
      const expected = { name, code: name === 'TypeError' ? 'type' : option, message: new RegExp(`^${option}`) };
      for (const operation of operations) {
        assert.throws(() => OPERATIONS[operation]({ [option]: value }), expected, `${operation} ${String(value)}`);
        if (option !== 'groups') {
          assert.throws(
            () => OPERATIONS[operation]({ [option]: [1, value] }),
            expected,
            `${operation} [1, ${String(value)}]`,
          );
        }
      }
    }
  });
}

test('pairs have two numbers, padding two or four', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  for (const stride of [[], [1], [1, 1, 1]]) {
    assert.throws(() => OPERATIONS.conv2d({ stride }), range('stride'));
    assert.throws(() => OPERATIONS.conv2d({ dilation: stride }), range('dilation'));
    assert.throws(() => OPERATIONS.conv2d({ padding: stride }), range('padding'));
  }
  assert.throws(() => OPERATIONS.conv2d({ padding: new Array(1e9) }), range('padding'));
  assert.throws(() => OPERATIONS.conv2d({ groups: [1, 1] }), { name: 'TypeError', code: 'type' });
});

test('names are checked, and a number in a string is no name', () => {
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  assert.throws(() => OPERATIONS.conv2d({ padding: 'full' }), {
    ...range('padding'),
    message: /'valid', 'same', 'same-lower'.*"full"/,
  });
  assert.throws(() => OPERATIONS.conv2d({ padding: 'SAME' }), range('padding'));
  assert.throws(() => OPERATIONS.conv2d({ padding: '1' }), { name: 'TypeError', code: 'type' });
  assert.throws(() => OPERATIONS.conv2d({ paddingMode: 'constant' }), range('paddingMode'));
  assert.throws(() => OPERATIONS.conv2d({ algorithm: 'quantum' }), range('algorithm'));
  assert.throws(() => OPERATIONS.correlate2d({ mode: 'most' }), range('mode'));
  assert.throws(() => OPERATIONS.correlate2d({ boundary: 'zeros' }), range('boundary'));
  assert.throws(() => OPERATIONS.pad2d({ mode: 'zeros' }), range('mode'));
  for (const name of ['toString', '__proto__', 'constructor', '']) {
    assert.throws(() => OPERATIONS.correlate2d({ mode: name }), range('mode'));
  }
  assert.throws(() => OPERATIONS.correlate2d({ mode: ['same'] }), { name: 'TypeError', code: 'type' });
});

test('flip, ceilMode and countIncludePad are booleans and value is a number', () => {
  for (const junk of ['true', 1, 0, null, {}]) {
    assert.throws(() => OPERATIONS.conv2d({ flip: junk }), { name: 'TypeError', code: 'type', message: /^flip/ });
    for (const option of ['ceilMode', 'countIncludePad']) {
      const expected = { name: 'TypeError', code: 'type', message: new RegExp(`^${option}`) };
      assert.throws(() => OPERATIONS.avgPool2d({ [option]: junk }), expected);
    }
  }
  for (const junk of ['1', null, true, [1], 1n]) {
    assert.throws(() => OPERATIONS.correlate2d({ value: junk }), {
      name: 'TypeError',
      code: 'type',
      message: /^value/,
    });
    assert.throws(() => OPERATIONS.pad2d({ value: junk }), { name: 'TypeError', code: 'type', message: /^value/ });
  }
});

test('options that cannot be read are TypeErrors', () => {
  const trap = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('boo');
      },
    },
  );
  const getter = {
    get stride() {
      throw new Error('boo');
    },
  };
  const list = {
    stride: new Proxy([1, 1], {
      get() {
        throw new Error('boo');
      },
    }),
  };
  for (const options of [trap, getter, list]) {
    assert.throws(() => OPERATIONS.conv2d(options), { name: 'TypeError', code: 'type', message: /boo/ });
  }
});

test('an option is read once, so that it cannot change between check and use', () => {
  let reads = 0;
  const options = {
    get stride() {
      reads += 1;
      return reads === 1 ? 1 : -5;
    },
  };
  assert.deepEqual(nested(engine.conv2d(X, K, options)), [
    [19, 25],
    [37, 43],
  ]);
  assert.equal(reads, 1);
});

test('names on Object.prototype are no options', (t) => {
  t.after(() => Reflect.deleteProperty(Object.prototype, 'stride'));
  Object.defineProperty(Object.prototype, 'stride', { value: 2, configurable: true, enumerable: true });
  assert.deepEqual(engine.conv2d(X, K, {}).shape, [2, 2]);
});

test('an algorithm that cannot serve the geometry says so', () => {
  assert.throws(() => engine.conv2d(X, K, { algorithm: 'winograd' }), { name: 'RangeError', code: 'algorithm' });
  assert.deepEqual(nested(engine.conv2d(X, K, { algorithm: 'direct' })), [
    [19, 25],
    [37, 43],
  ]);
});
