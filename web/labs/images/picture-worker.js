// The worker in which pictures are convolved: the page stays free while a megapixel is computed.
import { createEngine } from '../../engine/index.js';
import { plainError } from '../../engine/plain-error.js';
import { PictureConvolver } from './picture-convolver.js';

/** @typedef {import('./picture-protocol.js').PictureWorkerOrder} PictureWorkerOrder */
/** @typedef {import('./picture-protocol.js').PictureMessage} PictureMessage */

/** @type {PictureWorkerOrder[]} */
const early = [];
/** @type {PictureConvolver | null} */
let convolver = null;

/** @param {PictureMessage} message @param {Transferable[]} [transfer] */
const send = (message, transfer = []) => postMessage(message, { transfer });

/** @param {PictureConvolver} target @param {PictureWorkerOrder} order */
function serve(target, order) {
  try {
    if (order.type === 'picture') return target.take(order);
    const drawn = target.convolve(order);
    send(drawn, [drawn.pixels]);
  } catch (problem) {
    send({ type: 'error', run: order.type === 'convolve' ? order.run : 0, error: plainError(problem) });
  }
}

// Set before anything is awaited: orders that come while the engine loads are kept, in order.
addEventListener('message', ({ data }) => (convolver ? serve(convolver, data) : early.push(data)));

createEngine().then(
  (engine) => {
    convolver = new PictureConvolver(engine, () => performance.now());
    send({ type: 'ready' });
    for (const order of early.splice(0)) serve(convolver, order);
  },
  (problem) => send({ type: 'failed', error: plainError(problem) }),
);
