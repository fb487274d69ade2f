// What a lab gives to take away is right: its code runs in the real libraries and gives the same numbers, its files are read by NumPy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { root } from '../../build-scripts/paths.mjs';
import { csvOf, npyOf } from '../../web/components/matrix-files.js';
import { layerCode, signalCode } from '../../web/labs/correlate/code.js';
import { resolvedPadding } from '../../web/labs/correlate/geometry.js';
import { convolution, correlation, layer } from '../../web/labs/correlate/model.js';
import { resultsOf, runPython, skip } from './python-fixtures.mjs';

/** @typedef {import('../../web/labs/correlate/model.js').Layer} Layer */

const x = [[0, -1.5, 2, 7], [3, 4, 5, 0.1], [6, 7, 8, -9], [1, 0, 1e-3, 4], [2, 2, 6, 1]]; // prettier-ignore
const k = [[0, 1], [-2, 3.25]]; // prettier-ignore
const plain = /** @type {const} */ ({ x, k, stride: [1, 1], dilation: [1, 1], padding: [0, 0, 0, 0], mode: 'zeros', bias: 0 }); // prettier-ignore
const layers = /** @type {Layer[]} */ ([
  plain,
  { ...plain, padding: [1, 0, 2, 1], bias: 0.5 },
  { ...plain, padding: [1, 2, 3, 1], mode: 'reflect', stride: [2, 1], bias: -2 },
  { ...plain, padding: [3, 1, 2, 2], mode: 'replicate', dilation: [2, 1] },
  { ...plain, padding: [2, 2, 1, 3], mode: 'circular', stride: [2, 3], dilation: [1, 2] },
  { ...plain, padding: 'same' },
  { ...plain, padding: 'full', k: [[1, 2, 3]] },
]);
const signals = /** @type {import('../../web/labs/correlate/code.js').Signal[]} */ (
  ['valid', 'same', 'full'].flatMap((mode) => [true, false].map((convolves) => ({ x, k, mode, convolves })))
);

/** @type {{ name: string, code: ReturnType<typeof layerCode>, expected: number[][] }[]} */
const cases = [];
before(async () => {
  const engine = await createEngine();
  for (const settings of layers) {
    const padding = resolvedPadding(settings.padding, settings.x, settings.k, settings.stride, settings.dilation);
    const code = layerCode({ ...settings, padding });
    cases.push({ name: JSON.stringify(settings), code, expected: layer(engine, settings.x, settings.k, settings) });
  }
  for (const signal of signals) {
    const compute = signal.convolves ? convolution : correlation;
    cases.push({
      name: JSON.stringify(signal),
      code: signalCode(signal),
      expected: compute(engine, x, k, signal.mode),
    });
  }
});

/** @param {number[][]} actual @param {number[][]} expected @param {string} name */
function assertClose(actual, expected, name) {
  assert.deepEqual([actual.length, actual[0].length], [expected.length, expected[0].length], name);
  actual.flat().forEach((value, index) => assert.ok(Math.abs(value - expected.flat()[index]) < 1e-12, name));
}

for (const dialect of /** @type {const} */ (['pytorch', 'scipy'])) {
  test(`the lines for ${dialect} run and give what the lab shows`, { skip }, () => {
    /** @type {number[][][]} */
    const results = resultsOf(cases.map(({ code }) => /** @type {string} */ (code[dialect])));
    results.forEach((result, index) => assertClose(result, cases[index].expected, cases[index].name));
  });
}

test('the lines for JavaScript run and give what the lab shows', () => {
  for (const { name, code, expected } of [cases[4], cases[2], cases[cases.length - 2]]) {
    const source = `${code.javascript}console.log(JSON.stringify([...Y.data]));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', source], { cwd: root, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const [last] = run.stdout.trim().split('\n').slice(-1);
    assert.deepEqual(JSON.parse(last), expected.flat(), name);
  }
});

test('NumPy reads the files, bit for bit', { skip }, () => {
  const values = [[1 / 3, -2, 1e-300], [0, 12345.678, -1e6]]; // prettier-ignore
  const script = `import base64, io, json, sys
import numpy as np
given = json.load(sys.stdin)
npy = np.load(io.BytesIO(base64.b64decode(given['npy'])))
csv = np.loadtxt(io.StringIO(given['csv']), delimiter=',')
print(json.dumps([npy.tolist(), csv.tolist()]))`;
  const given = { npy: Buffer.from(npyOf(values)).toString('base64'), csv: csvOf(values) };
  assert.deepEqual(runPython(script, given), [values, values]);
});

test('NumPy reads a tensor of more axes, plane after plane', { skip }, () => {
  const planes = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]]; // prettier-ignore
  const script = `import base64, io, json, sys
import numpy as np
print(json.dumps(np.load(io.BytesIO(base64.b64decode(json.load(sys.stdin)))).tolist()))`;
  const read = runPython(script, Buffer.from(npyOf(planes, [2, 1, 2, 3])).toString('base64'));
  assert.deepEqual(read, [[planes.slice(0, 2)], [planes.slice(2)]]);
});

test('the numbers of a .npy file begin at a multiple of 64 bytes', () => {
  const file = npyOf([[7]]);
  assert.equal(file.length % 64, 8);
  assert.equal(new DataView(file.buffer).getFloat64(file.length - 8, true), 7);
  assert.match(new TextDecoder().decode(npyOf([[1, 2], [3, 4]], [2, 1, 1, 2])), /'shape': \(2, 1, 1, 2\), }/); // prettier-ignore
});
