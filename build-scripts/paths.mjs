// paths.mjs — the places of the work tree that several scripts name.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
export const web = join(root, 'web');
export const dist = join(root, 'dist');
export const build = join(root, 'build');
export const generated = join(web, 'engine', 'generated');
