// learn-channels.test.mjs — layers of several channels in the learning lab, against naive loops and second differences of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parametersOf as numbersLearned } from '../../web/engine/training-rest.js';
import { suspectRun } from '../../web/labs/learn/clinic-model.js';
import { differenceQuotients, gradientsOf, gradientStoryOf } from '../../web/labs/learn/gradient-model.js';
import { kernelIn, numbersOf, pairsOf, planeOf, sizesOf } from '../../web/labs/learn/kernel-pairs.js';
import { storyOf } from '../../web/labs/learn/learn-model.js';
import { turned, twinTeller } from '../../web/labs/learn/twins-model.js';
import { engine, layer, geometries, shownAt, naive, naiveLoss, assertClose } from './learn-channels-fixtures.mjs';

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
