// learn-task.test.mjs — the tasks one can set: geometry, true convolution, noise, seeds; every prediction against a naive sum.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine, kernels } from 'convscope';
import { targetOf } from '../../web/engine/training-target.js';
import { TrainingSession } from '../../web/engine/training-session.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { curvatureOf } from '../../web/labs/learn/curvature.js';
import { storyOf, taskOf } from '../../web/labs/learn/learn-model.js';
import {
  HIDDEN_KERNELS,
  hiddenKernelOf,
  imageOf,
  IMAGES,
  nameOfKernel,
  nextSeed,
  outputSize,
  ringOf,
  startOf,
} from '../../web/labs/learn/task-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */

const defaults = defaultsOf(labSchemas.learn);

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @param {Settings} settings @param {number} [at] @returns {import('../../web/engine/training-protocol.js').TrainingReport} */
function reportOf(settings, at = 0) {
  /** @type {any} */
  let message;
  const session = new TrainingSession(engine, (one) => (message = one), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
  assert.equal(message.type, 'report', JSON.stringify(message.error));
  return message;
}

/** Tasks of every geometry. @returns {Settings[]} */
function geometries() {
  const all = [];
  for (const flip of [false, true]) {
    for (const stride of [1, 2, 3]) {
      for (const padding of [0, 1, 3]) {
        const x = Array.from({ length: 5 }, (_, r) => Array.from({ length: 7 }, (__, c) => ((3 * r + 5 * c) % 7) - 3));
        all.push({ ...defaults, flip, stride, padding, x, hidden: [[1, 2, 0], [0, -1, 3]], start: [[0.5, -1, 2], [1, 0.25, -2]], startBias: -0.5 }); // prettier-ignore
      }
    }
  }
  return all;
}

test('in every geometry the story of every cell is the sum that makes it, and the output has the size that is said', () => {
  for (const settings of geometries()) {
    const report = reportOf(settings);
    const [rows, columns] = outputSize(settings);
    assert.deepEqual(report.output.shape, [1, rows, columns]);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const story = storyOf(taskOf(settings), report, [row, column]);
        assert.ok(story);
        const sum = story.terms.reduce((all, { x, weight }) => all + x * weight, settings.startBias);
        assert.ok(Math.abs(sum - story.output) < 1e-5);
        for (const { x, row: r, column: c, tap, weight } of story.terms) {
          assert.equal(x, settings.x[r]?.[c] ?? 0);
          assert.equal(weight, Math.fround(settings.start.flat()[tap]));
        }
      }
    }
  }
});

test('the target is the hidden kernel’s own output: the loss is zero at the hidden kernel and nowhere less', () => {
  for (const settings of geometries()) {
    const report = reportOf({ ...settings, start: settings.hidden, startBias: 0 });
    assert.equal(report.loss, 0);
    const { optimum, rank, loss } = curvatureOf(engine, taskOf(settings), report.target);
    assert.ok(loss < 1e-9);
    if (rank === 7) [...settings.hidden.flat(), 0].forEach((one, i) => assert.ok(Math.abs(one - optimum[i]) < 1e-6));
  }
});

test('the notebook’s target is the same by correlation and by a convolution with the kernel turned', () => {
  const plain = targetOf(engine, taskOf(defaults));
  const turned = targetOf(engine, taskOf({ ...defaults, flip: true, hidden: [[-1, 1]] }));
  assert.deepEqual(turned, plain);
  assert.deepEqual([...plain.data.slice(0, 7)], [0, 1, 0, 0, 0, -1, 0]);
});

test('noise comes from its seed, has its size, and is no part of the task where there is none', () => {
  const x = Array.from({ length: 16 }, () => Array(16).fill(0));
  const noisy = { ...defaults, x, noise: 0.5, seed: 7 };
  const [one, again, other] = [noisy, noisy, { ...noisy, seed: 8 }].map((settings) => reportOf(settings).target);
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
  const deviation = Math.hypot(...one.data) / Math.sqrt(one.data.length);
  assert.ok(Math.abs(deviation - 0.5) < 0.07, `${deviation}`);
  assert.deepEqual(taskOf({ ...defaults, seed: 8 }), taskOf({ ...defaults, seed: 9 }));
  assert.notDeepEqual(taskOf({ ...noisy, seed: 8 }), taskOf(noisy));
});

test('with noise no kernel reaches a loss of zero, and training goes to the least there is', () => {
  const settings = { ...defaults, noise: 0.3, lr: 0.0147 };
  const report = reportOf(settings, 2000);
  const { loss } = curvatureOf(engine, taskOf(settings), report.target);
  assert.ok(loss > 0.1);
  assert.ok(Math.abs(report.loss - loss) < 1e-4);
});

test('random pixels and starts depend on the seed alone, and are numbers one can read', () => {
  for (const name of IMAGES) {
    const image = imageOf(name, { ...defaults, seed: 3 });
    assert.deepEqual(image, imageOf(name, { ...defaults, seed: 3 }));
    assert.deepEqual([image.length, image[0].length], [6, 8]);
    assert.ok(image.flat().every((value) => Number.isInteger(value) && Math.abs(value) <= 12 && !Object.is(value, -0)));
    assert.equal(labSchemas.learn.x.check(image), null);
  }
  assert.notDeepEqual(imageOf('random', { ...defaults, seed: 3 }), imageOf('random', { ...defaults, seed: 4 }));
  const { start, startBias } = startOf({ ...defaults, hidden: [[1, 2], [3, 4]] }, 5); // prettier-ignore
  assert.deepEqual([start.length, start[0].length], [2, 2]);
  for (const value of [...start.flat(), startBias]) assert.equal(value, Number(value.toFixed(3)));
  assert.deepEqual([nextSeed(1), nextSeed(2 ** 32 - 1)], [2, 0]);
});

test('every named kernel can be hidden, is found again by its numbers, and has a name in both languages', () => {
  assert.deepEqual(HIDDEN_KERNELS, Object.keys(kernels));
  for (const name of HIDDEN_KERNELS) {
    assert.equal(nameOfKernel(hiddenKernelOf(name)), name);
    for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
      assert.notEqual(createTranslator(lang).t(/** @type {any} */ (`learn.kernel.${name}`)), '');
    }
  }
  assert.equal(nameOfKernel([[5]]), null);
});

test('the ring around X has its zeros on every side', () => {
  assert.equal(ringOf([[1]], 0), null);
  assert.deepEqual(ringOf([[1, 2]], 1), { values: [[0, 0, 0, 0], [0, 1, 2, 0], [0, 0, 0, 0]], top: 1, left: 1 }); // prettier-ignore
});

test('kernels from 1×1 to 7×7 can be learned', () => {
  for (const size of [1, 7]) {
    const hidden = Array.from({ length: size }, (_, r) => Array.from({ length: size }, (__, c) => r - c));
    const settings = { ...defaults, hidden, x: Array.from({ length: 16 }, () => Array(16).fill(1)) };
    assert.equal(labSchemas.learn.hidden.check(hidden), null);
    assert.deepEqual(reportOf(settings).weight.shape, [1, 1, size, size]);
  }
});
