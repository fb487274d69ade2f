// debian-root.mjs — the private Debian 13 that holds the toolchain: made once a machine, entered with bubblewrap.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { asRoot, findProgram, installPackages } from './system-packages.mjs';
import { Problem, run, step } from './terminal.mjs';

const recipe = {
  suite: 'trixie',
  variant: 'apt',
  packages: [
    'brotli',
    'ca-certificates',
    'clang-format',
    'clang-tidy',
    'cmake',
    'emscripten',
    'g++',
    'libbenchmark-dev',
    'libclang-rt-19-dev', // sanitizers, libFuzzer and coverage for clang
    'libgmock-dev',
    'libgtest-dev',
    'libxsimd-dev',
    'libxtensor-dev',
    'ninja-build',
    'node-typescript', // emcc --emit-tsd calls tsc
    'valgrind',
  ],
  leftOut: ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*'],
};

/** The folder of everything that clones share; never inside the work tree. */
export function cacheFolder(env = process.env) {
  if (env.CONVSCOPE_CACHE) return env.CONVSCOPE_CACHE;
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'convscope');
}

/** The folder of the Debian that this recipe gives: another recipe, another folder. */
export function rootFolder(cache = cacheFolder()) {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  return join(cache, `debian-${recipe.suite}-${hash}`);
}

/** Makes the Debian if it is not there yet. @returns {Promise<string>} its folder */
export async function prepareDebianRoot() {
  if (!findProgram('bwrap') || !findProgram('mmdebstrap')) {
    await installPackages(['mmdebstrap', 'bubblewrap', 'debian-archive-keyring'], 'the private toolchain');
  }
  const folder = rootFolder();
  if (existsSync(folder)) return folder;
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  await withLock(`${folder}.lock`, 'Waiting for another clone that is preparing the toolchain', async () => {
    if (existsSync(folder)) return;
    await step(
      `Preparing the toolchain: a private Debian 13 with Emscripten in ${cache} (once a machine, about two minutes)`,
      () => makeRoot(cache, folder),
    );
  });
  return folder;
}

/** @param {string} cache @param {string} folder */
async function makeRoot(cache, folder) {
  const prefix = asRoot();
  if (!prefix) throw new Problem('Preparing the toolchain needs root: run it as root or install sudo.');
  // We hold the lock: whatever is half made was left by a process that died.
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith(`debian-${recipe.suite}-`))) {
    if (name.includes('.partial-')) await run([...prefix, 'rm', '-rf', join(cache, name)]);
  }
  const partial = `${folder}.partial-${process.pid}`;
  const command = [
    ...prefix,
    'mmdebstrap',
    '--quiet',
    `--variant=${recipe.variant}`,
    `--include=${recipe.packages.join(',')}`,
    ...recipe.leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
    recipe.suite,
    partial,
  ];
  const mirror = await hostMirror();
  const attempts = mirror ? [[...command, mirror], command] : [command];
  for (const [index, attempt] of attempts.entries()) {
    const last = index === attempts.length - 1;
    const { status, output } = await run(attempt, { mayFail: true });
    if (status === 0) break;
    await run([...prefix, 'rm', '-rf', partial]);
    if (last) throw new Problem(`${output.trimEnd()}\nmmdebstrap could not make a Debian 13; is there a network?`);
  }
  renameSync(partial, folder);
}

/** The Debian mirror that this machine is set up to use, if it is a Debian; mmdebstrap knows one otherwise. */
async function hostMirror() {
  const format = '$(ORIGIN)|$(LABEL)|$(REPO_URI)';
  const listing = await run(['apt-get', 'indextargets', '--format', format, 'Created-By: Packages'], { mayFail: true });
  const target = listing.output.split('\n').find((line) => /^Debian\|Debian\|https?:/.test(line));
  return target?.split('|')[2];
}

/**
 * The command line that runs `command` inside the Debian: the work tree at its own path and writable, /tmp of its own,
 * no network, nothing else of this machine.
 * @param {string} folder
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
export function enter(folder, command, env = {}) {
  /** @type {Record<string, string>} */
  const variables = { PATH: '/usr/bin:/usr/sbin', HOME: '/tmp', LANG: 'C.UTF-8', ...env };
  return [
    ...['bwrap', '--die-with-parent', '--unshare-pid', '--unshare-net', '--tmpfs', '/'],
    ...['usr', 'etc', 'var'].flatMap((name) => ['--ro-bind', join(folder, name), `/${name}`]),
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
    ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--bind', root, root, '--chdir', root, '--clearenv'],
    ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
    ...command,
  ];
}

/**
 * Says why bubblewrap cannot work here, if it cannot: some containers forbid it.
 * @param {string} folder
 */
export async function checkEntrance(folder) {
  const { status, output } = await run(enter(folder, ['true']), { mayFail: true });
  if (status === 0) return;
  throw new Problem(
    `${output.trimEnd()}\nbubblewrap cannot make its namespaces here. In a container, allow them (docker run --privileged);\n` +
      'or put an emcc of your own on the PATH, and the private toolchain is not used.',
  );
}
