// side-by-side.mjs — runs jobs as soon as what they come after has ended and there are cores for them.

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {string[]} after  names of the jobs that must have ended
 * @property {number} cores  how many it keeps busy
 * @property {() => Promise<void>} run  what goes wrong in it is its own to tell
 */

/**
 * Runs all of them, the first in the list first where there is a choice. One that wants more cores than there are gets all.
 * @param {Job[]} jobs
 * @param {number} cores
 * @returns {Promise<void>} rejects as soon as one of them does, or if some wait for each other
 */
export function runSideBySide(jobs, cores) {
  const names = new Set(jobs.map(({ name }) => name));
  let waiting = jobs;
  let free = cores;
  let running = 0;
  /** @type {Set<string>} */
  const ended = new Set();
  return new Promise((resolve, reject) => {
    const startReady = () => {
      for (const job of waiting) {
        const taken = Math.min(job.cores, cores);
        const isReady = job.after.every((name) => ended.has(name) || !names.has(name));
        if (!isReady || taken > free) continue;
        waiting = waiting.filter((other) => other !== job);
        free -= taken;
        running += 1;
        job.run().then(() => {
          ended.add(job.name);
          free += taken;
          running -= 1;
          startReady();
        }, reject);
      }
      if (running > 0) return;
      if (waiting.length === 0) resolve();
      else reject(new Error(`${waiting.map(({ name }) => name).join(', ')} wait for each other`));
    };
    startReady();
  });
}
