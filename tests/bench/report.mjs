// report.mjs — the measured times as a Markdown table.
import { best, gigaflops } from './statistics.mjs';

/** @typedef {import('./contest.mjs').Result} Result */

export const OURS = 'convscope';
export const NATIVE = 'PyTorch';

/** Three digits and a unit. @param {number} seconds */
export function inWords(seconds) {
  const units = /** @type {const} */ ([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, 'µs'],
    [1e-9, 'ns'],
  ]);
  const [size, unit] = units.find(([least]) => seconds >= least) ?? units[3];
  return `${threeDigits(seconds / size)} ${unit}`;
}

/** @param {number} value  from 0 */
export function threeDigits(value) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/** @param {Result} result @returns {Record<string, number>} seconds by contender */
export function timesOf({ findings }) {
  return Object.fromEntries(
    findings.flatMap(({ contender, seconds }) => (seconds === undefined ? [] : [[contender, seconds]])),
  );
}

/**
 * The best peer that a page could use, and how many times our time it takes.
 * @param {Result} result
 */
export function bestPeer(result) {
  const times = timesOf(result);
  const peer = best(times, (name) => name !== OURS && name !== NATIVE);
  return peer && OURS in times ? { ...peer, ratio: peer.seconds / times[OURS] } : null;
}

/**
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(header, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/**
 * @param {readonly Result[]} results
 * @param {{ names: readonly string[], peak: number, place: 'node' | 'browser' }} setting
 *   contenders in the columns' order; peak in GFLOP/s
 */
export function tableOf(results, { names, peak, place }) {
  const peers = names.filter((name) => name !== OURS);
  const header = ['workload', OURS, 'GFLOP/s', 'of peak', ...peers, 'best peer / convscope', 'wanted'];
  const rows = results.map((result) => {
    const { workload, findings } = result;
    const times = timesOf(result);
    const own = times[OURS];
    const rate = own === undefined ? null : gigaflops(result.multiplyAdds, own);
    const cell = (/** @type {string} */ name) => {
      const finding = findings.find(({ contender }) => contender === name);
      if (!finding) return '–';
      return finding.seconds === undefined ? `wrong: ${finding.problem}` : inWords(finding.seconds);
    };
    const peer = bestPeer(result);
    const { wanted } = workload;
    const least = place === 'browser' ? (wanted?.browser ?? wanted?.node) : wanted?.node;
    const ratio = peer ? `${mark(peer.ratio, least)}${threeDigits(peer.ratio)}` : '–';
    const native = NATIVE in times && own !== undefined ? times[NATIVE] / own : null;
    const nativeRatio =
      native && wanted?.pytorch ? `; PyTorch ${mark(native, wanted.pytorch)}${threeDigits(native)}` : '';
    return [
      workload.name,
      cell(OURS),
      rate === null ? '–' : threeDigits(rate),
      rate === null ? '–' : `${Math.round((100 * rate) / peak)} %`,
      ...peers.map(cell),
      `${ratio}${nativeRatio}`,
      `${least === undefined ? '–' : `≥ ${least}`}${nativeRatio ? `; PyTorch ≥ ${wanted?.pytorch}` : ''}`,
    ];
  });
  return markdownTable(header, rows);
}

/**
 * What a multiply+add costs beside the table, relative to the nearest workload of the table.
 * @param {readonly Result[]} results
 * @param {{ cliff: number }} setting  how much dearer it may be
 */
export function otherTableOf(results, { cliff }) {
  const rows = results.flatMap((result) => {
    const { workload } = result;
    if (workload.kind === 'training' || !workload.near) return [];
    const own = timesOf(result)[OURS];
    const relative = result.timesNearest;
    const peer = bestPeer(result);
    const isOneOff = workload.form === 'one-off';
    const cost = relative === undefined ? '–' : `${isOneOff ? '' : mark(cliff, relative)}${threeDigits(relative)}`;
    const fallen = result.findings.filter(({ problem }) => problem).map(({ contender }) => `${contender} wrong`);
    return [
      [
        workload.name,
        own === undefined ? '–' : inWords(own),
        own === undefined ? '–' : threeDigits(gigaflops(result.multiplyAdds, own)),
        `${cost} × ${workload.near}`,
        [...(peer ? [`${peer.name} ${inWords(peer.seconds)}`] : ['–']), ...fallen].join('; '),
        peer ? `${mark(peer.ratio, 1)}${threeDigits(peer.ratio)}` : '–',
      ],
    ];
  });
  const header = ['workload', OURS, 'GFLOP/s', 'cost of a multiply+add', 'best peer', 'best peer / convscope'];
  return rows.length === 0 ? '' : markdownTable(header, rows);
}

/** @param {number} ratio @param {number | undefined} wanted */
const mark = (ratio, wanted) => (wanted === undefined ? '' : ratio >= wanted ? '✓ ' : '✗ ');
