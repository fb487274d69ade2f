// layout.mjs — channels first, as the workloads are, and channels last, as TensorFlow.js and ConvNetJS hold them.

/**
 * Turns the axes of a tensor.
 * @param {ArrayLike<number>} values
 * @param {readonly number[]} shape
 * @param {readonly number[]} order  the old axis that becomes each new one
 */
export function transpose(values, shape, order) {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const result = new Float32Array(values.length);
  const position = order.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from];
    for (let axis = order.length - 1; axis >= 0; axis--) {
      from += strides[order[axis]];
      if (++position[axis] < shape[order[axis]]) break;
      from -= strides[order[axis]] * shape[order[axis]];
      position[axis] = 0;
    }
  }
  return result;
}

/** N, C, H, W → N, H, W, C. @param {ArrayLike<number>} values @param {readonly number[]} shape  N, C, H, W */
export const channelsLast = (values, shape) => transpose(values, shape, [0, 2, 3, 1]);

/** N, H, W, C → N, C, H, W. @param {ArrayLike<number>} values @param {readonly number[]} shape  N, C, H, W */
export const channelsFirst = (values, [n, c, h, w]) => transpose(values, [n, h, w, c], [0, 3, 1, 2]);

/** Cout, Cin, h, w → h, w, Cin, Cout, as TensorFlow holds weights. @param {ArrayLike<number>} values @param {readonly number[]} shape */
export const tapsFirst = (values, shape) => transpose(values, shape, [2, 3, 1, 0]);

/** h, w, Cin, Cout → Cout, Cin, h, w. @param {ArrayLike<number>} values @param {readonly number[]} shape  Cout, Cin, h, w */
export const tapsLast = (values, [o, i, h, w]) => transpose(values, [h, w, i, o], [3, 2, 0, 1]);
