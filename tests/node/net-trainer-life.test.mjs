// net-trainer-life.test.mjs — a net in training from its making to its disposal: changes, resets, and what it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, random } from 'convscope';
import { K, X, wholeNumbers } from './facade-fixtures.mjs';
import { NET } from './net-fixtures.mjs';

const engine = await createEngine();

test('set changes the layers it is given values for; reset takes all back', () => {
  const trainer = engine.trainer(NET);
  const before = trainer.parameters;
  trainer.set({ parameters: [{ bias: [1, 2] }, {}, {}, { weight: { seed: 4 } }, {}] });
  const after = trainer.parameters;
  assert.deepEqual(after[0].weight, before[0].weight);
  assert.deepEqual(after[0].bias?.data, new Float64Array([1, 2]));
  assert.deepEqual(after[3].weight, random({ seed: 4, shape: [1, 2, 2, 1], dtype: 'float64' }));
  // What a trainer gives, a trainer takes.
  trainer.set({ parameters: before.map(({ weight, bias }) => (weight ? { weight, bias } : {})) });
  assert.deepEqual(trainer.parameters, before);
  trainer.set({ optimizer: { name: 'sgd', lr: 1e6 } });
  assert.ok(trainer.step(100).length < 100 && trainer.diverged);
  trainer.reset();
  assert.deepEqual([trainer.parameters, trainer.diverged, trainer.stepCount], [before, false, 0]);
  trainer.dispose();
});

test('set refuses what does not fit and then changes nothing', () => {
  const trainer = engine.trainer(NET);
  const before = trainer.parameters;
  const weight = wholeNumbers([2, 1, 3, 3], 1);
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  /** @param {any} parameters @param {any} [rest] */
  const set = (parameters, rest) => () => trainer.set({ parameters, ...rest });
  assert.throws(set([{ weight }]), { ...range('shape'), message: /^parameters.*5.*1/ });
  assert.throws(set([{}, {}, {}, {}, {}, {}]), range('shape'));
  assert.throws(set([{ weight }, {}, {}, { weight }, {}]), { ...range('shape'), message: /^parameters\[3\]\.weight/ });
  assert.throws(set([{ weight, bias: [1] }, {}, {}, {}, {}]), { ...range('shape'), message: /^parameters\[0\]\.bias/ });
  assert.throws(set([{ weight, bias: null }, {}, {}, {}, {}]), {
    name: 'TypeError',
    message: /^parameters\[0\]\.bias/,
  });
  assert.throws(set([{ weight }, {}, {}, { bias: 1 }, {}]), { ...range('shape'), message: /^parameters\[3\]\.bias/ });
  assert.throws(set([{ weight }, { bias: 1 }, {}, {}, {}]), { name: 'TypeError', code: 'option', message: /\[1\]/ });
  assert.throws(set([{ weight }, 1, {}, {}, {}]), { name: 'TypeError', code: 'type', message: /^parameters\[1\]/ });
  assert.throws(set({ weight }), { name: 'TypeError', code: 'type' });
  assert.throws(set([{ weight }, {}, {}, {}, {}], { optimizer: { name: 'sgd', lr: -1 } }), range('lr'));
  assert.throws(() => trainer.set(/** @type {any} */ ({ weight })), { name: 'TypeError', code: 'option' });
  assert.deepEqual(trainer.parameters, before);
  trainer.dispose();
});

test('errors name the layer', () => {
  /** @param {any} layers @param {any} [rest] */
  const create = (layers, rest) => () => engine.trainer({ x: [[X]], y: [[K]], layers, ...rest });
  /** @param {string} code @param {RegExp} message */
  const range = (code, message) => ({ name: 'RangeError', code, message });
  /** @param {RegExp} message @param {string} [code] */
  const type = (message, code = 'type') => ({ name: 'TypeError', code, message });
  const conv = { op: 'conv', weight: [[[[1]]]] };
  // Kinds and ranges
  assert.throws(create({ ...conv }), type(/^layers must be an array/));
  assert.throws(create([]), range('layers', /none/));
  assert.throws(create(Array(1025).fill({ op: 'relu' })), range('layers', /1024.*more/));
  assert.throws(create([conv, undefined]), type(/^layers\[1\] must be a layer/));
  assert.throws(create([conv, {}]), type(/^layers\[1\]\.op/));
  assert.throws(create([conv, { op: 'softmax' }]), range('op', /^layers\[1\]\.op.*softmax/));
  assert.throws(create([conv, { op: 'relu', stride: 1 }]), type(/^layers\[1\].*"stride"/, 'option'));
  assert.throws(create([conv, { op: 'avgpool', kernel: 1, dilation: 1 }]), type(/^layers\[1\]/, 'option'));
  assert.throws(create([conv, conv, { ...conv, stride: 0 }]), range('stride', /^layers\[2\]\.stride/));
  assert.throws(create([conv, { ...conv, padding: '1' }]), type(/^layers\[1\]\.padding/));
  assert.throws(create([conv, { ...conv, groups: 0 }]), range('groups', /^layers\[1\]\.groups/));
  assert.throws(create([conv, { op: 'maxpool' }]), type(/^layers\[1\]\.kernel/));
  assert.throws(create([conv, { op: 'maxpool', kernel: [1, 0] }]), range('kernel', /^layers\[1\]\.kernel\[1\]/));
  assert.throws(create([conv, { op: 'conv' }]), type(/^layers\[1\]\.weight/));
  assert.throws(create([conv, { op: 'conv', weight: [1, 2] }]), range('shape', /^layers\[1\]\.weight/));
  assert.throws(create([conv, { ...conv, bias: [[1]] }]), range('shape', /^layers\[1\]\.bias/));
  // Geometry, which the engine knows
  assert.throws(create([conv, { op: 'maxpool', kernel: 4 }]), range('kernel-too-large', /^layers\[1\]: /));
  assert.throws(create([{ op: 'relu' }, { ...conv, bias: [1, 2] }]), range('shape', /^layers\[1\]: .*bias/));
  assert.throws(create([conv, { op: 'avgpool', kernel: 2, padding: 2 }]), range('padding', /^layers\[1\]: /));
  assert.throws(create([conv, conv, { op: 'conv', weight: [[[[1]], [[1]]]] }]), range('shape', /^layers\[2\]: /));
  assert.throws(create([conv]), range('shape', /^y /));
  // A net and a single layer
  assert.throws(create([conv], { weight: K }), type(/'weight'/, 'option'));
  assert.throws(create([conv], { stride: 1 }), type(/'stride'/, 'option'));
  assert.throws(create([conv], { bias: null }), type(/'bias'/, 'option'));
});

test('use after dispose is a RangeError', () => {
  const trainer = engine.trainer(NET);
  trainer.dispose();
  trainer.dispose();
  for (const use of [
    () => trainer.step(1),
    () => trainer.parameters,
    () => trainer.gradients,
    () => trainer.activations,
    () => trainer.output,
    () => trainer.residual,
    () => trainer.set({}),
    () => trainer.reset(),
  ]) {
    assert.throws(use, { name: 'RangeError', code: 'disposed' });
  }
});
