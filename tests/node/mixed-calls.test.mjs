// mixed-calls.test.mjs — thousands of calls of all kinds, right and wrong: memory is constant once it is warm.
//
// CONVSCOPE_MIXED_CALLS=1000000 node --test tests/node/mixed-calls.test.mjs makes a million of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from 'convscope';
import { engineOn } from '../../web/engine/engine.js';
import { countedContext } from './counted-context.mjs';
import { EDGES, EDGE_IMAGE, K, X } from './facade-fixtures.mjs';

const CALLS = Number(process.env.CONVSCOPE_MIXED_CALLS ?? 20_000);
/** Handles, plans and trainers that live at the same time. */
const KEPT = 12;

/** Whole numbers from 0, the same in every run. */
class Dice {
  /** @type {ArrayLike<number>} */
  #values = [];
  #next = 0;
  #seed = 0;

  /** @param {number} below */
  roll(below) {
    if (this.#next === this.#values.length) {
      this.#values = random({ seed: this.#seed++, distribution: 'uniform', shape: [4096] }).data;
      this.#next = 0;
    }
    return Math.floor(((this.#values[this.#next++] + 1) / 2) * below) % below;
  }
}

test(`${CALLS} mixed calls leave memory as it was after the first of them`, async (t) => {
  const { context, live, module } = await countedContext();
  const engine = engineOn(context);
  const dice = new Dice();
  const { data } = random({ seed: 7, shape: [2 ** 18] });
  const data64 = Float64Array.from(data.subarray(0, 2 ** 12));
  /** @type {({ dispose(): void } | undefined)[]} */
  const kept = Array.from({ length: KEPT });
  /** @template {{ dispose(): void }} T @param {T} item */
  const keep = (item) => {
    const place = dice.roll(KEPT);
    kept[place]?.dispose();
    kept[place] = item;
    return item;
  };
  const small = () => {
    const shape = [1 + dice.roll(2), 1 + dice.roll(3), 3 + dice.roll(8), 3 + dice.roll(8)];
    const count = shape.reduce((product, size) => product * size);
    return { shape, data: dice.roll(4) === 0 ? data64.slice(0, count) : data.slice(0, count) };
  };
  /** Now and then an image so large that it needs memory of its own. */
  const plane = () => {
    const side = dice.roll(200) === 0 ? 100 + dice.roll(400) : 3 + dice.roll(12);
    return { shape: [side, side], data: data.subarray(0, side * side) };
  };
  /** @param {number} channels @param {number} outputs */
  const weights = (channels, outputs) => ({
    shape: [outputs, channels, 2, 2],
    data: data.subarray(0, 4 * outputs * channels),
  });
  /** @param {() => unknown} call must throw */
  const wrong = (call) => assert.throws(call, (/** @type {any} */ error) => typeof error.code === 'string');

  const kinds = [
    () => engine.correlate2d(plane(), K, { mode: 'same', boundary: 'wrap' }),
    () => engine.convolve2d(plane(), K, { mode: 'full' }),
    () => engine.pad2d(small(), dice.roll(3), { mode: 'edge' }),
    () => {
      const x = small();
      const w = weights(x.shape[1], 2);
      const y = engine.conv2d(x, w, { bias: [1, 2], padding: 'same' });
      engine.conv2dBackward(y, x, w, { padding: 'same' });
    },
    () => {
      const x = small();
      const w = { ...weights(x.shape[1], 2), shape: [x.shape[1], 2, 2, 2] };
      engine.convTranspose2dBackward(engine.convTranspose2d(x, w, { stride: 2 }), x, w, { stride: 2 });
    },
    () => {
      const x = small();
      engine.maxPool2dBackward(engine.maxPool2d(x, { kernel: 2 }).output, x, { kernel: 2 });
      engine.avgPool2dBackward(engine.avgPool2d(x, { kernel: 2 }), x, { kernel: 2 });
    },
    () => keep(engine.tensor(plane())),
    () => {
      const handle = engine.tensor(plane());
      engine.conv2d(handle, K, { padding: 'same', out: handle });
      handle.write(handle.read());
      keep(handle);
    },
    () => keep(engine.plan('conv2d', K, { inputShape: [3, 3], padding: dice.roll(3) })).run(X),
    () => {
      const plan = engine.plan('conv2d', K, { inputShape: [3, 3] });
      plan.run({ shape: [3, 3], data: Float64Array.from(X.flat()) });
      keep(plan);
    },
    () => keep(engine.trainer({ x: EDGE_IMAGE, y: EDGES, weight: [[0, 0]], bias: 0 })).step(dice.roll(20)),
    () => {
      const layers = /** @type {import('convscope').TrainedLayer[]} */ ([
        { op: 'conv', weight: { seed: dice.roll(9), shape: [2, 1, 2, 2] } },
        { op: 'relu' },
        { op: 'avgpool', kernel: 2 },
        { op: 'conv', weight: weights(2, 1), bias: 0, padding: 1 },
      ]);
      const trainer = keep(engine.trainer({ x: [X], y: [K], layers, optimizer: { name: 'adam' } }));
      trainer.step(3);
      trainer.set({ parameters: trainer.parameters.map(({ weight }) => (weight ? { weight } : {})) });
      return trainer.activations;
    },
    () => engine.leastSquares({ x: EDGE_IMAGE, y: EDGES, kernelShape: [1, 2], bias: true }),
    () => engine.lossSurface({ x: EDGE_IMAGE, y: EDGES, kernelShape: [1, 2], resolution: 5 }),
    () => engine.receptiveField([{ op: 'conv', kernel: 3 }, { op: 'maxpool', kernel: 2 }], { inputSize: 20 }), // prettier-ignore
    () => engine.effectiveReceptiveField([{ op: 'conv', kernel: 3 }], '1', [0, 0], { inputSize: 9 }),
    () => wrong(() => engine.conv2d(X, [[1, 2, 3, 4]])),
    () => wrong(() => engine.conv2d(plane(), K, { padding: 2 ** 30 })),
    () => wrong(() => engine.maxPool2d(plane(), { kernel: 2, padding: 5 })),
    () => wrong(() => engine.plan('conv2d', K, { inputShape: [1, 1] })),
    () => wrong(() => engine.plan('conv2d', K, { inputShape: [3, 3], bias: [1, 2] })),
    () => wrong(() => engine.trainer({ x: EDGE_IMAGE, y: X, weight: [[0, 0]] })),
    () => wrong(() => engine.trainer({ x: X, y: K, layers: [{ op: 'relu' }, { op: 'maxpool', kernel: 9 }] })),
    () => wrong(() => engine.tensor(/** @type {any} */ ([[1], [2, 3]]))),
    () => wrong(() => engine.leastSquares({ x: [[NaN]], y: 1, kernelShape: [1, 1] })),
  ];

  /** @param {number} count */
  const make = (count) => {
    for (let i = 0; i < count; i++) kinds[dice.roll(kinds.length)]();
  };
  const rest = () => {
    kept.forEach((item) => item?.dispose());
    kept.fill(undefined);
    engine.correlate2d(X, K); // the arena forgets what a large image needed
    return { blocks: live.size, bytes: module.HEAP32.byteLength, handles: context.live.size };
  };
  make(Math.ceil(CALLS / 10));
  const warm = rest();
  make(CALLS - Math.ceil(CALLS / 10));
  const after = rest();
  t.diagnostic(`${JSON.stringify(after)}, JavaScript heap ${process.memoryUsage().heapUsed} bytes`);
  assert.deepEqual(after, warm);
  assert.equal(after.handles, 0);
  engine.dispose();
  assert.equal(live.size, 0);
});
