// stamp-cases.mjs — random transposed convolutions that are large enough to have an output.
import fc from 'fast-check';
import { stampedSize } from '../../web/labs/transpose/stamps.js';

/** @param {number} most  rows and columns */
export const matrix = (most) =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

/** @param {{ padding: number, outputPadding: number }} most */
export const stampings = (most) =>
  fc
    .record({
      x: matrix(4),
      k: matrix(4),
      stride: fc.integer({ min: 1, max: 4 }),
      padding: fc.nat(most.padding),
      outputPadding: fc.nat(most.outputPadding),
      dilation: fc.integer({ min: 1, max: 3 }),
    })
    .filter(({ stride, dilation, outputPadding }) => outputPadding < Math.max(stride, dilation))
    .filter(
      ({ x, k, ...how }) => stampedSize(x.length, k.length, how) > 0 && stampedSize(x[0].length, k[0].length, how) > 0,
    );
