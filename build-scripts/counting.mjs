// counting.mjs — how many tests passed and failed, read from what each test runner reports.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/**
 * @param {...Count} counts
 * @returns {Count}
 */
export function sum(...counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * A runner that dies, or finds nothing to run, has failed whatever it counted.
 * @param {Count} count
 * @param {number} status  the runner's exit status
 * @returns {Count}
 */
export function withStatus(count, status) {
  const ranNone = count.passed + count.failed === 0;
  return (status !== 0 && count.failed === 0) || ranNone ? { ...count, failed: count.failed + 1 } : count;
}

/** GoogleTest's --gtest_output=json. @param {any} report @returns {Count} */
export function countGoogleTest(report) {
  const cases = report.testsuites.flatMap((/** @type {any} */ suite) => suite.testsuite);
  const skipped = cases.filter(
    (/** @type {any} */ test) => test.result === 'SKIPPED' || test.status === 'NOTRUN',
  ).length;
  const failed = cases.filter((/** @type {any} */ test) => test.failures?.length > 0).length;
  return { passed: cases.length - failed - skipped, failed, skipped };
}

/** Playwright's json report. @param {any} report @returns {Count} */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** The closing lines of node --test's tap report. @param {string} tap @returns {Count} */
export function countNodeTest(tap) {
  const number = (/** @type {string} */ name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/**
 * A report that a runner wrote, or nothing if it died before.
 * @param {string} file
 * @param {(text: string) => Count} count
 * @returns {Count}
 */
export function countFile(file, count) {
  return existsSync(file) ? count(readFileSync(file, 'utf8')) : sum();
}
