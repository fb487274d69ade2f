// The labs' sums: the terms shown for a cell add up to what the engine says, in every mode, for both operations.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import {
  convolution,
  correlation,
  layer,
  reachOf,
  spanOf,
  termsOf,
  turned,
  windowOf,
  within,
} from '../../web/labs/correlate/model.js';

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

test('with any stride, padding and dilation the terms still add up to the cell', () => {
  const steps = fc.record({
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(matrixOf(5, 6), matrixOf(2, 3), steps, (x, k, { stride, padding, dilation }) => {
      fc.pre(spanOf(3, dilation) <= 6 + 2 * padding);
      const lie = { top: padding, left: padding, stride, dilation };
      layer(engine, x, k, stride, padding, dilation).forEach((row, r) =>
        row.forEach((value, c) => {
          const terms = termsOf(x, k, [r, c], lie);
          assert.equal(
            terms.reduce((total, term) => total + term.x * term.k, 0),
            value,
          );
          assert.deepEqual(terms[0].at, windowOf([r, c], lie));
        }),
      );
    }),
  );
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
