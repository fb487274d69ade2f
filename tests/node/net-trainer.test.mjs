// net-trainer.test.mjs — small nets in training against torch's steps, the layers one by one, and finite differences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, nested, wholeNumbers } from './facade-fixtures.mjs';
import { NET } from './net-fixtures.mjs';

const engine = await createEngine();

/**
 * @param {ArrayLike<number>} actual
 * @param {ArrayLike<number>} expected
 * @param {number} [bound]
 */
function assertClose(actual, expected, bound = 1e-12) {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    assert.ok(Math.abs(actual[i] - expected[i]) < bound, `${actual[i]} is not ${expected[i]} at ${i}`);
  }
}

/** All numbers of a net's parameters or gradients. @param {import('convscope').LayerParameters[]} layers */
const flat = (layers) => layers.flatMap(({ weight, bias }) => [...(weight?.data ?? []), ...(bias?.data ?? [])]);

/** What torch 1.13 computes in float64: the losses before each of 12 steps, and the parameters after them. */
// prettier-ignore
const TORCH = [
  {
    optimizer: /** @type {const} */ ({ name: 'sgd', lr: 0.05, momentum: 0.9, weightDecay: 0.01 }),
    losses: [
      1.5493789911270142, 1.5292567920550422, 1.492802195141766, 1.4558556157737077, 1.4249333413622713, 1.408388980942884,
      1.3901059661944222, 1.3669218060636454, 1.3337476052302455, 1.2910312709904006, 1.238169507403769, 1.1836590176029773,
    ],
    parameters: [
      -0.3266657418336924, 0.1006348631601015, -0.03494222055551935, -0.22006763347487698, 0.26974599609955213,
      0.12599724957953018, -0.08262331109673664, 0.12269705228096926, 0.07725113854537828, -0.5545299237582874,
      0.18973634570856082, -0.03705334911888836, 0.6876445981740374, 0.10078948867707566, -0.3595503107152917,
      0.1887651002533505, -0.1559306837258936, -0.5911762010521887, 0.1965578534364758, -0.3782384168600569,
      -0.2936489933969833, 0.057141925197753116, -0.44993875660941973, 0.8699420306747676,
    ],
  },
  {
    optimizer: /** @type {const} */ ({ name: 'adam', lr: 0.05 }),
    losses: [
      1.5493789911270142, 1.462319743886443, 1.4278917543571228, 1.3689239423620567, 1.3298654913047292, 1.2817594592191712,
      1.2322752884167922, 1.1724063965673803, 1.1013206094627512, 1.0401341002800621, 0.9570095362393671, 0.8550686618618286,
    ],
    parameters: [
      -0.4588703462679344, 0.15715734330560852, 0.041662602198329804, -0.18135409632485155, 0.4769805030153442,
      -0.07419817741074831, 0.10144221542811999, -0.03890724787702608, 0.1769336695617581, -0.6844181569847274,
      0.21420554659912847, 0.011994266781720664, 0.8317499093019707, 0.13046050455655436, -0.376007222106952,
      -0.1024266487884651, -0.28928371660671237, -0.8073317499163978, 0.10190399179000031, -0.34186262224531355,
      -0.5376243454094891, -0.07897724853366594, -0.5075096024644885, 1.0991995395325764,
    ],
  },
];

for (const { optimizer, losses, parameters } of TORCH) {
  test(`a net of all four layers takes the steps of torch under ${optimizer.name}`, () => {
    const trainer = engine.trainer({ ...NET, optimizer });
    assertClose(trainer.step(5), losses.slice(0, 5));
    assertClose(trainer.step(7), losses.slice(5));
    assertClose(flat(trainer.parameters), parameters);
    assert.equal(trainer.stepCount, 12);
    trainer.reset();
    assertClose(trainer.step(12), losses);
    trainer.dispose();
  });
}

test('activations are the outputs of the layers one after the other', () => {
  const trainer = engine.trainer(NET);
  for (const steps of [0, 3]) {
    trainer.step(steps);
    const { parameters, activations, output, residual } = trainer;
    const [first, , , last] = parameters;
    const convolved = engine.conv2d(NET.x, /** @type {any} */ (first.weight), {
      bias: first.bias,
      stride: [2, 1],
      padding: 1,
    });
    const positive = { shape: convolved.shape, data: convolved.data.map((value) => Math.max(0, value)) };
    const pooled = engine.maxPool2d(positive, { kernel: 2, stride: [1, 2] }).output;
    const second = engine.conv2d(pooled, /** @type {any} */ (last.weight));
    const mean = engine.avgPool2d(second, { kernel: [2, 3] });
    assert.deepEqual(
      activations.map(({ shape }) => shape),
      [convolved, positive, pooled, second, mean].map(({ shape }) => shape),
    );
    [convolved, positive, pooled, second, mean].forEach(({ data }, i) => assertClose(activations[i].data, data));
    assert.deepEqual(output, activations[4]);
    const target = /** @type {any} */ (NET.y).data;
    assertClose(
      residual.data,
      output.data.map((value, i) => value - target[i]),
    );
  }
  trainer.dispose();
});

test('gradients are the differences of the loss', () => {
  const trainer = engine.trainer({ ...NET, loss: 'sum' });
  const gradients = flat(trainer.gradients);
  const shapes = trainer.parameters;
  const start = flat(shapes);
  /** @param {number[]} values the loss with these parameters */
  const lossAt = (values) => {
    let next = 0;
    const parameters = shapes.map((layer) =>
      Object.fromEntries(
        Object.entries(layer)
          .filter(([, tensor]) => tensor !== null)
          .map(([name, { shape, data }]) => [name, { shape, data: Float64Array.from(data, () => values[next++]) }]),
      ),
    );
    trainer.set({ parameters });
    return Array.from(trainer.residual.data).reduce((sum, value) => sum + value * value, 0);
  };
  const h = 1e-5;
  const differences = start.map((value, i) => {
    const [ahead, behind] = [h, -h].map((step) => lossAt(start.with(i, value + step)));
    return (ahead - behind) / (2 * h);
  });
  assertClose(gradients, differences, 1e-8);
  trainer.dispose();
});

test('a net of one convolution is the trainer of that layer', () => {
  const layer = { weight: [[-0.07, -1.243]], bias: 0.64 };
  const single = engine.trainer({ x: EDGE_IMAGE, y: EDGES, ...layer });
  const net = engine.trainer({ x: EDGE_IMAGE, y: EDGES, layers: [{ op: 'conv', ...layer }] });
  assert.deepEqual(net.step(20), single.step(20));
  assert.deepEqual(net.parameters, [{ weight: single.weight, bias: single.bias }]);
  assert.deepEqual(net.gradients, [{ weight: single.gradWeight, bias: single.gradBias }]);
  assert.deepEqual([net.output, net.residual, net.activations], [single.output, single.residual, [single.output]]);
  single.dispose();
  net.dispose();
});

test('layers without parameters have empty entries, and a bias that is not there is null', () => {
  const trainer = engine.trainer(NET);
  assert.deepEqual(
    trainer.parameters.map((entry) => Object.keys(entry)),
    [['weight', 'bias'], [], [], ['weight', 'bias'], []],
  );
  assert.equal(trainer.parameters[3].bias, null);
  assert.equal(trainer.gradients[3].bias, null);
  assert.deepEqual(trainer.gradients[0].weight?.shape, [2, 1, 3, 3]);
  trainer.dispose();
  const still = engine.trainer({ x: X, y: [[1]], layers: [{ op: 'relu' }, { op: 'maxpool', kernel: 3 }] });
  assert.deepEqual([...still.step(3)], [49, 49, 49]);
  assert.deepEqual(still.parameters, [{}, {}]);
  assert.deepEqual(nested(still.residual), [[7]]);
  still.dispose();
});

test('seeded layers begin at the values of random, and learn', () => {
  const seeded = { seed: 1, distribution: /** @type {const} */ ('uniform'), scale: 0.5 };
  /** @type {import('convscope').NetTrainerOptions} */
  const options = {
    x: [EDGE_IMAGE],
    y: [EDGES],
    layers: [
      { op: 'conv', weight: { ...seeded, shape: [4, 1, 3, 3] }, bias: { seed: 2, scale: 0.1 }, padding: 1 },
      { op: 'relu' },
      { op: 'conv', weight: { seed: 3, scale: 0.2, shape: [1, 4, 1, 2] }, bias: 0 },
    ],
    optimizer: { name: 'adam', lr: 0.02 },
  };
  const trainer = engine.trainer(options);
  const [first, , last] = trainer.parameters;
  assert.deepEqual(first.weight, random({ ...seeded, shape: [4, 1, 3, 3] }));
  assert.deepEqual(first.bias, random({ seed: 2, scale: 0.1, shape: [4] }));
  assert.deepEqual(last.weight, random({ seed: 3, scale: 0.2, shape: [1, 4, 1, 2] }));
  const losses = trainer.step(1000);
  assert.ok(losses[999] < 1e-3 * losses[0], `from ${losses[0]} to ${losses[999]}`);
  assert.deepEqual(engine.trainer(options).step(1000), losses);
  trainer.dispose();
});

test('[H, W] images go through nets of one channel', () => {
  const layers = /** @type {import('convscope').TrainedLayer[]} */ ([
    { op: 'conv', weight: K },
    { op: 'relu' },
    { op: 'conv', weight: [[1]] },
  ]);
  const trainer = engine.trainer({ x: X, y: K, layers });
  assert.deepEqual(
    trainer.activations.map(({ shape }) => shape),
    [
      [2, 2],
      [2, 2],
      [2, 2],
    ],
  );
  assert.deepEqual(trainer.parameters[0].weight?.shape, [2, 2]);
  trainer.dispose();
  assert.throws(() => engine.trainer({ x: X, y: K, layers: [{ op: 'conv', weight: wholeNumbers([2, 1, 2, 2], 1) }] }), {
    name: 'RangeError',
    code: 'shape',
    message: /2 output channels/,
  });
});
