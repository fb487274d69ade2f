// types/plan.d.ts — convolutions prepared once and run often.
import type { Conv2dBackwardOptions, OutOption } from './operations.js';
import type { Tensor, TensorLike, Writable } from './tensor.js';

export interface PlanOptions extends Conv2dBackwardOptions {
  /** Of every image: [N, C, H, W], [C, H, W] or [H, W]. */
  inputShape: readonly number[];
}

export interface Plan {
  /**
   * What really runs, where 'auto' was asked for, too. 'separable': the kernel is the product of a column and a row, and
   * runs as two passes.
   */
  readonly algorithm: 'direct' | 'gemm' | 'winograd' | 'fft' | 'separable';
  /** With as many axes as inputShape. */
  readonly outputShape: readonly number[];
  /**
   * What conv2d(x, w, options) gives, also in dtype: a Float64Array in x, w or bias makes it float64. To the last bit
   * where both compute by the same algorithm; 'auto' may choose another for a plan, whose weights are transformed once.
   * @param x  of the plan's inputShape
   * @throws RangeError 'shape', 'memory', 'disposed'; TypeError
   */
  run<Out extends Writable = Tensor>(x: TensorLike, options?: OutOption<Out>): NoInfer<Out>;
  /** Gives the memory back. A second time does nothing; any other use after it is a RangeError 'disposed'. */
  dispose(): void;
}
