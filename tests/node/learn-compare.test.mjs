// learn-compare.test.mjs — runs kept for comparison: how a link writes them, and that each is the run of its optimizer.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import { LossHistory } from '../../web/engine/loss-history.js';
import { targetOf } from '../../web/engine/training-target.js';
import { createTranslator } from '../../web/i18n/translator.js';
import { lossesOf, RunComparer, runInForce, withRunInForce } from '../../web/labs/learn/compared-runs.js';
import { frameOf } from '../../web/components/loss-chart/chart-picture.js';
import { runName } from '../../web/labs/learn/kept-list.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { readLabState, writeLabState } from '../../web/state/url.js';

/** @typedef {import('../../web/state/labs/kept-runs.js').KeptRun} KeptRun */

const defaults = defaultsOf(labSchemas.learn);
/** @type {KeptRun[]} */
const runs = [
  { optimizer: 'sgd', lr: 0.02, momentum: 0 },
  { optimizer: 'momentum', lr: 0.0187, momentum: 0.277 },
  { optimizer: 'nesterov', lr: 0.01, momentum: 0.5 },
  { optimizer: 'adam', lr: 0.1, momentum: 0 },
];

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

/** @returns {any} */
const shown = () => ({ task: taskOf(defaults), report: { target: targetOf(engine, taskOf(defaults)) } });

test('kept runs are written into the link and read from it', () => {
  const hash = writeLabState('learn', { ...defaults, kept: runs });
  assert.equal(hash, '#v1.kept=sgd:0.02;momentum:0.0187:0.277;nesterov:0.01:0.5;adam:0.1');
  assert.deepEqual(readLabState('learn', hash).values.kept, runs);
});

test('a link with runs there cannot be gives none, and a note', () => {
  const same = 'sgd:0.1;sgd:0.1';
  const many = [1, 2, 3, 4, 5, 6].map((lr) => `sgd:0.${lr}`).join(';');
  for (const text of ['lbfgs:1', 'sgd', 'sgd:x', 'sgd:99', 'sgd:1:0.5:3', 'momentum:0.1:1', '', ';', same, many]) {
    const { values, notes } = readLabState('learn', `#v1.kept=${text}`);
    assert.deepEqual(values.kept, [], text);
    assert.equal(notes.length, 1, text);
  }
});

test('the run in force is kept once, and no more than five are', () => {
  assert.deepEqual(runInForce({ ...defaults, momentum: 0.5 }), { optimizer: 'sgd', lr: 0.01, momentum: 0 });
  const once = withRunInForce({ ...defaults, kept: runs });
  assert.equal(once?.length, 5);
  assert.equal(withRunInForce({ ...defaults, kept: once ?? [] }), null);
  assert.equal(withRunInForce({ ...defaults, kept: runs, optimizer: 'adam', lr: 0.1 }), null);
});

test('every curve is that of its optimizer from the same start, and a change of order computes nothing anew', () => {
  const comparer = new RunComparer();
  const { losses } = comparer.compare(engine, shown(), runs, 50);
  const { x, weight, bias } = taskOf(defaults);
  const common = { x, y: shown().report.target, weight, bias };
  const trainer = engine.trainer({ ...common, optimizer: { name: 'sgd', lr: 0.0187, momentum: 0.277 } });
  assert.deepEqual(losses[1].points().losses, trainer.step(50));
  for (const one of losses) assert.equal(one.at(1), losses[0].at(1));
  const again = comparer.compare(engine, shown(), [...runs].reverse(), 50);
  assert.equal(again.losses[3], losses[0]);
  comparer.dispose();
});

test('runs beside a long one come as far as a frame lets them, farther when asked again, and are then those of one call', () => {
  let now = 0;
  const comparer = new RunComparer(() => (now += 1));
  const { losses, behind } = comparer.compare(engine, shown(), runs, 100_000);
  assert.equal(behind, true);
  assert.ok(losses[0].length > 0 && losses[0].length < 20_000);
  let asked = 1;
  while (comparer.compare(engine, shown(), runs, 100_000).behind) asked += 1;
  assert.ok(asked < 50);
  const task = { ...taskOf(defaults), optimizer: { name: /** @type {const} */ ('adam'), lr: 0.1 } };
  const whole = LossHistory.of(lossesOf(engine, task, shown().report.target, 100_000));
  assert.deepEqual(comparer.compare(engine, shown(), runs, 100_000).losses[3].points(), whole.points());
  const [short] = comparer.compare(engine, shown(), runs, 20).losses;
  assert.equal(short.length, 20, 'a nearer end is not overrun');
  comparer.dispose();
});

test('a run that diverges has the losses it came to, and does not press the others flat', () => {
  const comparer = new RunComparer();
  const [lost] = comparer.compare(engine, shown(), [{ optimizer: 'sgd', lr: 0.03, momentum: 0 }], 1000).losses;
  assert.ok(lost.length > 40 && lost.length < 60);
  const data = { i18n: createTranslator('en'), losses: LossHistory.of([14, 3, 1]), earlier: null, compared: [lost], position: 3, loss: 0.5, last: 20, scale: /** @type {const} */ ('linear'), hovered: null }; // prettier-ignore
  assert.equal(frameOf(data, 600).values.max, 20);
});

test('runs are named in both languages', () => {
  for (const lang of /** @type {const} */ (['en', 'zh-Hans'])) {
    const names = runs.map((run) => runName(createTranslator(lang), run));
    assert.equal(new Set(names).size, runs.length);
    assert.ok(names[1].includes('0.277') && names[1].includes('0.0187'));
    assert.doesNotMatch(names.join(), /[{}]/);
  }
});
