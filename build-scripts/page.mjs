// page.mjs — the page, bundled by Vite into dist/ when one of its files has changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './files.mjs';
import { withLock } from './lock.mjs';
import { build, dist, root, web } from './paths.mjs';
import { run, step } from './terminal.mjs';

/** One hash over every file the bundle is made from. */
function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of [...filesUnder(web), join(root, 'package-lock.json')]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Bundles the page unless dist/ is what its files give already; needs the wasm. */
export async function buildPage() {
  await withLock(join(build, 'page.lock'), 'Waiting for another bundling in this work tree', async () => {
    const stamp = join(build, 'page.stamp');
    const wanted = hashOfInputs();
    if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    await step('Bundling the page', async () => {
      rmSync(stamp, { force: true });
      await run([
        process.execPath,
        join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--logLevel',
        'warn',
        web,
      ]);
      writeFileSync(stamp, wanted);
    });
  });
}
