// contest.mjs — lets all contenders do one workload, in turns, and judges what they give; the same in Node and in a page.
import { layerData, trainingData } from './data.mjs';
import { multiplyAdds } from './geometry.mjs';
import { timeRuns } from './contenders/contender.mjs';
import { judge } from './judge.mjs';
import { convolve, train } from './reference.mjs';
import { median, runsFor, spread } from './statistics.mjs';
import { layers } from './workloads.mjs';

/** @typedef {import('./contenders/contender.mjs').Contender} Contender */
/** @typedef {import('./contenders/contender.mjs').Task} Task */
/** @typedef {import('./workloads.mjs').Workload} Workload */

/** Seconds of one sample. Browsers round their clock to 0.1 ms. */
const SAMPLE = 0.02;
/** Seconds that a task is run before it counts: engines compile what is hot once more. */
const WARM_UP = 0.15;
/** A task that takes longer than so many seconds is measured in the first few rounds only. */
const SLOW = 0.3;
const SLOW_ROUNDS = 3;

/**
 * @typedef {object} Finding
 * @property {string} contender
 * @property {number} [seconds]  median, for one layer or one training step
 * @property {number} [spread]  relative, see statistics.mjs
 * @property {string} [problem]  why there is no time: what was wrong with its values, or what it threw
 *
 * @typedef {object} Result
 * @property {Workload} workload
 * @property {number} multiplyAdds
 * @property {Finding[]} findings
 * @property {number} [timesNearest]  what a multiply+add costs the first contender, times that of the workload.near
 *   layer, which it computed in the same rounds: a machine's pace changes from minute to minute
 */

/** @param {Workload} workload */
function expectedValues(workload) {
  if (workload.kind === 'training') return train(workload, trainingData(workload));
  const { x, w } = layerData(workload);
  return convolve(workload, x, w);
}

/**
 * Runs a task until it is warm.
 * @param {Task} task
 * @returns {Promise<number>} how many runs make a sample
 */
async function warmUp(task) {
  let runs = 1;
  let total = 0;
  for (;;) {
    const seconds = await timeRuns(task, runs);
    total += seconds;
    if (total >= WARM_UP) return runsFor(seconds / runs, SAMPLE);
    if (seconds < SAMPLE / 2) runs *= 2;
  }
}

/**
 * @param {Contender} contender
 * @param {Workload} workload
 * @param {ArrayLike<number>} expected
 * @returns {Promise<{ task?: Task, problem?: string } | null>} null where it has no such operation
 */
async function enrol(contender, workload, expected) {
  /** @type {Task | null} */
  let task = null;
  try {
    task = await contender.prepare(workload);
    if (!task) return null;
    task.begin?.();
    const problem = judge(await task.values(), expected);
    if (problem === null) return { task };
    await task.dispose();
    return { problem };
  } catch (error) {
    await task?.dispose();
    return { problem: error instanceof Error ? error.message.split('\n')[0] : String(error) };
  }
}

/** @param {string} name @param {Task} task */
const newEntrant = (name, task) => ({ name, task, runs: 1, perRun: /** @type {number[]} */ ([]) });

/**
 * The layer of the table that a workload is compared with, as one entrant more.
 * @param {Workload} workload
 * @param {Contender} contender
 */
async function nearestOf(workload, contender) {
  const nearest = workload.kind === 'layer' ? layers.find(({ name }) => name === workload.near) : undefined;
  const task = nearest && (await contender.prepare(nearest));
  if (!nearest || !task) return null;
  task.begin?.();
  return { layer: nearest, entrant: newEntrant(nearest.name, task) };
}

/**
 * @param {Workload} workload
 * @param {readonly Contender[]} contenders  the first is ours
 * @param {number} rounds
 * @returns {Promise<Result>}
 */
export async function compete(workload, contenders, rounds) {
  const expected = expectedValues(workload);
  /** @type {Finding[]} */
  const failures = [];
  const entrants = [];
  for (const { name, ...rest } of contenders) {
    const entry = await enrol({ name, ...rest }, workload, expected);
    if (entry?.task) entrants.push(newEntrant(name, entry.task));
    else if (entry) failures.push({ contender: name, problem: entry.problem });
  }
  const own = entrants.find(({ name }) => name === contenders[0].name);
  const nearest = own ? await nearestOf(workload, contenders[0]) : null;
  if (nearest) entrants.push(nearest.entrant);
  for (const entrant of entrants) entrant.runs = await warmUp(entrant.task);
  for (let round = 0; round < rounds; round++) {
    // Each follows another one in every round, so that none always finds the caches as the same one left them.
    const turn = round % entrants.length;
    for (const { task, runs, perRun } of [...entrants.slice(turn), ...entrants.slice(0, turn)]) {
      if (round >= SLOW_ROUNDS && perRun[0] > SLOW) continue;
      perRun.push((await timeRuns(task, runs)) / runs);
    }
  }
  const findings = entrants
    .filter((entrant) => entrant !== nearest?.entrant)
    .map(({ name, task, perRun }) => {
      const seconds = median(perRun) / (task.stepsPerRun ?? 1);
      return { contender: name, seconds, spread: spread(perRun) };
    });
  for (const { task } of entrants) await task.dispose();
  /** @type {Result} */
  const result = { workload, multiplyAdds: multiplyAdds(workload), findings: [...findings, ...failures] };
  if (own && nearest) {
    const cost = median(own.perRun) / result.multiplyAdds;
    result.timesNearest = cost / (median(nearest.entrant.perRun) / multiplyAdds(nearest.layer));
  }
  return result;
}
