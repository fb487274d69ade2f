// selection.mjs — the workloads that a run measures.
import { oneOffs, others } from './others.mjs';
import { layers, table } from './workloads.mjs';

/**
 * @param {RegExp} only  fits their names
 * @param {boolean} withOthers  those beside the table, too, and of the table what they are compared with
 */
export function selectWorkloads(only, withOthers) {
  if (!withOthers) return table.filter(({ name }) => only.test(name));
  const chosen = [...others, ...oneOffs].filter(({ name }) => only.test(name));
  const near = layers.filter(({ name }) => chosen.some((workload) => workload.near === name));
  return [...near, ...chosen];
}
