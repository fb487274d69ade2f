// reference.mjs — what the results must be: plain sums in float64, written for being right rather than fast.
import { countOf, outputShape, shapesThrough } from './geometry.mjs';

/** @typedef {import('./workloads.mjs').LayerWorkload} LayerWorkload */
/** @typedef {import('./workloads.mjs').TrainingWorkload} TrainingWorkload */
/** @typedef {Pick<LayerWorkload, 'input' | 'weight' | 'stride' | 'padding' | 'dilation' | 'groups'>} Geometry */

/** Steps that a training is followed for when it is checked. */
export const CHECKED_STEPS = 3;

/**
 * Calls back with every product's positions: flat in output, input and weight, a row of outputs at a time.
 * @param {Geometry} geometry
 * @param {(outputs: number, inputs: number, tap: number, count: number) => void} visit
 *   `count` outputs from the one on, each with the input `stride` after the one before, all with the same weight
 */
function forEachRow(geometry, visit) {
  const { input, weight, stride, padding, dilation, groups } = geometry;
  const [, channels, height, width] = input;
  const [outputs, groupInputs, kernelHeight, kernelWidth] = weight;
  const [batch, , rows, columns] = outputShape(geometry);
  const groupOutputs = outputs / groups;
  let tap = 0;
  for (let o = 0; o < outputs; o++) {
    const firstChannel = Math.floor(o / groupOutputs) * groupInputs;
    for (let i = 0; i < groupInputs; i++) {
      for (let a = 0; a < kernelHeight; a++) {
        for (let b = 0; b < kernelWidth; b++, tap++) {
          const shift = b * dilation - padding;
          const first = Math.max(0, Math.ceil(-shift / stride));
          const last = Math.min(columns - 1, Math.floor((width - 1 - shift) / stride));
          if (last < first) continue;
          for (let n = 0; n < batch; n++) {
            for (let r = 0; r < rows; r++) {
              const y = r * stride + a * dilation - padding;
              if (y < 0 || y >= height) continue;
              const source = ((n * channels + firstChannel + i) * height + y) * width + first * stride + shift;
              visit(((n * outputs + o) * rows + r) * columns + first, source, tap, last - first + 1);
            }
          }
        }
      }
    }
  }
}

/**
 * @param {Geometry} geometry
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} w
 * @param {ArrayLike<number>} [bias]
 */
export function convolve(geometry, x, w, bias) {
  const shape = outputShape(geometry);
  const y = new Float64Array(countOf(shape));
  const plane = shape[2] * shape[3];
  if (bias) for (let at = 0; at < y.length; at++) y[at] = bias[Math.floor(at / plane) % shape[1]];
  const { stride } = geometry;
  forEachRow(geometry, (to, from, tap, count) => {
    const factor = w[tap];
    for (let c = 0; c < count; c++) y[to + c] += factor * x[from + c * stride];
  });
  return y;
}

/**
 * The parameters after CHECKED_STEPS steps: of every layer the weight, then the bias.
 * @param {TrainingWorkload} workload
 * @param {import('./data.mjs').TrainingData} data
 */
export function train(workload, data) {
  const weights = data.weights.map((values) => Float64Array.from(values));
  const biases = data.biases.map((values) => Float64Array.from(values));
  const shapes = shapesThrough(workload);
  const geometries = workload.layers.map(({ weight, padding }, index) => {
    return { input: shapes[index], weight, padding, stride: 1, dilation: 1, groups: 1 };
  });
  for (let step = 0; step < CHECKED_STEPS; step++) {
    /** What goes into every layer. @type {ArrayLike<number>[]} */
    const inputs = [data.x];
    for (const [index, geometry] of geometries.entries()) {
      const output = convolve(geometry, inputs[index], weights[index], biases[index]);
      const isLast = index === geometries.length - 1;
      inputs.push(isLast ? output : output.map((value) => Math.max(0, value)));
    }
    const output = inputs[geometries.length];
    let gradient = Float64Array.from(data.y, (target, at) => 2 * (output[at] - target));
    for (let index = geometries.length - 1; index >= 0; index--) {
      gradient = stepBack(geometries[index], inputs[index], weights[index], biases[index], gradient, workload.lr);
      if (index > 0) gradient = gradient.map((value, at) => (inputs[index][at] > 0 ? value : 0));
    }
  }
  return Float64Array.from(weights.flatMap((weight, index) => [...weight, ...biases[index]]));
}

/**
 * Updates one layer and gives the gradient with respect to its input.
 * @param {Geometry} geometry
 * @param {ArrayLike<number>} x
 * @param {Float64Array} weight
 * @param {Float64Array} bias
 * @param {Float64Array} gradient  with respect to the output
 * @param {number} lr
 */
function stepBack(geometry, x, weight, bias, gradient, lr) {
  const back = new Float64Array(x.length);
  const weightGradient = new Float64Array(weight.length);
  forEachRow(geometry, (to, from, tap, count) => {
    for (let c = 0; c < count; c++) {
      weightGradient[tap] += gradient[to + c] * x[from + c];
      back[from + c] += gradient[to + c] * weight[tap];
    }
  });
  const plane = gradient.length / bias.length;
  for (let at = 0; at < gradient.length; at++) bias[Math.floor(at / plane)] -= lr * gradient[at];
  for (let tap = 0; tap < weight.length; tap++) weight[tap] -= lr * weightGradient[tap];
  return back;
}
