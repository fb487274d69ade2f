// training-engine.js — an engine of the three operations that its worker needs: a page loads no others with it.
import { Context } from './context.js';
import { conv2d } from './convolution.js';
import { leastSquares } from './least-squares.js';
import { loadEngine } from './loader.js';
import { createTrainer } from './trainer.js';

/** @typedef {Pick<import('./index.js').Engine, 'conv2d' | 'trainer' | 'leastSquares'>} TrainingEngine */

/** @returns {Promise<TrainingEngine>} */
export async function createTrainingEngine() {
  const context = new Context(await loadEngine());
  return {
    conv2d: (x, w, options) => conv2d(context, x, w, options),
    trainer: (options) => createTrainer(context, options),
    leastSquares: (options) => leastSquares(context, options),
  };
}
