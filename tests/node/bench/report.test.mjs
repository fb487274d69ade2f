// report.test.mjs — the benchmark's tables, its workloads and the module that measures the peak.
import assert from 'node:assert/strict';
import test from 'node:test';
import { compete } from '../../bench/contest.mjs';
import { channelsFirst, channelsLast, tapsFirst, tapsLast } from '../../bench/contenders/layout.mjs';
import { layerData } from '../../bench/data.mjs';
import { oneOffs, others } from '../../bench/others.mjs';
import { assemble } from '../../bench/peak.mjs';
import { bestPeer, inWords, otherTableOf, tableOf } from '../../bench/report.mjs';
import { convolve } from '../../bench/reference.mjs';
import { selectWorkloads } from '../../bench/selection.mjs';
import { layer, layers, table } from '../../bench/workloads.mjs';

const workload = layer('resident', 'a layer', [1, 1, 8, 8], [1, 1, 3, 3], {
  wanted: { node: 2, browser: 1, pytorch: 1 },
});
const result = {
  workload,
  multiplyAdds: 1e6,
  findings: [
    { contender: 'convscope', seconds: 1e-3 },
    { contender: 'quick', seconds: 1.5e-3 },
    { contender: 'slow', seconds: 2 },
    { contender: 'PyTorch', seconds: 0.5e-3 },
    { contender: 'mistaken', problem: 'off' },
  ],
};
const names = ['convscope', 'quick', 'slow', 'mistaken', 'other', 'PyTorch'];

test('times are told in three digits and their unit', () => {
  assert.deepEqual([2, 0.0123, 4.567e-4, 1.2e-8].map(inWords), ['2.00 s', '12.3 ms', '457 µs', '12.0 ns']);
});

test('PyTorch is native, and no peer that a page could use', () => {
  assert.deepEqual(bestPeer(result), { name: 'quick', seconds: 1.5e-3, ratio: 1.5 });
});

test('the table tells times, rate, share of the peak, dashes, mistakes and whether the ratio is what is wanted', () => {
  const [, , row] = tableOf([result], { names, peak: 4, place: 'node' }).split('\n');
  assert.equal(
    row,
    '| a layer | 1.00 ms | 2.00 | 50 % | 1.50 ms | 2.00 s | wrong: off | – | 500 µs ' +
      '| ✗ 1.50; PyTorch ✗ 0.50 | ≥ 2; PyTorch ≥ 1 |',
  );
  assert.match(tableOf([result], { names, peak: 4, place: 'browser' }), /✓ 1\.50.*≥ 1;/);
});

test('beside the table, what a multiply+add costs is told relative to the nearest size', () => {
  const beside = { ...workload, name: 'another', near: 'a layer' };
  const findings = [
    { contender: 'convscope', seconds: 0.8e-3 },
    { contender: 'quick', seconds: 1e-3 },
  ];
  const besides = { workload: beside, multiplyAdds: 5e5, findings, timesNearest: 1.6 };
  const shown = otherTableOf([result, besides], { cliff: 1.5 });
  assert.match(
    shown.split('\n')[2],
    /^\| another \| 800 µs \| 1\.25 \| ✗ 1\.60 × a layer \| quick 1\.00 ms \| ✓ 1\.25 \|$/,
  );
});

test('every workload has a name of its own, and what others are compared with is in the table', () => {
  const all = [...table, ...others, ...oneOffs];
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  for (const { near } of [...others, ...oneOffs]) assert.ok(layers.some(({ name }) => name === near));
});

test('what is compared with is measured along, in the same rounds', async () => {
  const near = layers.find(({ name }) => name === '32×32 with 3×3, JS to JS');
  const small = layer('resident', 'small', [1, 1, 8, 8], [1, 1, 3, 3], { near: near?.name });
  /** @type {string[]} */
  const runs = [];
  const contender = {
    name: 'convscope',
    version: '1',
    prepare: (/** @type {import('../../bench/workloads.mjs').Workload} */ given) => {
      const { x, w } = layerData(/** @type {import('../../bench/workloads.mjs').LayerWorkload} */ (given));
      const y = convolve(/** @type {import('../../bench/workloads.mjs').LayerWorkload} */ (given), x, w);
      const run = () => void runs.push(given.name);
      return { run, values: () => y, dispose: () => {} };
    },
  };
  const { findings, timesNearest } = await compete(small, [contender], 2);
  assert.deepEqual([...new Set(runs)], ['small', near?.name]);
  assert.deepEqual(
    findings.map((finding) => finding.contender),
    ['convscope'],
  );
  assert.ok(timesNearest !== undefined && timesNearest > 0);
  const alone = await compete({ ...small, near: undefined }, [contender], 1);
  assert.equal(alone.timesNearest, undefined);
});

test('workloads are chosen by their names', () => {
  assert.deepEqual(
    selectWorkloads(/13×17×64/, true).map(({ name }) => name),
    ['13×17×64→64 3×3'],
  );
  assert.deepEqual(selectWorkloads(/^28²/, false).length, 1);
});

test('channels last and back again', () => {
  const values = Float32Array.from({ length: 24 }, (_, at) => at);
  assert.deepEqual([...channelsLast(values.subarray(0, 8), [1, 2, 2, 2])], [0, 4, 1, 5, 2, 6, 3, 7]);
  assert.deepEqual(channelsFirst(channelsLast(values, [2, 3, 2, 2]), [2, 3, 2, 2]), values);
  assert.deepEqual(tapsLast(tapsFirst(values, [2, 3, 2, 2]), [2, 3, 2, 2]), values);
});

test('the module of the peak is valid and does what it counts', async () => {
  const bytes = assemble(2);
  assert.ok(WebAssembly.validate(bytes));
  const { instance } = await WebAssembly.instantiate(bytes);
  const run = /** @type {(count: number) => number} */ (instance.exports.run);
  // Two sums that begin at 1.03 and 1.04, each times 0.999 and plus 0.001.
  assert.ok(Math.abs(run(1) - (2.07 * 0.999 + 0.002)) < 1e-6);
});
