// types/tensor.d.ts — what goes into the operations and what comes out: tensors, nested arrays, handles.

export type Dtype = 'float32' | 'float64';

/**
 * Row-major values with their shape. Every result is a plain object of this form that owns its data; none is a view of
 * the engine's memory.
 */
export interface Tensor {
  shape: number[];
  data: Float32Array | Float64Array;
}

/** Numbers nested as deep as the tensor has axes, at most 8; all rows of an axis equally long. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/**
 * Whatever stands for a tensor. A single number stands for a tensor of one element: a 1×1 plane, a 1×1 kernel, the
 * bias of one channel.
 *
 * @throws TypeError 'type' or 'ragged' wherever something else is given: also for strings that look like numbers, for
 * typed arrays without a shape and for `data` other than Float32Array and Float64Array.
 */
export type TensorLike =
  | number
  | NestedNumbers
  | { readonly shape: readonly number[]; readonly data: Float32Array | Float64Array }
  | ResidentTensor;

/** What a result can be written into. */
export type Writable = Tensor | ResidentTensor;

/** A tensor that stays in the engine's memory: for data used again and again, such as an image under a changing kernel. */
export interface ResidentTensor {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /**
   * A copy of the values.
   * @param into  a tensor (or handle) of this shape and dtype to write into; it is returned then
   * @throws TypeError 'dtype', RangeError 'shape', 'disposed'
   */
  read<Into extends Writable = Tensor>(into?: Into): NoInfer<Into>;
  /**
   * Replaces the values, rounded to the handle's dtype.
   * @param x  of exactly this shape
   * @throws RangeError 'shape', 'disposed'
   */
  write(x: TensorLike): void;
  /** Gives the memory back. A second time does nothing; any other use after it is a RangeError 'disposed'. */
  dispose(): void;
}

export interface ResidentOptions {
  /** Default: float64 for a Float64Array, else float32. Here it wins over the data's own dtype. */
  dtype?: Dtype;
}

/** Values drawn from a seed. */
export interface SeededValues {
  /** Whole, from 0 to 2³² − 1. */
  seed: number;
  /** Mean 0 in either case. Default 'normal'. */
  distribution?: 'normal' | 'uniform';
  /** Standard deviation of 'normal', half the width of 'uniform'. From 0, default 1. */
  scale?: number;
  /** Default: the shape that is needed where the values are used, if it is known there. */
  shape?: readonly number[];
}

export interface RandomOptions extends SeededValues {
  shape: readonly number[];
  /** Default 'float32'. */
  dtype?: Dtype;
}
