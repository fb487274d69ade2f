// learn-channels.test.mjs — layers of several channels in the learning lab, against naive loops and second differences of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';
import { parametersOf as numbersLearned } from '../../web/engine/training-rest.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { suspectRun } from '../../web/labs/learn/clinic-model.js';
import { curvatureOf } from '../../web/labs/learn/curvature.js';
import { differenceQuotients, gradientsOf, gradientStoryOf } from '../../web/labs/learn/gradient-model.js';
import { kernelIn, numbersOf, pairsOf, planeOf, sizesOf } from '../../web/labs/learn/kernel-pairs.js';
import { parametersOf, storyOf, taskOf } from '../../web/labs/learn/learn-model.js';
import { rateTeller } from '../../web/labs/learn/rate-story.js';
import { unlearnableWords } from '../../web/labs/learn/rate-words.js';
import { lossAt, onPlane } from '../../web/labs/learn/surface-model.js';
import { surfaceTeller } from '../../web/labs/learn/surface-story.js';
import { turned, twinTeller } from '../../web/labs/learn/twins-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */
/** @typedef {import('../../web/engine/training-protocol.js').TrainingTask} TrainingTask */

const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);
const grid = (/** @type {number} */ rows, /** @type {number} */ columns, /** @type {number} */ by) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => ((3 * r + by * c) % 7) - 3));

/** Three planes, two outputs, kernels of 2×3. @type {Settings} */
const layer = {
  ...defaults,
  ...{ ins: 3, outs: 2, lr: 0.0005, loss: 'sum' },
  x: grid(5, 7, 5),
  moreX: [grid(5, 7, 2), grid(5, 7, 4)],
  ...{ hidden: grid(2, 3, 1), start: grid(2, 3, 2), startBias: -0.5 },
  moreHidden: Array.from({ length: 15 }, (_, index) => grid(2, 3, index + 2)),
  moreStart: Array.from({ length: 15 }, (_, index) => grid(2, 3, index + 3)),
};

/** In every geometry. @returns {Settings[]} */
const geometries = () =>
  [false, true].flatMap((flip) =>
    [1, 2].flatMap((stride) =>
      [0, 2].flatMap((padding) =>
        /** @type {const} */ (['sum', 'mean']).map((loss) => ({ ...layer, flip, stride, padding, loss })),
      ),
    ),
  );

/** @param {Settings} settings @param {number} at @returns {import('../../web/labs/learn/training-run.js').Shown} */
function shownAt(settings, at) {
  /** @type {any} */
  let report;
  const session = new TrainingSession(engine, (one) => (report = one), { now: () => 0, later: () => {} });
  session.receive({ type: 'task', run: 1, task: taskOf(settings), at, go: null });
  assert.equal(report.type, 'report', JSON.stringify(report.error));
  return { task: taskOf(settings), report, losses: report.losses };
}

/**
 * Y[o] = b[o] + Σ X[c] ⋆ W[o][c], as the definition has it.
 * @param {TrainingTask} task @param {number[][][][]} kernels @param {number[]} biases
 * @returns {number[][][]}
 */
function naive({ x, flip, stride, padding }, kernels, biases) {
  const [rows, columns] = [kernels[0][0].length, kernels[0][0][0].length];
  const along = (/** @type {number} */ size, /** @type {number} */ taps) =>
    Math.floor((size + 2 * padding - taps) / stride) + 1;
  return kernels.map((row, out) =>
    Array.from({ length: along(x[0].length, rows) }, (_, r) =>
      Array.from({ length: along(x[0][0].length, columns) }, (__, c) => {
        let sum = biases[out];
        row.forEach((kernel, into) => {
          for (let i = 0; i < rows; i += 1) {
            for (let j = 0; j < columns; j += 1) {
              const tap = flip ? kernel[rows - 1 - i][columns - 1 - j] : kernel[i][j];
              sum += tap * (x[into][r * stride - padding + i]?.[c * stride - padding + j] ?? 0);
            }
          }
        });
        return sum;
      }),
    ),
  );
}

/** The loss at any learned numbers, by the naive sum. @param {TrainingTask} task @param {number[]} values */
function naiveLoss(task, values) {
  const { outs, ins, rows, columns } = sizesOf(task);
  let next = 0;
  const times = (/** @type {number} */ count, /** @type {() => any} */ make) => Array.from({ length: count }, make);
  const kernels = times(outs, () => times(ins, () => times(rows, () => times(columns, () => values[next++]))));
  const biases = task.bias === null ? Array(outs).fill(0) : values.slice(next);
  const target = naive(task, task.kernel, Array(outs).fill(0)).flat(2);
  const squares = naive(task, kernels, biases).flat(2).map((value, index) => (value - target[index]) ** 2); // prettier-ignore
  return squares.reduce((sum, one) => sum + one, 0) / (task.loss === 'mean' ? squares.length : 1);
}

/** @param {ArrayLike<number>} actual @param {ArrayLike<number>} expected @param {number} bound */
function assertClose(actual, expected, bound) {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i += 1)
    assert.ok(Math.abs(actual[i] - expected[i]) <= bound, `${actual[i]} is not ${expected[i]} at ${i}`);
}

test('target, prediction, residual and loss are the naive sums over all input channels, in every geometry', () => {
  for (const settings of geometries()) {
    const { task, report } = shownAt(settings, 0);
    const target = naive(task, task.kernel, [0, 0]);
    const output = naive(task, task.weight, [-0.5, -0.3]);
    assertClose(report.target.data, target.flat(2), 1e-4);
    assertClose(report.output.data, output.flat(2), 1e-4);
    assert.deepEqual(report.output.shape, [2, output[0].length, output[0][0].length]);
    output.forEach((plane, out) => assertClose(planeOf(report.output, out).flat(), plane.flat(), 1e-4));
    const numbers = [...task.weight.flat(3), -0.5, -0.3];
    assertClose([report.loss / naiveLoss(task, numbers)], [1], 1e-5);
  }
});

test('the story of every cell of every output channel adds up, and names the plane and the tap of each product', () => {
  for (const settings of geometries()) {
    const { task, report } = shownAt(settings, 2);
    const { outs, ins } = sizesOf(task);
    for (let out = 0; out < outs; out += 1) {
      planeOf(report.output, out).forEach((cells, row) =>
        cells.forEach((output, column) => {
          const story = storyOf(task, report, [row, column], out);
          assert.ok(story && story.terms.length === ins * 6);
          const sum = story.terms.reduce((all, { x, weight }) => all + x * weight, story.bias ?? 0);
          assertClose([sum, story.output], [output, output], 1e-4);
          for (const { x, into, row: r, column: c, tap, weight } of story.terms) {
            assert.equal(x, task.x[into][r]?.[c] ?? 0);
            assert.equal(weight, kernelIn(task, { out, into }, report.weight.data).flat()[tap]);
          }
        }),
      );
    }
  }
});

test('the gradient of every pair is the slope of the naive loss, written as a sum that adds up', () => {
  for (const settings of geometries()) {
    const shown = shownAt(settings, 1);
    const { task } = shown;
    const values = numbersLearned(shown.report);
    for (const pair of pairsOf(sizesOf(task))) {
      const { weight, bias } = gradientsOf(engine, shown, pair);
      const gradients = [...weight.flat(), bias ?? NaN];
      const slopes = numbersOf(task, pair).map((index) => {
        const at = (/** @type {number} */ by) => naiveLoss(task, values.map((one, i) => (i === index ? one + by : one))); // prettier-ignore
        return (at(0.5) - at(-0.5)) / 1;
      });
      const size = Math.max(...slopes.map(Math.abs));
      assertClose(gradients, slopes, 1e-5 * size);
      assertClose(differenceQuotients(engine, shown, pair), slopes, 1e-5 * size);
      const { terms, factor } = gradientStoryOf(shown, [1, 2], pair);
      assertClose([factor * terms.reduce((sum, { residual, x }) => sum + residual * x, 0)], [slopes[5]], 1e-5 * size);
    }
  }
});

test('every direction is an eigenvector of the naive loss’s second differences, once for each output channel', () => {
  for (const settings of [
    layer,
    { ...layer, loss: /** @type {const} */ ('mean') },
    { ...layer, bias: false, ins: 2 },
  ]) {
    const { task, report } = shownAt(settings, 0);
    const { eigenvalues, directions, optimum, loss } = curvatureOf(engine, task, report.target);
    const count = optimum.length;
    // A quadratic has the same second differences everywhere.
    const along = (/** @type {number} */ i, /** @type {number} */ j) => {
      const at = (/** @type {number[]} */ ...moved) => naiveLoss(task, optimum.map((one, k) => one + moved.filter((m) => m === k).length)); // prettier-ignore
      return at(i, j) - at(i) - at(j) + at();
    };
    const hessian = Array.from({ length: count }, (_, i) => Array.from({ length: count }, (__, j) => along(i, j)));
    directions.forEach((direction, mode) => {
      const image = hessian.map((row) => row.reduce((sum, one, j) => sum + one * direction[j], 0));
      assertClose(image, direction.map((part) => eigenvalues[mode] * part), 1e-6 * eigenvalues[0]); // prettier-ignore
    });
    for (let mode = 0; mode < count; mode += 2) assertClose([eigenvalues[mode]], [eigenvalues[mode + 1]], 1e-9 * eigenvalues[0]); // prettier-ignore
    assert.ok(loss < 1e-9 && naiveLoss(task, optimum) < 1e-9);
  }
});

test('the panel tells the directions of the output channel looked at, and shares of all that can still be lost', () => {
  const shown = shownAt({ ...layer, bias: false }, 3);
  const tell = rateTeller();
  const stories = [0, 1].map((out) => tell(engine, shown, out));
  for (const [out, { modes, whole, kernels }] of stories.entries()) {
    assert.deepEqual(modes.map(({ number }) => number), Array.from({ length: 18 }, (_, index) => index + 1)); // prettier-ignore
    const own = new Set(kernels.flat());
    for (const { direction } of modes) direction.forEach((part, index) => assert.ok(own.has(index) || part === 0));
    assert.deepEqual(kernels[2], numbersOf(shown.task, { out, into: 2 }).slice(0, 6));
    const values = numbersLearned(shown.report);
    assertClose([whole / naiveLoss(shown.task, values)], [1], 1e-5);
  }
  const parts = stories.flatMap(({ modes }) => modes.map(({ share }) => share));
  assertClose([parts.reduce((sum, one) => sum + one, 0) / stories[0].whole], [1], 1e-9);
});

test('what cannot be learned is told of the output channel looked at, in both languages', () => {
  // Two equal planes: only the sum of their kernels can be learned, which leaves six directions of twelve, and none of the bias.
  const x = Array.from({ length: 5 }, (_, r) =>
    Array.from({ length: 7 }, (__, c) => (r * r + 2 * r * c + c * c * c) % 5),
  );
  const shown = shownAt({ ...layer, ins: 2, x, moreX: [x] }, 0);
  for (const out of [0, 1]) {
    const story = rateTeller()(engine, shown, out);
    for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
      const words = unlearnableWords(createTranslator(lang), story);
      assert.match(words, /6 (directions|个方向)/);
      assert.match(words, out === 0 ? /W₁₁\[/ : /W₂₁\[/);
      assert.doesNotMatch(words, out === 0 ? /W₂/ : /W₁[₁₂]\[/);
    }
  }
});

test('the limits with and without bias, for sum and mean, are those of tasks set so', () => {
  const tell = rateTeller();
  const { cases } = tell(engine, shownAt(layer, 0));
  for (const { bias, loss, eigenvalues } of cases) {
    const { task, report } = shownAt({ ...layer, bias, loss }, 0);
    const all = curvatureOf(engine, task, report.target).eigenvalues;
    assertClose(eigenvalues, all.filter((_, mode) => mode % 2 === 1), 1e-9 * all[0]); // prettier-ignore
  }
});

test('the loss surface: over any two numbers and over the steepest and flattest direction of either output channel', () => {
  const shown = shownAt(layer, 4);
  const names = parametersOf(shown.task, shown.report).map(({ name }) => name);
  const last = names.length - 1;
  for (const out of [0, 1]) {
    const rate = rateTeller()(engine, shown, out);
    for (const plane of /** @type {const} */ (['modes', 'pair'])) {
      const teller = surfaceTeller();
      const story = teller.tell(engine, shown, rate, { plane, pair: [3, last] });
      assert.ok(story && story.contours.length > 0);
      const { axes, origin } = story.plane;
      const at = origin.map((value, index) => value + 0.25 * axes[0][index] - 1.5 * axes[1][index]);
      const expected = naiveLoss(shown.task, at);
      assertClose([lossAt(rate.curvature, story.plane, [0.25, -1.5]) / expected], [1], 1e-6);
      if (plane === 'modes') assert.deepEqual(story.plane.picked, [0, 18]);
      // The start that is clicked is the start of that place.
      const start = teller.startAt(story, layer, [0.5, -0.25]);
      const task = taskOf({ ...layer, ...start });
      assertClose(onPlane(story.plane, [...task.weight.flat(3), ...(task.bias ?? [])]), [0.5, -0.25], 0.03);
      teller.dispose();
    }
  }
  assert.deepEqual(names.slice(0, 2).concat(names.slice(-2)), ['W₁₁[1,1]', 'W₁₁[1,2]', 'b₁', 'b₂']);
  assert.equal(names[numbersOf(shown.task, { out: 1, into: 2 })[5]], 'W₂₃[2,3]');
});

test('twins turn every kernel and have the same losses', () => {
  for (const settings of [layer, { ...layer, flip: true, stride: 2, padding: 1 }]) {
    const twins = twinTeller();
    const shown = shownAt(settings, 12);
    for (const pair of pairsOf(sizesOf(shown.task))) {
      const { plain, flipped, apart, lossApart } = twins.tell(engine, shown, pair);
      assert.deepEqual([apart, lossApart], [0, 0]);
      assert.deepEqual(turned(flipped), plain);
      const learned = kernelIn(shown.task, pair, shown.report.weight.data);
      assert.deepEqual(settings.flip ? flipped : plain, learned);
    }
    twins.dispose();
  }
});

test('in the clinic the learner without a mistake is exact, and each mistake is made in every kernel and bias', () => {
  const { task, report } = shownAt(layer, 0);
  const change = (/** @type {import('../../web/labs/learn/clinic-model.js').Mistake | null} */ mistake) => {
    const { points } = suspectRun(engine, task, report.target, mistake, 1);
    return points[1].map((value, index) => value - points[0][index]);
  };
  const right = change(null);
  assertClose(right, numbersLearned(shownAt(layer, 1).report).map((value, index) => value - [...task.weight.flat(3), -0.5, -0.3][index]), 1e-5); // prettier-ignore
  for (const pair of pairsOf(sizesOf(task)))
    assertClose(kernelIn(task, pair, change('turned')).flat(), turned(kernelIn(task, pair, right)).flat(), 1e-9);
  assert.deepEqual(change('bias').slice(-2), [0, 0]);
  assert.ok(right.slice(-2).every((value) => value !== 0));
});
