// facade-junk.test.mjs — thousands of junk arguments: every function answers with a result or an error of the contract.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine, random } from 'convscope';
import { K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();

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
  'layers',
  'kernelShape',
  'inputShape',
  'kernel',
  'outputPadding',
  'ceilMode',
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
  (a, b, _, o) => engine.convTranspose2d(a, b, o),
  (a, b, c, o) => engine.convTranspose2dBackward(a, b, c, o),
  (a, _, __, o) => engine.maxPool2d(a, o),
  (a, b, _, o) => engine.maxPool2dBackward(a, b, o),
  (a, _, __, o) => engine.avgPool2d(a, o),
  (a, b, _, o) => engine.avgPool2dBackward(a, b, o),
  (a, b, _, o) => engine.maxPool2d(a, { kernel: b, stride: o }),
  (a, _, __, o) => engine.plan('conv2d', a, o).dispose(),
  (a, b, _, o) => {
    const plan = engine.plan('conv2d', a, { inputShape: [3, 3] });
    try {
      plan.run(b, o);
    } finally {
      plan.dispose();
    }
  },
  (a, _, __, o) => engine.tensor(a, o).dispose(),
  (_, __, ___, o) => engine.leastSquares(o),
  (a, b, c, o) => engine.leastSquares({ x: a, y: b, kernelShape: c, loss: o }),
  (a, b, c, o) => engine.lossSurface({ x: X, y: K, kernelShape: [2, 2], origin: a, axes: b, range: c, resolution: o }),
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
  (a, b, _, o) => engine.trainer({ x: X, y: K, layers: a ?? [b, o] }).dispose(),
  (a, b, c, o) => engine.trainer({ x: X, y: K, layers: [{ op: 'conv', weight: a, bias: b, stride: c }, o] }).dispose(),
  (a, b, c) => {
    const trainer = engine.trainer({ x: X, y: K, layers: [{ op: 'conv', weight: K }, { op: 'relu' }] });
    try {
      trainer.set({ parameters: Array.isArray(c) ? c : [{ weight: a, bias: b }, {}] });
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
