// data.mjs — the numbers that every contender is given: seeded, the same in every run.
import { countOf, shapesThrough } from './geometry.mjs';

/** @typedef {import('./workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('./workloads.mjs').TrainingWorkload} TrainingWorkload */

/** @typedef {{ x: Float32Array, w: Float32Array }} LayerData */
/** @typedef {{ x: Float32Array, y: Float32Array, weights: Float32Array[], biases: Float32Array[] }} TrainingData */

/**
 * Uniform in ±scale: the generator mulberry32 over 32 bits.
 * @param {number} seed
 * @param {number} count
 * @param {number} [scale]
 */
export function uniform(seed, count, scale = 0.5) {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return scale * (((bits ^ (bits >>> 14)) >>> 0) / 2 ** 31 - 1);
  });
}

/** @param {LayerWorkload} workload @returns {LayerData} */
export function layerData({ input, weight }) {
  return { x: uniform(1, countOf(input)), w: uniform(2, countOf(weight)) };
}

/** @param {TrainingWorkload} workload @returns {TrainingData} */
export function trainingData(workload) {
  const shapes = shapesThrough(workload);
  return {
    x: uniform(1, countOf(workload.input)),
    y: uniform(2, countOf(shapes[shapes.length - 1])),
    weights: workload.layers.map(({ weight }, index) => uniform(3 + index, countOf(weight))),
    biases: workload.layers.map(({ weight }, index) => uniform(99 + index, weight[0], 0.1)),
  };
}
