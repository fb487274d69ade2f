// same-bits.test.mjs — thousands of results of the `direct` path have the bits that the native engine gives them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { random } from 'convscope';
import { Context } from '../../web/engine/context.js';
import { engineOn } from '../../web/engine/engine.js';
import { loadEngine, preferredBuild } from '../../web/engine/loader.js';
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

for (const build of /** @type {const} */ (['simd', 'scalar'])) {
  test(`one hash of twelve thousand results is that of the native engine, wasm ${build}`, async (context) => {
    const expected = JSON.parse(await readFile(new URL('../engine/same_bits_hash.inc', import.meta.url), 'utf8'));
    const { hash, parts } = hashOfResults(engineOn(new Context(await loadEngine(build))));
    context.diagnostic(`same bits, wasm ${build} in Node: ${hash} over ${CASES} cases`);
    assert.equal(hash, expected, parts);
  });
}

test('machines with vectors get them, the others the same engine without', (context) => {
  assert.equal(preferredBuild(), 'simd', 'Node 20 and later know WebAssembly SIMD');
  context.mock.method(WebAssembly, 'validate', () => false);
  assert.equal(preferredBuild(), 'scalar');
});
