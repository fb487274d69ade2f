// loader.js — loads the wasm: compiled once per process or page, instantiated anew for every engine.
import createModule from './generated/engine.mjs';

/**
 * Operations that take a frame and answer with a status.
 * @typedef {'correlate2d' | 'pad2d' | 'conv2d' | 'conv2dBackward' | 'convTranspose2d' | 'convTranspose2dBackward'
 *   | 'maxPool2d' | 'maxPool2dBackward' | 'avgPool2d' | 'avgPool2dBackward' | 'leastSquares' | 'lossSurface'
 *   | 'receptiveField' | 'receptiveBox' | 'effectiveReceptiveField' | 'planConv2d' | 'runPlan' | 'createTrainer' | 'trainerSet'} OperationName
 *
 * What the generated module offers (engine/bindings/). Addresses are byte offsets into its memory.
 * @typedef {Record<OperationName, (frame: number) => number> & {
 *   HEAPU8: Uint8Array, HEAP32: Int32Array, HEAPF32: Float32Array, HEAPF64: Float64Array,
 *   correlate2dSmall(x: number, height: number, width: number, k: number, kernelHeight: number, kernelWidth: number,
 *     flip: boolean, y: number): void,
 *   allocate(bytes: number): number,
 *   release(address: number): void,
 *   takeError(): { kind: unknown, code: unknown, message: unknown },
 *   trainerStep(handle: number, count: number, losses: number): number,
 *   trainerRead(handle: number, part: number, layer: number, frame: number): number,
 *   trainerStepCount(handle: number): number,
 *   trainerDiverged(handle: number): boolean,
 *   trainerReset(handle: number): void,
 *   trainerDispose(handle: number): void,
 *   planDispose(handle: number): void,
 * }} EngineModule
 */

/**
 * Checked by tsc against the declarations that Emscripten makes of the real module.
 * @type {(options: object) => Promise<EngineModule>}
 */
const instantiate = createModule;

/**
 * The same engine twice, under one glue: with vectors and without.
 * @typedef {'simd' | 'scalar'} Build
 */

/** @type {Record<Build, URL>} */
const addresses = {
  simd: new URL('./generated/engine.wasm', import.meta.url),
  scalar: new URL('./generated/engine-scalar.wasm', import.meta.url),
};

/** @type {Map<Build, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/** A module of one function that makes a vector: valid only where WebAssembly SIMD is known. */
const VECTOR_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 5, 1, 96, 0, 1, 123], // types: () → v128
  ...[3, 2, 1, 0], // functions: one of type 0
  ...[10, 8, 1, 6, 0, 65, 0, 253, 15, 11], // code: i32.const 0, i8x16.splat, end
);

/** @returns {Build} the faster one that this machine can run; the results have the same bits */
export function preferredBuild() {
  return WebAssembly.validate(VECTOR_PROBE) ? 'simd' : 'scalar';
}

/**
 * A fresh instance with memory of its own. It stands before the generated module as its prototype: engines find the
 * properties of a prototype fast, those of an object with so many of them slowly.
 * @param {Build} [build]
 * @returns {Promise<EngineModule>}
 */
export async function loadEngine(build = preferredBuild()) {
  const wasm = await compile(build);
  return new Promise((resolve, reject) => {
    instantiate({
      /**
       * @param {WebAssembly.Imports} imports
       * @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive
       */
      instantiateWasm(imports, receive) {
        // Emscripten waits for `receive` only, so that a failure has to be passed on here.
        WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm), reject);
        return {};
      },
    }).then((module) => resolve(Object.create(module)), reject);
  });
}

/**
 * @param {Build} build
 * @returns {Promise<WebAssembly.Module>}
 */
function compile(build) {
  const known = compiled.get(build);
  if (known !== undefined) return known;
  const module = compileFrom(addresses[build]).catch((cause) => {
    compiled.delete(build); // the next createEngine tries again
    throw Object.assign(new Error(`the engine cannot be loaded: ${cause.message}`, { cause }), { code: 'load' });
  });
  compiled.set(build, module);
  return module;
}

/**
 * @param {URL} url
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileFrom(url) {
  if (url.protocol === 'file:' && typeof process === 'object') {
    // Node's fetch knows no file: addresses. The name is kept from bundlers, which would look for the file system.
    const fileSystem = 'node:fs/promises';
    const { readFile } = await import(/* @vite-ignore */ fileSystem);
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${url.href} answers ${response.status} ${response.statusText}`);
  }
  const isWasm = response.headers.get('Content-Type')?.toLowerCase().startsWith('application/wasm');
  // Streaming compilation insists on the MIME type, which many file servers do not know.
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
