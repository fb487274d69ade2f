// learn-pairs.test.mjs — the planes, kernels and biases in the settings: sizes, links, and that other numbers of channels lose nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  biasOf,
  inputName,
  kernelName,
  kernelsOf,
  matrixOf,
  outputName,
  pairLookedAt,
  pairsOf,
  placeInList,
  planesOf,
  withBias,
  withMatrix,
} from '../../web/labs/learn/kernel-pairs.js';
import { taskOf } from '../../web/labs/learn/learn-model.js';
import { imageOf, imagesOf, IMAGES, startOf } from '../../web/labs/learn/task-model.js';
import { defaultsOf, labSchemas } from '../../web/state/schema.js';
import { readLabState, writeLabState } from '../../web/state/url.js';

/** @typedef {import('../../web/labs/learn/learn-model.js').Settings} Settings */

const defaults = defaultsOf(labSchemas.learn);
/** @type {Settings} */
const four = { ...defaults, ins: 4, outs: 4 };

/** A kernel that is found again. @param {number} mark */
const marked = (mark) => [[mark, -mark], [0, mark]]; // prettier-ignore

/** What a link brings of some settings. @param {Settings} settings */
function throughLink(settings) {
  const { values, notes } = readLabState('learn', writeLabState('learn', settings));
  assert.deepEqual(notes, []);
  return values;
}

test('one channel on either side is the task it was, and a link of it says nothing of channels', () => {
  const { x, kernel, weight, bias } = taskOf(defaults);
  assert.deepEqual([x, kernel, weight, bias], [[defaults.x], [[defaults.hidden]], [[defaults.start]], [0.64]]);
  assert.equal(writeLabState('learn', defaults), '');
  const link = '#v1.x=0,1;2,3&hidden=2&start=0.5&startBias=1&bias=0&step=7';
  assert.equal(writeLabState('learn', readLabState('learn', link).values), link);
});

test('a link that only counts the channels finds planes, kernels and starts in all of them', () => {
  const { values, notes } = readLabState('learn', '#v1.ins=4&outs=4');
  assert.deepEqual(notes, []);
  const { x, kernel, weight, bias } = taskOf(values);
  assert.deepEqual([x.length, kernel.length, kernel[3].length, weight[3].length, bias?.length], [4, 4, 4, 4, 4]);
  for (const plane of x) assert.deepEqual([plane.length, plane[0].length], [6, 8]);
  assert.equal(new Set(x.map(String)).size, 4, 'no plane twice');
  for (const one of [...kernel.flat(), ...weight.flat()]) assert.ok(one.flat().some((value) => value !== 0));
  assert.deepEqual(throughLink(values), values);
});

test('every kernel and plane has a place of its own, whatever the numbers of channels, and comes back when they do', () => {
  let settings = four;
  for (const name of /** @type {const} */ (['hidden', 'start'])) {
    for (const pair of pairsOf(four)) {
      const kernel = marked(placeInList(pair) + (name === 'start' ? 100 : 1));
      settings = { ...settings, ...withMatrix(settings, name, placeInList(pair), kernel) };
    }
  }
  for (const into of [0, 1, 2, 3]) settings = { ...settings, ...withMatrix(settings, 'x', into, marked(into + 20)) };
  for (const out of [0, 1, 2, 3]) settings = { ...settings, ...withBias(settings, out, out + 0.5) };
  assert.deepEqual(throughLink(settings), settings);
  const narrow = { ...settings, ins: 2, outs: 3 };
  assert.deepEqual(kernelsOf(narrow, 'hidden'), [[1, 2], [5, 6], [9, 10]].map((row) => row.map(marked))); // prettier-ignore
  assert.deepEqual(kernelsOf(narrow, 'start'), [[100, 101], [104, 105], [108, 109]].map((row) => row.map(marked))); // prettier-ignore
  assert.deepEqual(planesOf(narrow), [20, 21].map(marked));
  assert.deepEqual(taskOf(narrow).bias, [0.5, 1.5, 2.5]);
  assert.deepEqual(taskOf({ ...narrow, ins: 4, outs: 4 }), taskOf(settings));
});

test('all planes take on the size of the one that was changed, all kernels too, and keep what they had', () => {
  const plane = { ...four, ...withMatrix(four, 'x', 2, [[1, 2, 3], [4, 5, 6]]) }; // prettier-ignore
  assert.deepEqual(planesOf(plane)[2], [[1, 2, 3], [4, 5, 6]]); // prettier-ignore
  assert.deepEqual(planesOf(plane)[1], [[1, 0, 0], [0, 1, 0]]); // prettier-ignore
  const kernel = { ...four, ...withMatrix(four, 'hidden', placeInList({ out: 3, into: 1 }), marked(7)) };
  const all = kernelsOf(kernel, 'hidden');
  assert.deepEqual(all[3][1], marked(7));
  assert.deepEqual(all[0][0], [[1, -1], [0, 0]]); // prettier-ignore
  for (const one of [...all.flat(), ...kernelsOf(kernel, 'start').flat()]) assert.deepEqual([one.length, one[0].length], [2, 2]); // prettier-ignore
  // A start is as large as the hidden kernel, whatever is pasted into one of them.
  const pasted = { ...kernel, ...withMatrix(kernel, 'start', 5, [[9]]) };
  assert.deepEqual(kernelsOf(pasted, 'start')[1][1], [[9, 0], [0, 0]]); // prettier-ignore
  assert.deepEqual(kernelsOf(pasted, 'start')[0][0], kernelsOf(kernel, 'start')[0][0]);
  // The first one made smaller and larger again.
  const back = { ...four, ...withMatrix(four, 'x', 0, [[1]]) };
  assert.deepEqual(planesOf(back).map((one) => one.length), [1, 1, 1, 1]); // prettier-ignore
  assert.deepEqual(planesOf({ ...back, x: four.x }), planesOf(four));
});

test('a link whose lists are too short is filled up, and one of two sizes is refused', () => {
  const { values } = readLabState('learn', '#v1.ins=3&outs=2&moreX=1,2;3,4&moreHidden=5,6&moreBias=9');
  assert.deepEqual(matrixOf(values, 'x', 1)[1].slice(0, 3), [3, 4, 0]);
  assert.deepEqual(matrixOf(values, 'x', 2), defaults.moreX[1]);
  assert.deepEqual(matrixOf(values, 'hidden', 1), [[5, 6]]);
  assert.deepEqual(matrixOf(values, 'hidden', 4), defaults.moreHidden[3]);
  assert.deepEqual([biasOf(values, 1), biasOf(values, 2)], [9, defaults.moreBias[1]]);
  const { notes } = readLabState('learn', '#v1.moreX=1,2/3&ins=9&out=0');
  assert.deepEqual(notes.map(({ setting }) => setting), ['moreX', 'ins', 'out']); // prettier-ignore
});

test('a seed draws the same first kernel and first plane however many there are, and others for the others', () => {
  const one = startOf(defaults, 5);
  assert.deepEqual(Object.keys(one), ['start', 'startBias']);
  const all = startOf(four, 5);
  assert.deepEqual([all.start, all.startBias], [one.start, one.startBias]);
  const { weight, bias } = taskOf({ ...four, ...all });
  assert.equal(new Set(weight.flat().map(String)).size, 16);
  assert.equal(new Set(bias).size, 4);
  assert.deepEqual(taskOf({ ...defaults, ins: 2, outs: 3, ...startOf({ ...defaults, ins: 2, outs: 3 }, 5) }).weight, weight.slice(0, 3).map((row) => row.slice(0, 2))); // prettier-ignore
  for (const name of IMAGES) {
    const drawn = { ...four, ...imagesOf(name, { ...four, seed: 4 }) };
    assert.deepEqual(drawn.x, imageOf(name, { ...defaults, seed: 4 }));
    assert.equal(new Set(planesOf(drawn).map(String)).size, name === 'flat' ? 1 : 4, name);
    assert.deepEqual(throughLink(drawn), drawn);
    assert.deepEqual(imagesOf(name, defaults).moreX, defaults.moreX);
  }
});

test('what is looked at is held to what there is, and is called by its channels only where there are several', () => {
  assert.deepEqual(pairLookedAt({ out: 4, channel: 3 }, { ins: 2, outs: 1 }), { out: 0, into: 1 });
  const names = (/** @type {number} */ ins, /** @type {number} */ outs) => {
    const pair = { out: outs - 1, into: ins - 1 };
    return [inputName({ ins }, pair.into), kernelName('W', { ins, outs }, pair), outputName('Y', { outs }, pair.out)];
  };
  assert.deepEqual(names(1, 1), ['X', 'W', 'Y']);
  assert.deepEqual(names(3, 1), ['X₃', 'W₁₃', 'Y']);
  assert.deepEqual(names(1, 2), ['X', 'W₂₁', 'Y₂']);
  assert.deepEqual(names(4, 4), ['X₄', 'W₄₄', 'Y₄']);
});
