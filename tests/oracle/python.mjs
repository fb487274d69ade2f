// python.mjs — finds a Python with the libraries and lets it write cases.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../build-scripts/terminal.mjs';
import { readBatches } from './wire.mjs';

const generator = fileURLToPath(new URL('generate.py', import.meta.url));

const howToInstall = [
  'The oracles are PyTorch, SciPy and NumPy, and no Python here has them. On Debian, as root:',
  '  apt-get install python3-torch python3-scipy',
  'Another Python is used when CONVSCOPE_PYTHON names it.',
].join('\n');

/**
 * The first Python that has the libraries, and their versions.
 * @returns {{ program: string, versions: string }}
 */
export function findPython() {
  const named = process.env.CONVSCOPE_PYTHON;
  // A Python that shadows Debian's on the PATH does not see Debian's libraries.
  for (const program of named ? [named] : ['python3', '/usr/bin/python3']) {
    const question =
      'import sys, numpy, scipy, torch; print(f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, ' +
      'SciPy {scipy.__version__}, NumPy {numpy.__version__}")';
    const { status, stdout } = spawnSync(program, ['-c', question], { encoding: 'utf8' });
    if (status === 0) return { program, versions: stdout.trim() };
  }
  throw new Problem(howToInstall);
}

/**
 * Cases as they are made. Whoever stops reading ends the making.
 * @param {string} program  from findPython
 * @param {{ seed: number, first: number, cases: number, only: string }} settings  see generate.py --help
 */
export async function* makeCases(program, { seed, first, cases, only }) {
  const args = [generator, `--seed=${seed}`, `--first=${first}`, `--cases=${cases}`, `--only=${only}`];
  // -B: leaves no __pycache__ in the work tree. Ctrl-C is for this process, which then closes the pipe.
  const child = spawn(program, ['-B', ...args], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  let isDone = false;
  try {
    yield* readBatches(child.stdout);
    isDone = true;
  } finally {
    if (!isDone) child.kill();
  }
  const status = await ended;
  if (status !== 0) throw new Problem(`${program} ended with status ${status}; what it says stands above.`);
}
