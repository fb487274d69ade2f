// all.mjs — every contender of the benchmark by its name, loaded when asked for.

/** @typedef {import('./contender.mjs').Contender} Contender */

/**
 * Addresses of folders of wasm files, for a page; in Node they lie beside their modules.
 * @typedef {{ tfjs?: string, onnxruntime?: string }} WasmFolders
 */

/** @type {Record<string, (folders: WasmFolders) => Promise<Contender>>} */
export const loaders = {
  convscope: async () => (await import('./convscope.mjs')).load(),
  'tfjs-wasm': async ({ tfjs }) => (await import('./tfjs.mjs')).load('wasm', tfjs),
  'tfjs-cpu': async ({ tfjs }) => (await import('./tfjs.mjs')).load('cpu', tfjs),
  'ORT-web': async ({ onnxruntime }) => (await import('./onnxruntime.mjs')).load(onnxruntime),
  'OpenCV.js': async () => (await import('./opencv.mjs')).load(),
  ConvNetJS: async () => (await import('./convnetjs.mjs')).load(),
};
