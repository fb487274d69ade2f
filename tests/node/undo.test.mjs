// undo.test.mjs — taking back and doing again, in the store that all labs share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../../web/state/store.js';

/** @param {Store} store */
const seen = (store) => store.lab('correlate').k.flat();

test('undo goes back edit by edit, redo comes back, a new edit ends what could be redone', () => {
  const store = new Store();
  store.changeLab('correlate', { k: [[1]] });
  store.changeLab('correlate', { k: [[2]] });
  store.take('correlate', 'undo');
  assert.deepEqual(seen(store), [1]);
  store.take('correlate', 'undo');
  assert.deepEqual(seen(store), [0, 1, 2, 3]);
  assert.equal(store.after('correlate', 'undo'), undefined);
  store.take('correlate', 'undo');
  store.take('correlate', 'redo');
  assert.deepEqual(seen(store), [1]);
  store.changeLab('correlate', { k: [[9]] });
  assert.equal(store.after('correlate', 'redo'), undefined);
  store.take('correlate', 'undo');
  assert.deepEqual(seen(store), [1]);
});

test('what merely moves along is part of the edit before it, and each lab goes back by itself', () => {
  const store = new Store();
  store.changeLab('correlate', { k: [[1]] });
  store.changeLab('correlate', { k: [[1, 1]] }, 'replace');
  store.changeLab('correlate', { at: [1, 1] }, 'replace');
  store.changeLab('convolve', { k: [[7]] });
  store.take('correlate', 'undo');
  assert.deepEqual(seen(store), [0, 1, 2, 3]);
  assert.deepEqual(store.lab('convolve').k, [[7]]);
  store.take('correlate', 'redo');
  assert.deepEqual(seen(store), [1, 1]);
});

test('the browser’s back button is an undo, its forward button a redo, another link an edit', () => {
  const store = new Store();
  store.open({ search: '', hash: '' });
  assert.equal(store.after('correlate', 'undo'), undefined);
  store.changeLab('correlate', { k: [[1]] });
  store.open({ search: '', hash: '' });
  assert.equal(store.after('correlate', 'undo'), undefined);
  assert.deepEqual(store.after('correlate', 'redo')?.k, [[1]]);
  store.open({ search: '', hash: '#v1.k=1' });
  assert.equal(store.after('correlate', 'redo'), undefined);
  store.open({ search: '', hash: '#v1.k=5' });
  store.take('correlate', 'undo');
  assert.deepEqual(seen(store), [1]);
});

test('taking back is bounded in memory', () => {
  const store = new Store();
  for (let step = 1; step <= 500; step += 1) store.changeLab('correlate', { k: [[step]] });
  let steps = 0;
  while (store.after('correlate', 'undo')) {
    store.take('correlate', 'undo');
    steps += 1;
  }
  assert.equal(steps, 200);
  assert.deepEqual(seen(store), [300]);
});
