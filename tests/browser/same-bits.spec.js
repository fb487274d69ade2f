// The engine in the browser has the bits that it has in Node and natively: one hash over thousands of results.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from '../../build-scripts/paths.mjs';
import { contentSecurityPolicy } from '../../build-scripts/serve.mjs';
import { expect, test } from './fixtures.js';

/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

test('one hash of twelve thousand results is that of the native engine', async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  // The bundled page keeps its engine to itself; here the facade's own modules are loaded as npm ships them.
  await page.route(`${baseURL}/repository/**`, (route) => {
    const path = new URL(route.request().url()).pathname.replace('/repository/', '');
    const headers = { 'Content-Security-Policy': contentSecurityPolicy };
    if (path === '')
      return route.fulfill({ contentType: 'text/html', headers, body: '<!doctype html><title>Engine</title>' });
    const contentType = types[extname(path)];
    return route.fulfill({ contentType, body: readFileSync(join(root, path)) });
  });
  await page.goto('/repository/');
  for (const build of ['simd', 'scalar']) {
    const { hash, parts, cases } = await page.evaluate(async (name) => {
      const { Context } = await import(`${location.href}web/engine/context.js`);
      const { engineOn } = await import(`${location.href}web/engine/engine.js`);
      const { loadEngine } = await import(`${location.href}web/engine/loader.js`);
      const { CASES, hashOfResults } = await import(`${location.href}tests/node/same-bits-cases.mjs`);
      return { ...hashOfResults(engineOn(new Context(await loadEngine(name)))), cases: CASES };
    }, build);
    console.log(`same bits, wasm ${build} in ${page.context().browser()?.version()}: ${hash} over ${cases} cases`);
    expect(hash, parts).toBe(JSON.parse(readFileSync(join(root, 'tests/engine/same_bits_hash.inc'), 'utf8')));
  }
});
