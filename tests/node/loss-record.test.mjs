// loss-record.test.mjs — the record of a run's losses: whole after growing, from any step on, empty after a new start.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LossRecord } from '../../web/engine/loss-record.js';

test('losses come back as they were appended, in pieces of any size', () => {
  const record = new LossRecord();
  const all = Float64Array.from({ length: 50_000 }, (_, index) => index / 7);
  let from = 0;
  for (const size of [1, 0, 1022, 1, 1, 3000, 40_000, 5975]) {
    record.append(all.subarray(from, from + size));
    from += size;
  }
  assert.equal(record.length, 50_000);
  assert.deepEqual(record.since(0), all);
  assert.deepEqual(record.since(49_990), all.slice(49_990));
  assert.equal(record.since(50_000).length, 0);
});

test('what was given out stays as it is when the run begins anew', () => {
  const record = new LossRecord();
  record.append(Float64Array.of(1, 2, 3));
  const given = record.since(1);
  record.clear();
  record.append(Float64Array.of(9));
  assert.deepEqual([...given], [2, 3]);
  assert.deepEqual([...record.since(0)], [9]);
});
