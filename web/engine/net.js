// net.js — nets as callers describe them: read once, checked for kinds, and written into a frame.
import { describe, rangeError, typeError } from './errors.js';
import { readPadding, readPair } from './options.js';
import { readForeign, readOptions, requireBoolean, requireChoice } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./frame.js').Frame} Frame
 *
 * One node, as numbers for the engine.
 * @typedef {object} NodeWords
 * @property {string} id
 * @property {string} op
 * @property {string[] | null} inputs  null when it has no `in`
 * @property {[number, number]} kernel  zeros when it has none
 * @property {number[]} settings  stride (2), dilation (2), padding (5), output padding (2), ceil mode, scale (2)
 */

/** In the engine's order. */
const OPS = [
  'input',
  'conv',
  'convTranspose',
  'maxpool',
  'avgpool',
  'pad',
  'add',
  'concat',
  'identity',
  'relu',
  'upsample',
];
const WINDOW = ['kernel', 'stride', 'padding', 'dilation'];
/** What a node may say beside `id`, `op` and `in`; the first it must. @type {Record<string, string[]>} */
const SETTINGS = {
  conv: WINDOW,
  convTranspose: [...WINDOW, 'outputPadding'],
  maxpool: [...WINDOW, 'ceilMode'],
  avgpool: [...WINDOW, 'ceilMode'],
  pad: ['padding'],
  upsample: ['scale'],
};
const COMMON = ['id', 'op', 'in'];
const ALL_SETTINGS = [...COMMON, ...WINDOW, 'outputPadding', 'ceilMode', 'scale'];

/** More nodes than this are refused before they are read. */
const LARGEST_NET = 2 ** 20;
/** The id of an input that the net does not list. */
export const INPUT = 'input';

/**
 * @param {unknown} net
 * @returns {NodeWords[]}
 */
export function readNet(net) {
  return readArray('net', net, 'an array of layers or nodes').map(readNode);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} needed
 * @returns {unknown[]} a copy without holes
 */
function readArray(name, value, needed) {
  if (!readForeign(name, () => Array.isArray(value))) {
    throw typeError('type', `${name} must be ${needed}; given ${describe(value)}`);
  }
  const array = /** @type {unknown[]} */ (value);
  const length = readForeign(name, () => array.length);
  if (length > LARGEST_NET) {
    throw rangeError('memory', `${name} must have at most ${LARGEST_NET} elements; given ${length}`);
  }
  return readForeign(name, () => Array.from({ length }, (_, i) => array[i]));
}

/**
 * @param {unknown} node
 * @param {number} position
 * @returns {NodeWords}
 */
function readNode(node, position) {
  if (node === undefined) {
    throw typeError('type', `net[${position}] must be a layer, {op, …}; given undefined`);
  }
  const given = readOptions(`net[${position}]`, node, ALL_SETTINGS);
  const id = given.id === undefined ? String(position + 1) : requireId(`id of net[${position}]`, given.id);
  /** @param {string} setting */
  const nameOf = (setting) => `${setting} of node '${id}'`;
  const op = OPS[requireChoice(nameOf('op'), given.op, OPS, 'op')];
  requireSettings(id, op, given);
  const { kernel, stride, padding = 0, dilation = 1, outputPadding = 0, ceilMode, scale = 1 } = given;
  return {
    id,
    op,
    inputs: given.in === undefined ? null : readIds(nameOf('in'), given.in),
    kernel: kernel === undefined ? [0, 0] : readPair(nameOf('kernel'), kernel, { min: 1, code: 'kernel' }),
    settings: [
      ...(stride === undefined ? [0, 0] : readPair(nameOf('stride'), stride, { min: 1, code: 'stride' })),
      ...readPair(nameOf('dilation'), dilation, { min: 1, code: 'dilation' }),
      ...readPadding(nameOf('padding'), padding),
      ...readPair(nameOf('outputPadding'), outputPadding, { min: 0, code: 'outputPadding' }),
      ceilMode !== undefined && requireBoolean(nameOf('ceilMode'), ceilMode) ? 1 : 0,
      ...readPair(nameOf('scale'), scale, { min: 1, code: 'scale' }),
    ],
  };
}

/**
 * A misplaced setting is as wrong as a misspelt one.
 * @param {string} id
 * @param {string} op
 * @param {Record<string, unknown>} given
 */
function requireSettings(id, op, given) {
  const known = SETTINGS[op] ?? [];
  for (const key of Object.keys(given)) {
    if (given[key] !== undefined && !COMMON.includes(key) && !known.includes(key)) {
      const needed = [...COMMON, ...known].join(', ');
      throw typeError(
        'option',
        `the settings of node '${id}' must be among ${needed}, as its op is ${op}; given '${key}'`,
      );
    }
  }
  const [required] = known;
  if (required !== undefined && given[required] === undefined) {
    throw typeError('type', `${required} of node '${id}' must be given, as its op is ${op}; given undefined`);
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function readIds(name, value) {
  return readArray(name, value, 'an array of ids').map((id, i) => requireId(`${name}[${i}]`, id));
}

/**
 * @param {string} name
 * @param {unknown} id
 * @returns {string}
 */
export function requireId(name, id) {
  if (typeof id !== 'string') {
    throw typeError('type', `${name} must be a string; given ${describe(id)}`);
  }
  return id;
}

/**
 * @param {unknown} value
 * @returns {[number, number]} [0, 0] when it is unknown
 */
export function readInputSize(value) {
  return value === undefined ? [0, 0] : readPair('inputSize', value, { min: 1, code: 'inputSize' });
}

/**
 * Writes a net, and then the id of one of its nodes if `chosen` is given.
 * @param {Context} context
 * @param {Frame} frame
 * @param {NodeWords[]} nodes
 * @param {string} [chosen]
 */
export function writeNet(context, frame, nodes, chosen) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const text = [];
  /** @type {number[]} */
  const words = [nodes.length];
  /** @param {string} id */
  const name = (id) => {
    const bytes = encoder.encode(id);
    text.push(bytes);
    words.push(bytes.length);
  };
  for (const { id, op, inputs, kernel, settings } of nodes) {
    name(id);
    words.push(OPS.indexOf(op), inputs === null ? -1 : inputs.length);
    inputs?.forEach(name);
    words.push(...kernel, ...settings);
  }
  if (chosen !== undefined) {
    name(chosen);
  }
  frame.word(placeText(context, text));
  frame.wordList(words);
}

/**
 * @param {Context} context
 * @param {Uint8Array[]} text
 * @returns {number} its address
 */
function placeText(context, text) {
  const length = text.reduce((sum, bytes) => sum + bytes.length, 0);
  const address = context.arena.allocate(length, 'the ids of the net');
  // After the allocation: the memory may have moved.
  const target = new Uint8Array(context.module.HEAP32.buffer, address, length);
  let next = 0;
  for (const bytes of text) {
    target.set(bytes, next);
    next += bytes.length;
  }
  return address;
}
