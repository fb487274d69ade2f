// training-protocol.d.ts — what the page and the worker that trains say to each other, in values a message can carry.
import type { LossPart } from './loss-history.js';
import type { LeastSquares, LeastSquaresOptions } from './types/loss.js';
import type { Tensor } from './types/tensor.js';
import type { OptimizerSettings } from './types/trainer.js';

/** What is learned: x correlated (or, with `flip`, convolved) with hidden kernels is the target. */
export interface TrainingTask {
  /** [in][row][column] */
  x: number[][][];
  /** [out][in][row][column] */
  kernel: number[][][][];
  flip: boolean;
  stride: number;
  padding: number;
  /** The standard deviation of what is added to the target, drawn from `seed`. */
  noise: number;
  seed: number;
  /** Where the learned kernels start, as `kernel` has them. */
  weight: number[][][][];
  /** Where the biases start, one per output channel; null learns none. */
  bias: number[] | null;
  optimizer: OptimizerSettings;
  loss: 'sum' | 'mean';
}

/** How a run goes on by itself. */
export interface Course {
  /** The step to stop at, counted from the start of the run. */
  until: number;
  /** Steps per second; Infinity for as fast as it goes. */
  pace: number;
  /** Also stop where further steps would change nothing. */
  settle?: boolean;
}

/**
 * `task` and `move` begin a new run number and go to step `at` at once (training there is cheap and always takes the
 * same path), then go on by themselves if `go` says so. `pause` ends going on by oneself, `halt` also the way to a step.
 * `next` grants one more report, `ping` asks for a sign of life. `solve` has nothing to do with any run: it is for a worker
 * of its own.
 */
export type TrainingOrder =
  | { type: 'task'; run: number; task: TrainingTask; at: number; go: Course | null }
  | { type: 'move'; run: number; at: number; go: Course | null }
  | ({ type: 'go'; run: number } & Course)
  | { type: 'advance'; run: number; count: number }
  | { type: 'pause'; run: number }
  | { type: 'halt'; run: number }
  | { type: 'next'; run: number }
  | { type: 'solve'; id: number; problems: LeastSquaresOptions[] }
  | { type: 'ping' };

export interface TrainingReport {
  type: 'report';
  /** The number of the run it belongs to. */
  run: number;
  /** Steps taken. */
  stepCount: number;
  /** Whether more steps follow by themselves. */
  running: boolean;
  /** The next step would leave the finite numbers. */
  diverged: boolean;
  /** The run has come to where further steps change nothing. */
  atRest: boolean;
  /** At the current parameters, before step `stepCount` + 1. */
  loss: number;
  weight: Tensor;
  bias: Tensor | null;
  output: Tensor;
  target: Tensor;
  /** output − target */
  residual: Tensor;
  /** What has been added to the losses since the last report. */
  losses: LossPart;
}

/** How far a way that takes longer than a slice has been gone. */
export interface TrainingWay {
  type: 'way';
  run: number;
  stepCount: number;
  to: number;
}

/** What the page draws of a solution; the rest would be megabytes. */
export type Solution = Omit<LeastSquares, 'hessian' | 'nullSpace' | 'maxStableLr'>;

/** What of an error survives a message whole. */
export interface PlainError {
  name: string;
  code?: string;
  message: string;
}

/** `error` is about one task; after `failed` the worker is of no use. */
export type TrainingMessage =
  | TrainingReport
  | TrainingWay
  | { type: 'error'; run: number; error: PlainError }
  | { type: 'failed'; error: PlainError }
  | { type: 'solved'; id: number; solutions: Solution[] }
  | { type: 'ready' }
  | { type: 'pong' };
