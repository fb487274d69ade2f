// training-rig.mjs — a training session with the shipped engine, and a clock that the test turns.
import { createEngine } from 'convscope';
import { TrainingSession } from '../../web/engine/training-session.js';

const engine = await createEngine();

/**
 * A session and its surroundings. `cost`: how long the clock says each look at it takes, ms; `stepCost`: how long a step
 * of a task takes, ms, which the calls' lengths in `calls` are made of.
 * @param {{ cost?: number, stepCost?: (x: number[][][]) => number }} [options]
 */
export function rig({ cost = 0, stepCost } = {}) {
  let now = 0;
  /** @type {number[]} */
  const calls = [];
  /** @type {{ at: number, turn: () => void }[]} */
  const turns = [];
  /** @type {any[]} */
  const messages = [];
  const timed = stepCost && {
    conv2d: engine.conv2d,
    trainer: (/** @type {any} */ task) => {
      const trainer = engine.trainer(task);
      const step = (/** @type {number} */ count) => {
        calls.push(count * stepCost(task.x));
        now += count * stepCost(task.x);
        return trainer.step(count);
      };
      const own = (/** @type {any} */ value) => (typeof value === 'function' ? value.bind(trainer) : value);
      return new Proxy(trainer, { get: (all, name) => (name === 'step' ? step : own(Reflect.get(all, name, all))) });
    },
  };
  const session = new TrainingSession(
    /** @type {import('convscope').Engine} */ (timed ?? engine),
    (message) => messages.push(message),
    {
      now: () => (now += cost),
      later: (turn, delay) => turns.push({ at: now + delay, turn }),
    },
  );
  return {
    messages,
    calls,
    reports: () => messages.filter(({ type }) => type === 'report'),
    last: () => messages.at(-1),
    order: (/** @type {any} */ order) => session.receive(order),
    /** Lets one turn happen, however late. */
    turn: () => turns.shift()?.turn(),
    /** Lets time pass, and everything that is due happen. @param {number} ms */
    pass(ms) {
      const end = now + ms;
      for (;;) {
        turns.sort((a, b) => a.at - b.at);
        if (!turns.length || turns[0].at > end) break;
        const { at, turn } = /** @type {{ at: number, turn: () => void }} */ (turns.shift());
        now = Math.max(now, at);
        turn();
      }
      now = Math.max(now, end);
    },
    /** Time passes without the worker being given any of it. @param {number} ms */
    sleep: (ms) => (now += ms),
  };
}
