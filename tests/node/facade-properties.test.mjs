// facade-properties.test.mjs — laws of convolution and of error handling on thousands of random arguments.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine, random } from 'convscope';
import { K, X, distance, naiveConv2d, nested } from './facade-fixtures.mjs';

const engine = await createEngine();

/** Small whole numbers, so that sums are exact in float32. */
const value = fc.integer({ min: -50, max: 50 });
/** @param {number[]} shape */
const tensorOf = (shape) => {
  const count = shape.reduce((product, size) => product * size, 1);
  return fc
    .array(value, { minLength: count, maxLength: count })
    .map((data) => ({ shape, data: Float32Array.from(data) }));
};
/** @param {number} max */
const size = (max) => fc.integer({ min: 1, max });
const plane = fc.tuple(size(8), size(8)).chain(tensorOf);
const small = fc.tuple(size(4), size(4)).chain(tensorOf);

/** @param {{ shape: number[], data: Float32Array }} kernel */
const turned = ({ shape, data }) => ({ shape, data: Float32Array.from(data).reverse() });
/** @param {{ shape: number[], data: ArrayLike<number> }} a @param {{ data: ArrayLike<number> }} b @param {number} factor */
const plus = (a, b, factor) => ({ shape: a.shape, data: Float32Array.from(a.data, (x, i) => x + factor * b.data[i]) });

test('convolution is correlation with the turned kernel', () => {
  fc.assert(
    fc.property(plane, small, (x, k) => {
      const convolved = engine.convolve2d(x, k, { mode: 'full' });
      assert.deepEqual(convolved, engine.correlate2d(x, turned(k), { mode: 'full' }));
      assert.deepEqual(convolved, engine.convolve2d(k, x, { mode: 'full' }));
      const padding = /** @type {[number, number]} */ (k.shape.map((extent) => extent - 1));
      assert.deepEqual(convolved, engine.conv2d(x, k, { flip: true, padding }));
    }),
  );
});

test('correlation is linear in the image and in the kernel', () => {
  const pairs = fc
    .tuple(size(6), size(6), size(3), size(3))
    .chain(([height, width, h, w]) =>
      fc.tuple(tensorOf([height, width]), tensorOf([height, width]), tensorOf([h, w]), tensorOf([h, w]), value),
    );
  fc.assert(
    fc.property(pairs, ([x, y, k, l, factor]) => {
      const mode = /** @type {const} */ ('same');
      const xk = engine.correlate2d(x, k, { mode });
      assert.equal(
        distance(
          engine.correlate2d(plus(x, y, factor), k, { mode }),
          plus(xk, engine.correlate2d(y, k, { mode }), factor),
        ),
        0,
      );
      assert.equal(
        distance(
          engine.correlate2d(x, plus(k, l, factor), { mode }),
          plus(xk, engine.correlate2d(x, l, { mode }), factor),
        ),
        0,
      );
    }),
  );
});

test('conv2d is its definition in every geometry', () => {
  const geometry = fc.record({
    batch: size(2),
    groups: size(3),
    inputs: size(2),
    outputs: size(2),
    input: fc.tuple(size(7), size(7)),
    kernel: fc.tuple(size(3), size(3)),
    stride: fc.tuple(size(3), size(3)),
    dilation: fc.tuple(size(3), size(3)),
    padding: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)),
    flip: fc.boolean(),
    seed: fc.nat(2 ** 31),
  });
  fc.assert(
    fc.property(geometry, ({ batch, groups, inputs, outputs, input, kernel, seed, ...options }) => {
      /** @param {number} axis */
      const room = (axis) => input[axis] + options.padding[axis] + options.padding[axis + 2];
      fc.pre([0, 1].every((axis) => room(axis) >= options.dilation[axis] * (kernel[axis] - 1) + 1));
      /** @param {number[]} shape @param {number} offset */
      const tensor = (shape, offset) => {
        const { data } = random({ seed: seed + offset, distribution: 'uniform', scale: 20, shape });
        return { shape, data: data.map(Math.round) };
      };
      const x = tensor([batch, groups * inputs, ...input], 0);
      const w = tensor([groups * outputs, inputs, ...kernel], 1);
      const layer = { ...options, groups };
      assert.equal(distance(engine.conv2d(x, w, layer), naiveConv2d(x, w, layer)), 0);
    }),
    { numRuns: 300 },
  );
});

/** Stands for a Proxy, which fast-check could not print. */
class Trap {
  /** @param {unknown} answer */
  constructor(answer) {
    this.answer = answer;
  }

  /** Answers every question with the same thing. */
  proxy() {
    const answer = () => /** @type {any} */ (this.answer);
    return new Proxy([], { get: answer, has: answer, ownKeys: answer });
  }
}

/** @param {unknown} argument */
const armed = (argument) => (argument instanceof Trap ? argument.proxy() : argument);

/** Whatever JavaScript has. */
const junk = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      undefined,
      null,
      NaN,
      Infinity,
      -0,
      2 ** 31,
      2 ** 53,
      '2',
      'same',
      true,
      Symbol('x'),
      () => 1,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.array(fc.oneof(fc.double(), fc.constantFrom('1', null, undefined, 3n, [1])), { maxLength: 3 }),
      { maxLength: 3 },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      shape: fc.array(fc.oneof(fc.nat(3), fc.anything())),
      data: fc.oneof(fc.float32Array(), fc.float64Array(), fc.int8Array(), fc.anything()),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.anything().map((answer) => new Trap(answer)),
  },
);
const good = fc.constantFrom(X, K, [[1]], 2, [X], [[K]], { shape: [2, 2], data: new Float64Array(4) });
const operand = fc.oneof({ weight: 3, arbitrary: good }, { weight: 2, arbitrary: junk });
const NAMES = [
  'bias',
  'stride',
  'padding',
  'paddingMode',
  'dilation',
  'groups',
  'flip',
  'algorithm',
  'dtype',
  'out',
  'mode',
  'boundary',
  'value',
  'loss',
  'optimizer',
  'x',
  'y',
  'weight',
];
const options = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), junk, { maxKeys: 2 }) },
  { weight: 1, arbitrary: junk },
);
/** @type {import('convscope').Net} */
const NET = [{ op: 'conv', kernel: 2 }];
/** @type {((a: any, b: any, c: any, options: any) => unknown)[]} */
const CALLS = [
  (a, b, _, o) => engine.correlate2d(a, b, o),
  (a, b, _, o) => engine.convolve2d(a, b, o),
  (a, b, _, o) => engine.pad2d(a, b, o),
  (a, b, _, o) => engine.conv2d(a, b, o),
  (a, b, c, o) => engine.conv2dBackward(a, b, c, o),
  (a, _, __, o) => engine.tensor(a, o).dispose(),
  (a, b, c, o) => engine.trainer({ x: a, y: b, weight: c, optimizer: o }).dispose(),
  (_, __, ___, o) => engine.trainer(o).dispose(),
  (a, b) => {
    const trainer = engine.trainer({ x: X, y: K, weight: K, bias: 0 });
    try {
      trainer.set({ weight: a, bias: b });
      trainer.step(2);
    } finally {
      trainer.dispose();
    }
  },
  (a, b, _, o) => engine.receptiveField(a, b ?? o),
  (a, b, c, o) => engine.receptiveBox(NET, a, b, o ?? c),
  (a, b, c, o) => engine.effectiveReceptiveField(a, b, c, o),
  (a) => random(a),
];

test('junk arguments give a contract error or a result, never anything else, and the engine works on', () => {
  fc.assert(
    fc.property(fc.nat(CALLS.length - 1), operand, operand, operand, options, (call, a, b, c, o) => {
      try {
        CALLS[call](armed(a), armed(b), armed(c), armed(o));
      } catch (error) {
        const { name, code, message } = /** @type {import('convscope').EngineError} */ (error);
        const isOurs = error instanceof TypeError || error instanceof RangeError;
        assert.ok(isOurs && typeof code === 'string' && message.length < 1000, `${name} ${code}: ${message}`);
      }
      assert.deepEqual(nested(engine.correlate2d(X, K)), [
        [19, 25],
        [37, 43],
      ]);
    }),
    { numRuns: 5000 },
  );
});
