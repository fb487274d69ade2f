// trainer-life.test.mjs — a trainer from its making to its disposal: resets, changes, divergence, and what it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, nested, wholeNumbers } from './facade-fixtures.mjs';

const engine = await createEngine();
const NOTEBOOK = { x: EDGE_IMAGE, y: EDGES, weight: [[-0.07, -1.243]], bias: 0.64 };

test('reset goes back to the first values, step 0 and a fresh optimizer', () => {
  const trainer = engine.trainer({ ...NOTEBOOK, optimizer: { name: 'sgd', lr: 0.004, momentum: 0.9 } });
  const losses = trainer.step(30);
  const weight = nested(trainer.weight);
  trainer.reset();
  assert.equal(trainer.stepCount, 0);
  assert.deepEqual(nested(trainer.weight), [[-0.07, -1.243].map(Math.fround)]);
  assert.deepEqual(trainer.step(30), losses);
  assert.deepEqual(nested(trainer.weight), weight);
  trainer.dispose();
});

test('a step that would not be finite is not taken', () => {
  const trainer = engine.trainer({ ...NOTEBOOK, optimizer: { name: 'sgd', lr: 1e3 } });
  const losses = trainer.step(1000);
  assert.ok(losses.length > 0 && losses.length < 1000);
  assert.ok(losses.every(Number.isFinite));
  assert.equal(trainer.diverged, true);
  assert.equal(trainer.stepCount, losses.length);
  assert.ok(trainer.weight.data.every(Number.isFinite));
  assert.equal(trainer.step(5).length, 0);
  trainer.reset();
  assert.equal(trainer.diverged, false);
  assert.equal(trainer.step(1).length, 1);
  trainer.dispose();
});

test('set changes the optimizer and the parameters between steps', () => {
  const trainer = engine.trainer({ ...NOTEBOOK, dtype: 'float64' });
  trainer.set({ weight: [[0.5, 0.5]], bias: 0, optimizer: { name: 'sgd', lr: 0.03 } });
  assert.ok(Math.abs(trainer.step(2)[1] - 94.608) < 1e-9);
  trainer.set({ weight: { seed: 5 } });
  assert.deepEqual(trainer.weight, random({ seed: 5, shape: [1, 2], dtype: 'float64' }));
  trainer.reset();
  assert.deepEqual(nested(trainer.weight), [[-0.07, -1.243]]);
  trainer.dispose();
});

test('set refuses what does not fit and then changes nothing', () => {
  const trainer = engine.trainer({ ...NOTEBOOK, dtype: 'float64' });
  const plain = engine.trainer({ ...NOTEBOOK, bias: null });
  const lr = /** @type {const} */ ({ name: 'sgd', lr: -1 });
  assert.throws(() => trainer.set({ weight: [[1, 2, 3]] }), { name: 'RangeError', code: 'shape' });
  assert.throws(() => trainer.set({ weight: [[1, 2]], bias: [1, 2] }), { name: 'RangeError', code: 'shape' });
  assert.throws(() => trainer.set({ weight: [[1, 2]], optimizer: lr }), { name: 'RangeError', code: 'lr' });
  assert.throws(() => trainer.set(/** @type {any} */ ({ weight: [[1, 2]], bias: null })), {
    name: 'TypeError',
    code: 'type',
  });
  assert.throws(() => trainer.set(/** @type {any} */ ({ x: X })), { name: 'TypeError', code: 'option' });
  assert.throws(() => plain.set({ weight: [[1, 2]], bias: 1 }), { name: 'RangeError', code: 'shape' });
  assert.deepEqual(nested(trainer.weight), [[-0.07, -1.243]]);
});

test('a trainer needs data, a target of the output’s shape and a weight', () => {
  const options = {
    x: X,
    y: [
      [1, 2],
      [3, 4],
    ],
    weight: K,
  };
  assert.throws(() => engine.trainer({ ...options, y: [[1, 2, 3]] }), {
    name: 'RangeError',
    code: 'shape',
    message: /y/,
  });
  assert.throws(
    () =>
      engine.trainer({
        ...options,
        y: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      }),
    { name: 'RangeError', code: 'shape', message: /y/ },
  );
  assert.throws(() => engine.trainer({ ...options, weight: [[1, 2, 3, 4]] }), {
    name: 'RangeError',
    code: 'kernel-too-large',
  });
  assert.throws(() => engine.trainer(/** @type {any} */ ({ x: X, y: X })), {
    name: 'TypeError',
    code: 'type',
    message: /weight/,
  });
  assert.throws(() => engine.trainer(/** @type {any} */ (undefined)), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.trainer({ ...options, weight: /** @type {any} */ ({ seed: 1 }) }), {
    name: 'TypeError',
    message: /shape/,
  });
});

test('the optimizer’s settings have the bounds of torch.optim', () => {
  /** @param {object} optimizer */
  const create = (optimizer) => () => engine.trainer({ ...NOTEBOOK, optimizer: /** @type {any} */ (optimizer) });
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  assert.throws(create({ name: 'rmsprop' }), range('optimizer'));
  assert.throws(create({ name: 'sgd', lr: -0.1 }), range('lr'));
  assert.throws(create({ name: 'sgd', lr: NaN }), range('lr'));
  assert.throws(create({ name: 'sgd', lr: Infinity }), range('lr'));
  assert.throws(create({ name: 'sgd', lr: 0.1, nesterov: true }), range('nesterov'));
  assert.throws(create({ name: 'sgd', momentum: -1 }), range('momentum'));
  assert.throws(create({ name: 'sgd', weightDecay: -1 }), range('weightDecay'));
  assert.throws(create({ name: 'adam', beta1: 1 }), range('beta1'));
  assert.throws(create({ name: 'adam', beta2: -0.1 }), range('beta2'));
  assert.throws(create({ name: 'adam', eps: -1 }), range('eps'));
  assert.throws(create({ name: 'adam', momentum: 0.9 }), { name: 'TypeError', code: 'option' });
  assert.throws(create({ lr: 0.1 }), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.trainer(/** @type {any} */ ({ ...NOTEBOOK, loss: 'huber' })), range('loss'));
});

test('the count of steps is whole and bounded', () => {
  const trainer = engine.trainer(NOTEBOOK);
  assert.equal(trainer.step(0).length, 0);
  assert.equal(trainer.step().length, 1);
  assert.equal(trainer.step(100_000).length, 100_000);
  assert.throws(() => trainer.step(-1), { name: 'RangeError', code: 'count' });
  assert.throws(() => trainer.step(1.5), { name: 'RangeError', code: 'count' });
  assert.throws(() => trainer.step(2 ** 24 + 1), { name: 'RangeError', code: 'count' });
  assert.throws(() => trainer.step(/** @type {any} */ ('2')), { name: 'TypeError', code: 'type' });
  assert.equal(trainer.stepCount, 100_001);
  trainer.dispose();
});

test('a trainer keeps its own copy of everything', () => {
  const x = { shape: [2, 2], data: new Float32Array([1, 2, 3, 4]) };
  const weight = { shape: [1, 1], data: new Float32Array([0.5]) };
  const trainer = engine.trainer({
    x,
    y: [
      [1, 2],
      [3, 4],
    ],
    weight,
    optimizer: { name: 'sgd', lr: 0.001 },
  });
  const { output } = trainer;
  x.data.fill(0);
  weight.data.fill(9);
  trainer.weight.data.fill(9);
  assert.deepEqual(trainer.output, output);
  assert.deepEqual(nested(trainer.weight), [[0.5]]);
  trainer.dispose();
});

test('use after dispose is a RangeError, a second dispose is not', () => {
  const trainer = engine.trainer(NOTEBOOK);
  trainer.dispose();
  trainer.dispose();
  const disposed = { name: 'RangeError', code: 'disposed' };
  for (const use of [
    () => trainer.step(1),
    () => trainer.reset(),
    () => trainer.set({}),
    () => trainer.weight,
    () => trainer.bias,
    () => trainer.gradWeight,
    () => trainer.gradBias,
    () => trainer.output,
    () => trainer.residual,
    () => trainer.stepCount,
    () => trainer.diverged,
  ]) {
    assert.throws(use, disposed);
  }
});

test('trainers do not disturb each other', () => {
  const first = engine.trainer(NOTEBOOK);
  const second = engine.trainer({
    x: wholeNumbers([4, 4], 1),
    y: wholeNumbers([3, 3], 2),
    weight: K,
    dtype: 'float64',
  });
  const alone = engine.trainer(NOTEBOOK).step(10);
  const losses = [];
  for (let i = 0; i < 10; i++) {
    losses.push(...first.step(1));
    second.step(1);
  }
  assert.deepEqual(losses, [...alone]);
});
