// index.d.ts — the package's public contract. index.js and everything behind it is checked against these declarations.

/**
 * Convolution by a C++ engine in WebAssembly, the same in Node, in browsers and in workers.
 *
 * ```js
 * import { createEngine } from 'convscope';
 * const engine = await createEngine();
 * engine.correlate2d([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]).data; // 19, 25, 37, 43
 * ```
 *
 * Conventions of all operations:
 * - Sizes and positions are whole pixels, rows before columns. Data is row-major.
 * - dtype: an operation computes in float64 when the data of any of its tensors is a Float64Array (or a float64
 *   handle) or `dtype: 'float64'` is given; else in float32. Numbers and nested arrays take the dtype of the call.
 * - NaN and the infinities are values like any other in tensor data and in `value`; in other options they are errors.
 * - An empty batch (N = 0) is legal; an empty plane, channel axis or kernel is a RangeError 'shape'.
 * - An option that is `undefined` counts as not given.
 * - After any error, and after a failed allocation, the engine goes on working and `out` is as it was.
 * - Exactness: sums of products are added in one fixed order without fused multiply-add, so that the bits are the same
 *   in every build and browser. Whole numbers are exact while no sum reaches 2²⁴ (float32) or 2⁵³ (float64). Otherwise a
 *   sum of n products is off by at most γ(n) · Σ|products|, γ(n) = n·u / (1 − n·u), u = 2⁻²⁴ (float32) or 2⁻⁵³; tested
 *   against float64 (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 3.1).
 * - One tensor may take 512 MiB, and so may one result; more is a RangeError 'memory'.
 * @packageDocumentation
 */
import type { Engine } from './types/engine.js';
import type { Kernels } from './types/kernels.js';
import type { RandomOptions, Tensor } from './types/tensor.js';

export type { Engine } from './types/engine.js';
export type * from './types/kernels.js';
export type * from './types/loss.js';
export type * from './types/operations.js';
export type * from './types/plan.js';
export type * from './types/pooling.js';
export type * from './types/receptive-field.js';
export type * from './types/tensor.js';
export type * from './types/trainer.js';

/**
 * A new engine with memory of its own, independent of all others. The wasm is fetched and compiled once for all.
 * @throws Error with code 'load' when the wasm cannot be fetched or compiled; the next call tries again.
 */
export function createEngine(): Promise<Engine>;

/**
 * Seeded numbers: the same values for the same seed in Node, in every browser and in the engine.
 *
 * Value i comes from word i mod 4 of Philox4x32-10 block ⌊i/4⌋ (counter (⌊i/4⌋, 0, 0, 0), key (seed, 0)). A word w gives
 * u = (w + ½) / 2³²; `uniform` is scale · (2u − 1), `normal` is scale · Φ⁻¹(u) by algorithm AS 241. The steps are exactly
 * rounded float64 operations; float32 tensors are rounded once, at the end.
 * @throws TypeError, RangeError 'seed', 'distribution', 'scale', 'shape', 'memory'
 * @see Salmon, Moraes, Dror & Shaw, SC 2011 (Philox); Wichura, Applied Statistics 37, 1988 (AS 241)
 */
export function random(options: RandomOptions): Tensor;

/** Named kernels, as cross-correlation takes them. Every engine has them, too. */
export const kernels: Kernels;

/**
 * Stable names of what can be wrong; the message is for people, the code for programs. Given as `error.code`.
 *
 * TypeErrors, a value of the wrong kind:
 * - 'type' a value of the wrong kind, or one that cannot be read (a getter that throws)
 * - 'option' an option that the operation does not have
 * - 'ragged' a nested array whose rows differ in length
 * - 'dtype' `out` of another dtype than the result
 * - 'handle' a resident tensor of another engine
 *
 * RangeErrors, a value out of range or one that does not fit the others:
 * - 'shape' sizes that do not fit each other, empty planes, data whose length is not that of its shape
 * - 'kernel-too-large' a kernel that is larger than the padded image
 * - 'memory' more memory than one tensor may have, or than there is
 * - 'stride', 'dilation', 'groups', 'kernel', 'padding', 'outputPadding', 'scale', 'inputSize', 'unit', 'weights' that option
 * - 'op', 'mode', 'boundary', 'paddingMode', 'dtype', 'distribution', 'loss', 'optimizer' a name that it cannot have
 * - 'algorithm' a name that is none, or an algorithm that cannot serve the geometry
 * - 'layers' none or too many to train
 * - 'not-finite' data that is not finite where it has to be; 'range', 'resolution', 'axes' of a loss surface
 * - 'count', 'seed', 'lr', 'momentum', 'nesterov', 'weightDecay', 'beta1', 'beta2', 'eps' that number
 * - 'disposed' use of something after its `dispose`
 * - 'id', 'in', 'input', 'cycle', 'overflow', 'unaligned' what is wrong with a net: see receptiveField
 */
export type ErrorCode =
  | 'type'
  | 'option'
  | 'ragged'
  | 'dtype'
  | 'handle'
  | 'shape'
  | 'kernel-too-large'
  | 'memory'
  | 'stride'
  | 'dilation'
  | 'groups'
  | 'kernel'
  | 'padding'
  | 'outputPadding'
  | 'scale'
  | 'inputSize'
  | 'unit'
  | 'weights'
  | 'op'
  | 'mode'
  | 'boundary'
  | 'paddingMode'
  | 'distribution'
  | 'loss'
  | 'optimizer'
  | 'algorithm'
  | 'layers'
  | 'not-finite'
  | 'range'
  | 'resolution'
  | 'axes'
  | 'count'
  | 'seed'
  | 'lr'
  | 'momentum'
  | 'nesterov'
  | 'weightDecay'
  | 'beta1'
  | 'beta2'
  | 'eps'
  | 'disposed'
  | 'id'
  | 'in'
  | 'input'
  | 'cycle'
  | 'overflow'
  | 'unaligned';

/** What every function of the package throws for wrong arguments. The message says argument, given and needed. */
export type EngineError = (TypeError | RangeError) & { code: ErrorCode };
