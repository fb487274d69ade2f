// training-workers.js — the worker that trains and solves, as its clients know it.

/**
 * @typedef {object} WorkerLike  what a client needs of a Worker
 * @property {(order: import('./training-protocol.js').TrainingOrder) => void} postMessage
 * @property {() => void} terminate
 * @property {((event: {data: import('./training-protocol.js').TrainingMessage}) => void) | null} onmessage
 * @property {((event: {message?: string}) => void) | null} onerror
 */

/** @returns {WorkerLike} */
export function createTrainingWorker() {
  return /** @type {any} */ (new Worker(new URL('./training-worker.js', import.meta.url), { type: 'module' }));
}
