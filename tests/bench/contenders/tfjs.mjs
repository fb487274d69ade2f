// tfjs.mjs — TensorFlow.js on two of its backends: wasm (XNNPACK), which cannot train, and cpu (plain JavaScript).
import { layerData, trainingData } from '../data.mjs';
import { outputShape, shapesThrough } from '../geometry.mjs';
import { CHECKED_STEPS } from '../reference.mjs';
import { channelsFirst, channelsLast, tapsFirst, tapsLast, transpose } from './layout.mjs';

/** @typedef {import('../workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('../workloads.mjs').TrainingWorkload} TrainingWorkload */
/** @typedef {import('./contender.mjs').Task} Task */

/**
 * Its padding given as one number makes wrong sizes where the kernel is no square.
 * @param {number} padding
 */
const sides = (padding) => (padding === 0 ? 'valid' : [0, padding, padding, 0].map((size) => [size, size]));

/**
 * @param {'wasm' | 'cpu'} backend
 * @param {string} [wasmFolder]  the address of the folder of its wasm files, where they are not beside its module
 * @returns {Promise<import('./contender.mjs').Contender>}
 */
export async function load(backend, wasmFolder) {
  const core = await import('@tensorflow/tfjs-core');
  // In Node it is a CommonJS module, in a bundle one with named exports.
  const tf = core.conv2d ? core : core.default;
  if (backend === 'wasm') {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    if (wasmFolder) wasm.setWasmPaths(wasmFolder);
    wasm.setThreadsCount?.(1);
  } else {
    await import('@tensorflow/tfjs-backend-cpu');
    // Gradients are a module of their own; Node can load it in the large package only.
    if (wasmFolder) await import('@tensorflow/tfjs-core/dist/register_all_gradients');
    else await import('@tensorflow/tfjs');
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  // Both backends live in one library; a ready one is chosen at once.
  const begin = () => void tf.setBackend(backend);

  /**
   * @param {LayerWorkload} workload
   * @returns {Task | null}
   */
  function layer(workload) {
    const { input, weight, stride, padding, dilation, groups, form } = workload;
    const isDepthwise = groups > 1 && groups === input[1] && groups === weight[0];
    if (groups > 1 && !isDepthwise) return null;
    const data = layerData(workload);
    const pixels = channelsLast(data.x, input);
    const shape = [input[0], input[2], input[3], input[1]];
    const [outputs, groupInputs, height, width] = weight;
    const taps = isDepthwise ? transpose(data.w, weight, [2, 3, 0, 1]) : tapsFirst(data.w, weight);
    const w = tf.tensor4d(taps, isDepthwise ? [height, width, outputs, 1] : [height, width, groupInputs, outputs]);
    const operation = isDepthwise ? tf.depthwiseConv2d : tf.conv2d;
    const convolve = (/** @type {any} */ x) => operation(x, w, stride, sides(padding), 'NHWC', dilation);
    const x = tf.tensor4d(pixels, shape);
    const once = () => {
      const y = convolve(x);
      const result = y.dataSync();
      y.dispose();
      return result;
    };
    const fromValues = () => {
      const given = tf.tensor4d(pixels, shape);
      const y = convolve(given);
      const result = y.dataSync();
      given.dispose();
      y.dispose();
      return result;
    };
    return {
      begin,
      run: form === 'values' ? fromValues : () => convolve(x).dispose(),
      values: () => channelsFirst(once(), outputShape(workload)),
      dispose: () => [x, w].forEach((tensor) => tensor.dispose()),
    };
  }

  /**
   * @param {TrainingWorkload} workload
   * @returns {Task}
   */
  function training(workload) {
    const { input, layers, lr } = workload;
    const data = trainingData(workload);
    const shapes = shapesThrough(workload);
    const last = layers.length - 1;
    const tensor = (/** @type {Float32Array} */ values, /** @type {readonly number[]} */ [n, c, h, w]) =>
      tf.tensor4d(channelsLast(values, [n, c, h, w]), [n, h, w, c]);
    const x = tensor(data.x, input);
    const y = tensor(data.y, shapes[layers.length]);
    const first = layers.map(({ weight: [o, i, h, w] }, index) => ({
      weight: tf.tensor4d(tapsFirst(data.weights[index], [o, i, h, w]), [h, w, i, o]),
      bias: tf.tensor1d(data.biases[index]),
    }));
    const learned = first.map(({ weight, bias }) => ({ weight: tf.variable(weight), bias: tf.variable(bias) }));
    const optimizer = tf.train.sgd(lr);
    const loss = () => {
      const output = learned.reduce((values, { weight, bias }, index) => {
        const sums = tf.add(tf.conv2d(values, weight, 1, sides(layers[index].padding)), bias);
        return index === last ? sums : tf.relu(sums);
      }, x);
      return tf.sum(tf.squaredDifference(output, y));
    };
    const run = () => optimizer.minimize(loss);
    return {
      begin,
      run,
      values() {
        learned.forEach(({ weight, bias }, index) => {
          weight.assign(first[index].weight);
          bias.assign(first[index].bias);
        });
        for (let step = 0; step < CHECKED_STEPS; step++) run();
        return learned.flatMap(({ weight, bias }, index) => [
          ...tapsLast(weight.dataSync(), layers[index].weight),
          ...bias.dataSync(),
        ]);
      },
      dispose: () => [x, y, ...[...first, ...learned].flatMap(Object.values)].forEach((item) => item.dispose()),
    };
  }

  return {
    name: `tfjs-${backend}`,
    version: tf.version_core,
    prepare(workload) {
      begin();
      if (workload.kind === 'layer') return layer(workload);
      return backend === 'cpu' ? training(workload) : null;
    },
  };
}
