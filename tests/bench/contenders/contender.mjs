// contender.mjs — what a contender of the benchmark is, and how one of its tasks is timed.

/**
 * One workload, set up for one contender.
 * @typedef {object} Task
 * @property {() => unknown} [run]  computes once: one layer, or `stepsPerRun` training steps
 * @property {boolean} [isAsync]  whether `run` gives a promise
 * @property {() => void} [begin]  before a sample, not timed
 * @property {(runs: number) => Promise<number>} [sample]  seconds for `runs` runs, in place of `run`, where the clock is elsewhere
 * @property {number} [stepsPerRun]  default 1
 * @property {() => ArrayLike<number> | Promise<ArrayLike<number>>} values
 *   the layer's output, row-major N, C, H, W; or the parameters after CHECKED_STEPS steps from the first ones
 * @property {() => unknown} dispose
 */

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} version
 * @property {(workload: import('../workloads.mjs').Workload) => Task | null | Promise<Task | null>} prepare
 *   null where it has no such operation
 * @property {() => unknown} [close]
 */

/**
 * Seconds that some runs of a task take.
 * @param {Task} task
 * @param {number} runs
 */
export async function timeRuns(task, runs) {
  if (task.sample) return task.sample(runs);
  const { run } = task;
  if (!run) throw new Error('a task needs `run` or `sample`');
  task.begin?.();
  const start = performance.now();
  // Waiting costs something even where there is nothing to wait for.
  if (task.isAsync) for (let count = 0; count < runs; count++) await run();
  else for (let count = 0; count < runs; count++) run();
  return (performance.now() - start) / 1000;
}
