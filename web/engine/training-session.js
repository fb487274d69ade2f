// training-session.js — one training run on the worker's side: orders in, reports out, in slices short enough to stop.
import { LossHistory } from './loss-history.js';
import { plainError } from './plain-error.js';
import { solved } from './solving.js';
import { Batch } from './training-batch.js';
import { reportOf } from './training-report.js';
import { parametersOf, rests } from './training-rest.js';
import { Schedule } from './training-schedule.js';
import { targetOf } from './training-target.js';

/**
 * @typedef {import('./training-engine.js').TrainingEngine} TrainingEngine
 * @typedef {import('./index.js').Tensor} Tensor
 * @typedef {import('./training-protocol.js').Course} Course
 * @typedef {import('./training-protocol.js').TrainingOrder} TrainingOrder
 * @typedef {import('./training-protocol.js').TrainingMessage} TrainingMessage
 */

/**
 * @typedef {object} Clock  time, as the session needs it
 * @property {() => number} now                              in milliseconds
 * @property {(turn: () => void, delay: number) => void} later  calls `turn` once; a delay of 0 lets waiting orders in first
 */

/** A slice of work between two looks at the waiting orders, in milliseconds: a quarter of a frame at 60 Hz. */
const SLICE = 4;

export class TrainingSession {
  #engine;
  /** @type {(message: TrainingMessage) => void} */
  #send;
  #clock;
  /** @type {import('./index.js').Trainer | null} */
  #trainer = null;
  /** @type {Tensor | null} */
  #target = null;
  #lossScale = 1;
  #run = 0;
  /** The loss before each step taken. */
  #losses = new LossHistory();
  #batch = new Batch();
  #told = 0;
  /** @type {number | null} the step to reach without a report on the way */
  #destination = null;
  /** @type {Course | null} */
  #course = null;
  /** Whether the optimizer remembers more than the numbers it moves. */
  #remembers = false;
  /** Further steps would change nothing. */
  #atRest = false;
  #schedule = new Schedule();
  /** The page grants one report per animation frame, so that a hidden tab piles up nothing. */
  #granted = true;
  #changed = false;
  /** Only the newest turn asked for is taken: a new order need not wait for an old, slow pace. */
  #turnNumber = 0;

  /**
   * @param {TrainingEngine} engine
   * @param {(message: TrainingMessage) => void} send
   * @param {Clock} clock
   */
  constructor(engine, send, clock) {
    this.#engine = engine;
    this.#send = send;
    this.#clock = clock;
  }

  /** @param {TrainingOrder} order */
  receive(order) {
    if (order.type === 'ping') return this.#send({ type: 'pong' });
    if (order.type === 'solve') return this.#send(solved(this.#engine, order));
    if (order.type !== 'task' && order.type !== 'move' && order.run !== this.#run) return;
    try {
      this.#obey(order);
    } catch (problem) {
      this.#fail(problem);
    }
  }

  /** @param {Exclude<TrainingOrder, {type: 'ping' | 'solve'}>} order */
  #obey(order) {
    switch (order.type) {
      case 'task':
        this.#run = order.run;
        this.#begin(order.task);
        return this.#travel(order.at, order.go);
      case 'move':
        this.#run = order.run;
        if (!this.#trainer) return;
        if (order.at < this.#trainer.stepCount) this.#rewind();
        this.#told = 0;
        return this.#travel(order.at, order.go);
      case 'go':
        return this.#go({ until: order.until, pace: order.pace, settle: order.settle });
      case 'advance':
        return this.#travel((this.#destination ?? this.#trainer?.stepCount ?? 0) + order.count, null);
      case 'pause':
        this.#course = null;
        if (this.#destination === null) this.#report();
        return;
      case 'halt':
        this.#course = null;
        this.#destination = null;
        return this.#report();
      case 'next':
        this.#granted = true;
        if (this.#changed && this.#destination === null) this.#report();
    }
  }

  /** @param {import('./training-protocol.js').TrainingTask} task */
  #begin(task) {
    this.#drop();
    const { x, weight, bias, flip, stride, padding, optimizer, loss } = task;
    this.#target = targetOf(this.#engine, task);
    this.#trainer = this.#engine.trainer({
      x,
      y: this.#target,
      weight,
      bias,
      flip,
      stride,
      padding,
      loss,
      optimizer,
    });
    this.#remembers = optimizer.name === 'adam' || Boolean(optimizer.momentum);
    this.#lossScale = loss === 'mean' ? 1 / this.#target.data.length : 1;
    this.#batch.begin(weight, this.#target);
    this.#rewind();
  }

  #rewind() {
    this.#trainer?.reset();
    this.#losses.clear();
    this.#told = 0;
    this.#atRest = false;
  }

  #drop() {
    this.#course = null;
    this.#destination = null;
    this.#changed = false;
    this.#trainer?.dispose();
    this.#trainer = null;
  }

  /**
   * @param {number} at
   * @param {Course | null} go
   */
  #travel(at, go) {
    this.#destination = at;
    this.#course = go;
    this.#schedule.due = this.#clock.now();
    this.#turn();
  }

  /** @param {Course} course */
  #go(course) {
    const now = this.#clock.now();
    this.#schedule.due = this.#course ? Math.min(this.#schedule.due, now + 1000 / course.pace) : now;
    this.#course = course;
    this.#wake(0);
  }

  /** @param {number} delay */
  #wake(delay) {
    const number = ++this.#turnNumber;
    this.#clock.later(() => {
      if (number !== this.#turnNumber) return;
      try {
        this.#turn();
      } catch (problem) {
        this.#fail(problem);
      }
    }, delay);
  }

  #turn() {
    const trainer = this.#trainer;
    if (!trainer) return;
    this.#turnNumber += 1;
    const started = this.#clock.now();
    if (this.#destination !== null) {
      this.#take(trainer, this.#destination - trainer.stepCount, started);
      if (trainer.stepCount < this.#destination && !trainer.diverged) {
        this.#tellWay(trainer, this.#destination);
        return this.#wake(0);
      }
      this.#destination = null;
      this.#settle(trainer);
      this.#report();
    } else if (this.#course) {
      const allowed = this.#schedule.allowance(this.#course.pace, started);
      this.#take(trainer, Math.min(allowed, this.#course.until - trainer.stepCount), started);
      this.#settle(trainer);
      if (!this.#course || (this.#changed && this.#granted)) this.#report();
    }
    if (this.#course) this.#wake(Math.max(0, this.#schedule.due - this.#clock.now()));
  }

  /**
   * Takes up to `count` steps within one slice.
   * @param {import('./index.js').Trainer} trainer
   * @param {number} count
   * @param {number} started
   */
  #take(trainer, count, started) {
    let left = count;
    let before = started;
    const settles = this.#destination === null && this.#course?.settle === true;
    while (left > 0 && !trainer.diverged && !(settles && this.#atRest)) {
      const from = settles ? parametersOf(trainer) : [];
      const losses = trainer.step(Math.min(left, this.#batch.size));
      this.#losses.append(losses);
      this.#changed ||= losses.length > 0;
      left -= losses.length;
      if (settles) this.#atRest = rests(trainer, from, losses, this.#remembers);
      const now = this.#clock.now();
      this.#batch.took(now - before);
      if (now - started >= SLICE) return;
      before = now;
    }
  }

  /** Ends the course where there is nothing more to do. @param {import('./index.js').Trainer} trainer */
  #settle(trainer) {
    const { until = Infinity, settle = false } = this.#course ?? {};
    if (trainer.diverged || trainer.stepCount >= until || (settle && this.#atRest)) this.#course = null;
  }

  /** Says how far a long way has been gone, as often as reports may be sent. @param {import('./index.js').Trainer} trainer @param {number} to */
  #tellWay({ stepCount }, to) {
    if (!this.#granted) return;
    this.#granted = false;
    this.#send({ type: 'way', run: this.#run, stepCount, to });
  }

  #report() {
    const trainer = this.#trainer;
    const target = this.#target;
    if (!trainer || !target) return;
    this.#send(
      reportOf(trainer, target, {
        run: this.#run,
        running: this.#course !== null,
        atRest: this.#atRest,
        lossScale: this.#lossScale,
        losses: this.#losses.since(this.#told),
      }),
    );
    this.#told = this.#losses.length;
    this.#granted = false;
    this.#changed = false;
  }

  /** @param {unknown} problem */
  #fail(problem) {
    this.#drop();
    this.#send({ type: 'error', run: this.#run, error: plainError(problem) });
  }
}
