// kept-runs.js — a setting: the optimizers whose runs are compared, such as “sgd:0.01;momentum:0.02:0.9;adam:0.1”.
import { parseNumber, sameValue } from '../settings.js';

/** @typedef {{ optimizer: 'sgd' | 'momentum' | 'nesterov' | 'adam', lr: number, momentum: number }} KeptRun  momentum 0 where it has none */

/** More curves than this on one chart are not told apart. */
export const MOST_RUNS = 5;

/**
 * @param {{ optimizer: import('../settings.js').Setting<KeptRun['optimizer']>, lr: import('../settings.js').Setting<number>, momentum: import('../settings.js').Setting<number> }} parts
 *   how each of them is checked and written
 * @returns {import('../settings.js').Setting<readonly KeptRun[]>}
 */
export function keptRuns({ optimizer, lr, momentum }) {
  return {
    default: [],
    check(runs) {
      if (runs.length > MOST_RUNS) return 'too-many-cells';
      if (runs.some((run, index) => runs.slice(index + 1).some((other) => sameValue(run, other))))
        return 'not-a-choice';
      return runs.every((run) => !optimizer.check(run.optimizer) && !lr.check(run.lr) && !momentum.check(run.momentum))
        ? null
        : 'out-of-range';
    },
    parse(text) {
      const runs = text.split(';').map((part) => {
        const [name, rate, kept = '0', ...rest] = part.split(':');
        const run = {
          optimizer: optimizer.parse(name ?? ''),
          lr: parseNumber(rate ?? ''),
          momentum: parseNumber(kept),
        };
        return rest.length > 0 || Object.values(run).includes(undefined) ? undefined : run;
      });
      return runs.includes(undefined) ? undefined : /** @type {KeptRun[]} */ (runs);
    },
    format: (runs) =>
      runs.map((run) => [run.optimizer, run.lr, ...(run.momentum ? [run.momentum] : [])].join(':')).join(';'),
  };
}
