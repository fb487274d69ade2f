// training-session.js — one training run on the worker's side: orders in, reports out, in slices short enough to stop.
import { LossHistory } from './loss-history.js';
import { parametersOf, rests } from './training-rest.js';
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
/** What a paced run may make up for after a stall, in milliseconds; the rest of the backlog is dropped, not burst out. */
const CATCH_UP = 50;
/** Steps in one call to the engine: few at first, more while calls stay short; a call costs as much as many small steps. */
const FIRST_BATCH = 64;
const LARGEST_BATCH = 8192;
/** Of a large task fewer at first: products and sums that surely take no longer than a slice. */
const FIRST_PRODUCTS = 2 ** 19;
/** A call shorter than this, in milliseconds, may be twice as long; one longer than its double is made as short as this. */
const SHORT_CALL = 1;

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
  #batch = FIRST_BATCH;
  #told = 0;
  /** @type {number | null} the step to reach without a report on the way */
  #destination = null;
  /** @type {Course | null} */
  #course = null;
  /** Whether the optimizer remembers more than the numbers it moves. */
  #remembers = false;
  /** Further steps would change nothing. */
  #atRest = false;
  #due = 0;
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
    if (order.type === 'solve') return this.#solve(order);
    if (order.type !== 'task' && order.type !== 'move' && order.run !== this.#run) return;
    try {
      this.#obey(order);
    } catch (problem) {
      this.#fail(problem);
    }
  }

  /** @param {Extract<TrainingOrder, {type: 'solve'}>} order */
  #solve({ id, problems }) {
    try {
      const solutions = problems.map((problem) => {
        const { eigenvalues, eigenvectors, rank, weight, bias, loss } = this.#engine.leastSquares(problem);
        return { eigenvalues, eigenvectors, rank, weight, bias, loss };
      });
      this.#send({ type: 'solved', id, solutions });
    } catch (problem) {
      this.#send({ type: 'failed', error: plainError(problem) });
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
    this.#batch = firstBatch(weight, this.#target);
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
    this.#due = this.#clock.now();
    this.#turn();
  }

  /** @param {Course} course */
  #go(course) {
    const now = this.#clock.now();
    this.#due = this.#course ? Math.min(this.#due, now + 1000 / course.pace) : now;
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
      this.#take(trainer, Math.min(this.#allowance(started), this.#course.until - trainer.stepCount), started);
      this.#settle(trainer);
      if (!this.#course || (this.#changed && this.#granted)) this.#report();
    }
    if (this.#course) this.#wake(Math.max(0, this.#due - this.#clock.now()));
  }

  /** How many steps the pace allows by now. @param {number} now */
  #allowance(now) {
    const { pace } = /** @type {Course} */ (this.#course);
    if (pace === Infinity) return Infinity;
    if (now < this.#due) return 0;
    const interval = 1000 / pace;
    const missed = Math.floor((now - this.#due) / interval);
    const caughtUp = Math.min(missed, Math.floor(CATCH_UP / interval));
    this.#due = caughtUp < missed ? now + interval : this.#due + (missed + 1) * interval;
    return caughtUp + 1;
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
      const losses = trainer.step(Math.min(left, this.#batch));
      this.#losses.append(losses);
      this.#changed ||= losses.length > 0;
      left -= losses.length;
      if (settles) this.#atRest = rests(trainer, from, losses, this.#remembers);
      const now = this.#clock.now();
      const length = now - before;
      if (length < SHORT_CALL) this.#batch = Math.min(LARGEST_BATCH, 2 * this.#batch);
      else if (length > 2 * SHORT_CALL) this.#batch = Math.max(1, Math.floor((this.#batch * SHORT_CALL) / length));
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
    const { residual } = trainer;
    let loss = 0;
    for (const value of residual.data) loss += value * value;
    this.#send({
      type: 'report',
      run: this.#run,
      stepCount: trainer.stepCount,
      running: this.#course !== null,
      diverged: trainer.diverged,
      atRest: this.#atRest,
      loss: loss * this.#lossScale,
      weight: trainer.weight,
      bias: trainer.bias,
      output: trainer.output,
      target,
      residual,
      losses: this.#losses.since(this.#told),
    });
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

/**
 * How many steps of a task are taken in its first call: nothing is known yet of how long they take here.
 * @param {number[][][][]} weight
 * @param {Tensor} target
 */
function firstBatch([kernels], { data }) {
  const products = 2 * data.length * kernels.flat(2).length; // forward, and of the weights' gradient
  return Math.max(1, Math.min(FIRST_BATCH, Math.floor(FIRST_PRODUCTS / products)));
}

/**
 * What of an error survives a message whole.
 * @param {unknown} problem
 * @returns {import('./training-protocol.js').PlainError}
 */
export function plainError(problem) {
  if (!(problem instanceof Error)) return { name: 'Error', message: String(problem) };
  const { name, message } = problem;
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : undefined;
  return code === undefined ? { name, message } : { name, code, message };
}
