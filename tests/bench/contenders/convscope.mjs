// convscope.mjs — the engine that this repository makes, through its facade.
import { createEngine } from '../../../web/engine/index.js';
import { layerData, trainingData } from '../data.mjs';
import { countOf, outputShape, shapesThrough } from '../geometry.mjs';
import { CHECKED_STEPS } from '../reference.mjs';

/** @typedef {import('../workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('../workloads.mjs').TrainingWorkload} TrainingWorkload */
/** @typedef {import('./contender.mjs').Task} Task */

/** From so many values on, results are written into an array that is there already. */
const REUSE_FROM = 2 ** 14;

/** @returns {Promise<import('./contender.mjs').Contender>} */
export async function load() {
  const engine = await createEngine();

  /**
   * One channel, typed array to typed array: the operation of the labs.
   * @param {LayerWorkload} workload
   * @returns {Task}
   */
  function correlate(workload) {
    const data = layerData(workload);
    const x = { shape: workload.input.slice(2), data: data.x };
    const k = { shape: workload.weight.slice(2), data: data.w };
    const run = () => engine.correlate2d(x, k).data;
    return { run, values: run, dispose: () => {} };
  }

  /**
   * @param {LayerWorkload} workload
   * @returns {Task}
   */
  function layer(workload) {
    const { input, weight, stride, padding, dilation, groups, form } = workload;
    const data = layerData(workload);
    const options = { stride, padding, dilation, groups };
    const given = { shape: [...input], data: data.x };
    const w = { shape: [...weight], data: data.w };
    const shape = outputShape(workload);
    const zeros = { shape, data: new Float32Array(countOf(shape)) };
    if (form === 'values') {
      const plan = engine.plan('conv2d', w, { inputShape: input, ...options });
      const into = zeros.data.length >= REUSE_FROM ? { out: zeros } : {};
      const run = () => plan.run(given, into).data;
      return { run, values: run, dispose: () => plan.dispose() };
    }
    const x = engine.tensor(given);
    const out = engine.tensor(zeros);
    const held = [x, out];
    /** @type {() => unknown} */
    let run;
    if (form === 'one-off') {
      const kept = engine.tensor(w);
      held.push(kept);
      run = () => engine.conv2d(x, kept, { ...options, out });
    } else {
      const plan = engine.plan('conv2d', w, { inputShape: input, ...options });
      held.push(/** @type {any} */ (plan));
      run = () => plan.run(x, { out });
    }
    const values = () => {
      run();
      return out.read().data;
    };
    return { run, values, dispose: () => held.forEach((item) => item.dispose()) };
  }

  /**
   * @param {TrainingWorkload} workload
   * @returns {Task}
   */
  function training(workload) {
    const { input, layers, lr, stepsPerCall } = workload;
    const data = trainingData(workload);
    const relu = { op: /** @type {const} */ ('relu') };
    const convolutions = layers.map(({ weight, padding }, index) => ({
      op: /** @type {const} */ ('conv'),
      weight: { shape: [...weight], data: data.weights[index] },
      bias: { shape: [weight[0]], data: data.biases[index] },
      padding,
    }));
    const last = layers.length - 1;
    const trainer = engine.trainer({
      x: { shape: [...input], data: data.x },
      y: { shape: [...shapesThrough(workload)[layers.length]], data: data.y },
      layers: convolutions.flatMap((conv, index) => (index === last ? [conv] : [conv, relu])),
      loss: 'sum',
      optimizer: { name: 'sgd', lr },
    });
    return {
      run: () => trainer.step(stepsPerCall),
      stepsPerRun: stepsPerCall,
      values() {
        trainer.reset();
        trainer.step(CHECKED_STEPS);
        const learned = trainer.parameters.flatMap(({ weight, bias }) => [weight, bias]);
        return learned.flatMap((tensor) => (tensor ? [...tensor.data] : []));
      },
      dispose: () => trainer.dispose(),
    };
  }

  return {
    name: 'convscope',
    version: '',
    prepare(workload) {
      if (workload.kind === 'training') return training(workload);
      const { input, weight, form, padding, stride, dilation } = workload;
      const isPlain = input[0] * input[1] * weight[0] === 1 && padding === 0 && stride * dilation === 1;
      return form === 'values' && isPlain ? correlate(workload) : layer(workload);
    },
    close: () => engine.dispose(),
  };
}
