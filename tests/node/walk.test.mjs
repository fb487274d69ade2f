// The kernel's walk: cell after cell, row by row, at its pace, and no further than there are cells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Walk } from '../../web/labs/correlate/walk.js';

const values = [
  [1, 2],
  [3, 4],
];

/** A walk whose lab is drawn again wherever it goes, and where it has been. @param {[number, number]} at */
function walkFrom(at) {
  /** @type {[number, number][]} */
  const been = [];
  const host = /** @type {any} */ ({ addController() {}, requestUpdate() {} });
  const walk = new Walk(host, (cell) => {
    been.push(cell);
    walk.along(cell, values);
  });
  walk.along(at, values);
  return { walk, been };
}

test('it goes along the rest of the cells row by row and ends by itself', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { walk, been } = walkFrom([0, 0]);
  walk.start();
  mock.timers.tick(999);
  assert.deepEqual(been, []);
  mock.timers.tick(1);
  mock.timers.tick(1000);
  mock.timers.tick(1000);
  assert.deepEqual(been, [[0, 1], [1, 0], [1, 1]]); // prettier-ignore
  assert.equal(walk.filled([1, 1], values), 4);
  mock.timers.tick(1000);
  assert.equal(walk.running, false);
  assert.equal(walk.filled([1, 1], values), null, 'everything is shown once it is over');
});

test('from the end it starts anew; a stop is at once, a new pace from the next cell on', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { walk, been } = walkFrom([1, 1]);
  walk.start();
  assert.deepEqual(been, [[0, 0]]);
  walk.setRate(4);
  mock.timers.tick(250);
  assert.deepEqual(been.at(-1), [0, 1]);
  walk.stop();
  mock.timers.tick(10_000);
  assert.equal(been.length, 2);
});

test('where the lab is drawn only later it goes on from where it was sent', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {[number, number][]} */
  const been = [];
  const walk = new Walk(/** @type {any} */ ({ addController() {}, requestUpdate() {} }), (cell) => been.push(cell));
  walk.along([0, 0], values);
  walk.start();
  mock.timers.tick(1000);
  mock.timers.tick(1000);
  assert.deepEqual(been, [[0, 1], [1, 0]]); // prettier-ignore
});
