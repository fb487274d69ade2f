// engine.mjs — the npm package's parts that are made: the wasm module, and the facade as one file that loads fast.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { filesUnder } from './files.mjs';
import { withLock } from './lock.mjs';
import { build, generated, web } from './paths.mjs';
import { Problem } from './terminal.mjs';

/** Where package.json's exports lead. */
const entry = join(generated, 'convscope.mjs');

/** The wasm module, then the entry. */
export async function buildEngine() {
  await compile('wasm');
  await withLock(join(build, 'entry.lock'), 'Waiting for another bundling in this work tree', bundleEntry);
}

/**
 * One file instead of some forty: in Node, finding and reading them takes longer than all the rest of the start.
 */
async function bundleEntry() {
  const sources = filesUnder(join(web, 'engine')).filter((file) => /\.m?js$/.test(file) && file !== entry);
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(file));
  const mark = `// ${hash.digest('hex')}\n`;
  if (existsSync(entry) && readFileSync(entry, 'utf8').startsWith(mark)) return;
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: join(web, 'engine', 'index.js'),
    external: /^node:/,
    platform: 'neutral',
    transform: { target: 'es2022' },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  writeFileSync(entry, mark + besideTheWasm(output[0].code));
}

/**
 * The loader names the wasm as seen from its own folder; the entry lies beside it.
 * @param {string} code
 */
function besideTheWasm(code) {
  const named = /new URL\((["'`])\.\/generated\//g;
  const count = code.match(named)?.length ?? 0;
  if (count !== 2) throw new Problem(`The bundled facade names ${count} wasm modules, not 2: see engine.mjs.`);
  return code.replace(named, 'new URL($1./');
}
