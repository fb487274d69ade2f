// resident.test.mjs — engine.tensor: handles of tensors that stay in the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { EDGES, EDGE_IMAGE, K, X, nested } from './facade-fixtures.mjs';

const engine = await createEngine();

test('a handle says its shape and dtype and gives copies of its values', () => {
  const handle = engine.tensor(X);
  assert.deepEqual([...handle.shape], [3, 3]);
  assert.equal(handle.dtype, 'float32');
  const values = handle.read();
  values.data.fill(0);
  assert.deepEqual(nested(handle.read()), X);
  assert.throws(() => /** @type {any} */ (handle.shape).push(1), TypeError);
});

test('the dtype comes from the data unless it is said', () => {
  const wide = { shape: [1], data: new Float64Array([0.1]) };
  assert.equal(engine.tensor(wide).dtype, 'float64');
  assert.equal(engine.tensor([0.1], { dtype: 'float64' }).read().data[0], 0.1);
  assert.equal(engine.tensor(wide, { dtype: 'float32' }).read().data[0], Math.fround(0.1));
  assert.equal(engine.tensor(engine.tensor(wide)).dtype, 'float64');
});

test('a handle is taken wherever a tensor is', () => {
  for (const dtype of /** @type {const} */ (['float32', 'float64'])) {
    const x = engine.tensor(X, { dtype });
    const k = engine.tensor(K);
    assert.deepEqual(nested(engine.correlate2d(x, k)), [
      [19, 25],
      [37, 43],
    ]);
    assert.deepEqual(nested(engine.conv2d(x, K, { bias: engine.tensor([1]) })), [
      [20, 26],
      [38, 44],
    ]);
    assert.equal(
      engine.conv2d(X, k, { dtype }).data.constructor.name,
      dtype === 'float64' ? 'Float64Array' : 'Float32Array',
    );
    assert.equal(engine.conv2d(x, K).data.constructor.name, dtype === 'float64' ? 'Float64Array' : 'Float32Array');
    assert.deepEqual(
      nested(engine.pad2d(x, [0, 0, 0, 1])),
      X.map((row) => [...row, 0]),
    );
    assert.deepEqual(
      nested(
        engine.conv2dBackward(
          engine.tensor([
            [1, 1],
            [1, 1],
          ]),
          x,
          k,
        ).gradW,
      ),
      [
        [8, 12],
        [20, 24],
      ],
    );
  }
  const trainer = engine.trainer({
    x: engine.tensor(EDGE_IMAGE),
    y: engine.tensor(EDGES),
    weight: engine.tensor([[-0.07, -1.243]]),
    bias: engine.tensor([0.64]),
  });
  assert.equal(trainer.step(5)[4].toFixed(3), '2.894');
});

test('write replaces the values, in the handle’s own dtype', () => {
  const handle = engine.tensor(X);
  handle.write(X.map((row) => row.map((value) => -value)));
  assert.deepEqual(nested(engine.correlate2d(handle, K)), [
    [-19, -25],
    [-37, -43],
  ]);
  handle.write({ shape: [3, 3], data: new Float64Array(9).fill(0.1) });
  assert.equal(handle.read().data[0], Math.fround(0.1));
  handle.write(handle);
  handle.write(engine.tensor(X, { dtype: 'float64' }));
  assert.deepEqual(nested(handle.read()), X);
  assert.throws(() => handle.write(K), { name: 'RangeError', code: 'shape', message: /3×3.*2×2/ });
  assert.throws(() => handle.write(/** @type {any} */ ('x')), { name: 'TypeError', code: 'type' });
  assert.deepEqual(nested(handle.read()), X);
});

test('read writes into a tensor or handle of the same shape and dtype', () => {
  const handle = engine.tensor(K);
  const into = { shape: [2, 2], data: new Float32Array(4) };
  assert.equal(handle.read(into), into);
  assert.deepEqual(nested(into), K);
  const other = engine.tensor([
    [0, 0],
    [0, 0],
  ]);
  assert.equal(handle.read(other), other);
  assert.deepEqual(nested(other.read()), K);
  assert.equal(handle.read(handle), handle);
  assert.throws(() => handle.read({ shape: [4], data: new Float32Array(4) }), {
    name: 'RangeError',
    code: 'shape',
    message: /^into/,
  });
  assert.throws(() => handle.read({ shape: [2, 2], data: new Float64Array(4) }), {
    name: 'TypeError',
    code: 'dtype',
    message: /^into/,
  });
  assert.throws(
    () =>
      handle.read(
        /** @type {any} */ ([
          [0, 0],
          [0, 0],
        ]),
      ),
    { name: 'TypeError', code: 'type' },
  );
});

test('a disposed handle is refused everywhere', () => {
  const handle = engine.tensor(K);
  handle.dispose();
  handle.dispose();
  const disposed = { name: 'RangeError', code: 'disposed' };
  assert.throws(() => handle.read(), disposed);
  assert.throws(() => handle.write(K), disposed);
  assert.throws(() => engine.correlate2d(X, handle), disposed);
  assert.throws(() => engine.correlate2d(X, handle, { dtype: 'float64' }), disposed);
  assert.throws(() => engine.correlate2d(X, K, { out: handle }), disposed);
  assert.deepEqual([...handle.shape], [2, 2]);
});

test('a handle disposed by a getter during the call is refused too', () => {
  const handle = engine.tensor(X);
  const k = {
    get shape() {
      return (handle.dispose(), [2, 2]);
    },
    data: Float32Array.from(K.flat()),
  };
  assert.throws(() => engine.correlate2d(handle, k), { name: 'RangeError', code: 'disposed' });
});

test('something that only looks like a handle is none', () => {
  const handle = engine.tensor(K);
  assert.throws(() => engine.correlate2d(X, /** @type {any} */ ({ ...handle })), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.correlate2d(X, new Proxy(handle, {})), { name: 'TypeError', code: 'type' });
  assert.throws(() => engine.correlate2d(X, Object.create(handle)), { name: 'TypeError', code: 'type' });
});

test('empty and single-valued tensors can be resident', () => {
  assert.deepEqual(engine.tensor(5).read(), { shape: [], data: new Float32Array([5]) });
  const empty = engine.tensor({ shape: [0, 1, 3, 3], data: new Float32Array(0) });
  assert.deepEqual(engine.conv2d(empty, K).shape, [0, 1, 2, 2]);
});
