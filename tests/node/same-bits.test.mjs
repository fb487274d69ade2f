// same-bits.test.mjs — thousands of results of the `direct` path have the bits that the native engine gives them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { Hash } from './hash.mjs';
import { CASES, hashOfResults } from './same-bits-cases.mjs';

test('the hash is FNV-1a', () => {
  const hash = new Hash();
  assert.equal(hash.text(), 'cbf29ce484222325');
  hash.add(new TextEncoder().encode('foobar'));
  assert.equal(hash.text(), '85944171f73967e8');
});

test('a hundred thousand seeded values have the bits that C++ gives them', () => {
  const hash = new Hash();
  for (const distribution of /** @type {const} */ (['normal', 'uniform'])) {
    hash.add(random({ seed: 2024, distribution, shape: [50_000], dtype: 'float64' }).data);
  }
  assert.equal(hash.text(), 'f1a6c98f527d5dbf');
});

test('one hash of twelve thousand results is that of the native engine', async (context) => {
  const expected = JSON.parse(await readFile(new URL('../engine/same_bits_hash.inc', import.meta.url), 'utf8'));
  const { hash, parts } = hashOfResults(await createEngine());
  context.diagnostic(`same bits, wasm in Node: ${hash} over ${CASES} cases`);
  assert.equal(hash, expected, parts);
});
