// lock.mjs — one process at a time: the kernel's own lock on a file, which ends with its holder, however that ends.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './turns.mjs';

/**
 * Runs `body` while this process alone holds `file`.
 * A `flock` child holds the lock until its standard input closes, which happens when this process dies, too.
 * Where there is no `flock` (macOS), there is no lock.
 * @template T
 * @param {string} file  made if missing
 * @param {string} waiting  said once if another process holds the lock
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withLock(file, waiting, body) {
  mkdirSync(dirname(file), { recursive: true });
  const release = (await acquire(file, ['--nonblock'])) ?? (await waitFor(file, waiting));
  try {
    return await body();
  } finally {
    await release();
  }
}

/** @param {string} file @param {string} waiting */
async function waitFor(file, waiting) {
  say(`· ${waiting} …`);
  return (await acquire(file, [])) ?? (async () => {});
}

/**
 * @param {string} file
 * @param {string[]} flags
 * @returns {Promise<(() => Promise<void>) | undefined>}  the release, or nothing if the lock was not to be had
 */
function acquire(file, flags) {
  return new Promise((resolve) => {
    const holder = spawn('flock', [...flags, file, 'sh', '-c', 'echo held; exec cat'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true, // Ctrl-C goes to us; the lock goes when we do
    });
    const gone = new Promise((ended) => holder.on('close', () => ended(undefined)));
    holder.stdout.once('data', () =>
      resolve(async () => {
        holder.stdin.end();
        await gone;
      }),
    );
    holder.on('error', () => resolve(async () => {}));
    holder.on('close', () => resolve(undefined));
  });
}
