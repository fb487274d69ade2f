// types/loss.d.ts — the squared loss of one convolution layer as a quadratic form: optimum, curvature, surface.
import type { DtypeOption, LayerOptions, Pair } from './operations.js';
import type { Tensor, TensorLike } from './tensor.js';

/**
 * Which layer shall produce y from x. The loss is a quadratic form in the parameters, which stand in the order weight
 * (row-major), then bias; P is their number.
 */
export interface LeastSquaresOptions extends Omit<LayerOptions, 'groups'>, DtypeOption {
  /** The layer's input: [N, C, H, W], [C, H, W], [H, W] or a number. */
  x: TensorLike;
  /** What the output should be: the output's shape, with as many axes as x. */
  y: TensorLike;
  /** [Cout, Cin, h, w] or [h, w]; with the bias at most 256 parameters per output channel. */
  kernelShape: readonly number[];
  /** Whether the layer has a bias. Default false. */
  bias?: boolean;
  /** 'sum' (default) of the squared residuals over all output elements, or their 'mean'. */
  loss?: 'sum' | 'mean';
}

/** All tensors in float64, whatever x, y and `dtype` are. */
export interface LeastSquares {
  /** [P, P]: ∂²loss/∂parameters², the same everywhere. */
  hessian: Tensor;
  /** [P], falling, from 0. */
  eigenvalues: Tensor;
  /** [P, P]: one row of length 1 per eigenvalue, each at right angles to all others. */
  eigenvectors: Tensor;
  /** How many eigenvalues are not zero, as numpy.linalg.matrix_rank judges it. */
  rank: number;
  /** [P − rank, P]: the rows of eigenvectors along which the loss does not change. */
  nullSpace: Tensor;
  /** 2/λmax: plain gradient descent converges below it. Infinity where the loss does not depend on the parameters. */
  maxStableLr: number;
  /** The optimum of least norm, in kernelShape. */
  weight: Tensor;
  /** [Cout]; null without bias. */
  bias: Tensor | null;
  /** At the optimum. */
  loss: number;
}

export interface LossSurfaceOptions extends LeastSquaresOptions {
  /** [P], where a = b = 0. Default: the optimum of least norm. */
  origin?: TensorLike;
  /** [2, P], two directions. Default: the eigenvectors of the largest and of the smallest eigenvalue. Needed if P is 1. */
  axes?: TensorLike;
  /** [[min, max] of a, [min, max] of b], in lengths of the axes. Default [[−1, 1], [−1, 1]]. */
  range?: readonly [readonly [number, number], readonly [number, number]];
  /** How many values of a and of b, ends included; whole, from 1; a number for both. Default 33. */
  resolution?: Pair;
}

/** All tensors in float64, whatever x, y and `dtype` are. */
export interface LossSurface {
  /** [P] */
  origin: Tensor;
  /** [2, P] */
  axes: Tensor;
  /** [[min, max] of a, [min, max] of b] */
  range: [[number, number], [number, number]];
  /** [rows, columns]: the loss at origin + a · axes[0] + b · axes[1]; a grows along the rows, b along the columns. */
  values: Tensor;
}
