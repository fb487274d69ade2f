// engine.js — createEngine: one wasm instance and the operations bound to it.
import { Context } from './context.js';
import { conv2d, conv2dBackward, convTranspose2d, convTranspose2dBackward } from './convolution.js';
import { convolve2d, correlate2d } from './correlate.js';
import { effectiveReceptiveField } from './effective-receptive-field.js';
import { kernels } from './kernels.js';
import { leastSquares, lossSurface } from './least-squares.js';
import { loadEngine } from './loader.js';
import { pad2d } from './pad.js';
import { createPlan } from './plan.js';
import { avgPool2d, avgPool2dBackward, maxPool2d, maxPool2dBackward } from './pool.js';
import { receptiveBox, receptiveField } from './receptive-field.js';
import { residentTensor } from './resident.js';
import { createTrainer } from './trainer.js';

/** @type {typeof import('./index.js').createEngine} */
export async function createEngine() {
  return engineOn(new Context(await loadEngine()));
}

/** @param {Context} context */
export function engineOn(context) {
  /** @type {import('./index.js').Engine} */
  const engine = {
    kernels,
    correlate2d: (x, k, options) => correlate2d(context, x, k, options),
    convolve2d: (x, k, options) => convolve2d(context, x, k, options),
    pad2d: (x, padding, options) => pad2d(context, x, padding, options),
    conv2d: (x, w, options) => conv2d(context, x, w, options),
    conv2dBackward: (gradY, x, w, options) => conv2dBackward(context, gradY, x, w, options),
    convTranspose2d: (x, w, options) => convTranspose2d(context, x, w, options),
    convTranspose2dBackward: (gradY, x, w, options) => convTranspose2dBackward(context, gradY, x, w, options),
    maxPool2d: (x, options) => maxPool2d(context, x, options),
    maxPool2dBackward: (gradY, x, options) => maxPool2dBackward(context, gradY, x, options),
    avgPool2d: (x, options) => avgPool2d(context, x, options),
    avgPool2dBackward: (gradY, x, options) => avgPool2dBackward(context, gradY, x, options),
    plan: (operation, w, options) => createPlan(context, operation, w, options),
    tensor: (x, options) => residentTensor(context, x, options),
    trainer: (options) => createTrainer(context, options),
    leastSquares: (options) => leastSquares(context, options),
    lossSurface: (options) => lossSurface(context, options),
    receptiveField: (net, options) => receptiveField(context, net, options),
    receptiveBox: (net, id, unit, options) => receptiveBox(context, net, id, unit, options),
    effectiveReceptiveField: (net, id, unit, options) => effectiveReceptiveField(context, net, id, unit, options),
    dispose: () => context.dispose(),
  };
  return Object.freeze(engine);
}
