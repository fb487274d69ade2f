// opinion.mjs — what ONNX Runtime (its wasm, in one thread) answers to the cases it has an operator for.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInstalled } from '../../../build-scripts/install.mjs';
import { build } from '../../../build-scripts/paths.mjs';
import { run, step } from '../../../build-scripts/terminal.mjs';
import { difference } from '../check.mjs';
import { modelOf } from './model.mjs';

/** @typedef {import('../wire.mjs').OracleCase} OracleCase */
/** @typedef {import('../wire.mjs').Values} Values */

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(build, 'onnxruntime');

/** It writes a line for every shape that its inference got wrong and for every refusal; 4 is fatal only. */
const QUIET = { logSeverityLevel: 4 };

/** Installs onnxruntime-web as the lock says, in build/: 150 MB that nothing else needs. */
async function install() {
  const receipt = join(folder, 'node_modules', '.package-lock.json');
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(receipt) && isInstalled(read(join(here, 'package-lock.json')), read(receipt))) return;
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(here, name), join(folder, name));
  await step('Installing ONNX Runtime', () => run(['npm', 'ci', '--ignore-scripts'], { cwd: folder }));
}

/**
 * Sides as ONNX and the contract have them alike: top, left, bottom, right.
 * @param {number | number[]} padding
 */
function padsOf(padding) {
  if (typeof padding === 'number') return [padding, padding, padding, padding];
  return padding.length === 2 ? [...padding, ...padding] : padding;
}

/** @param {number | number[]} value */
const pairOf = (value) => (typeof value === 'number' ? [value, value] : value);

/** @type {Record<string, string>} */
const NAMED = { valid: 'VALID', same: 'SAME_UPPER', 'same-lower': 'SAME_LOWER' };

/** @param {any} options */
function paddingOf({ padding = 0 }) {
  return typeof padding === 'string' ? { auto_pad: NAMED[padding] } : { pads: padsOf(padding) };
}

/**
 * The operator that does what a case asks, and its attributes; null where there is none.
 * @param {OracleCase} oracle
 * @returns {{ operator: string, attributes: Record<string, any>, outputs: string[] } | null}
 */
function operatorFor({ operation, options }) {
  const { stride = 1, dilation = 1, groups = 1, kernel, ceilMode = false } = options;
  const steps = { strides: pairOf(stride), dilations: pairOf(dilation) };
  if (operation === 'conv2d') {
    if (options.flip || (options.paddingMode ?? 'zeros') !== 'zeros') return null;
    return { operator: 'Conv', attributes: { ...steps, group: groups, ...paddingOf(options) }, outputs: ['output'] };
  }
  if (operation === 'convTranspose2d') {
    const output_padding = pairOf(options.outputPadding ?? 0);
    const attributes = { ...steps, group: groups, output_padding, ...paddingOf(options) };
    return { operator: 'ConvTranspose', attributes, outputs: ['output'] };
  }
  if (operation !== 'maxPool2d' && operation !== 'avgPool2d') return null;
  const window = {
    kernel_shape: pairOf(kernel),
    strides: pairOf(options.stride ?? kernel),
    ceil_mode: Number(ceilMode),
  };
  if (operation === 'maxPool2d') {
    const attributes = { ...window, dilations: pairOf(dilation), ...paddingOf(options) };
    return { operator: 'MaxPool', attributes, outputs: ['output', 'indices'] };
  }
  const count_include_pad = Number(options.countIncludePad ?? true);
  return {
    operator: 'AveragePool',
    attributes: { ...window, count_include_pad, ...paddingOf(options) },
    outputs: ['output'],
  };
}

/**
 * Whether its named padding is another: it takes no account of dilation, and before a pooling stride larger than the window
 * it is negative, where TensorFlow, the contract and its own Conv have none.
 * @param {OracleCase} oracle
 */
function isNamedDifferently({ operation, options: { padding, kernel, stride = kernel, dilation = 1 } }) {
  if (typeof padding !== 'string') return false;
  const isPool = /Pool/.test(operation);
  return [0, 1].some((axis) => pairOf(dilation)[axis] > 1 || (isPool && pairOf(stride)[axis] > pairOf(kernel)[axis]));
}

/**
 * With all four axes.
 * @param {readonly number[]} shape
 */
const fourAxes = (shape) => [...Array(4 - shape.length).fill(1), ...shape];

/**
 * @returns {Promise<(oracle: OracleCase) => Promise<string | null | undefined>>}
 *   what is wrong, null if nothing is, undefined where ONNX Runtime has no answer
 */
export async function loadOpinion() {
  await install();
  const module = join(folder, 'node_modules', 'onnxruntime-web', 'dist', 'ort.node.min.mjs');
  const ort = await import(pathToFileURL(module).href);
  ort.env.wasm.numThreads = 1;

  return async (oracle) => {
    const { args, options, expect, dtype, kind } = oracle;
    const given = operatorFor(oracle);
    // It computes in float32, makes no promise about special values, and pools no empty batch.
    if (
      given === null ||
      isNamedDifferently(oracle) ||
      dtype !== 'float32' ||
      kind === 'special' ||
      args[0].data.length === 0
    )
      return undefined;
    /** @type {Record<string, Values>} */
    const inputs = { x: { ...args[0], shape: fourAxes(args[0].shape) } };
    if (args[1]) inputs.w = { ...args[1], shape: fourAxes(args[1].shape) };
    if (options.bias) inputs.bias = options.bias;
    const shapes = Object.fromEntries(Object.entries(inputs).map(([name, { shape }]) => [name, shape]));
    const model = modelOf(given.operator, shapes, given.outputs, given.attributes);
    const feeds = Object.entries(inputs).map(([name, { data, shape }]) => [
      name,
      new ort.Tensor('float32', data, shape),
    ]);
    const results = await answer(ort, model, Object.fromEntries(feeds));
    return results && verdict(oracle, results, expect);
  };
}

/**
 * @param {any} ort
 * @param {Uint8Array} model
 * @param {object} feeds
 * @returns {Promise<any>} undefined for what it refuses: output padding beyond the stride, padding beyond the kernel, …
 */
async function answer(ort, model, feeds) {
  let session;
  try {
    session = await ort.InferenceSession.create(model, QUIET);
    return await session.run(feeds, QUIET);
  } catch {
    return undefined;
  } finally {
    await session?.release();
  }
}

/**
 * @param {OracleCase} oracle
 * @param {Record<string, { dims: readonly number[], data: Float32Array | BigInt64Array }>} results
 * @param {OracleCase['expect']} expect
 */
function verdict({ args }, results, expect) {
  const [height, width] = args[0].shape.slice(-2);
  for (const [name, expected] of Object.entries(expect)) {
    const { dims, data } = results[name];
    const shape = [...dims].slice(4 - expected.is.shape.length);
    // ONNX's positions count through the whole tensor, ours through the plane.
    const values = data instanceof BigInt64Array ? Int32Array.from(data, (at) => Number(at) % (height * width)) : data;
    const problem = difference(name, { shape, data: values }, expected, 'float32');
    if (problem !== null) return problem;
  }
  return null;
}
