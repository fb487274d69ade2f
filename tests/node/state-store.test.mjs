// The store: changes reach whoever listens, and a link leads to exactly the same place again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../../web/state/store.js';

test('a change is told with how the back button should remember it', () => {
  const store = new Store();
  /** @type {string[]} */
  const told = [];
  const end = store.subscribe(({ history }) => told.push(history));
  store.changeLab('correlate', { k: [[1, -1]] });
  store.changeLab('correlate', { at: [0, 1] }, 'replace');
  store.changeConfig({ lab: 'learn' });
  end();
  store.changeConfig({ lab: 'correlate' });
  assert.deepEqual(told, ['push', 'replace', 'push']);
});

test('a change to what is already so is no change', () => {
  const store = new Store();
  let told = 0;
  store.subscribe(() => (told += 1));
  store.changeLab('correlate', { at: [0, 0] });
  assert.equal(told, 0);
});

test('a change makes a new object and leaves the old one as it was', () => {
  const store = new Store();
  const before = store.lab('correlate');
  store.changeLab('correlate', { k: [[5]] });
  assert.notEqual(store.lab('correlate'), before);
  assert.deepEqual(before.k, [[0, 1], [2, 3]]); // prettier-ignore
});

test('the address of a place opens the same place elsewhere', () => {
  const here = new Store();
  here.changeConfig({ lab: 'convolve', lang: 'zh-Hans' });
  here.changeLab('convolve', { mode: 'full', k: [[1, -1]], at: [2, 3] });
  const { search, hash } = new URL(here.address(), 'http://example.org/');
  const there = new Store();
  there.open({ search, hash });
  assert.deepEqual(there.config, here.config);
  assert.deepEqual(there.lab('convolve'), here.lab('convolve'));
  assert.deepEqual(there.notes, []);
});

test('the link to another lab leads to it as it was left', () => {
  const store = new Store();
  store.changeLab('learn', { lr: 0.02 });
  assert.equal(store.address({ config: { lab: 'learn' } }), '?lab=learn#v1.lr=0.02');
  assert.equal(store.address(), '');
});

test('opening a link tells what it asked for in vain until that is dismissed', () => {
  const store = new Store();
  store.open({ search: '?theme=pink', hash: '#v1.k=oops' });
  assert.deepEqual(store.notes.map(({ setting }) => setting), ['theme', 'k']); // prettier-ignore
  store.dismissNotes();
  assert.deepEqual(store.notes, []);
});
