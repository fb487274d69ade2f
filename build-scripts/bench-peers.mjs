// bench-peers.mjs — installs what convscope is measured against, as tests/bench/package-lock.json says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { build, root } from './paths.mjs';
import { run, step } from './terminal.mjs';

export const benchFolder = join(root, 'tests', 'bench');

function upToDate() {
  const receipt = join(benchFolder, 'node_modules', '.package-lock.json');
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
  return existsSync(receipt) && isInstalled(read(join(benchFolder, 'package-lock.json')), read(receipt));
}

/** Runs `npm ci` in tests/bench/ if need be: some 230 MB that nothing else needs. */
export async function installPeers() {
  if (upToDate()) return;
  await withLock(join(build, 'bench-peers.lock'), 'Waiting for another npm ci of the peers', async () => {
    if (upToDate()) return;
    await step('Installing the peers', () => run(['npm', 'ci', '--ignore-scripts'], { cwd: benchFolder }));
  });
}
