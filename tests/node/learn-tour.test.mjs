// learn-tour.test.mjs — the tour through the notebook: every number it tells is the engine’s, and its programs run where there is PyTorch.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { rowsOf } from '../../web/components/matrix-values.js';
import { targetOf } from '../../web/engine/training-target.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { lossesOf } from '../../web/labs/learn/compared-runs.js';
import { curvatureOf } from '../../web/labs/learn/curvature.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { PathTracer } from '../../web/labs/learn/path-tracer.js';
import { settingsAt, STOPS } from '../../web/labs/learn/tour-model.js';
import { TOUR_STOPS } from '../../web/state/labs/learn.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { readLabState, writeLabState } from '../../web/state/url.js';
import { findPython } from '../oracle/python.mjs';

const engine = await createEngine();
const defaults = defaultsOf(labSchemas.learn);

/** @param {string} name */
function stop(name) {
  const number = STOPS.findIndex((one) => one.name === name) + 1;
  const settings = settingsAt(number, defaults);
  const task = taskOf(settings);
  const target = targetOf(engine, task);
  return { settings, task, target, losses: lossesOf(engine, task, target, 40) };
}

/** The text of a stop in both languages. @param {string} name */
const texts = (name) =>
  /** @type {const} */ (['en', 'zh-Hans']).map((lang) =>
    createTranslator(lang).t(/** @type {any} */ (`learn.tour.${name}.text`)),
  );

/** @param {string} name @param {(string | number)[]} numbers  as the texts write them */
function assertTells(name, numbers) {
  for (const text of texts(name)) {
    for (const one of numbers) assert.ok(text.includes(String(one).replace('-', '−')), `${name}: ${text} has ${one}`);
  }
}

test('every stop is a state of the lab that a link can hold, and keeps the reader’s speed', () => {
  assert.equal(STOPS.length, TOUR_STOPS);
  STOPS.forEach((_, index) => {
    const settings = settingsAt(index + 1, { ...defaults, speed: 'max', seed: 99, step: 7 });
    assert.equal(settings.speed, 'max');
    assert.equal(settings.seed, defaults.seed);
    const { values, notes } = readLabState('learn', writeLabState('learn', settings));
    assert.deepEqual([values, notes], [settings, []]);
  });
});

test('the first cells: the sums of the window, and a prediction that is not yet Y', () => {
  assert.deepEqual(rowsOf(stop('window').target), [[19, 25], [37, 43]]); // prettier-ignore
  assert.equal(stop('window').losses[0], 0);
  assertTells('window', [19, 25, 37, 43]);
  assert.ok(stop('layer').losses[0] > 1 && stop('layer').losses[39] < stop('layer').losses[0]);
});

test('the edges: 1 from white to black, −1 back, and nothing in the picture turned over', () => {
  assert.deepEqual(rowsOf(stop('edges').target), Array(6).fill([0, 1, 0, 0, 0, -1, 0]));
  const { task, target, settings } = stop('transposed');
  assert.deepEqual([settings.x.length, settings.x[0].length], [8, 6]);
  assert.ok(target.data.every((value) => value === 0));
  const { rank, directions } = curvatureOf(engine, task, target, false);
  assert.equal(rank, 1);
  assert.ok(Math.abs(directions[1][0] + directions[1][1]) < 1e-9, 'only the sum of W is determined');
});

test('the loop and what it learned: the notebook’s digits', () => {
  const { losses, task, target } = stop('loop');
  const told = [5, 10, 15, 20].map((step) => losses[step - 1].toFixed(3));
  assert.deepEqual(told, ['2.894', '0.446', '0.084', '0.019']);
  assertTells('loop', told);
  const learned = new PathTracer().trace(engine, task, target, 20)[20].map((value) => value.toFixed(4));
  assert.deepEqual(learned, ['0.9602', '-0.9757', '0.0087']);
  assertTells('weight', learned);
});

test('0.03 explodes with the bias and works without it, by the numbers told', () => {
  const diverging = stop('diverges');
  const [steepest] = curvatureOf(engine, diverging.task, diverging.target).eigenvalues;
  assertTells('diverges', [steepest.toFixed(1), (1 - 0.03 * steepest).toFixed(3)]);
  assertTells('diverges', [27, diverging.losses[1].toFixed(3), diverging.losses[2].toFixed(3)]);
  assert.ok(
    diverging.losses.slice(1, 12).every((loss, index) => loss > diverging.losses[index]),
    'at every step',
  );
  const fine = stop('without');
  assertTells('without', [
    ...[0, 1, 2, 3].map((index) => String(Number(fine.losses[index].toFixed(3)))),
    '0.0333',
    '90',
  ]);
  assert.deepEqual(curvatureOf(engine, fine.task, fine.target).eigenvalues.map(Math.round), [60, 12]);
});

const python = (() => {
  try {
    return findPython().program;
  } catch {
    return null;
  }
})();

test('the cells’ programs run, one after the other', { skip: python === null && 'no PyTorch here' }, () => {
  const code = STOPS.slice(0, 7).map((one) => one.code);
  const program = [
    'import torch',
    'torch.manual_seed(1)',
    ...code.slice(0, 1),
    'assert corr2d(X, K).tolist() == [[19, 25], [37, 43]]',
    ...code.slice(1, 4),
    'assert Y.tolist() == [[0, 1, 0, 0, 0, -1, 0]] * 6',
    'assert Layer((1, 2))(X).shape == Y.shape',
    'assert corr2d(X.T, K).abs().max() == 0',
    ...code.slice(4),
    'print(layer.weight)',
  ].join('\n');
  const { status, stdout, stderr } = spawnSync(/** @type {string} */ (python), ['-B', '-'], {
    input: program,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^5 [\d.]+\n10 [\d.]+\n15 [\d.]+\n20 [\d.]+\n/);
});
