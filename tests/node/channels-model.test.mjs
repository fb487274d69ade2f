// A layer with channels: its sums are the naive loop's and the engine's, its costs are counted, its lines run in PyTorch.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import {
  allowedGroups,
  costsOf,
  isConnected,
  kernelOf,
  outputsOf,
  reshaped,
  sumsOf,
  totalOf,
  usableGroups,
  weightOf,
} from '../../web/labs/channels/channels-model.js';
import { presets, presetSettings } from '../../web/labs/channels/channels-presets.js';
import { tensorCode } from '../../web/labs/tensor-code.js';
import { labSchemas } from '../../web/state/schema.js';
import { readLabState, writeLabState } from '../../web/state/url.js';
import { resultsOf, runPython, skip } from './python-fixtures.mjs';

/** @typedef {import('../../web/labs/channels/channels-model.js').Settings} Settings */

/** @type {Awaited<ReturnType<typeof createEngine>>} */
let engine;
before(async () => {
  engine = await createEngine();
});

const values = (/** @type {number} */ count, /** @type {number} */ rows, /** @type {number} */ columns) =>
  fc.array(
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    { minLength: count, maxLength: count },
  );

/** @type {fc.Arbitrary<Settings>} */
const layers = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .chain(([ins, outs, rows, columns]) =>
    fc.record({
      x: values(ins, 5, 6),
      w: values(ins * outs, rows, columns),
      bias: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: outs, maxLength: outs }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.nat(2),
      dilation: fc.integer({ min: 1, max: 2 }),
      groups: fc.constantFrom(...allowedGroups(ins, outs)),
      out: fc.constant(1),
      at: fc.constant(null),
    }),
  );

/** Seven loops, and how many products they make. @param {Settings} layer */
function naive(layer) {
  const { x, w, bias, stride, padding, dilation, groups } = layer;
  const [ins, outs, kernelRows, kernelColumns] = [x.length, bias.length, w[0].length, w[0][0].length];
  const along = (/** @type {number} */ size, /** @type {number} */ taps) =>
    Math.floor((size + 2 * padding - dilation * (taps - 1) - 1) / stride) + 1;
  let products = 0;
  const y = bias.map((shift, out) =>
    Array.from({ length: along(x[0].length, kernelRows) }, (_, row) =>
      Array.from({ length: along(x[0][0].length, kernelColumns) }, (__, column) => {
        let sum = shift;
        for (let into = 0; into < ins; into += 1) {
          if (Math.floor(into / (ins / groups)) !== Math.floor(out / (outs / groups))) continue;
          for (let i = 0; i < kernelRows; i += 1)
            for (let j = 0; j < kernelColumns; j += 1) {
              products += 1;
              sum += (x[into][row * stride + i * dilation - padding]?.[column * stride + j * dilation - padding] ?? 0) * w[out * ins + into][i][j]; // prettier-ignore
            }
        }
        return sum;
      }),
    ),
  );
  return { y, products };
}

test('outputs, and the sums behind each cell, are those of the plain loops; multiplications are counted', () => {
  fc.assert(
    fc.property(layers, (layer) => {
      const { y, products } = naive(layer);
      assert.deepEqual(outputsOf(engine, layer), y.map((rows) => rows.map((row) => row.map((value) => value + 0)))); // prettier-ignore
      y.forEach((rows, out) =>
        rows.forEach((row, r) =>
          row.forEach((value, c) => {
            const sums = sumsOf(layer, out, [r, c]);
            assert.equal(sums.reduce((total, { sum }) => total + sum, layer.bias[out]), value + 0); // prettier-ignore
          }),
        ),
      );
      const [own] = costsOf(layer, [y[0].length, y[0][0].length]);
      assert.equal(totalOf(own.products), products);
      assert.equal(totalOf(own.weights), weightOf(layer).flat(3).length);
    }),
  );
});

test('groups leave out the kernels between them: depthwise has one each', () => {
  const layer = presetSettings(presets[2].layer);
  const connected = [0, 1, 2].map((out) => [0, 1, 2].map((into) => isConnected(layer, out, into)));
  assert.deepEqual(connected, [[true, false, false], [false, true, false], [false, false, true]]); // prettier-ignore
});

test('the identity preset gives the image back, gray is Rec. 601', () => {
  const identity = presetSettings(presets[3].layer);
  assert.deepEqual(outputsOf(engine, identity), identity.x);
  const gray = presetSettings(presets[1].layer);
  const [y] = outputsOf(engine, gray);
  y.forEach((row, r) =>
    row.forEach((value, c) => {
      const [red, green, blue] = gray.x.map((rows) => rows[r][c]);
      assert.ok(Math.abs(value - (0.299 * red + 0.587 * green + 0.114 * blue)) < 1e-12);
    }),
  );
});

test('more or fewer channels keep what is there, and a link brings every preset back', () => {
  for (const { layer } of presets) {
    const settings = presetSettings(layer);
    const { values: back, notes } = readLabState('channels', writeLabState('channels', settings));
    assert.deepEqual(back, settings);
    assert.deepEqual(notes, []);
    const more = { ...settings, ...reshaped(settings, { ins: 4, outs: 4 }) };
    for (const name of /** @type {const} */ (['x', 'w', 'bias', 'groups']))
      assert.equal(labSchemas.channels[name].check(/** @type {never} */ (more[name])), null, name);
    const again = { ...more, ...reshaped(more, { ins: settings.x.length, outs: settings.bias.length }) };
    assert.deepEqual(again.x, settings.x);
    settings.bias.forEach((_, out) =>
      settings.x.forEach((__, into) => assert.deepEqual(kernelOf(again, out, into), kernelOf(settings, out, into))),
    );
  }
});

test('groups that do not divide the channels of a link are not used', () => {
  const settings = presetSettings({ groups: 2 });
  assert.equal(usableGroups(settings), 1);
  assert.equal(usableGroups(presetSettings(presets[2].layer)), 3);
});

const cases = () =>
  presets.flatMap(({ layer }) => [
    presetSettings(layer),
    {
      ...presetSettings(layer),
      stride: 2,
      padding: 2,
      dilation: 2,
      bias: presetSettings(layer).bias.map((_, i) => i - 0.5),
    },
  ]);
const codeOf = (/** @type {Settings} */ settings) => {
  const { x, bias, stride, padding, dilation, groups } = settings;
  return tensorCode({ name: 'conv2d', x, w: weightOf(settings), bias, options: { stride, padding, dilation, groups } });
};

test('the lines for PyTorch run and give what the lab shows; PyTorch counts the same parameters', { skip }, () => {
  const script = `import json, sys, torch
results = []
for ins, outs, kernel, groups in json.load(sys.stdin):
    layer = torch.nn.Conv2d(ins, outs, kernel, groups=groups)
    apart = [torch.nn.Conv2d(ins, ins, kernel, groups=ins), torch.nn.Conv2d(ins, outs, 1)]
    count = lambda *layers: sum(p.numel() for one in layers for p in one.parameters())
    results.append([count(layer), count(*apart)])
print(json.dumps(results))`;
  const outputs = resultsOf(cases().map((settings) => codeOf(settings).pytorch));
  const sizes = cases().map((s) => [s.x.length, s.bias.length, [s.w[0].length, s.w[0][0].length], s.groups]);
  const counts = runPython(script, sizes);
  cases().forEach((settings, index) => {
    const y = /** @type {number[]} */ (outputs[index].flat(2));
    const [parameters, separable] = counts[index];
    const expected = outputsOf(engine, settings).flat(2);
    y.forEach((value, at) => assert.ok(Math.abs(value - expected[at]) < 1e-12));
    assert.equal(y.length, expected.length);
    const costs = costsOf(settings, [1, 1]);
    assert.equal(totalOf(costs[0].weights) + costs[0].biases, parameters);
    const apart = costs[costs.length - 1];
    assert.equal(totalOf(apart.weights) + apart.biases, separable);
  });
});

test('the lines for JavaScript run and give what the lab shows', () => {
  const settings = cases()[5];
  const source = `${codeOf(settings).javascript}console.log(JSON.stringify([...Y.data]));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(JSON.parse(run.stdout.trim().split('\n').slice(-1)[0]), outputsOf(engine, settings).flat(2));
});
