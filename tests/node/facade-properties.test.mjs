// facade-properties.test.mjs — laws of convolution on random arguments.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine, random } from 'convscope';
import { distance, naiveConv2d, unravel } from './facade-fixtures.mjs';

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

/** @param {{ data: ArrayLike<number> }} a @param {{ data: ArrayLike<number> }} b the sum of the products */
const inner = (a, b) => Array.from(a.data).reduce((sum, x, i) => sum + x * b.data[i], 0);
/**
 * @param {{ shape: number[], data: ArrayLike<number> }} plane  with zeros where it is shifted away
 * @param {number} down
 * @param {number} right
 */
const shift = ({ shape, data }, down, right) => ({
  shape,
  data: Float32Array.from(data, (_, i) => {
    const [row, column] = unravel(i, shape);
    return row < down || column < right ? 0 : data[(row - down) * shape[1] + column - right];
  }),
});

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

test('transposed convolution is the adjoint of convolution: ⟨conv x, y⟩ = ⟨x, convᵀ y⟩', () => {
  const geometry = fc.record({
    batch: size(2),
    groups: size(2),
    inputs: size(2),
    outputs: size(2),
    input: fc.tuple(size(7), size(7)),
    kernel: fc.tuple(size(3), size(3)),
    stride: fc.tuple(size(3), size(3)),
    dilation: fc.tuple(size(3), size(3)),
    padding: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
    seed: fc.nat(2 ** 31),
  });
  fc.assert(
    fc.property(geometry, ({ batch, groups, inputs, outputs, input, kernel, seed, ...options }) => {
      const { stride, dilation, padding } = options;
      const room = input.map(
        (extent, axis) => extent + padding[axis] + padding[axis + 2] - dilation[axis] * (kernel[axis] - 1) - 1,
      );
      fc.pre(room.every((pixels) => pixels >= 0));
      /** @param {number[]} shape @param {number} offset */
      const tensor = (shape, offset) => {
        const { data } = random({ seed: seed + offset, distribution: 'uniform', scale: 20, shape, dtype: 'float64' });
        return { shape, data: data.map(Math.round) };
      };
      const x = tensor([batch, groups * inputs, ...input], 0);
      const w = tensor([groups * outputs, inputs, ...kernel], 1);
      const layer = { ...options, groups };
      const convolved = engine.conv2d(x, w, layer);
      const y = tensor(convolved.shape, 2);
      // The rows and columns that no window reached are there again.
      const outputPadding = /** @type {[number, number]} */ (room.map((pixels, axis) => pixels % stride[axis]));
      const stamped = engine.convTranspose2d(y, w, { ...layer, outputPadding });
      assert.deepEqual(stamped.shape, x.shape);
      assert.equal(inner(convolved, y), inner(x, stamped));
      assert.equal(inner(stamped, x), inner(w, engine.conv2dBackward(y, x, w, layer).gradW));
    }),
    { numRuns: 300 },
  );
});

test('a shifted image gives a shifted result, where no edge is near', () => {
  const shifted = fc.tuple(small, fc.nat(3), fc.nat(3), fc.nat(2 ** 31), size(3));
  fc.assert(
    fc.property(shifted, ([k, down, right, seed, dilation]) => {
      const picture = random({ seed, distribution: 'uniform', scale: 20, shape: [5, 5] });
      const x = { shape: [5, 5], data: picture.data.map(Math.round) };
      // Room for the kernel on every side, and for the shift below and to the right.
      const margin = k.shape.map((extent) => (extent - 1) * dilation + 3);
      const [top, left] = margin;
      const at = /** @type {(down: number, right: number) => import('convscope').Tensor} */ (
        (r, c) => engine.pad2d(x, [top + r, left + c, top + 3 - r, left + 3 - c])
      );
      const here = engine.conv2d(at(0, 0), k, { dilation });
      const there = engine.conv2d(at(down, right), k, { dilation });
      assert.deepEqual(there, shift(here, down, right));
      assert.deepEqual(
        engine.maxPool2d(at(down, right), { kernel: 2, stride: 1 }).output,
        shift(engine.maxPool2d(at(0, 0), { kernel: 2, stride: 1 }).output, down, right),
      );
      // A stride keeps to shifts by whole strides.
      const strided = engine.conv2d(at(2, 2), k, { dilation, stride: 2 });
      assert.deepEqual(strided, shift(engine.conv2d(at(0, 0), k, { dilation, stride: 2 }), 1, 1));
    }),
  );
});
