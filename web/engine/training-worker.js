// training-worker.js — the worker a training run lives in: loads an engine of its own, then serves the page's orders.
import { plainError } from './plain-error.js';
import { createTrainingEngine } from './training-engine.js';
import { TrainingSession } from './training-session.js';

/** @type {import('./training-protocol.js').TrainingOrder[]} */
const early = [];
/** @type {TrainingSession | null} */
let session = null;

// Set before anything is awaited: orders that come while the engine loads are kept, in order.
addEventListener('message', ({ data }) => (session ? session.receive(data) : early.push(data)));

/** A channel to itself: unlike setTimeout, a turn is not put off by 4 ms, and waiting orders still come first. */
const channel = new MessageChannel();
/** @type {(() => void)[]} */
const turns = [];
channel.port1.onmessage = () => turns.shift()?.();

/** @type {import('./training-session.js').Clock} */
const clock = {
  now: () => performance.now(),
  later(turn, delay) {
    if (delay > 0) setTimeout(turn, delay);
    else {
      turns.push(turn);
      channel.port2.postMessage(null);
    }
  },
};

/** @param {import('./training-protocol.js').TrainingMessage} message */
const send = (message) => postMessage(message);

createTrainingEngine().then(
  (engine) => {
    session = new TrainingSession(engine, send, clock);
    send({ type: 'ready' });
    for (const order of early.splice(0)) session.receive(order);
  },
  (problem) => send({ type: 'failed', error: plainError(problem) }),
);
