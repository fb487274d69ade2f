// geometry.mjs — sizes of a workload's results, and how many multiply+adds they take.

/** @typedef {import('./workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('./workloads.mjs').TrainingWorkload} TrainingWorkload */
/** @typedef {import('./workloads.mjs').Workload} Workload */

/** @param {readonly number[]} shape */
export const countOf = (shape) => shape.reduce((product, size) => product * size, 1);

/**
 * N, Cout, H′, W′.
 * @param {Pick<LayerWorkload, 'input' | 'weight'> & Partial<Pick<LayerWorkload, 'stride' | 'padding' | 'dilation'>>} layer
 */
export function outputShape({ input, weight, stride = 1, padding = 0, dilation = 1 }) {
  const size = (/** @type {number} */ axis) =>
    Math.floor((input[axis] + 2 * padding - dilation * (weight[axis] - 1) - 1) / stride) + 1;
  return /** @type {[number, number, number, number]} */ ([input[0], weight[0], size(2), size(3)]);
}

/**
 * The shapes that flow through a net: the input's, then every layer's output's.
 * @param {TrainingWorkload} workload
 */
export function shapesThrough({ input, layers }) {
  /** @type {(readonly [number, number, number, number])[]} */
  const shapes = [input];
  for (const { weight, padding } of layers) {
    shapes.push(outputShape({ input: shapes[shapes.length - 1], weight, padding }));
  }
  return shapes;
}

/**
 * Multiply+adds of one layer, or of one training step: forward, gradients of the weights, and gradients of every layer's
 * input but the first one's.
 * @param {Workload} workload
 */
export function multiplyAdds(workload) {
  if (workload.kind === 'layer') return countOf(outputShape(workload)) * countOf(workload.weight.slice(1));
  const shapes = shapesThrough(workload);
  return workload.layers.reduce((sum, { weight }, index) => {
    const once = countOf(shapes[index + 1]) * countOf(weight.slice(1));
    return sum + once * (index === 0 ? 2 : 3);
  }, 0);
}
