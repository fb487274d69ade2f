// notebook.test.mjs — the numbers of the course notebook, read through the facade.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();

for (const dtype of /** @type {const} */ (['float32', 'float64'])) {
  test(`the notebook's correlation is [[19, 25], [37, 43]] in ${dtype}`, () => {
    assert.deepEqual(nested(engine.correlate2d(X, K, { dtype })), [
      [19, 25],
      [37, 43],
    ]);
  });

  test(`true convolution turns the kernel, valid and full, in ${dtype}`, () => {
    assert.deepEqual(nested(engine.convolve2d(X, K, { dtype })), [
      [5, 11],
      [23, 29],
    ]);
    assert.deepEqual(nested(engine.convolve2d(X, K, { mode: 'full', dtype })), [
      [0, 0, 1, 2],
      [0, 5, 11, 11],
      [6, 23, 29, 23],
      [12, 32, 37, 24],
    ]);
  });

  test(`the kernel [[1, −1]] finds the edges of the band in ${dtype}`, () => {
    assert.deepEqual(nested(engine.correlate2d(EDGE_IMAGE, [[1, -1]], { dtype })), EDGES);
    assert.deepEqual(nested(engine.conv2d(EDGE_IMAGE, [[1, -1]], { dtype })), EDGES);
  });

  test(`twenty steps with a bias print what the notebook prints in ${dtype}`, () => {
    const weight = [[-0.07, -1.243]];
    const trainer = engine.trainer({
      x: EDGE_IMAGE,
      y: EDGES,
      weight,
      bias: 0.64,
      loss: 'sum',
      optimizer: { name: 'sgd', lr: 0.01 },
      dtype,
    });
    const losses = trainer.step(20);
    const printed = [4, 9, 14, 19].map((step) => losses[step].toFixed(3));
    assert.deepEqual(printed, ['2.894', '0.446', '0.084', '0.019']);
    assert.deepEqual(
      [...trainer.weight.data].map((value) => value.toFixed(4)),
      ['0.9602', '-0.9757'],
    );
    assert.equal(trainer.bias?.data[0].toFixed(4), '0.0087');
    assert.equal(trainer.stepCount, 20);
    trainer.dispose();
  });

  test(`a learning rate of 0.03 converges without bias and diverges with it in ${dtype}`, () => {
    const optimizer = /** @type {const} */ ({ name: 'sgd', lr: 0.03 });
    const plain = engine.trainer({ x: EDGE_IMAGE, y: EDGES, weight: [[0, 0]], optimizer, dtype });
    const falling = [
      12, 4.9152, 2.013266, 0.824634, 0.33777, 0.138351, 0.056668, 0.023211, 0.009507, 0.003894, 0.001595,
    ];
    const losses = plain.step(falling.length);
    for (const [step, loss] of falling.entries()) {
      assert.ok(Math.abs(losses[step] - loss) < 1e-6 * (1 + loss), `loss ${losses[step]} before step ${step}`);
    }
    plain.reset();
    plain.step(10);
    assert.ok(Math.abs(plain.weight.data[0] - 0.988470785) < 1e-6);
    assert.ok(Math.abs(plain.weight.data[1] + 0.988470785) < 1e-6);

    const biased = engine.trainer({ x: EDGE_IMAGE, y: EDGES, weight: [[0.5, 0.5]], bias: 0, optimizer, dtype });
    const rising = biased.step(4);
    for (const [step, loss] of [27, 94.608, 666.405, 4948.963].entries()) {
      assert.ok(Math.abs(rising[step] - loss) < 1e-3, `loss ${rising[step]} before step ${step}`);
    }
    plain.dispose();
    biased.dispose();
  });
}

test('sums of d2l: padding, stride, channels', () => {
  assert.deepEqual(nested(engine.conv2d(X, K, { padding: 1 })), [
    [0, 3, 8, 4],
    [9, 19, 25, 10],
    [21, 37, 43, 16],
    [6, 7, 8, 0],
  ]);
  assert.deepEqual(nested(engine.conv2d(X, K, { padding: 1, stride: [3, 2] })), [
    [0, 8],
    [6, 8],
  ]);
  const second = X.map((row) => row.map((value) => value + 1));
  /** @param {number} plus */
  const kernels = (plus) =>
    [
      K,
      [
        [1, 2],
        [3, 4],
      ],
    ].map((kernel) => kernel.map((row) => row.map((value) => value + plus)));
  assert.deepEqual(nested(engine.conv2d([X, second], [kernels(0), kernels(1), kernels(2)])), [
    [
      [56, 72],
      [104, 120],
    ],
    [
      [76, 100],
      [148, 172],
    ],
    [
      [96, 128],
      [192, 224],
    ],
  ]);
});
