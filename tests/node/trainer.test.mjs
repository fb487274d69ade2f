// trainer.test.mjs — gradient descent on one layer against the update rules of torch.optim written out in the test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, distance, naiveConv2d } from './facade-fixtures.mjs';

const engine = await createEngine();
const NOTEBOOK = { x: EDGE_IMAGE, y: EDGES, weight: [[-0.07, -1.243]], bias: 0.64 };

/**
 * Trains the notebook's layer in plain JavaScript.
 * @param {number} steps
 * @param {(gradient: number[], parameters: number[]) => number[]} update  the new parameters w1, w2, b
 * @param {'sum' | 'mean'} [loss]
 */
function reference(steps, update, loss = 'sum') {
  let parameters = [-0.07, -1.243, 0.64];
  const losses = [];
  for (let step = 0; step < steps; step++) {
    const gradient = [0, 0, 0];
    let total = 0;
    for (let r = 0; r < 6; r++) {
      for (let c = 0; c < 7; c++) {
        const inputs = [EDGE_IMAGE[r][c], EDGE_IMAGE[r][c + 1], 1];
        const residual = inputs.reduce((sum, input, i) => sum + input * parameters[i], 0) - EDGES[r][c];
        total += residual * residual;
        inputs.forEach((input, i) => (gradient[i] += 2 * residual * input));
      }
    }
    const share = loss === 'mean' ? 1 / 42 : 1;
    losses.push(total * share);
    parameters = update(
      gradient.map((value) => value * share),
      parameters,
    );
  }
  return { losses, parameters };
}

/**
 * @param {ArrayLike<number>} actual
 * @param {ArrayLike<number>} expected
 */
function assertClose(actual, expected) {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const bound = 1e-9 * (1 + Math.abs(expected[i]));
    assert.ok(Math.abs(actual[i] - expected[i]) < bound, `${actual[i]} is not ${expected[i]} at ${i}`);
  }
}

/** @type {[string, import('convscope').OptimizerSettings, () => Parameters<typeof reference>[1]][]} */
const OPTIMIZERS = [
  ['plain descent', { name: 'sgd', lr: 0.01 }, () => (g, p) => p.map((value, i) => value - 0.01 * g[i])],
  [
    'momentum and weight decay',
    { name: 'sgd', lr: 0.004, momentum: 0.9, weightDecay: 0.1 },
    () => {
      const velocity = [0, 0, 0];
      return (g, p) => p.map((value, i) => value - 0.004 * (velocity[i] = 0.9 * velocity[i] + g[i] + 0.1 * value));
    },
  ],
  [
    'Nesterov momentum',
    { name: 'sgd', lr: 0.004, momentum: 0.8, nesterov: true },
    () => {
      const velocity = [0, 0, 0];
      return (g, p) =>
        p.map((value, i) => {
          velocity[i] = 0.8 * velocity[i] + g[i];
          return value - 0.004 * (g[i] + 0.8 * velocity[i]);
        });
    },
  ],
  [
    'Adam',
    { name: 'adam', lr: 0.05, beta1: 0.8, beta2: 0.99, eps: 1e-6, weightDecay: 0.01 },
    () => {
      const first = [0, 0, 0];
      const second = [0, 0, 0];
      let step = 0;
      return (g, p) => {
        step += 1;
        return p.map((value, i) => {
          const gradient = g[i] + 0.01 * value;
          first[i] = 0.8 * first[i] + 0.2 * gradient;
          second[i] = 0.99 * second[i] + 0.01 * gradient * gradient;
          return value - (0.05 * (first[i] / (1 - 0.8 ** step))) / (Math.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-6);
        });
      };
    },
  ],
];

for (const [name, optimizer, update] of OPTIMIZERS) {
  for (const loss of /** @type {const} */ (['sum', 'mean'])) {
    test(`${name} with the ${loss} of squares takes the steps of torch.optim`, () => {
      const trainer = engine.trainer({ ...NOTEBOOK, loss, optimizer, dtype: 'float64' });
      const expected = reference(100, update(), loss);
      assertClose(trainer.step(60), expected.losses.slice(0, 60));
      assertClose(trainer.step(40), expected.losses.slice(60));
      assertClose([...trainer.weight.data, .../** @type {any} */ (trainer.bias).data], expected.parameters);
      trainer.dispose();
    });
  }
}

test('output, residual and gradients belong to the current parameters, before the first step too', () => {
  const trainer = engine.trainer({ ...NOTEBOOK, dtype: 'float64' });
  for (const steps of [0, 1, 3]) {
    trainer.step(steps);
    const w = { shape: [1, 1, 1, 2], data: trainer.weight.data };
    const bias = [.../** @type {any} */ (trainer.bias).data];
    const output = naiveConv2d({ shape: [1, 1, 6, 8], data: EDGE_IMAGE.flat() }, w, { bias });
    assert.deepEqual(trainer.output.shape, [6, 7]);
    assertClose(trainer.output.data, output.data);
    assertClose(
      trainer.residual.data,
      output.data.map((value, i) => value - EDGES.flat()[i]),
    );
    const twice = { shape: [6, 7], data: Float64Array.from(trainer.residual.data, (value) => 2 * value) };
    const { gradW, gradBias } = engine.conv2dBackward(twice, EDGE_IMAGE, trainer.weight);
    assertClose(trainer.gradWeight.data, gradW.data);
    assertClose(/** @type {any} */ (trainer.gradBias).data, gradBias.data);
  }
  trainer.dispose();
});

test('parameters come in the shapes in which they were given', () => {
  const plane = engine.trainer({
    x: X,
    y: [
      [1, 2],
      [3, 4],
    ],
    weight: K,
  });
  assert.deepEqual(
    [plane.weight.shape, plane.gradWeight.shape, plane.bias, plane.gradBias],
    [[2, 2], [2, 2], null, null],
  );
  assert.deepEqual(
    [plane.output.shape, plane.residual.shape],
    [
      [2, 2],
      [2, 2],
    ],
  );
  const layer = engine.trainer({
    x: [[X]],
    y: [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    weight: [[K]],
    bias: [0],
  });
  assert.deepEqual([layer.weight.shape, layer.bias?.shape, layer.output.shape], [[1, 1, 2, 2], [1], [1, 1, 2, 2]]);
});

test('strided layers with several channels learn the layer that made their target', () => {
  const x = random({ seed: 1, shape: [3, 2, 7, 6], dtype: 'float64' });
  const w = random({ seed: 2, shape: [4, 2, 3, 2], dtype: 'float64' });
  const layer = { stride: /** @type {[number, number]} */ ([2, 1]), padding: 1, flip: true };
  const y = engine.conv2d(x, w, { ...layer, bias: [1, 2, 3, 4] });
  const trainer = engine.trainer({
    x,
    y,
    weight: { seed: 3, distribution: 'uniform', scale: 0.5, shape: [4, 2, 3, 2] },
    bias: { seed: 4, scale: 0.1 },
    ...layer,
    optimizer: { name: 'adam', lr: 0.05 },
  });
  trainer.step(3000);
  assert.ok(distance(trainer.weight, w) < 1e-6);
  assert.ok(distance(/** @type {any} */ (trainer.bias), { shape: [4], data: [1, 2, 3, 4] }) < 1e-6);
  trainer.dispose();
});
