// receptive-field.js — receptiveField and receptiveBox: what the units of a net see of the input and of each other.
import { describe, rangeError, typeError } from './errors.js';
import { INPUT, readInputSize, readNet, requireId, writeNet } from './net.js';
import { readList, readOptions, requireBoolean, requireWhole } from './validate.js';

/**
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('./index.js').Box} Box
 * @typedef {import('./index.js').ReceptiveFieldNode} ReceptiveFieldNode
 */

/** Numbers that the engine writes per node, as engine/bindings/receptive_field_bindings.cpp says. */
const FIELD_NUMBERS = 11;
const BOX_NUMBERS = 9;

/**
 * @param {Context} context
 * @param {unknown} net
 * @param {unknown} options
 * @returns {import('./index.js').ReceptiveField}
 */
export function receptiveField(context, net, options) {
  const { inputSize, strict } = readOptions('options', options, ['inputSize', 'strict']);
  const size = readInputSize(inputSize);
  const insists = strict !== undefined && requireBoolean('strict', strict);
  const nodes = readNet(net);
  const fields = context.call(
    'receptiveField',
    1,
    (frame) => {
      writeNet(context, frame, nodes);
      frame.wordList([...size, insists ? 1 : 0]);
    },
    (frame) => {
      const table = frame.view(0, 'float64');
      return nodes.map(({ id }, i) => fieldAt(id, table, i * FIELD_NUMBERS));
    },
  );
  const unaligned = fields.filter(({ aligned }) => !aligned).map(({ id }) => id);
  return { nodes: fields, aligned: unaligned.length === 0, unaligned };
}

/**
 * @param {string} id
 * @param {Float64Array} table
 * @param {number} first
 * @returns {ReceptiveFieldNode}
 */
function fieldAt(id, table, first) {
  return {
    id,
    outputSize: pairAt(table, first),
    size: [table[first + 2], table[first + 3]],
    stride: [table[first + 4], table[first + 5]],
    padding: pairAt(table, first + 6),
    center: pairAt(table, first + 8),
    aligned: table[first + 10] === 1,
  };
}

/**
 * @param {Float64Array} table
 * @param {number} first
 * @returns {[number, number] | null}
 */
function pairAt(table, first) {
  return Number.isNaN(table[first]) ? null : [table[first], table[first + 1]];
}

/**
 * @param {Context} context
 * @param {unknown} net
 * @param {unknown} id
 * @param {unknown} unit
 * @param {unknown} options
 * @returns {import('./index.js').ReceptiveBox[]}
 */
export function receptiveBox(context, net, id, unit, options) {
  const { inputSize } = readOptions('options', options, ['inputSize']);
  const size = readInputSize(inputSize);
  const place = readUnit(unit);
  const chosen = requireId('id', id);
  const nodes = readNet(net);
  return context.call(
    'receptiveBox',
    1,
    (frame) => {
      writeNet(context, frame, nodes, chosen);
      frame.wordList([...place, ...size]);
    },
    (frame) => {
      const table = frame.view(0, 'float64');
      const boxes = [];
      for (let first = 0; first < table.length; first += BOX_NUMBERS) {
        const position = table[first];
        boxes.push({
          id: position < 0 ? INPUT : nodes[position].id,
          box: boxAt(table, first + 1),
          clipped: boxAt(table, first + 5),
        });
      }
      return boxes;
    },
  );
}

/**
 * @param {Float64Array} table
 * @param {number} first
 * @returns {Box | null}
 */
function boxAt(table, first) {
  const [top, left, bottom, right] = table.subarray(first, first + 4);
  return Number.isNaN(top) ? null : [top, left, bottom, right];
}

/**
 * @param {unknown} unit
 * @returns {[number, number]} row and column
 */
export function readUnit(unit) {
  const list = readList('unit', unit, 2);
  if (list === null) {
    throw typeError('type', `unit must be [row, column]; given ${describe(unit)}`);
  }
  if (list.length !== 2) {
    throw rangeError(
      'unit',
      `unit must be [row, column]; given ${list.length > 2 ? 'more than 2' : list.length} numbers`,
    );
  }
  const [row, column] = list.map((at, i) => requireWhole(`unit[${i}]`, at, { min: 0, code: 'unit' }));
  return [row, column];
}
