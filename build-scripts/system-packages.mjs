// system-packages.mjs — programs and fonts that come from the system's package manager, installed when missing.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem, run, step } from './terminal.mjs';

/**
 * Where a program is on the PATH.
 * @param {string} program
 * @param {string} [path]
 */
export function findProgram(program, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Debian, or a system that calls itself like it and has apt-get. */
export function isDebianLike(osRelease = readOsRelease()) {
  return /^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease) && findProgram('apt-get') !== undefined;
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

/** What to put before a command that must run as root: nothing, or sudo; undefined if neither is to be had. */
export function asRoot() {
  if (process.getuid?.() === 0) return [];
  return findProgram('sudo') ? ['sudo'] : undefined;
}

/**
 * Installs Debian packages.
 * @param {string[]} packages
 * @param {string} purpose  what they are needed for, to complete "… needs"
 */
export async function installPackages(packages, purpose) {
  const names = packages.join(' ');
  if (!isDebianLike()) {
    throw new Problem(`${purpose} needs ${names} (Debian's names): install them with your system's package manager.`);
  }
  const prefix = asRoot();
  if (!prefix) {
    throw new Problem(`${purpose} needs ${names}. Install them as root:\n  apt-get install ${names}`);
  }
  // env, because sudo drops variables of its caller.
  const aptGet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  await step(`Installing ${names}, which ${purpose} needs`, async () => {
    await run([...aptGet, 'update'], { mayFail: true });
    await run([...aptGet, 'install', '--yes', '--no-install-recommends', ...packages]);
  });
}
