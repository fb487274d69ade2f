// The transposed-convolution lab: gathering gives what the engine gives, overlaps are counted, its lines run in PyTorch.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import { gathered, inputGradient, overlaps, surrounded, transposed } from '../../web/labs/transpose/gather.js';
import { tensorCode } from '../../web/labs/tensor-code.js';
import { resultsOf, skip } from './python-fixtures.mjs';
import { stampings } from './stamp-cases.mjs';

/** @type {Awaited<ReturnType<typeof createEngine>>} */
let engine;
before(async () => {
  engine = await createEngine();
});

const layers = stampings({ padding: 4, outputPadding: 3 });

test('what a cell of Y gathers from the stuffed image is what the engine gives', () => {
  fc.assert(
    fc.property(layers, ({ x, k, ...how }) => {
      const y = transposed(engine, x, k, how);
      const { inner, ring } = surrounded(x, k, how);
      y.forEach((row, r) =>
        row.forEach((value, c) => {
          const terms = gathered(x, k, how, [r, c]);
          assert.equal(terms.reduce((sum, term) => sum + term.x * term.k, 0) + 0, value + 0); // prettier-ignore
          for (const { at, x: met, padding } of terms) {
            assert.equal(ring.values[at[0] + ring.top]?.[at[1] + ring.left], met, 'every cell that is met is drawn');
            if (!padding) assert.equal(inner[at[0]][at[1]], met);
            else assert.equal(met, 0);
          }
        }),
      );
    }),
  );
});

test('it is the input gradient of a cross-correlation, where there is one', () => {
  fc.assert(
    fc.property(layers, ({ x, k, ...how }) => {
      const y = transposed(engine, x, k, how);
      const gradient = inputGradient(engine, x, k, how, y);
      if (how.outputPadding < how.stride) assert.deepEqual(gradient, y);
      else assert.equal(gradient, null);
    }),
  );
});

test('kernels whose size is a multiple of the stride write evenly, others leave a checkerboard', () => {
  const ones = (/** @type {number} */ size) => Array.from({ length: size }, () => Array(size).fill(1));
  for (const [taps, stride, dilation, even] of /** @type {const} */ ([
    [3, 2, 1, false],
    [4, 2, 1, true],
    [2, 2, 1, true],
    [1, 2, 1, false],
    [3, 1, 1, true],
    [4, 2, 2, false],
    [3, 3, 2, true],
  ])) {
    const found = overlaps(ones(6), ones(taps), { stride, padding: 0, outputPadding: 0, dilation });
    assert.equal(found.even, even, `${taps} taps, stride ${stride}, dilation ${dilation}`);
    const span = dilation * (taps - 1);
    const middle = found.written.slice(span, -span || undefined).map((row) => row.slice(span, -span || undefined));
    assert.equal(new Set(middle.flat()).size === 1, even, 'as the cells far from the edges say');
  }
});

test('the lines for PyTorch run and give what the lab shows', { skip }, () => {
  const cases = fc.sample(layers, { numRuns: 12, seed: 5 });
  const code = cases.map(({ x, k, ...options }) => tensorCode({ name: 'convTranspose2d', x: [x], w: [[k]], bias: [0], options }).pytorch); // prettier-ignore
  const results = resultsOf(code);
  cases.forEach(({ x, k, ...how }, index) => {
    const y = transposed(engine, x, k, how);
    assert.deepEqual(results[index][0].map((/** @type {number[]} */ row) => row.map((value) => value + 0)), y.map((row) => row.map((value) => value + 0))); // prettier-ignore
  });
});
