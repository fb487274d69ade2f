// engine.test.mjs — createEngine and the package: loading, independence, disposal.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { promisify } from 'node:util';
import * as convscope from 'convscope';
import { compileFrom } from '../../web/engine/loader.js';
import { K, X, nested } from './facade-fixtures.mjs';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);

/** @param {string} program an ES module */
const evaluate = (program) => run(process.execPath, ['--input-type=module', '-e', program], { cwd: root });

test('the package can be imported by its own name and computes', async () => {
  const { stdout } = await evaluate(`
    import { createEngine } from 'convscope';
    const engine = await createEngine();
    console.log([...engine.correlate2d([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]).data].join());`);
  assert.equal(stdout.trim(), '19,25,37,43');
});

test('importing it does nothing: no global appears and the process ends by itself', async () => {
  const { stdout } = await evaluate(`
    const before = Object.getOwnPropertyNames(globalThis).length;
    await import('convscope');
    console.log(Object.getOwnPropertyNames(globalThis).length - before);`);
  assert.equal(stdout.trim(), '0');
});

test('the module exports what index.d.ts declares', async () => {
  const declarations = await readFile(new URL('web/engine/index.d.ts', root), 'utf8');
  const declared = [...declarations.matchAll(/^export (?:declare )?(?:function|const|class) (\w+)/gm)].map(
    ([, name]) => name,
  );
  assert.deepEqual(Object.keys(convscope).sort(), declared.sort());
});

test('a second engine has memory of its own', async () => {
  const [first, second] = await Promise.all([convscope.createEngine(), convscope.createEngine()]);
  const handle = first.tensor(X);
  assert.throws(() => second.correlate2d(handle, K), { name: 'TypeError', code: 'handle' });
  assert.throws(() => second.pad2d(X, 1, { out: first.tensor({ shape: [5, 5], data: new Float32Array(25) }) }), {
    code: 'handle',
  });
  first.dispose();
  assert.deepEqual(nested(second.correlate2d(X, K)), [
    [19, 25],
    [37, 43],
  ]);
  second.dispose();
});

test('the operations can be taken off the engine', async () => {
  const { correlate2d } = await convscope.createEngine();
  assert.deepEqual(nested(correlate2d(X, K)), [
    [19, 25],
    [37, 43],
  ]);
});

test('after dispose the engine, its tensors and its trainers refuse every use', async () => {
  const engine = await convscope.createEngine();
  const handle = engine.tensor(X);
  const trainer = engine.trainer({
    x: X,
    y: [
      [1, 2],
      [3, 4],
    ],
    weight: K,
  });
  engine.dispose();
  engine.dispose();
  const disposed = { name: 'RangeError', code: 'disposed' };
  assert.throws(() => engine.correlate2d(X, K), disposed);
  assert.throws(() => engine.tensor(X), disposed);
  assert.throws(() => handle.read(), disposed);
  assert.throws(() => handle.write(X), disposed);
  assert.throws(() => trainer.step(1), disposed);
  assert.throws(() => trainer.weight, disposed);
});

test('the wasm loads over HTTP whatever MIME type the server says', async (t) => {
  const wasm = await readFile(new URL('web/engine/generated/engine.wasm', root));
  const server = createServer((request, response) => {
    const type = request.url === '/right.wasm' ? 'application/wasm' : 'text/plain';
    response.writeHead(request.url === '/none.wasm' ? 404 : 200, { 'Content-Type': type }).end(wasm);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  for (const name of ['right', 'wrong']) {
    const compiled = await compileFrom(new URL(`http://127.0.0.1:${port}/${name}.wasm`));
    assert.ok(compiled instanceof WebAssembly.Module, name);
  }
  await assert.rejects(compileFrom(new URL(`http://127.0.0.1:${port}/none.wasm`)), /404/);
});
