// types/operations.d.ts — options and results of the operations that compute one result from their arguments.
import type { Dtype, Tensor, TensorLike, Writable } from './tensor.js';

/** One whole number for both axes, or [vertical, horizontal]. */
export type Pair = number | readonly [number, number];

/** Pixels on every side, [vertical, horizontal], or [top, left, bottom, right]; whole, from 0. */
export type Sides = number | readonly [number, number] | readonly [number, number, number, number];

/**
 * Sides, or a rule: 'valid' is none; 'same' makes the output ⌈input / stride⌉ with the odd pixel at the bottom and right
 * (torch's 'same', SAME of TensorFlow, SAME_UPPER of ONNX); 'same-lower' puts it at the top and left.
 */
export type Padding = Sides | 'valid' | 'same' | 'same-lower';

/** What stands beyond the edge, in the names of numpy.pad. */
export type Boundary = 'constant' | 'reflect' | 'symmetric' | 'edge' | 'wrap';

export interface DtypeOption {
  /** 'float64' computes in float64 whatever the operands are; 'float32' is what happens without it. */
  dtype?: Dtype;
}

export interface OutOption<Out extends Writable = Tensor> {
  /** A tensor or handle of the result's shape and dtype to write into; it is returned then. It may be an operand, too. */
  out?: Out;
}

export interface CorrelateOptions<Out extends Writable = Tensor> extends DtypeOption, OutOption<Out> {
  /** 'valid' (default): where the kernel fits into the image; 'same': as large as the image; 'full': every overlap. */
  mode?: 'full' | 'same' | 'valid';
  /** Default 'constant'. */
  boundary?: Boundary;
  /** What stands outside under 'constant'. Default 0. */
  value?: number;
}

export interface PadOptions<Out extends Writable = Tensor> extends DtypeOption, OutOption<Out> {
  /** Default 'constant'. */
  mode?: Boundary;
  /** The constant. Default 0. */
  value?: number;
}

/** Geometry of a convolution layer. */
export interface LayerOptions {
  /** Pixels from one window to the next; whole, from 1. Default 1. */
  stride?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** torch.nn.Conv2d's names. Default 'zeros'. */
  paddingMode?: 'zeros' | 'reflect' | 'replicate' | 'circular';
  /** Pixels from one tap to the next; whole, from 1. Default 1. */
  dilation?: Pair;
  /** Whole, from 1; divides the input channels and the output channels. Default 1. */
  groups?: number;
  /** Turn the kernel by 180°: a true convolution. Default false, cross-correlation. */
  flip?: boolean;
}

export interface Conv2dBackwardOptions extends LayerOptions, DtypeOption {
  /** One value per output channel, [Cout]; null is none. */
  bias?: TensorLike | null;
  /**
   * 'direct' sums in one fixed order, the same bits everywhere, and so does 'gemm', whose windows are gathered first.
   * 'winograd' (3×3 kernels) and 'fft' are faster for many channels and for large kernels, and round differently; where
   * numbers are infinite, NaN or above 1e15 (float64: 1e150) they compute directly, so that nothing spreads. Both want
   * stride, dilation and groups 1 and padding of zeros; else a RangeError 'algorithm'. 'auto' (default) gives the bits of
   * 'direct' up to 2²⁰ products, above that whatever is fastest: for many channels also Winograd's filtering of 2×2 to
   * 5×5 taps, dilated or in groups. Gradients are always summed in one fixed order.
   */
  algorithm?: 'auto' | 'direct' | 'gemm' | 'winograd' | 'fft';
}

export interface Conv2dOptions<Out extends Writable = Tensor> extends Conv2dBackwardOptions, OutOption<Out> {}

/** Gradients of a loss, each in the shape in which its operand was given; a number counts as 1×1. */
export interface Conv2dGradients {
  gradX: Tensor;
  gradW: Tensor;
  /** [Cout]: the sum of gradY per output channel, with or without a bias. */
  gradBias: Tensor;
}

export interface ConvTranspose2dBackwardOptions extends DtypeOption {
  /** One value per output channel, [Cout]; null is none. */
  bias?: TensorLike | null;
  /** Pixels from one stamp of the kernel to the next in the output; whole, from 1. Default 1. */
  stride?: Pair;
  /** Pixels cut off the output; sides may differ, as in `pads` of ONNX. Default 0. */
  padding?: Sides;
  /** Pixels added to the output at the bottom and right; less than stride or dilation. Default 0. */
  outputPadding?: Pair;
  /** Pixels from one tap to the next; whole, from 1. Default 1. */
  dilation?: Pair;
  /** Whole, from 1; divides the input channels. Default 1. */
  groups?: number;
}

export interface ConvTranspose2dOptions<Out extends Writable = Tensor>
  extends ConvTranspose2dBackwardOptions, OutOption<Out> {}
