// facade-fixtures.mjs — data, reference loops and small helpers that the facade's tests share.

/** @typedef {{ shape: readonly number[], data: ArrayLike<number> }} Values */

/** The notebook's image and kernel. */
export const X = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
];
export const K = [
  [0, 1],
  [2, 3],
];

/** Six rows of eight pixels with a dark band, and its edges as the kernel [[1, −1]] sees them. */
export const EDGE_IMAGE = Array.from({ length: 6 }, () => [1, 1, 0, 0, 0, 0, 1, 1]);
export const EDGES = Array.from({ length: 6 }, () => [0, 1, 0, 0, 0, -1, 0]);

/**
 * A tensor as nested arrays.
 * @param {Values} tensor
 * @returns {any}
 */
export function nested({ shape, data }) {
  /** @param {number} axis @param {number} offset @returns {any} */
  const level = (axis, offset) =>
    axis === shape.length
      ? data[offset]
      : Array.from({ length: shape[axis] }, (_, i) => level(axis + 1, offset * shape[axis] + i));
  return level(0, 0);
}

/**
 * Whole numbers from −9 to 9 that look random, so that sums are exact in float32 too.
 * @param {readonly number[]} shape
 * @param {number} salt
 * @returns {{ shape: number[], data: Float32Array }}
 */
export function wholeNumbers(shape, salt) {
  const count = shape.reduce((product, size) => product * size, 1);
  return {
    shape: [...shape],
    data: Float32Array.from({ length: count }, (_, i) => (((i * 7919 + salt * 104729) % 1009) % 19) - 9),
  };
}

/**
 * @typedef {object} NaiveLayer
 * @property {[number, number]} [stride]
 * @property {[number, number, number, number]} [padding]  top, left, bottom, right; zeros
 * @property {[number, number]} [dilation]
 * @property {number} [groups]
 * @property {boolean} [flip]
 */

/**
 * The definition of a convolution layer, written as seven loops. Calls `visit` for every product.
 * @param {readonly number[]} xShape  [N, C, H, W]
 * @param {readonly number[]} wShape  [Cout, C/groups, h, w]
 * @param {NaiveLayer} options
 * @param {(y: number, x: number, w: number, channel: number) => void} visit  flat positions
 * @returns {number[]} the output's shape
 */
export function eachProduct(xShape, wShape, options, visit) {
  const { stride = [1, 1], padding = [0, 0, 0, 0], dilation = [1, 1], groups = 1, flip = false } = options;
  const [batch, channels, height, width] = xShape;
  const [outputs, perGroup, kernelHeight, kernelWidth] = wShape;
  const rows = Math.floor((height + padding[0] + padding[2] - dilation[0] * (kernelHeight - 1) - 1) / stride[0]) + 1;
  const columns = Math.floor((width + padding[1] + padding[3] - dilation[1] * (kernelWidth - 1) - 1) / stride[1]) + 1;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outputs; o++) {
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) {
          for (let p = 0; p < perGroup; p++) {
            for (let i = 0; i < kernelHeight; i++) {
              for (let j = 0; j < kernelWidth; j++) {
                const row = r * stride[0] + i * dilation[0] - padding[0];
                const column = c * stride[1] + j * dilation[1] - padding[1];
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                const channel = Math.floor(o / (outputs / groups)) * perGroup + p;
                const tapRow = flip ? kernelHeight - 1 - i : i;
                const tapColumn = flip ? kernelWidth - 1 - j : j;
                visit(
                  ((n * outputs + o) * rows + r) * columns + c,
                  ((n * channels + channel) * height + row) * width + column,
                  ((o * perGroup + p) * kernelHeight + tapRow) * kernelWidth + tapColumn,
                  o,
                );
              }
            }
          }
        }
      }
    }
  }
  return [batch, outputs, rows, columns];
}

/**
 * @param {Values} x
 * @param {Values} w
 * @param {NaiveLayer & { bias?: number[] }} [options]
 * @returns {{ shape: number[], data: number[] }}
 */
export function naiveConv2d(x, w, options = {}) {
  /** @type {number[]} */
  const sums = [];
  const shape = eachProduct(x.shape, w.shape, options, (y, from, tap) => {
    sums[y] = (sums[y] ?? 0) + x.data[from] * w.data[tap];
  });
  const [batch, outputs, rows, columns] = shape;
  const data = Array.from({ length: batch * outputs * rows * columns }, (_, i) => {
    const channel = Math.floor(i / (rows * columns)) % outputs;
    return (sums[i] ?? 0) + (options.bias?.[channel] ?? 0);
  });
  return { shape, data };
}

/**
 * The definition of a transposed convolution: every input pixel stamps the kernel. Calls `visit` for every product.
 * @param {readonly number[]} xShape  [N, C, H, W]
 * @param {readonly number[]} wShape  [C, Cout/groups, h, w]
 * @param {NaiveLayer & { outputPadding?: [number, number] }} options
 * @param {(y: number, x: number, w: number, channel: number) => void} visit  flat positions
 * @returns {number[]} the output's shape
 */
export function eachStamp(xShape, wShape, options, visit) {
  const { stride = [1, 1], padding = [0, 0, 0, 0], outputPadding = [0, 0], dilation = [1, 1], groups = 1 } = options;
  const [batch, channels] = xShape;
  const perGroup = wShape[1];
  const outputs = perGroup * groups;
  const size = [0, 1].map((axis) => {
    const last = (xShape[axis + 2] - 1) * stride[axis] + (wShape[axis + 2] - 1) * dilation[axis];
    return last + 1 + outputPadding[axis] - padding[axis] - padding[axis + 2];
  });
  const places = [batch, channels, xShape[2], xShape[3], perGroup, wShape[2], wShape[3]];
  for (let i = 0, count = places.reduce((product, extent) => product * extent, 1); i < count; i++) {
    const [n, channel, r, c, p, a, b] = unravel(i, places);
    const row = r * stride[0] + a * dilation[0] - padding[0];
    const column = c * stride[1] + b * dilation[1] - padding[1];
    if (row < 0 || row >= size[0] || column < 0 || column >= size[1]) continue;
    const output = Math.floor(channel / (channels / groups)) * perGroup + p;
    visit(
      ((n * outputs + output) * size[0] + row) * size[1] + column,
      ((n * channels + channel) * xShape[2] + r) * xShape[3] + c,
      ((channel * perGroup + p) * wShape[2] + a) * wShape[3] + b,
      output,
    );
  }
  return [batch, outputs, ...size];
}

/**
 * @param {number} position  flat, row-major
 * @param {readonly number[]} shape
 * @returns {number[]} one index per axis
 */
export function unravel(position, shape) {
  const indices = [];
  for (let axis = shape.length - 1, rest = position; axis >= 0; axis--) {
    indices[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return indices;
}

/**
 * @param {Values} x
 * @param {Values} w
 * @param {Parameters<typeof eachStamp>[2] & { bias?: number[] }} [options]
 * @returns {{ shape: number[], data: number[] }}
 */
export function naiveConvTranspose2d(x, w, options = {}) {
  /** @type {number[]} */
  const sums = [];
  const shape = eachStamp(x.shape, w.shape, options, (y, from, tap) => {
    sums[y] = (sums[y] ?? 0) + x.data[from] * w.data[tap];
  });
  const [batch, outputs, rows, columns] = shape;
  const data = Array.from({ length: batch * outputs * rows * columns }, (_, i) => {
    const channel = Math.floor(i / (rows * columns)) % outputs;
    return (sums[i] ?? 0) + (options.bias?.[channel] ?? 0);
  });
  return { shape, data };
}

/**
 * @param {Values} actual
 * @param {Values} expected
 * @returns {number} the largest difference; Infinity when the shapes differ
 */
export function distance(actual, expected) {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let largest = 0;
  for (let i = 0; i < expected.data.length; i++) {
    largest = Math.max(largest, Math.abs(actual.data[i] - expected.data[i]));
  }
  return largest;
}
