// The scatter view: stamps add up to what the engine gives for transposed convolutions and full convolutions, and the
// stamps on one cell are the terms of its sum. And for which kernels correlation and convolution agree.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import { rowsOf } from '../../web/components/matrix-values.js';
import { disagreeingPairs, effectOfTurn, mirrored } from '../../web/labs/convolve/agreement.js';
import { convolution, correlation } from '../../web/labs/correlate/model.js';
import { fullConvolution, scaled, stamped, stampOf, stampsOn } from '../../web/labs/transpose/stamps.js';
import { matrix, stampings } from './stamp-cases.mjs';

/** @type {Awaited<ReturnType<typeof createEngine>>} */
let engine;
before(async () => {
  engine = await createEngine();
});

const cases = stampings({ padding: 3, outputPadding: 2 });

test('all stamps together are the engine’s transposed convolution', () => {
  fc.assert(
    fc.property(cases, ({ x, k, ...how }) => {
      const y = rowsOf(engine.convTranspose2d(x, k, { ...how, dtype: 'float64' }));
      const { values, written } = stamped(x, k, how);
      assert.deepEqual(values, y);
      const ones = (/** @type {number[][]} */ m) => m.map((row) => row.map(() => 1));
      assert.deepEqual(written, rowsOf(engine.convTranspose2d(ones(x), ones(k), how)), 'ones stamp how often');
    }),
  );
});

test('with stride 1 they are the full convolution', () => {
  fc.assert(
    fc.property(matrix(5), matrix(4), (x, k) => {
      assert.deepEqual(stamped(x, k, fullConvolution).values, convolution(engine, x, k, 'full'));
    }),
  );
});

test('the stamps on a cell add up to it, and are those whose copies cover it', () => {
  fc.assert(
    fc.property(cases, ({ x, k, ...how }) => {
      const { values, written } = stamped(x, k, how);
      values.forEach((row, r) =>
        row.forEach((value, c) => {
          const terms = stampsOn(x, k, how, [r, c]);
          assert.equal(terms.reduce((sum, term) => sum + term.x * term.k, 0), value + 0); // prettier-ignore
          assert.equal(terms.length, written[r][c]);
          for (const { at, k: tap } of terms) assert.equal(stampOf(at, k, how).get(`${r},${c}`), tap);
        }),
      );
    }),
  );
});

test('the first stamps alone are the convolution of the first cells', () => {
  const [x, k] = [[[1, 2], [3, 4]], [[1, -1], [0, 2]]]; // prettier-ignore
  for (let count = 0; count <= 4; count += 1) {
    const first = x.map((row, r) => row.map((value, c) => (2 * r + c < count ? value : 0)));
    assert.deepEqual(stamped(x, k, fullConvolution, count).values, convolution(engine, first, k, 'full'));
  }
});

test('correlation and convolution agree on every image for kernels that are their own half turn, and for no other', () => {
  const impulse = [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]; // prettier-ignore
  fc.assert(
    fc.property(matrix(3), (k) => {
      const [one, other] = [correlation, convolution].map((of) => of(engine, impulse, k, 'full'));
      const agree = JSON.stringify(one) === JSON.stringify(other);
      assert.equal(effectOfTurn(k) === 'same', agree);
      assert.equal(disagreeingPairs(k).length === 0, agree);
    }),
  );
});

test('a mirrored kernel agrees, or agrees but for the sign', () => {
  fc.assert(
    fc.property(matrix(3), matrix(5), (k, x) => {
      const same = mirrored(k, 1);
      assert.deepEqual(convolution(engine, x, same, 'full'), correlation(engine, x, same, 'full'));
      const sign = mirrored(k, -1);
      assert.deepEqual(
        scaled(convolution(engine, x, sign, 'full'), -1),
        scaled(correlation(engine, x, sign, 'full'), 1),
      );
    }),
  );
  assert.deepEqual(mirrored([[0, 1], [2, 3]], 1), [[0, 1], [1, 0]]); // prettier-ignore
  assert.deepEqual(mirrored([[1, 2, 3]], -1), [[1, 0, -1]]);
});
