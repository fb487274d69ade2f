// instructions.test.mjs — counted instructions may differ by a little in either direction, and by no more.
import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeCounts, parseCount } from '../../../build-scripts/gates/instructions.mjs';

test('a little more or fewer instructions are right', () => {
  assert.deepEqual(judgeCounts({ a: 1020, b: 980 }, { a: 1000, b: 1000 }), []);
});

test('many more are wrong, and many fewer too, so that what is gained is kept', () => {
  const [more, fewer] = judgeCounts({ a: 1100, b: 900 }, { a: 1000, b: 1000 });
  assert.match(more, /a: 1100 instructions, 10\.0 % more than the 1000 expected/);
  assert.match(fewer, /b: 900 instructions, 10\.0 % fewer/);
});

test('a case on one side alone is wrong', () => {
  assert.deepEqual(
    judgeCounts({ a: 1 }, { b: 1 }).map((problem) => /^(\w): (no longer counted|1 instructions)/.test(problem)),
    [true, true],
  );
});

test("the count is read from callgrind's file", () => {
  assert.equal(parseCount('version: 1\nevents: Ir\nsummary: 1349477\n\nfn=x\n'), 1349477);
  assert.throws(() => parseCount('version: 1\n'), /no count/);
});
