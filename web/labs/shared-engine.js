// One engine for all labs of a page, loaded when the first of them asks.
import { createEngine } from '../engine/index.js';

/** @typedef {Awaited<ReturnType<typeof createEngine>>} Engine */

/** @type {Promise<Engine> | undefined} */
let engine;

/** @returns {Promise<Engine>} */
export function sharedEngine() {
  engine ??= createEngine().catch((problem) => {
    engine = undefined; // so that the next lab tries again
    throw problem;
  });
  return engine;
}
