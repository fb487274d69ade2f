// run.mjs — the whole benchmark in one process or page: loads the contenders, lets them compete, gives what was measured.
import { loaders } from './contenders/all.mjs';
import { compete } from './contest.mjs';
import { peakMeter } from './peak.mjs';
import { bestPeer, inWords, OURS, threeDigits, timesOf } from './report.mjs';

/**
 * @typedef {object} Measured
 * @property {import('./contest.mjs').Result[]} results
 * @property {number} peak  GFLOP/s
 * @property {Record<string, string>} versions  by contender, in the columns' order
 */

/**
 * @param {object} settings
 * @param {readonly import('./workloads.mjs').Workload[]} settings.workloads
 * @param {readonly string[]} settings.names  contenders
 * @param {number} settings.rounds
 * @param {import('./contenders/all.mjs').WasmFolders} [settings.folders]
 * @param {readonly import('./contenders/contender.mjs').Contender[]} [settings.others]  loaded elsewhere
 * @param {(line: string) => void} settings.tell
 * @returns {Promise<Measured>}
 */
export async function measure({ workloads, names, rounds, folders = {}, others = [], tell }) {
  const contenders = [];
  for (const name of names) contenders.push(await loaders[name](folders));
  contenders.push(...others);
  const meter = await peakMeter();
  let peak = meter();
  const results = [];
  for (const workload of workloads) {
    const result = await compete(workload, contenders, rounds);
    peak = meter();
    results.push(result);
    const own = timesOf(result)[OURS];
    const peer = bestPeer(result);
    const ratio = peer ? `, ${peer.name} takes ${threeDigits(peer.ratio)} times as long` : '';
    tell(`  ${workload.name}: ${own === undefined ? 'no result' : inWords(own)}${ratio}`);
    for (const { contender, problem } of result.findings) if (problem) tell(`    ${contender} is wrong: ${problem}`);
  }
  const versions = Object.fromEntries(contenders.map(({ name, version }) => [name, version]));
  for (const { close } of contenders) await close?.();
  return { results, peak, versions };
}
