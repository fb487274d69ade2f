// install.mjs — node_modules as the lock file says, installed only when they are not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { build, root } from './paths.mjs';
import { run, step } from './terminal.mjs';

/** @typedef {{packages: Record<string, {version: string, optional?: boolean}>}} Lock */

/**
 * Whether the packages npm says it installed are those of the lock; optional ones are for other machines.
 * @param {Lock} lock  package-lock.json
 * @param {Lock} installed  node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const given = installed.packages[path]?.version;
    return path === '' || given === wanted.version || (wanted.optional && given === undefined);
  });
}

function upToDate() {
  const receipt = join(root, 'node_modules', '.package-lock.json');
  return existsSync(receipt) && isInstalled(readJson(join(root, 'package-lock.json')), readJson(receipt));
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Runs `npm ci` if need be. */
export async function installNodeModules() {
  if (upToDate()) return;
  await withLock(join(build, 'install.lock'), 'Waiting for another npm ci in this work tree', async () => {
    if (upToDate()) return;
    await step('Installing the npm packages', () => run(['npm', 'ci', '--no-audit', '--no-fund'], { cwd: root }));
  });
}
