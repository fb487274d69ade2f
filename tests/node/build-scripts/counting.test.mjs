// counting.test.mjs — the closing line of npm test tells what the runners found.
import assert from 'node:assert/strict';
import test from 'node:test';
import { countGoogleTest, countNodeTest, countPlaywright, sum, withStatus } from '../../../build-scripts/counting.mjs';

test('GoogleTest: a test with failures failed, a skipped one is neither', () => {
  const testsuite = [{ result: 'COMPLETED' }, { result: 'COMPLETED', failures: [{}] }, { result: 'SKIPPED' }];
  assert.deepEqual(countGoogleTest({ testsuites: [{ testsuite }] }), { passed: 1, failed: 1, skipped: 1 });
});

test('node --test: cancelled tests failed', () => {
  const tap = 'TAP version 13\n# tests 6\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n';
  assert.deepEqual(countNodeTest(tap), { passed: 3, failed: 2, skipped: 1 });
});

test('Playwright: an error outside a test is a failure', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 0 };
  assert.deepEqual(countPlaywright({ stats, errors: [{}] }), { passed: 5, failed: 2, skipped: 0 });
});

test('a runner that dies or finds no test has failed', () => {
  assert.equal(withStatus({ passed: 3, failed: 0, skipped: 0 }, 139).failed, 1);
  assert.equal(withStatus({ passed: 0, failed: 0, skipped: 0 }, 0).failed, 1);
  assert.equal(withStatus({ passed: 3, failed: 0, skipped: 0 }, 0).failed, 0);
});

test('counts add up', () => {
  assert.deepEqual(sum({ passed: 1, failed: 2, skipped: 3 }, { passed: 4, failed: 5, skipped: 6 }), {
    passed: 5,
    failed: 7,
    skipped: 9,
  });
});
