// The labs' sums: the terms shown for a cell add up to what the engine says, in every mode, for both operations.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import {
  convolution,
  correlation,
  layer,
  padded,
  reachOf,
  termsOf,
  turned,
  windowOf,
  within,
} from '../../web/labs/correlate/model.js';
import {
  axesOf,
  outputsOf,
  reachedBy,
  readsAlong,
  readsOf,
  resolvedPadding,
  seenBy,
} from '../../web/labs/correlate/geometry.js';

/** @type {Awaited<ReturnType<typeof createEngine>>} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @param {number} rows @param {number} columns */
const matrixOf = (rows, columns) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

const example = fc
  .tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([moreRows, moreColumns, rows, columns]) =>
    fc.record({
      x: matrixOf(rows + moreRows, columns + moreColumns),
      k: matrixOf(rows, columns),
      mode: fc.constantFrom(/** @type {const} */ ('valid'), 'same', 'full'),
      convolves: fc.boolean(),
    }),
  );

test('the terms of every cell add up to the cell', () => {
  fc.assert(
    fc.property(example, ({ x, k, mode, convolves }) => {
      const y = (convolves ? convolution : correlation)(engine, x, k, mode);
      y.forEach((row, r) =>
        row.forEach((value, c) => {
          const terms = termsOf(x, convolves ? turned(k) : k, [r, c], reachOf(k, mode, convolves));
          const sum = terms.reduce((total, term) => total + term.x * term.k, 0);
          assert.equal(sum, value);
          assert.equal(terms.length, k.length * k[0].length);
        }),
      );
    }),
  );
});

const axes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const side = fc.integer({ min: 0, max: 3 });

/** A layer that fits: the kernel 2×3 on an image 5×6, reflected padding smaller than the image. */
const fittingLayer = fc
  .record({
    x: matrixOf(5, 6),
    k: matrixOf(2, 3),
    stride: axes,
    dilation: axes,
    padding: fc.oneof(fc.tuple(side, side, side, side), fc.constantFrom(/** @type {const} */ ('same'), 'full')),
    mode: fc.constantFrom(/** @type {const} */ ('zeros'), 'reflect', 'replicate', 'circular'),
    bias: fc.integer({ min: -3, max: 3 }),
  })
  .map((layerSettings) => {
    const { x, k, stride, dilation } = layerSettings;
    const padding = resolvedPadding(layerSettings.padding, x, k, stride, dilation);
    return { ...layerSettings, resolved: padding, axes: axesOf(x, k, { stride, dilation, padding }) };
  })
  .filter(({ axes: both, resolved, mode }) => {
    const small = mode === 'zeros' || mode === 'replicate' || Math.max(...resolved) < 5;
    return small && both.every((axis) => outputsOf(axis) > 0);
  });

test('with any stride, padding, mode, dilation and bias the terms still add up to the cell', () => {
  fc.assert(
    fc.property(fittingLayer, (given) => {
      const { x, k, stride, dilation, resolved, mode, bias } = given;
      const [top, left] = resolved;
      const lie = { top, left, stride, dilation };
      const ring = { values: padded(engine, x, resolved, mode), top, left };
      const y = layer(engine, x, k, given);
      assert.deepEqual([y.length, y[0].length], given.axes.map(outputsOf));
      y.forEach((row, r) =>
        row.forEach((value, c) => {
          const terms = termsOf(x, k, [r, c], lie, ring);
          const sum = terms.reduce((total, term) => total + term.x * term.k, 0) + bias;
          assert.equal(sum + 0, value + 0); // −0 is 0
          assert.deepEqual(terms[0].at, windowOf([r, c], lie));
        }),
      );
    }),
  );
});

test('what a cell reaches is what the engine makes of an image with a single one there', () => {
  fc.assert(
    fc.property(fittingLayer, fc.nat(4), fc.nat(5), (given, row, column) => {
      const impulse = given.x.map((cells, r) => cells.map((_, c) => (r === row && c === column ? 1 : 0)));
      const expected = layer(engine, impulse, given.k, { ...given, bias: 0 });
      const reached = new Map(
        reachedBy([row, column], given.k, given.axes, given.mode).map(({ at, weight }) => [at.join(), weight]),
      );
      expected.forEach((cells, r) =>
        cells.forEach((value, c) => assert.equal((reached.get(`${r},${c}`) ?? 0) + 0, value + 0)),
      );
    }),
  );
});

test('how often a cell is read is the gradient of a sum over windows of ones', () => {
  fc.assert(
    fc.property(fittingLayer, ({ x, k, stride, dilation, resolved, axes: both }) => {
      const ones = padded(engine, x, resolved).map((row) => row.map(() => 1));
      const taps = k.map((row) => row.map(() => 1));
      const options = { stride: [...stride], dilation: [...dilation] };
      const outputs = Array.from({ length: outputsOf(both[0]) }, () => Array(outputsOf(both[1])).fill(1));
      const { gradX } = engine.conv2dBackward(outputs, ones, taps, /** @type {any} */ (options));
      assert.deepEqual(readsOf(both).flat(), [...gradX.data]);
    }),
  );
});

test('reads in one dimension: 8 cells, kernel 3, stride 2, padding 1', () => {
  const axis = { size: 8, taps: 3, stride: 2, dilation: 1, before: 1, after: 1 };
  assert.deepEqual(readsAlong(axis), [1, 1, 2, 1, 2, 1, 2, 1, 1, 0]);
});

test('same and full padding, as torch and SciPy have them', () => {
  const x = Array.from({ length: 5 }, () => Array(6).fill(0));
  const even = [[1, 2], [3, 4]]; // prettier-ignore
  assert.deepEqual(resolvedPadding('same', x, even, [1, 1], [1, 1]), [0, 0, 1, 1]);
  assert.deepEqual(resolvedPadding('same', x, even, [2, 2], [1, 1]), [0, 0, 1, 0]); // TF: ⌈5/2⌉ = 3 rows need one more
  assert.deepEqual(resolvedPadding('full', x, even, [1, 1], [2, 3]), [2, 3, 2, 3]);
  assert.deepEqual(resolvedPadding([1, 2, 3, 4], x, even, [1, 1], [1, 1]), [1, 2, 3, 4]);
});

test('a tap sees the image without the rows and columns that other taps see', () => {
  const [x, k] = [Array(5).fill(Array(5).fill(0)), Array(3).fill(Array(3).fill(0))];
  const both = axesOf(x, k, { stride: [2, 1], dilation: [1, 1], padding: [0, 0, 0, 0] });
  const { cells, ...frame } = seenBy([2, 1], both);
  assert.deepEqual(frame, { row: 2, column: 1, rows: 3, columns: 3 });
  assert.deepEqual(cells, [[2, 1], [2, 2], [2, 3], [4, 1], [4, 2], [4, 3]]); // prettier-ignore
});

test('terms beyond the edge say that they are padding', () => {
  const terms = termsOf([[5]], [[1, 2], [3, 4]], [0, 0], reachOf([[1, 2], [3, 4]], 'full', false)); // prettier-ignore
  assert.deepEqual(terms.map(({ padding }) => padding), [true, true, true, false]); // prettier-ignore
  assert.deepEqual(terms[3], { key: '1,1', tap: [1, 1], at: [0, 0], x: 5, k: 4, padding: false });
});

test('a cell that no longer exists leads to the nearest one that does', () => {
  assert.deepEqual(within([9, 0], [[1, 2]]), [0, 0]);
  assert.equal(within(null, [[1]]), null);
});
