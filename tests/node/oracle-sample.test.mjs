// oracle-sample.test.mjs — what PyTorch, SciPy and NumPy answered to a few hundred seeded cases, kept in the repository; fresh
// ones in any number: npm run oracle.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { check, describe, difference } from '../oracle/check.mjs';
import { readBatches } from '../oracle/wire.mjs';

/** @typedef {import('../oracle/wire.mjs').OracleCase} OracleCase */

const engine = await createEngine();

/** @type {Map<string, OracleCase[]>} */
const cases = new Map();
for await (const batch of readBatches(createReadStream(new URL('../oracle/sample.bin', import.meta.url)))) {
  for (const oracle of batch) cases.set(oracle.operation, [...(cases.get(oracle.operation) ?? []), oracle]);
}

test('the sample has cases of every operation that another library has', () => {
  const named = Object.keys(engine).filter((name) => !/^(kernels|tensor|dispose|receptive.*|effective.*)$/.test(name));
  assert.deepEqual([...cases.keys()].sort(), named.sort());
});

for (const [operation, sample] of cases) {
  test(`${operation} answers ${sample.length} cases as the libraries do`, () => {
    for (const oracle of sample) {
      const problem = check(engine, oracle);
      assert.equal(problem, null, `${describe(oracle, false)}\n    ${problem}`);
    }
  });
}

test('a result of the wrong value, class, shape or type is told', () => {
  const is = { shape: [2], data: Float32Array.of(1, 0) };
  /** @param {ArrayLike<number>} data */
  const actual = (data) => ({ shape: [2], data: Float32Array.from(data) });
  assert.equal(difference('y', actual([1, -0]), { is }, 'float32'), null);
  assert.match(difference('y', actual([1, -0]), { is, signed: true }, 'float32') ?? '', /y\[1\] is -0; expected 0/);
  assert.match(difference('y', actual([NaN, 0]), { is }, 'float32') ?? '', /y\[0\] is NaN; expected 1/);
  const within = { shape: [2], data: Float32Array.of(0.5, 0.5) };
  assert.equal(difference('y', actual([1.5, 0]), { is, within }, 'float32'), null);
  assert.match(difference('y', actual([1, 0.625]), { is, within }, 'float32') ?? '', /0.625 away where 0.5 is allowed/);
  assert.match(difference('y', actual([NaN, 0]), { is, within }, 'float32') ?? '', /NaN/);
  assert.match(difference('y', { shape: [1, 2], data: is.data }, { is }, 'float32') ?? '', /shape/);
  assert.match(difference('y', actual([1, 0]), { is }, 'float64') ?? '', /Float32Array; expected a Float64Array/);
  assert.match(difference('y', undefined, { is }, 'float32') ?? '', /missing/);
});
