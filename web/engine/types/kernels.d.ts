// types/kernels.d.ts — the kernels that come with the package.
import type { Tensor } from './tensor.js';

/** Names of the kernels that come with the package. */
export type KernelName =
  | 'identity'
  | 'shift-right'
  | 'shift-down'
  | 'box'
  | 'gaussian'
  | 'sharpen'
  | 'laplacian'
  | 'outline'
  | 'emboss'
  | 'sobel-x'
  | 'sobel-y'
  | 'prewitt-x'
  | 'prewitt-y'
  | 'scharr-x'
  | 'scharr-y'
  | 'edge-x'
  | 'edge-y';

/**
 * Named kernels in float32, as cross-correlation takes them: 'sobel-x' is [[−1, 0, 1], [−2, 0, 2], [−1, 0, 1]] and answers
 * to values that rise from left to right. Reading one gives a tensor of the reader's own.
 */
export type Kernels = { readonly [name in KernelName]: Tensor };
