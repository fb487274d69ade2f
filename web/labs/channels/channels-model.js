// A layer with channels: which kernel belongs to which pair of channels, the sums behind one output cell. Knows no DOM.
import { resized, rowsOf } from '../../components/matrix-values.js';
import { MOST_CHANNELS, exampleImage } from '../../state/labs/channels.js';
import { termsOf } from '../correlate/model.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('../../state/schema.js').LabValues['channels']} Settings */
/** @typedef {Pick<Settings, 'x' | 'w' | 'bias' | 'stride' | 'padding' | 'dilation' | 'groups'>} Layer */
/** @typedef {{ ins: number, outs: number, rows: number, columns: number }} Sizes  of channels and of a kernel */

/** @param {Pick<Layer, 'x' | 'w' | 'bias'>} layer @returns {Sizes} */
export function sizesOf({ x, w, bias }) {
  return { ins: x.length, outs: bias.length, rows: w[0].length, columns: w[0][0].length };
}

/** The groups that divide both sides. @param {number} ins @param {number} outs */
export function allowedGroups(ins, outs) {
  return Array.from({ length: MOST_CHANNELS }, (_, index) => index + 1).filter(
    (groups) => ins % groups === 0 && outs % groups === 0,
  );
}

/** The groups a layer is computed with: what a link asks for may not divide its channels. @param {Layer} layer */
export function usableGroups({ x, bias, groups }) {
  return allowedGroups(x.length, bias.length).includes(groups) ? groups : 1;
}

/** Whether an output channel reads an input channel, both from 0. @param {Layer} layer @param {number} out @param {number} into */
export function isConnected({ x, bias, groups }, out, into) {
  return Math.floor((out * groups) / bias.length) === Math.floor((into * groups) / x.length);
}

/**
 * The kernel between two channels, from 0; zeros where a link gave fewer than there are pairs.
 * @param {Pick<Layer, 'x' | 'w'>} layer @param {number} out @param {number} into
 */
export function kernelOf({ x, w }, out, into) {
  return w[out * x.length + into] ?? resized([[0]], w[0].length, w[0][0].length);
}

/** As PyTorch has them: [out, in of the group, row, column]. @param {Layer} layer @returns {Matrix[][]} */
export function weightOf(layer) {
  return layer.bias.map((_, out) =>
    layer.x.flatMap((__, into) => (isConnected(layer, out, into) ? [kernelOf(layer, out, into)] : [])),
  );
}

/** @param {Engine} engine @param {Layer} layer @returns {Matrix[]} one per output channel */
export function outputsOf(engine, layer) {
  const { x, bias, stride, padding, dilation, groups } = layer;
  const options = { stride, padding, dilation, groups, bias: [...bias], dtype: /** @type {const} */ ('float64') };
  const { shape, data } = engine.conv2d(/** @type {Matrix[]} */ (x), weightOf(layer), options);
  const area = shape[1] * shape[2];
  return bias.map((_, out) => rowsOf({ shape, data: data.slice(out * area, (out + 1) * area) }));
}

/**
 * What each input channel adds to one output cell.
 * @param {Layer} layer @param {number} out @param {readonly [number, number]} cell
 */
export function sumsOf(layer, out, cell) {
  const { x, stride, padding, dilation } = layer;
  const lie = {
    top: padding,
    left: padding,
    stride: /** @type {const} */ ([stride, stride]),
    dilation: /** @type {const} */ ([dilation, dilation]),
  };
  return x.flatMap((image, into) => {
    if (!isConnected(layer, out, into)) return [];
    const terms = termsOf(image, kernelOf(layer, out, into), cell, lie);
    return [{ into, terms, sum: terms.reduce((sum, term) => sum + term.x * term.k, 0) }];
  });
}

/**
 * The same layer with other numbers of channels, or another size of image or kernels: what is there stays.
 * @param {Settings} settings @param {Partial<Sizes & { imageRows: number, imageColumns: number }>} wanted
 * @returns {Partial<Settings>}
 */
export function reshaped(settings, wanted) {
  const now = sizesOf(settings);
  const { ins = now.ins, outs = now.outs, rows = now.rows, columns = now.columns } = wanted;
  const { imageRows = settings.x[0].length, imageColumns = settings.x[0][0].length } = wanted;
  const x = Array.from({ length: ins }, (_, into) =>
    resized(settings.x[into] ?? exampleImage[into], imageRows, imageColumns),
  );
  const w = Array.from({ length: outs * ins }, (_, index) => {
    const [out, into] = [Math.floor(index / ins), index % ins];
    const known = out < now.outs && into < now.ins;
    return resized(known ? kernelOf(settings, out, into) : passing(rows, columns, out === into), rows, columns);
  });
  const bias = Array.from({ length: outs }, (_, out) => settings.bias[out] ?? 0);
  return { x, w, bias, groups: usableGroups({ ...settings, x, bias }) };
}

/** One channel of the image changed; the others take on its size. @param {Settings} settings @param {number} into @param {Matrix} values */
export function withImage(settings, into, values) {
  const { x } = reshaped(settings, { imageRows: values.length, imageColumns: values[0].length });
  return { x: x?.map((one, index) => (index === into ? values : one)) };
}

/** One kernel changed; the others take on its size. @param {Settings} settings @param {number} out @param {number} into @param {Matrix} values */
export function withKernel(settings, out, into, values) {
  const { w } = reshaped(settings, { rows: values.length, columns: values[0].length });
  return { w: w?.map((one, index) => (index === out * settings.x.length + into ? values : one)) };
}

/** A kernel that lets its channel through unchanged, or nothing of it. @param {number} rows @param {number} columns @param {boolean} passes @returns {Matrix} */
export function passing(rows, columns, passes) {
  const [row, column] = [Math.floor((rows - 1) / 2), Math.floor((columns - 1) / 2)];
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => (passes && r === row && c === column ? 1 : 0)),
  );
}

/**
 * What a layer costs, as products of the numbers it comes from: its weights, and the multiplications for one image.
 * @param {Layer} layer @param {readonly [number, number]} size  of the output
 */
export function costsOf(layer, [outRows, outColumns]) {
  const { ins, outs, rows, columns } = sizesOf(layer);
  const { groups } = layer;
  /** @type {{ key: 'this' | 'standard' | 'separable', weights: number[][], biases: number }[]} */
  const kinds = [{ key: 'this', weights: [[outs, ins / groups, rows, columns]], biases: outs }];
  if (groups > 1) kinds.push({ key: 'standard', weights: [[outs, ins, rows, columns]], biases: outs });
  kinds.push({
    key: 'separable',
    weights: [
      [ins, rows, columns],
      [ins, outs],
    ],
    biases: ins + outs,
  });
  return kinds.map((kind) => ({ ...kind, products: kind.weights.map((part) => [...part, outRows, outColumns]) }));
}

/** @param {number[][]} products  whose sum is meant */
export function totalOf(products) {
  return products.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
}
