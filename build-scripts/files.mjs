// files.mjs — lists files.
import { existsSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Every file in a folder and the folders in it, sorted; none if the folder is not there.
 * @param {string} folder
 */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/**
 * The work tree's own files, relative to it: tracked or about to be, and not deleted.
 * @param {...string} patterns  Git's, such as 'web/*.js'; * crosses folders
 */
export function ownFiles(...patterns) {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  return execFileSync('git', listing, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
    .split('\0')
    .filter((file) => file && existsSync(join(root, file)));
}
