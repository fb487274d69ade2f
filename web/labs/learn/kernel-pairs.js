// kernel-pairs.js — which plane, kernel and bias belong to which channels, in settings, tasks and tensors, and their names; no DOM.
import { resized, rowsOf } from '../../components/matrix-values.js';
import { MOST_CHANNELS } from '../../state/labs/channels.js';
import { labSchemas } from '../../state/schema.js';
import { symbolOf } from '../channels/channel-names.js';

/** @typedef {import('../../state/schema.js').LabValues['learn']} Settings */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {{ out: number, into: number }} Pair  an output and an input channel, from 0: one kernel */
/** @typedef {{ outs: number, ins: number }} Channels  how many there are */

export const FIRST = { out: 0, into: 0 };

/** The lists of what belongs to the channels beyond the first. */
const MORE = /** @type {const} */ ({ x: 'moreX', hidden: 'moreHidden', start: 'moreStart' });

/** @template T @param {number} count @param {(index: number) => T} make */
export function each(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The place of a kernel in its list: one for each pair there can be, so that other numbers of channels lose nothing. @param {Pair} pair */
export function placeInList({ out, into }) {
  return out * MOST_CHANNELS + into;
}

/**
 * A plane or a kernel; all are as large as the first plane, or as the first hidden kernel.
 * @param {Settings} settings @param {keyof typeof MORE} name @param {number} index  0 for the first
 * @returns {Matrix}
 */
export function matrixOf(settings, name, index) {
  const more = MORE[name];
  const values =
    index === 0 ? settings[name] : (settings[more][index - 1] ?? labSchemas.learn[more].default[index - 1]);
  return sizedAs(values, name === 'x' ? settings.x : settings.hidden);
}

/** @param {Matrix} values @param {Matrix} like */
function sizedAs(values, like) {
  const [rows, columns] = [like.length, like[0].length];
  return values.length === rows && values[0].length === columns ? values : resized(values, rows, columns);
}

/**
 * The settings with another plane or kernel, whose size all others take on.
 * @param {Settings} settings @param {keyof typeof MORE} name @param {number} index @param {Matrix} values
 * @returns {Partial<Settings>}
 */
export function withMatrix(settings, name, index, values) {
  if (index === 0) return { [name]: values };
  const size = name === 'start' ? settings.hidden : values; // a start is as large as the kernel hidden
  const list = each(labSchemas.learn[MORE[name]].most, (place) =>
    sizedAs(place === index - 1 ? values : matrixOf(settings, name, place + 1), size),
  );
  return { [name]: sizedAs(settings[name], size), [MORE[name]]: list };
}

/** @param {Settings} settings @param {number} out */
export function biasOf({ startBias, moreBias }, out) {
  return out === 0 ? startBias : (moreBias[out - 1] ?? labSchemas.learn.moreBias.default[out - 1]);
}

/** @param {Settings} settings @param {number} out @param {number} value @returns {Partial<Settings>} */
export function withBias(settings, out, value) {
  if (out === 0) return { startBias: value };
  return {
    moreBias: each(labSchemas.learn.moreBias.most, (place) =>
      place === out - 1 ? value : biasOf(settings, place + 1),
    ),
  };
}

/** @param {Settings} settings @returns {Matrix[]} the planes of X */
export function planesOf(settings) {
  return each(settings.ins, (into) => matrixOf(settings, 'x', into));
}

/** @param {Settings} settings @param {'hidden' | 'start'} name @returns {Matrix[][]} [out][in] */
export function kernelsOf(settings, name) {
  return each(settings.outs, (out) =>
    each(settings.ins, (into) => matrixOf(settings, name, placeInList({ out, into }))),
  );
}

/**
 * Another start of every kernel and bias.
 * @param {Settings} settings @param {(pair: Pair) => Matrix} kernelOf @param {(out: number) => number} startBiasOf
 * @returns {Pick<Settings, 'start' | 'startBias'> & Partial<Settings>}
 */
export function withStarts(settings, kernelOf, startBiasOf) {
  let now = settings;
  for (const pair of pairsOf(settings)) {
    now = { ...now, ...withMatrix(now, 'start', placeInList(pair), kernelOf(pair)) };
  }
  for (let out = 0; out < settings.outs; out += 1) now = { ...now, ...withBias(now, out, startBiasOf(out)) };
  const { start, startBias, moreStart, moreBias } = now;
  return { start, startBias, ...(settings.ins * settings.outs > 1 ? { moreStart, moreBias } : {}) };
}

/** @param {Channels} channels @returns {Pair[]} output by output */
export function pairsOf({ ins, outs }) {
  return each(outs * ins, (index) => ({ out: Math.floor(index / ins), into: index % ins }));
}

/** The pair that is looked at, of those there are. @param {Pick<Settings, 'out' | 'channel'>} settings @param {Channels} channels @returns {Pair} */
export function pairLookedAt({ out, channel }, { ins, outs }) {
  return { out: Math.min(out, outs) - 1, into: Math.min(channel, ins) - 1 };
}

/** @param {Pick<TrainingTask, 'weight'>} task */
export function sizesOf({ weight }) {
  const [[first]] = weight;
  return { outs: weight.length, ins: weight[0].length, rows: first.length, columns: first[0].length };
}

/** One plane of a tensor. @param {{ shape: number[], data: ArrayLike<number> }} tensor @param {number} index @returns {Matrix} */
export function planeOf({ shape, data }, index) {
  const size = shape.slice(-2);
  const area = size[0] * size[1];
  return rowsOf({ shape: size, data: Array.prototype.slice.call(data, index * area, (index + 1) * area) });
}

/**
 * Where the learned numbers of a kernel, and its output's bias, stand in the engine's order: all weights, then all biases.
 * @param {Pick<TrainingTask, 'weight' | 'bias'>} task @param {Pair} pair
 */
export function numbersOf(task, { out, into }) {
  const { outs, ins, rows, columns } = sizesOf(task);
  const taps = rows * columns;
  const weights = each(taps, (tap) => (out * ins + into) * taps + tap);
  return task.bias === null ? weights : [...weights, outs * ins * taps + out];
}

/** The kernel of a pair among all learned numbers. @param {Pick<TrainingTask, 'weight'>} task @param {Pair} pair @param {ArrayLike<number>} values @returns {Matrix} */
export function kernelIn(task, { out, into }, values) {
  const { ins, rows, columns } = sizesOf(task);
  return planeOf({ shape: [rows, columns], data: values }, out * ins + into);
}

/** What a plane of X is called: by its channel where there are several. @param {Pick<Channels, 'ins'>} channels @param {number} into */
export function inputName({ ins }, into) {
  return ins > 1 ? symbolOf('X', into) : 'X';
}

/** @param {string} letter  of an output or a bias @param {Pick<Channels, 'outs'>} channels @param {number} out */
export function outputName(letter, { outs }, out) {
  return outs > 1 ? symbolOf(letter, out) : letter;
}

/** To output, from input: W₂₁. @param {string} letter  of a kernel @param {Channels} channels @param {Pair} pair */
export function kernelName(letter, { ins, outs }, { out, into }) {
  return ins * outs > 1 ? symbolOf(letter, out, into) : letter;
}
