// convnetjs.mjs — ConvNetJS: layers in plain JavaScript, float64, channels last.
import { layerData, trainingData } from '../data.mjs';
import { outputShape, shapesThrough } from '../geometry.mjs';
import { CHECKED_STEPS } from '../reference.mjs';
import { channelsFirst, channelsLast } from './layout.mjs';

/** @typedef {import('../workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('../workloads.mjs').TrainingWorkload} TrainingWorkload */
/** @typedef {import('./contender.mjs').Task} Task */

/** The package tells its version nowhere but in package.json. */
const VERSION = '0.3.0';

/** @returns {Promise<import('./contender.mjs').Contender>} */
export async function load() {
  const module = await import('convnetjs');
  const library = module.Vol ? module : module.default;

  /** @param {Float32Array} values @param {readonly number[]} shape  N, C, H, W with N = 1 */
  function volume(values, shape) {
    const result = new library.Vol(shape[3], shape[2], shape[1], 0);
    result.w.set(channelsLast(values, shape));
    return result;
  }

  /**
   * @param {readonly number[]} input
   * @param {readonly number[]} weight
   * @param {{ stride?: number, padding: number }} settings
   */
  function convolution(input, weight, { stride = 1, padding }) {
    const [filters, , sy, sx] = weight;
    const sizes = { in_depth: input[1], in_sy: input[2], in_sx: input[3], filters, sx, sy };
    return new library.ConvLayer({ ...sizes, stride, pad: padding, l2_decay_mul: 0 });
  }

  /**
   * @param {any} conv
   * @param {readonly number[]} weight
   * @param {Float32Array} values
   * @param {ArrayLike<number>} [bias]
   */
  function setParameters(conv, [, inputs, height, width], values, bias) {
    const size = inputs * height * width;
    for (const [index, filter] of conv.filters.entries()) {
      filter.w.set(channelsLast(values.subarray(index * size, (index + 1) * size), [1, inputs, height, width]));
      if (bias) conv.biases.w[index] = bias[index];
    }
  }

  /**
   * @param {LayerWorkload} workload
   * @returns {Task | null}
   */
  function layer(workload) {
    const { input, weight, dilation, groups, form } = workload;
    // The largest kernel takes seconds and is no contest.
    if (input[0] > 1 || dilation > 1 || groups > 1 || weight[2] * weight[3] > 500) return null;
    const data = layerData(workload);
    const conv = convolution(input, weight, workload);
    setParameters(conv, weight, data.w);
    const x = volume(data.x, input);
    const once = () => conv.forward(x, false).w;
    const pixels = channelsLast(data.x, input);
    const fromValues = () => {
      x.w.set(pixels);
      return once();
    };
    const values = () => channelsFirst(once(), outputShape(workload));
    return { run: form === 'values' ? fromValues : once, values, dispose: () => {} };
  }

  /**
   * @param {TrainingWorkload} workload
   * @returns {Task}
   */
  function training(workload) {
    const { input, layers, lr } = workload;
    const data = trainingData(workload);
    const shapes = shapesThrough(workload);
    const size = (/** @type {number} */ index) => {
      return { in_depth: shapes[index][1], in_sy: shapes[index][2], in_sx: shapes[index][3] };
    };
    const convolutions = layers.map((settings, index) => convolution(shapes[index], settings.weight, settings));
    const last = layers.length - 1;
    const net = new library.Net();
    net.layers = [
      new library.InputLayer({ out_depth: input[1], out_sy: input[2], out_sx: input[3] }),
      ...convolutions.flatMap((conv, index) =>
        index === last ? [conv] : [conv, new library.ReluLayer(size(index + 1))],
      ),
      new library.RegressionLayer(size(layers.length)),
    ];
    // Its loss is half the sum of squares.
    const settings = { method: 'sgd', learning_rate: 2 * lr, momentum: 0, batch_size: 1, l1_decay: 0, l2_decay: 0 };
    const trainer = new library.Trainer(net, settings);
    const x = volume(data.x, input);
    const y = Float64Array.from(channelsLast(data.y, shapes[layers.length]));
    const run = () => trainer.train(x, y);
    const reset = () =>
      convolutions.forEach((conv, index) => {
        setParameters(conv, layers[index].weight, data.weights[index], data.biases[index]);
      });
    reset();
    return {
      run,
      values() {
        reset();
        for (let step = 0; step < CHECKED_STEPS; step++) run();
        return convolutions.flatMap((conv, index) => {
          const [, inputs, height, width] = layers[index].weight;
          const weights = conv.filters.flatMap((/** @type {any} */ filter) => {
            return [...channelsFirst(filter.w, [1, inputs, height, width])];
          });
          return [...weights, ...conv.biases.w];
        });
      },
      dispose: () => {},
    };
  }

  return {
    name: 'ConvNetJS',
    version: VERSION,
    prepare: (workload) => (workload.kind === 'training' ? training(workload) : layer(workload)),
  };
}
