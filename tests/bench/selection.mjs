// selection.mjs — the workloads that a run measures.
import { oneOffs, others } from './others.mjs';
import { table } from './workloads.mjs';

/**
 * @param {RegExp} only  fits their names
 * @param {boolean} withOthers  those beside the table
 */
export function selectWorkloads(only, withOthers) {
  return (withOthers ? [...others, ...oneOffs] : table).filter(({ name }) => only.test(name));
}
