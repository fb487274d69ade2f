// types/pooling.d.ts — options and results of the pooling layers.
import type { DtypeOption, OutOption, Padding, Pair } from './operations.js';
import type { Tensor, Writable } from './tensor.js';

/** What both poolings have. */
export interface PoolOptions {
  /** Of the window; whole, from 1. */
  kernel: Pair;
  /** Pixels from one window to the next; whole, from 1. Default: the kernel. */
  stride?: Pair;
  /** Less than the dilated window on every side. Default 0. */
  padding?: Padding;
  /** Whether a last window may reach past the padding, as in torch. Default false. */
  ceilMode?: boolean;
}

export interface MaxPoolOptions extends PoolOptions, DtypeOption {
  /** Pixels from one value of the window to the next; whole, from 1. Default 1. */
  dilation?: Pair;
}

export interface MaxPoolBackwardOptions<Out extends Writable = Tensor> extends MaxPoolOptions, OutOption<Out> {}

export interface AvgPoolOptions<Out extends Writable = Tensor> extends PoolOptions, DtypeOption, OutOption<Out> {
  /** Whether padding counts in the number that the sum is divided by. Default true. */
  countIncludePad?: boolean;
}

/** Row-major whole numbers with their shape. */
export interface IndexTensor {
  shape: number[];
  data: Int32Array;
}

export interface MaxPooled {
  output: Tensor;
  /**
   * In the output's shape: where in its channel's H×W input plane each maximum stands, as row · W + column. −1 where a
   * dilated window steps over the whole plane and the output is −∞.
   */
  indices: IndexTensor;
}
