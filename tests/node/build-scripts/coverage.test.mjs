// coverage.test.mjs — what counts as a reached branch.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { countFile } from '../../../build-scripts/coverage.mjs';
import { root } from '../../../build-scripts/paths.mjs';

const filename = join(root, 'engine', 'src', 'pad.cpp');
const summary = { lines: { count: 10, covered: 8 } };

test('every condition has two outcomes, and the missing ones are named', () => {
  const counted = countFile({ filename, summary, branches: [[3, 7, 3, 12, 4, 0]] });
  assert.equal(counted.file, join('engine', 'src', 'pad.cpp'));
  assert.equal(counted.branches, 2);
  assert.deepEqual(counted.missing, [{ line: 3, column: 7, outcome: false }]);
});

test('the instances of a template reach their branches together', () => {
  const float = [3, 7, 3, 12, 4, 0];
  const double = [3, 7, 3, 12, 0, 1];
  const counted = countFile({ filename, summary, branches: [float, double] });
  assert.equal(counted.branches, 2);
  assert.deepEqual(counted.missing, []);
});
