// pytorch-code.test.mjs — the PyTorch program of a run, executed where there is PyTorch: same losses within float32; elsewhere
// the engine against what PyTorch printed when it was recorded (node tests/node/pytorch-code.test.mjs --record).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { targetOf } from '../../web/engine/training-target.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { LossHistory } from '../../web/engine/loss-history.js';
import { lossesOf } from '../../web/labs/learn/compared-runs.js';
import { each, planeOf } from '../../web/labs/learn/kernel-pairs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { lossTable, pytorchCode } from '../../web/labs/learn/pytorch-code.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { findPython } from '../oracle/python.mjs';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */

const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);
const STEPS = 1000;
const recordFile = new URL('pytorch-losses.json', import.meta.url);

/** The notebook's run with every optimizer, and tasks that use everything else. @type {Record<string, Settings>} */
const runs = {
  sgd: defaults,
  momentum: { ...defaults, optimizer: 'momentum', momentum: 0.8 },
  nesterov: { ...defaults, optimizer: 'nesterov', momentum: 0.8, lr: 0.005 },
  adam: { ...defaults, optimizer: 'adam', lr: 0.05 },
  mean: { ...defaults, loss: 'mean', lr: 0.5, bias: false },
  'flip, stride, padding, noise': {
    ...defaults,
    ...{ flip: true, stride: 2, padding: 1, noise: 0.25, seed: 9, lr: 0.004, optimizer: 'momentum', momentum: 0.5 },
    ...{ hidden: [[1, 2, 0], [0, -1, 3]], start: [[0.5, -1, 2], [1, 0.25, -2]], startBias: -0.5 }, // prettier-ignore
    x: Array.from({ length: 7 }, (_, r) => Array.from({ length: 6 }, (__, c) => ((3 * r + 5 * c) % 7) - 3)),
  },
  '3 → 2 channels, flip': {
    ...defaults,
    ins: 3,
    outs: 2,
    flip: true,
    loss: 'mean',
    lr: 0.3,
    optimizer: 'momentum',
    momentum: 0.5,
  },
  '2 → 4 channels, noise, no bias': {
    ...defaults,
    ins: 2,
    outs: 4,
    noise: 0.5,
    seed: 3,
    bias: false,
    optimizer: 'adam',
    lr: 0.02,
  },
};

/** @param {import('convscope').Tensor} tensor  [channel][row][column] */
const planesIn = (tensor) => each(tensor.shape[0], (channel) => planeOf(tensor, channel));

/** @param {Settings} settings */
function programOf(settings, lang = /** @type {'en' | 'zh-Hans'} */ ('en')) {
  const task = taskOf(settings);
  return pytorchCode(createTranslator(lang), task, planesIn(targetOf(engine, task)), STEPS);
}

/** @param {Settings} settings */
const engineLosses = (settings) => lossesOf(engine, taskOf(settings), targetOf(engine, taskOf(settings)), STEPS);

/** What programs print, one after the other. @param {string} python @param {string[]} programs @returns {number[][]} */
function printed(python, programs) {
  const input = programs.join("\nprint('next')\n");
  const { status, stdout, stderr } = spawnSync(python, ['-B', '-'], { input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.split('next\n').map((part) => {
    const lines = part.split('\n').filter((line) => /^\d+ /.test(line));
    return lines.map((line) => Number(line.split(' ')[1]));
  });
}

/**
 * A loss is a sum of squares: rounding of the numbers it is made of, relative to the first, stays in its square root.
 * @param {ArrayLike<number>} ours @param {ArrayLike<number>} theirs @param {string} name
 */
function assertSame(ours, theirs, name) {
  assert.equal(ours.length, theirs.length, name);
  const scale = Math.sqrt(theirs[0]);
  for (let i = 0; i < ours.length; i += 1) {
    const apart = Math.abs(Math.sqrt(ours[i]) - Math.sqrt(theirs[i])) / scale;
    assert.ok(apart < 4e-6, `${name}: step ${i + 1} has ${ours[i]}, PyTorch ${theirs[i]}`);
  }
}

/** @param {string} python */
function torchVersion(python) {
  const { stdout } = spawnSync(python, ['-B', '-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
  return stdout.trim();
}

/** @returns {string | null} */
function pythonWithTorch() {
  try {
    return findPython().program;
  } catch {
    return null;
  }
}

const python = pythonWithTorch();

/** The steps that are recorded: all of the notebook's, then fewer and fewer. */
const recorded = Array.from({ length: STEPS }, (_, index) => index + 1).filter((step) => step <= 20 || step % 50 === 0);

if (process.argv.includes('--record')) {
  assert.ok(python, 'recording needs PyTorch');
  const losses = printed(python, Object.values(runs).map((settings) => programOf(settings))); // prettier-ignore
  const rows = Object.keys(runs).map((name, index) => [name, recorded.map((step) => losses[index][step - 1])]);
  const record = { torch: torchVersion(python), steps: recorded, losses: Object.fromEntries(rows) };
  writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`);
}

test('1,000 steps of every optimizer are those that PyTorch took when it was recorded', () => {
  const record = JSON.parse(readFileSync(recordFile, 'utf8'));
  assert.match(record.torch, /^\d+\.\d+/, 'the record says which PyTorch it is of');
  assert.deepEqual(Object.keys(record.losses), Object.keys(runs));
  assert.deepEqual(record.steps, recorded);
  for (const [name, settings] of Object.entries(runs)) {
    const ours = engineLosses(settings);
    assertSame(recorded.map((step) => ours[step - 1]), record.losses[name], name); // prettier-ignore
  }
});

test(
  'the program of every run, executed, prints the losses of the page',
  { skip: python === null && 'no PyTorch here' },
  () => {
    const all = [...Object.values(runs).map((settings) => programOf(settings)), programOf(defaults, 'zh-Hans')];
    const theirs = printed(/** @type {string} */ (python), all);
    Object.entries(runs).forEach(([name, settings], index) => assertSame(engineLosses(settings), theirs[index], name));
    assertSame(engineLosses(defaults), theirs[theirs.length - 1], 'zh-Hans');
  },
);

test('the program is the one a student would write', () => {
  assert.equal(
    programOf({ ...defaults, x: [[0, 1], [2, 3]], hidden: [[1, -1]] }), // prettier-ignore
    `# The run shown by convscope: the loss before every step.
import torch
import torch.nn.functional as F

x = torch.tensor([[[[0., 1.], [2., 3.]]]])
hidden = torch.tensor([[[[1., -1.]]]])
y = F.conv2d(x, hidden, stride=1, padding=0)

weight = torch.tensor([[[[-0.07, -1.243]]]]).requires_grad_()
bias = torch.tensor([0.64]).requires_grad_()
optimizer = torch.optim.SGD([weight, bias], lr=0.01)

for step in range(1, 1000 + 1):
    optimizer.zero_grad()
    residual = F.conv2d(x, weight, bias, stride=1, padding=0) - y
    loss = (residual ** 2).sum()
    loss.backward()
    optimizer.step()
    print(step, loss.item())
print(weight, bias)
`,
  );
});

test('numbers too small or too large for a plain decimal are literals Python reads', () => {
  const program = programOf({ ...defaults, lr: 1e-7, x: [[1e-9, 1e6]] });
  assert.match(program, /lr=1e-7\)/);
  assert.match(program, /\[1e-9, 1000000\.\]/);
});

test('the table of losses has a column a run, names with commas in quotes, and nothing where a run has ended', () => {
  const table = lossTable(LossHistory.of([3, 0.1]), [LossHistory.of([2])], ['SGD, 0.1', 'Adam']);
  assert.equal(table, 'step,"SGD, 0.1",Adam\n1,3,2\n2,0.1,\n');
});

test('the table of a run of a million steps is bounded, and every line is the loss of its step', () => {
  const lossAt = (/** @type {number} */ step) => 1 + (step % 977) / 1000;
  const losses = LossHistory.of(Float64Array.from({ length: 1_000_000 }, (_, index) => lossAt(index + 1)));
  const lines = lossTable(losses, [], ['SGD']).trim().split('\n').slice(1);
  assert.ok(lines.length < 50_000);
  for (const line of lines) {
    const [step, loss] = line.split(',').map(Number);
    assert.equal(loss, lossAt(step));
  }
  assert.match(lines.at(-1) ?? '', /^1000000,/);
});
