// lock.test.mjs — two clones that prepare at once take turns, and a process that dies holds nothing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { withLock } from '../../../build-scripts/lock.mjs';
import { findProgram } from '../../../build-scripts/system-packages.mjs';

const module = new URL('../../../build-scripts/lock.mjs', import.meta.url).href;
const options = { skip: findProgram('flock') ? false : 'there is no flock here' };

/** @param {import('node:test').TestContext} context */
function lockFile(context) {
  const folder = mkdtempSync(join(tmpdir(), 'convscope-lock-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'a.lock');
}

test('who comes second waits, says so, and goes on when the first is done', options, async (context) => {
  const file = lockFile(context);
  /** @type {string[]} */
  const events = [];
  const said = context.mock.method(console, 'log', (/** @type {string} */ line) => events.push(line));
  /** @type {() => void} */
  let finish = () => {};
  const first = withLock(file, 'unused', async () => {
    events.push('first');
    await new Promise((resolve) => (finish = () => resolve(undefined)));
  });
  while (events.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = withLock(file, 'waiting', async () => events.push('second'));
  while (said.mock.callCount() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(events, ['first', '· waiting …']);
  finish();
  await Promise.all([first, second]);
  assert.deepEqual(events, ['first', '· waiting …', 'second']);
});

test('the lock of a process that was killed is free', options, async (context) => {
  const file = lockFile(context);
  const hold = `import { withLock } from ${JSON.stringify(module)};
    await withLock(${JSON.stringify(file)}, '', () => { console.log('held'); return new Promise(() => setInterval(() => {}, 1000)); });`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', hold], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await withLock(file, 'until the kernel has noticed', async () => {});
});

test('the lock is free after a failure', options, async (context) => {
  const file = lockFile(context);
  await assert.rejects(
    withLock(file, '', () => Promise.reject(new Error('x'))),
    { message: 'x' },
  );
  await withLock(file, '', async () => {});
});
