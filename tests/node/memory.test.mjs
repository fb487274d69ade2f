// memory.test.mjs — the facade's use of wasm memory: nothing leaks, errors included, and running out is an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arena } from '../../web/engine/arena.js';
import { conv2d } from '../../web/engine/convolution.js';
import { residentTensor } from '../../web/engine/resident.js';
import { createTrainer } from '../../web/engine/trainer.js';
import { countedContext } from './counted-context.mjs';
import { EDGES, EDGE_IMAGE, K, X } from './facade-fixtures.mjs';

test('calls of every kind, right and wrong, leave memory as it was', async () => {
  const { context, live, module } = await countedContext();
  const large = { shape: [600, 600], data: new Float32Array(360_000) };
  const reused = residentTensor(context, { shape: [599, 599], data: new Float32Array(599 * 599) }, {});
  /** One of each. */
  const round = () => {
    conv2d(context, X, K, {});
    conv2d(context, large, K, { padding: 1 });
    assert.throws(() => conv2d(context, large, [[1, 2]], { groups: 7 }));
    assert.throws(() => conv2d(context, X, [[1, 2, 3, 4]], {}));
    assert.throws(() => conv2d(context, X, K, { padding: 2 ** 30 }));
    const handle = residentTensor(context, large, {});
    conv2d(context, handle, K, { out: reused });
    handle.dispose();
    const trainer = createTrainer(context, { x: EDGE_IMAGE, y: EDGES, weight: [[0, 0]] });
    trainer.step(100);
    trainer.set({ weight: [[1, 1]] });
    assert.throws(() => createTrainer(context, { x: EDGE_IMAGE, y: X, weight: [[0, 0]] }));
    trainer.dispose();
  };
  for (let i = 0; i < 5; i++) round();
  const [blocks, bytes] = [live.size, module.HEAP32.byteLength];
  for (let i = 0; i < 200; i++) round();
  assert.equal(live.size, blocks);
  assert.equal(module.HEAP32.byteLength, bytes);
  context.dispose();
  assert.equal(live.size, 0);
});

test('what one trainer kept, the next one gets', async () => {
  const { context, module } = await countedContext();
  const image = { shape: [512, 512], data: new Float32Array(512 * 512) };
  const train = () => createTrainer(context, { x: image, y: image, weight: 1 }).dispose();
  for (let i = 0; i < 3; i++) train();
  const bytes = module.HEAP32.byteLength;
  for (let i = 0; i < 50; i++) train();
  assert.equal(module.HEAP32.byteLength, bytes);
});

test('running out of memory is a RangeError, and the engine goes on working', async () => {
  const { context } = await countedContext();
  const memory = { name: 'RangeError', code: 'memory' };
  const quarter = { shape: [2 ** 26], data: new Float32Array(2 ** 26) };
  /** @type {ReturnType<typeof residentTensor>[]} */
  const handles = [];
  assert.throws(() => {
    for (let i = 0; i < 16; i++) handles.push(residentTensor(context, quarter, {}));
  }, memory);
  assert.ok(handles.length >= 4, `${handles.length} times 256 MiB`);
  const square = { shape: [2 ** 13, 2 ** 13], data: quarter.data };
  assert.throws(() => conv2d(context, square, 1, {}), memory);
  assert.deepEqual([...conv2d(context, X, K, {}).data], [19, 25, 37, 43]);
  for (const handle of handles) handle.dispose();
  conv2d(context, { shape: [2 ** 12, 2 ** 12], data: quarter.data.subarray(0, 2 ** 24) }, 1, {});
});

test('a tensor over the budget is refused before it is copied', async () => {
  const { context, live } = await countedContext();
  const shape = [2 ** 14, 2 ** 13 + 1];
  const huge = { shape, data: new Float32Array(shape[0] * shape[1]) };
  assert.throws(() => residentTensor(context, huge, {}), { name: 'RangeError', code: 'memory' });
  assert.throws(() => conv2d(context, huge, 1, {}), { name: 'RangeError', code: 'memory', message: /^x / });
  assert.ok(live.size <= 1);
});

test('the arena keeps what it handed out until it is reset, whatever it takes', async () => {
  const { context, module } = await countedContext();
  const arena = new Arena(context.module);
  const addresses = [100, 2 ** 16, 4, 2 ** 20, 0, 8].map((bytes) => ({ bytes, at: arena.allocate(bytes, 'a test') }));
  /** @param {{ at: number, bytes: number }} piece */
  const words = ({ at, bytes }) => module.HEAP32.subarray(at / 4, (at + bytes) / 4);
  addresses.forEach((piece, i) => words(piece).fill(i));
  addresses.forEach((piece, i) => {
    assert.equal(piece.at % 16, 0);
    assert.ok(words(piece).every((word) => word === i));
  });
  arena.reset();
  const first = arena.allocate(2 ** 20, 'a test');
  arena.reset();
  assert.equal(arena.allocate(2 ** 20, 'a test'), first);
  arena.release();
});
