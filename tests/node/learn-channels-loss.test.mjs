// learn-channels-loss.test.mjs — layers of several channels: the directions of their loss, limits, and surface, against plain loops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parametersOf as numbersLearned } from '../../web/engine/training-rest.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { curvatureOf } from '../../web/labs/learn/curvature.js';
import { numbersOf } from '../../web/labs/learn/kernel-pairs.js';
import { parametersOf, taskOf } from '../../web/labs/learn/learn-model.js';
import { rateTeller } from '../../web/labs/learn/rate-story.js';
import { unlearnableWords } from '../../web/labs/learn/rate-words.js';
import { lossAt, onPlane } from '../../web/labs/learn/surface-model.js';
import { surfaceTeller } from '../../web/labs/learn/surface-story.js';
import { engine, layer, shownAt, naiveLoss, assertClose } from './learn-channels-fixtures.mjs';

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
