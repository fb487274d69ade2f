// What the training tests share: the notebook's task.

/** @type {import('../../web/engine/training-protocol.js').TrainingTask} */
export const notebookTask = {
  x: [Array.from({ length: 6 }, () => [1, 1, 0, 0, 0, 0, 1, 1])],
  kernel: [[[[1, -1]]]],
  ...{ flip: false, stride: 1, padding: 0, noise: 0, seed: 0 },
  weight: [[[[-0.07, -1.243]]]],
  bias: [0.64],
  optimizer: { name: 'sgd', lr: 0.01 },
  loss: 'sum',
};

/**
 * The same by plain gradient descent with another learning rate.
 * @param {number} lr
 * @returns {import('../../web/engine/training-protocol.js').TrainingTask}
 */
export function notebookAt(lr) {
  return { ...notebookTask, optimizer: { name: 'sgd', lr } };
}
