// crossovers.mjs — where one algorithm overtakes another: the times of all over growing kernels, channels and images, and
// what 'auto' chooses there. The cost table (engine/src/algorithm_costs.cpp) is fitted to this.
import { createEngine } from '../../web/engine/index.js';
import { markdownTable } from './report.mjs';

/** @typedef {'direct' | 'gemm' | 'winograd' | 'fft'} Algorithm */

const ALGORITHMS = /** @type {const} */ (['direct', 'gemm', 'winograd', 'fft']);
/** Samples of each; the least is told, as neighbours on the machine only ever add to it. */
const SAMPLES = 7;

/** @typedef {{ name: string, input: number[], weight: number[] }} Layer */

/** @type {Layer[]} */
const layers = [
  ...[3, 5, 6, 7, 8, 9, 11, 15].map((k) => layer(1024, 1, 1, k)),
  ...[3, 5, 7, 9, 15].map((k) => layer(256, 1, 1, k)),
  ...[4, 8, 12, 16, 24, 32, 64].map((c) => layer(56, c, c, 3)),
  ...[7, 10, 14, 28].map((size) => layer(size, 64, 64, 3)),
  ...[4, 8, 16].map((c) => layer(56, c, c, 7)),
  ...[2, 3, 5, 7, 9].map((size) => layer(size, 256, 256, 1)),
];

/**
 * @param {number} size
 * @param {number} inputs
 * @param {number} outputs
 * @param {number} kernel
 * @returns {Layer}
 */
function layer(size, inputs, outputs, kernel) {
  const name = `${size}²×${inputs}→${outputs} ${kernel}×${kernel}`;
  return { name, input: [inputs, size, size], weight: [outputs, inputs, kernel, kernel] };
}

/** @param {readonly number[]} shape */
function noise(shape) {
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let i = 0; i < data.length; i++) data[i] = Math.random() - 0.5;
  return { shape: [...shape], data };
}

const engine = await createEngine();
const rows = layers.map(({ name, input, weight }) => {
  const x = engine.tensor(noise(input));
  const w = noise(weight);
  const out = engine.tensor(noise([weight[0], input[1], input[2]]));
  const chosen = engine.plan('conv2d', w, { inputShape: input, padding: 'same' });
  const times = ALGORITHMS.map((algorithm) => {
    /** @type {import('../../web/engine/index.js').Plan} */
    let plan;
    try {
      plan = engine.plan('conv2d', w, { inputShape: input, padding: 'same', algorithm });
    } catch {
      return Infinity; // it cannot serve this layer
    }
    let least = Infinity;
    for (let sample = 0; sample < SAMPLES; sample++) {
      const start = performance.now();
      plan.run(x, { out });
      least = Math.min(least, performance.now() - start);
    }
    plan.dispose();
    return least;
  });
  const best = Math.min(...times);
  const own = times[ALGORITHMS.indexOf(/** @type {Algorithm} */ (chosen.algorithm))];
  const row = [
    name,
    ...times.map((time) => (time === Infinity ? '–' : `${time.toPrecision(3)} ms`)),
    chosen.algorithm,
    (own / best).toFixed(2),
  ];
  for (const item of [x, out, chosen]) item.dispose();
  return row;
});
console.log(markdownTable(['layer', ...ALGORITHMS, 'auto', 'auto / best'], rows));
