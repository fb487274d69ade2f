// side-by-side.test.mjs — jobs keep the cores busy, none before what it needs, and never more than there are cores.
import assert from 'node:assert/strict';
import test from 'node:test';
import { runSideBySide } from '../../../build-scripts/side-by-side.mjs';

/** Jobs that note when they begin and end, and end when they are told to. */
function jobsOf(/** @type {Record<string, { cores?: number, after?: string[] }>} */ wanted) {
  /** @type {string[]} */
  const events = [];
  /** @type {Record<string, () => Promise<void>>} */
  const end = {};
  const jobs = Object.entries(wanted).map(([name, { cores = 1, after = [] }]) => ({
    name,
    cores,
    after,
    run: async () => {
      events.push(name);
      await new Promise((resolve) => {
        end[name] = async () => {
          resolve(undefined);
          await new Promise(setImmediate); // the next ones begin
        };
      });
      events.push(`/${name}`);
    },
  }));
  return { jobs, events, end };
}

test('two cores take two small jobs, then the next', async () => {
  const { jobs, events, end } = jobsOf({ a: {}, b: {}, c: {} });
  const all = runSideBySide(jobs, 2);
  assert.deepEqual(events, ['a', 'b']);
  await end.b();
  assert.deepEqual(events, ['a', 'b', '/b', 'c']);
  await end.a();
  await end.c();
  await all;
});

test('a job waits for what it comes after; what is not among the jobs is there already', async () => {
  const { jobs, events, end } = jobsOf({ late: { after: ['early', 'elsewhere'] }, early: {} });
  const all = runSideBySide(jobs, 2);
  assert.deepEqual(events, ['early']);
  await end.early();
  assert.deepEqual(events, ['early', '/early', 'late']);
  await end.late();
  await all;
});

test('a large job waits for all of its cores, and small ones that come later in the list go before it', async () => {
  const { jobs, events, end } = jobsOf({ a: {}, large: { cores: 2 }, b: {} });
  const all = runSideBySide(jobs, 2);
  assert.deepEqual(events, ['a', 'b']);
  await end.a();
  assert.deepEqual(events, ['a', 'b', '/a']);
  await end.b();
  assert.deepEqual(events.at(-1), 'large');
  await end.large();
  await all;
});

test('one that wants more cores than there are gets all of them', async () => {
  const { jobs, events, end } = jobsOf({ huge: { cores: 16 }, small: {} });
  const all = runSideBySide(jobs, 2);
  assert.deepEqual(events, ['huge']);
  await end.huge();
  await end.small();
  await all;
});

test('jobs that wait for each other are told, not waited for', async () => {
  const { jobs } = jobsOf({ hen: { after: ['egg'] }, egg: { after: ['hen'] } });
  await assert.rejects(runSideBySide(jobs, 2), /hen, egg wait for each other/);
});

test('one that throws ends it all', async () => {
  const run = async () => Promise.reject(new Error('broken'));
  await assert.rejects(runSideBySide([{ name: 'a', cores: 1, after: [], run }], 2), /broken/);
});
