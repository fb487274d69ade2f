// The lines of NumPy and SciPy that compute a layer with channels, and a transposed convolution. SciPy knows neither
// channels nor strides: the lines say what they are. Tests run them against the real libraries.
import { spanOf } from './correlate/geometry.js';
import { lines, listOf } from './tensor-code.js';

/** @typedef {import('../state/settings.js').Matrix} Matrix */

/**
 * @typedef {object} Layer
 * @property {readonly Matrix[]} x  by channel
 * @property {readonly (readonly Matrix[])[]} w  by output channel, then by input channel of its group
 * @property {readonly number[]} bias
 * @property {number} stride
 * @property {number} padding
 * @property {number} dilation
 * @property {number} groups
 */

/** @param {Layer} layer @returns {string} leaves [channel][row][column] in Y */
export function channelsInScipy({ x, w, bias, stride, padding, dilation, groups }) {
  const [rows, columns] = [w[0][0].length, w[0][0][0].length];
  const outs = w.length / groups;
  const images = groups === 1 ? 'X' : `X[o // ${outs} * ${w[0].length}:]`;
  const biased = bias.some((value) => value !== 0);
  return lines(
    ...head('correlate2d'),
    `X = np.array(${listOf(x)}, dtype=float)  # channel, row, column`,
    `W = np.array(${listOf(w)}, dtype=float)  # out, in, row, column`,
    biased && `b = np.array(${listOf(bias)}, dtype=float)`,
    padding > 0 && `X = np.pad(X, ((0, 0), (${padding}, ${padding}), (${padding}, ${padding})))`,
    dilation > 1 &&
      `spread = np.zeros((${w.length}, ${w[0].length}, ${spanOf(rows, dilation)}, ${spanOf(columns, dilation)}))  # zeros between the taps`,
    dilation > 1 && `spread[:, :, ::${dilation}, ::${dilation}] = W`,
    'Y = np.array([',
    groups > 1 && '    # an output reads the channels of its group; zip ends with its kernels',
    `    sum(correlate2d(x, k, mode='valid') for x, k in zip(${images}, ${dilation > 1 ? 'spread' : 'W'}[o]))`,
    `    for o in range(${w.length})`,
    `])${stride > 1 ? `[:, ::${stride}, ::${stride}]` : ''}${biased ? ' + b[:, None, None]' : ''}`,
    'print(Y)',
  );
}

/**
 * @param {Matrix} x @param {Matrix} k
 * @param {{ stride: number, padding: number, outputPadding: number, dilation: number }} stamping
 * @returns {string} leaves [row][column] in Y
 */
export function transposedInScipy(x, k, { stride, padding, outputPadding, dilation }) {
  const zeros = (/** @type {Matrix} */ values, /** @type {number} */ step) =>
    `np.zeros((${spanOf(values.length, step)}, ${spanOf(values[0].length, step)}))`;
  return lines(
    ...head('convolve2d'),
    `X = np.array(${listOf(x)}, dtype=float)`,
    `K = np.array(${listOf(k)}, dtype=float)`,
    stride > 1 && `stuffed = ${zeros(x, stride)}  # zeros between the cells of X`,
    stride > 1 && `stuffed[::${stride}, ::${stride}] = X`,
    dilation > 1 && `spread = ${zeros(k, dilation)}  # zeros between the taps of K`,
    dilation > 1 && `spread[::${dilation}, ::${dilation}] = K`,
    `Y = convolve2d(${stride > 1 ? 'stuffed' : 'X'}, ${dilation > 1 ? 'spread' : 'K'})`,
    outputPadding > 0 && `Y = np.pad(Y, (0, ${outputPadding}))  # the output padding, below and to the right`,
    padding > 0 && `Y = Y[${padding}:-${padding}, ${padding}:-${padding}]  # the padding cuts off`,
    'print(Y)',
  );
}

/** @param {string} name */
function head(name) {
  return ['import numpy as np', `from scipy.signal import ${name}`, ''];
}
