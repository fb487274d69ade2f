// python-fixtures.mjs — runs the lines that a lab gives away in a Python with PyTorch and SciPy, where there is one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { findPython } from '../oracle/python.mjs';

/** @returns {string} the Python with the libraries, or empty */
function pythonOrNone() {
  try {
    return findPython().program;
  } catch {
    return '';
  }
}
const python = pythonOrNone();
export const skip = python ? false : 'no Python with PyTorch and SciPy here';

/** @param {string} script  reads JSON from its input, prints JSON last @param {unknown} input */
export function runPython(script, input) {
  const { stdout, stderr, status } = spawnSync(python, ['-B', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What programs leave in Y, each run by itself. @param {readonly string[]} sources */
export function resultsOf(sources) {
  const script = `import json, sys
results = []
for source in json.load(sys.stdin):
    names = {}
    exec(source, names)
    results.append(names['Y'].tolist())
print(json.dumps(results))`;
  return runPython(script, sources);
}
