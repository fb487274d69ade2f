// receptive-field.test.mjs — what the units of a net see, through the facade: published numbers, boxes, errors.
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

/** TF-Slim's alexnet_v2. @type {Net} */
const alexnet = [
  { id: 'conv1', op: 'conv', kernel: 11, stride: 4, padding: 'valid' },
  { id: 'pool1', op: 'maxpool', kernel: 3, stride: 2 },
  { id: 'conv2', op: 'conv', kernel: 5, padding: 'same' },
  { id: 'pool2', op: 'maxpool', kernel: 3, stride: 2 },
  { id: 'conv3', op: 'conv', kernel: 3, padding: 'same' },
  { id: 'conv4', op: 'conv', kernel: 3, padding: 'same' },
  { id: 'conv5', op: 'conv', kernel: 3, padding: 'same' },
  { id: 'pool5', op: 'maxpool', kernel: 3, stride: 2 },
];

/** @param {unknown} net */
const asNet = (net) => /** @type {Net} */ (net);

test('Z of the notebook sees four elements of Y and nine of X', () => {
  assert.deepEqual(engine.receptiveBox(notebook, '2', [0, 0], { inputSize: 3 }), [
    { id: '2', box: [0, 0, 0, 0], clipped: [0, 0, 0, 0] },
    { id: '1', box: [0, 0, 1, 1], clipped: [0, 0, 1, 1] },
    { id: 'input', box: [0, 0, 2, 2], clipped: [0, 0, 2, 2] },
  ]);
});

test('a field says everything about a node, per axis', () => {
  const net = asNet([{ op: 'conv', kernel: [3, 5], stride: [1, 2], padding: [0, 1, 2, 3] }]);
  assert.deepEqual(engine.receptiveField(net, { inputSize: [6, 9] }), {
    nodes: [
      { id: '1', outputSize: [6, 5], size: [3, 5], stride: [1, 2], padding: [0, 1], center: [1, 1], aligned: true },
    ],
    aligned: true,
    unaligned: [],
  });
});

test('AlexNet has the published field at every layer', () => {
  const expected = {
    conv1: [11, 4, 0],
    pool1: [19, 8, 0],
    conv2: [51, 8, 16],
    conv3: [99, 16, 32],
    conv4: [131, 16, 48],
    conv5: [163, 16, 64],
    pool5: [195, 32, 64],
  };
  for (const options of [{}, { inputSize: 224 }]) {
    const { nodes } = engine.receptiveField(alexnet, options);
    for (const [id, [size, stride, padding]] of Object.entries(expected)) {
      const node = nodes.find((one) => one.id === id);
      assert.deepEqual(node?.size, [size, size], id);
      assert.deepEqual(node?.stride, [stride, stride], id);
      assert.deepEqual(node?.padding, [padding, padding], id);
    }
  }
});

test('unit u of the last pooling of VGG16 spans −90 + 32u to 121 + 32u', () => {
  const blocks = [2, 2, 3, 3, 3].map((count) => [
    ...Array.from({ length: count }, () => ({ op: 'conv', kernel: 3, padding: 1 })),
    { op: 'maxpool', kernel: 2 },
  ]);
  const net = asNet(blocks.flat());
  for (let unit = 0; unit < 7; unit++) {
    const seen = engine.receptiveBox(net, '18', [unit, 0], { inputSize: 224 }).at(-1);
    assert.deepEqual(seen?.box, [-90 + 32 * unit, -90, 121 + 32 * unit, 121]);
    assert.deepEqual(seen?.clipped, [Math.max(0, -90 + 32 * unit), 0, Math.min(223, 121 + 32 * unit), 121]);
  }
});

test('what depends on a missing input size is null, and the rest is known', () => {
  const net = asNet([
    { op: 'conv', kernel: 3, stride: 2, padding: 'same' },
    { op: 'conv', kernel: 3 },
  ]);
  const [, last] = engine.receptiveField(net).nodes;
  assert.deepEqual(last, {
    id: '2',
    outputSize: null,
    size: [7, 7],
    stride: [2, 2],
    padding: null,
    center: null,
    aligned: true,
  });
  assert.deepEqual(engine.receptiveField(net, { inputSize: 8 }).nodes[1].padding, [0, 0]);
  assert.deepEqual(engine.receptiveField(net, { inputSize: 9 }).nodes[1].padding, [1, 1]);
  assert.throws(() => engine.receptiveBox(net, '2', [0, 0]), { name: 'RangeError', code: 'inputSize', message: /'1'/ });
  assert.equal(engine.receptiveBox(notebook, '2', [5, 7]).at(-1)?.clipped, null);
});

test('stride may be a fraction of a pixel', () => {
  const net = asNet([
    { op: 'conv', kernel: 3, padding: 1 },
    { op: 'upsample', scale: [2, 4] },
    { op: 'convTranspose', kernel: 4, stride: 2, padding: 1 },
  ]);
  assert.deepEqual(
    engine.receptiveField(net).nodes.map(({ stride }) => stride),
    [
      [1, 1],
      [1 / 2, 1 / 4],
      [1 / 4, 1 / 8],
    ],
  );
});

test('a box is null where a transposed convolution leaves a gap', () => {
  const net = asNet([{ op: 'convTranspose', kernel: 1, stride: 2 }]);
  assert.deepEqual(engine.receptiveBox(net, '1', [0, 1], { inputSize: 2 }).at(-1), {
    id: 'input',
    box: null,
    clipped: null,
  });
});

/** Two paths whose centres agree only when `shift` is 1. @param {number} shift */
const branches = (shift) =>
  asNet([
    { id: 'x', op: 'input' },
    { id: 'sum', op: 'add', in: ['wide', 'narrow'] },
    { id: 'wide', op: 'conv', kernel: 3, padding: shift, in: ['x'] },
    { id: 'narrow', op: 'relu', in: ['x'] },
    { id: 'out', op: 'identity', in: ['sum'] },
  ]);

test('a graph may list its nodes in any order; fields come in that order and boxes from the unit back', () => {
  const { nodes, aligned, unaligned } = engine.receptiveField(branches(1), { inputSize: 5, strict: true });
  assert.deepEqual(
    nodes.map(({ id }) => id),
    ['x', 'sum', 'wide', 'narrow', 'out'],
  );
  assert.deepEqual([aligned, unaligned], [true, []]);
  const boxes = engine.receptiveBox(branches(1), 'out', [0, 2], { inputSize: 5 });
  assert.equal(boxes[0].id, 'out');
  assert.equal(boxes[1].id, 'sum');
  assert.deepEqual(boxes.at(-1), { id: 'x', box: [-1, 1, 1, 3], clipped: [0, 1, 1, 3] });
});

test('paths that disagree are named, and an error when strict', () => {
  const { aligned, unaligned, nodes } = engine.receptiveField(branches(2));
  assert.equal(aligned, false);
  assert.deepEqual(unaligned, ['sum', 'out']);
  assert.equal(nodes[2].aligned, true);
  assert.throws(() => engine.receptiveField(branches(2), { strict: true }), {
    name: 'RangeError',
    code: 'unaligned',
    message: /'sum'.*centre -1 .*'wide'.*centre 0 .*'narrow'/,
  });
});

test('ten thousand layers and ids of any script are no trouble', () => {
  const net = asNet(
    Array.from({ length: 10_000 }, (_, i) => ({ id: `层 ${i} ✓`, op: 'conv', kernel: 3, padding: 'same' })),
  );
  const { nodes } = engine.receptiveField(net, { inputSize: 32 });
  assert.deepEqual(nodes[9999].size, [20_001, 20_001]);
  assert.equal(nodes[9999].id, '层 9999 ✓');
  assert.deepEqual(engine.receptiveBox(net, '层 9999 ✓', [3, 0]).at(-1)?.box, [
    3 - 10_000,
    -10_000,
    3 + 10_000,
    10_000,
  ]);
  assert.deepEqual(engine.receptiveField([]).nodes, []);
});

test('in ceil mode the only pooling window may hang over the map, as the poolings have it', () => {
  /** @type {Net} */
  const net = [{ op: 'maxpool', kernel: 3, stride: 2, ceilMode: true }];
  const pooled = engine.maxPool2d([[1, 2], [3, 4]], { kernel: 3, stride: 2, ceilMode: true }); // prettier-ignore
  assert.deepEqual([...pooled.output.data], [4]); // torch.nn.functional.max_pool2d
  assert.deepEqual(engine.receptiveField(net, { inputSize: 2 }).nodes[0].outputSize, pooled.output.shape);
  assert.deepEqual(engine.receptiveBox(net, '1', [0, 0], { inputSize: 2 })[1], {
    id: 'input',
    box: [0, 0, 2, 2],
    clipped: [0, 0, 1, 1],
  });
});
