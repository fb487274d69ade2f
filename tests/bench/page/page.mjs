// page.mjs — the benchmark in a page: measures when the script that opened it asks.
import { selectWorkloads } from '../selection.mjs';
import { measure } from '../run.mjs';

/**
 * @param {object} settings
 * @param {string} settings.only
 * @param {boolean} settings.others
 * @param {string[]} settings.names
 * @param {number} settings.rounds
 */
async function measureHere({ only, others, names, rounds }) {
  const folder = (/** @type {string} */ name) => new URL(`./wasm/${name}/`, location.href).href;
  return measure({
    workloads: selectWorkloads(new RegExp(only), others),
    names,
    rounds,
    folders: { tfjs: folder('tfjs'), onnxruntime: folder('onnxruntime') },
    tell: (line) => console.log(line),
  });
}

Object.assign(window, { measureHere });
