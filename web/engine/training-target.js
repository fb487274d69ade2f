// training-target.js — what a run is to learn: the hidden kernel's output, and seeded noise on it where asked for.
import { random } from './random.js';

/**
 * @param {Pick<import('./index.js').Engine, 'conv2d'>} engine
 * @param {Omit<import('./training-protocol.js').TrainingTask, 'weight' | 'bias' | 'optimizer' | 'loss'>} task
 * @returns {import('./index.js').Tensor}
 */
export function targetOf(engine, { x, kernel, flip, stride, padding, noise, seed }) {
  const target = engine.conv2d(x, kernel, { flip, stride, padding });
  if (noise > 0) {
    const { data } = random({ seed, shape: target.shape, scale: noise });
    data.forEach((value, index) => (target.data[index] += value));
  }
  return target;
}
