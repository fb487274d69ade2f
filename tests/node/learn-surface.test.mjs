// learn-surface.test.mjs — the loss surface: contours of known shapes, planes, the path against a trainer’s, the loss at a place.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { targetOf } from '../../web/engine/training-target.js';
import { contour } from '../../web/labs/learn/contours.js';
import { parametersOf } from '../../web/engine/training-rest.js';
import { curvatureOf, lossOf } from '../../web/labs/learn/curvature.js';
import { PathTracer } from '../../web/labs/learn/path-tracer.js';
import { contoursOf, lossAt, movedTo, onPlane, planeOf, reachOf } from '../../web/labs/learn/surface-model.js';
import { surfaceTeller } from '../../web/labs/learn/surface-story.js';
import { parameterNames } from '../../web/labs/learn/learn-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { notebookAt, notebookTask } from './training-fixtures.mjs';

/** @typedef {import('../../web/engine/training-protocol.js').TrainingTask} TrainingTask */

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @param {TrainingTask} task */
function trainerOf(task) {
  const { x, weight, bias, loss, optimizer } = task;
  return engine.trainer({ x, y: targetOf(engine, task), weight, bias, loss, optimizer });
}

/** @param {TrainingTask} task @param {number} steps @returns {any} what is shown after so many steps */
function shownAt(task, steps) {
  const trainer = trainerOf(task);
  const losses = trainer.step(steps + 1);
  trainer.reset();
  trainer.step(steps);
  const { weight, bias, stepCount } = trainer;
  return { task, losses, report: { weight, bias, stepCount, target: targetOf(engine, task), loss: losses[steps] } };
}

/** @param {number} actual @param {number} expected @param {number} bound */
const assertNear = (actual, expected, bound) =>
  assert.ok(Math.abs(actual - expected) <= bound, `${actual} is not ${expected}`);

test('the contour of a cone is a circle, closed and whole', () => {
  const size = 41;
  const data = Float64Array.from({ length: size * size }, (_, i) =>
    Math.hypot(Math.floor(i / size) - 20, (i % size) - 20),
  );
  const pieces = contour({ shape: [size, size], data }, 12.3);
  let length = 0;
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const piece of pieces) {
    for (const [row, column] of piece) {
      assertNear(Math.hypot(row - 20, column - 20), 12.3, 0.05);
      const key = `${row.toFixed(6)},${column.toFixed(6)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    length += Math.hypot(piece[0][0] - piece[1][0], piece[0][1] - piece[1][1]);
  }
  assertNear(length, 2 * Math.PI * 12.3, 0.5);
  assert.ok(
    [...ends.values()].every((count) => count === 2),
    'every end meets another',
  );
});

test('a saddle’s contour has a piece for each of its sides, and heights beyond the grid have none', () => {
  const saddle = { shape: [2, 2], data: [1, 0, 0, 1] };
  assert.equal(contour(saddle, 0.5).length, 2);
  assert.equal(contour({ shape: [2, 2], data: [0, 1, 1, 0] }, 0.5).length, 2);
  assert.equal(contour(saddle, 2).length, 0);
  assert.equal(contour(saddle, -1).length, 0);
});

test('the path is the trainer’s own, whether followed step by step, at once, or from behind', () => {
  const target = targetOf(engine, notebookTask);
  const trainer = trainerOf(notebookTask);
  const points = [parametersOf(trainer)];
  for (let step = 0; step < 20; step += 1) {
    trainer.step(1);
    points.push(parametersOf(trainer));
  }
  const tracer = new PathTracer();
  for (const position of [3, 20, 7, 0]) {
    assert.deepEqual(tracer.trace(engine, notebookTask, target, position), points.slice(0, position + 1));
  }
  const other = notebookAt(0.002);
  assert.equal(tracer.trace(engine, other, target, 2).length, 3);
  tracer.dispose();
});

test('a long path is thinned and a diverging one ends', () => {
  const target = targetOf(engine, notebookTask);
  const tracer = new PathTracer();
  assert.equal(tracer.trace(engine, notebookTask, target, 10_000).length, 1 + 1000 + 900);
  assert.equal(tracer.trace(engine, notebookTask, target, 100_000_000).length, 1 + 1000 + 900);
  assert.ok(tracer.trace(engine, notebookAt(0.03), target, 10_000).flat().every(Number.isFinite));
  tracer.dispose();
});

test('a long path is followed a share of a frame at a time, and says how far it has come', () => {
  let clock = 0;
  const tick = () => (clock += 1); // every look at the clock, one for each step followed
  const target = targetOf(engine, notebookTask);
  const whole = new PathTracer().trace(engine, notebookTask, target, 40);
  const tracer = new PathTracer(tick);
  const first = tracer.trace(engine, notebookTask, target, 40);
  assert.ok(tracer.behind && first.length > 2 && first.length < 20 && tracer.reached === first.length - 1);
  for (let look = 0; look < 20 && tracer.behind; look += 1) tracer.trace(engine, notebookTask, target, 40);
  assert.deepEqual(tracer.trace(engine, notebookTask, target, 40), whole);
  assert.equal(tracer.losses.length, 40);

  const shown = shownAt(notebookTask, 40);
  const curvature = curvatureOf(engine, notebookTask, target);
  const rate = /** @type {any} */ ({ curvature, names: parameterNames(notebookTask), outs: 1, out: 0 });
  const teller = surfaceTeller(tick);
  const look = () => teller.tell(engine, shown, rate, { plane: 'modes', pair: null });
  const begun = look();
  assert.ok(begun?.behind && begun.traced && begun.traced < 20);
  assert.equal(begun.path.length, begun.traced + 2, 'a straight line leads to where the run is');
  let last = begun;
  for (let looks = 0; looks < 20 && last?.behind; looks += 1) last = look() ?? begun;
  assert.deepEqual([last.behind, last.traced, last.path.length], [false, null, 41]);
});

test('planes go through the optimum, along the extreme modes or along two parameters', () => {
  const curvature = curvatureOf(engine, notebookTask, targetOf(engine, notebookTask));
  const modes = planeOf(curvature, 'modes', [0, 1]);
  assert.deepEqual(modes?.picked, [0, 2]);
  const pair = planeOf(curvature, 'pair', [2, 0]);
  assert.deepEqual(pair?.axes, [[0, 0, 1], [1, 0, 0]]); // prettier-ignore
  assert.ok(pair);
  const [a, b] = onPlane(pair, [0.5, 7, 0.25]);
  assertNear(a, 0.25, 1e-9);
  assertNear(b, -0.5, 1e-9);
  assert.deepEqual(
    planeOf(curvature, 'pair', [9, 9])?.picked,
    [2, 0],
    'numbers there are not are held to those there are',
  );
  movedTo(pair, [0.5, 7, 0.25], [0, 0]).forEach((value, i) => assertNear(value, [1, 7, 0][i], 1e-9));
  const single = { ...notebookTask, kernel: [[[[2]]]], weight: [[[[0]]]], bias: null };
  assert.equal(planeOf(curvatureOf(engine, single, targetOf(engine, single)), 'modes', [0, 1]), null);
});

test('the loss said of a place is the engine’s loss there, and contours lie at their level', () => {
  const shown = shownAt(notebookTask, 5);
  const curvature = curvatureOf(engine, notebookTask, shown.report.target);
  for (const kind of /** @type {const} */ (['modes', 'pair'])) {
    const plane = planeOf(curvature, kind, [0, 1]);
    assert.ok(plane);
    const { values } = engine.lossSurface({
      ...lossOf(notebookTask, shown.report.target),
      ...{ origin: plane.origin, axes: plane.axes, resolution: 2 },
      range: [
        [-1, 0.5],
        [-2, 2],
      ],
    });
    assertNear(lossAt(curvature, plane, [-1, 2]), values.data[1], 1e-9);
    for (const { level, pieces } of contoursOf(curvature, plane, 2)) {
      assert.ok(pieces.length > 8);
      for (const [from] of pieces) assertNear(lossAt(curvature, plane, from), level, 0.02 * level + 0.12);
    }
  }
});

test('contours are those of the engine’s own surface, on every plane of a layer with channels too', () => {
  const x = [notebookTask.x[0], notebookTask.x[0].map((row, r) => row.map((_, c) => ((3 * r + c) % 5) - 1))];
  const kernel = [[[[1, -1]], [[0, 2]]], [[[2, 1]], [[-1, 1]]]]; // prettier-ignore
  const several = { ...notebookTask, x, kernel, weight: kernel, bias: [0.5, -1], loss: /** @type {const} */ ('mean') };
  for (const [task, channels] of /** @type {const} */ ([
    [notebookTask, { outs: 1, out: 0 }],
    [several, { outs: 2, out: 1 }],
  ])) {
    const target = targetOf(engine, task);
    const curvature = curvatureOf(engine, task, target);
    for (const kind of /** @type {const} */ (['modes', 'pair'])) {
      const plane = planeOf(curvature, kind, [0, 3], channels);
      assert.ok(plane);
      const { origin, axes } = plane;
      const range = /** @type {[[number, number], [number, number]]} */ ([[-2, 2], [-2, 2]]); // prettier-ignore
      const { values } = engine.lossSurface({ ...lossOf(task, target), origin, axes, range, resolution: 81 });
      const found = contoursOf(curvature, plane, 2);
      assert.ok(found.length > 3);
      const highest = curvature.loss + (Math.max(...values.data) - curvature.loss) / 2;
      assertNear(found[0].level, highest, 1e-9 * highest);
      for (const { level, pieces } of found) {
        const expected = contour(values, level).flat(2).map((at) => (at / 40 - 1) * 2); // prettier-ignore
        const drawn = pieces.flat(2);
        assert.equal(drawn.length, expected.length);
        drawn.forEach((at, index) => assertNear(at, expected[index], 1e-9));
      }
    }
  }
});

test('the picture holds the start and the path, and does not follow a run that flees', () => {
  assert.equal(reachOf([[0.9, -0.2], [0.1, 0]]), 1.5); // prettier-ignore
  assert.equal(reachOf([[1, 0], [1e12, 0]]), 5); // prettier-ignore
  assert.ok(reachOf([[0, 0]]) > 0);
});

test('a flat direction is a valley without an end, and an empty image has no contours', () => {
  const flat = { ...notebookTask, bias: null, x: [notebookTask.x[0].map((row) => row.map(() => 1))] };
  const shown = shownAt(flat, 3);
  const curvature = curvatureOf(engine, flat, shown.report.target);
  const plane = planeOf(curvature, 'modes', [0, 1]);
  assert.ok(plane);
  assertNear(lossAt(curvature, plane, [0, 100]), curvature.loss, 1e-6);
  const empty = { ...flat, x: [flat.x[0].map((row) => row.map(() => 0))] };
  const nothing = curvatureOf(engine, empty, targetOf(engine, empty));
  assert.deepEqual(contoursOf(nothing, plane, 1), []);
});

test('a path that is not followed to its end says how far it is, and how many steps there were', () => {
  const teller = surfaceTeller();
  const target = targetOf(engine, notebookTask);
  const rate = /** @type {any} */ ({
    curvature: curvatureOf(engine, notebookTask, target),
    ...{ names: parameterNames(notebookTask), outs: 1, out: 0 },
  });
  const trainer = trainerOf(notebookTask);
  for (const [steps, traced] of /** @type {const} */ ([
    [2000, null],
    [10_000, null],
    [10_001, 10_000],
  ])) {
    trainer.reset();
    trainer.step(steps);
    const { weight, bias } = trainer;
    const shown = /** @type {any} */ ({
      task: notebookTask,
      report: { weight, bias, stepCount: steps, target, loss: 0 },
    });
    const story = teller.tell(engine, shown, rate, { plane: 'modes', pair: null });
    assert.deepEqual([story?.steps, story?.traced], [steps, traced]);
  }
  teller.dispose();
});

test('a start clicked on the picture is the place clicked', () => {
  const settings = defaultsOf(labSchemas.learn);
  const shown = shownAt(notebookTask, 2);
  const curvature = curvatureOf(engine, notebookTask, shown.report.target);
  const teller = surfaceTeller();
  const rate = /** @type {any} */ ({ curvature, names: parameterNames(notebookTask), outs: 1, out: 0 });
  const story = teller.tell(engine, shown, rate, { plane: 'pair', pair: [0, 2] });
  assert.ok(story);
  assert.equal(story.path.length, 3);
  assert.deepEqual(teller.startAt(story, settings, [0.5, -0.25]), { start: [[1.5, -1.243]], startBias: -0.25 });
  teller.dispose();
});
