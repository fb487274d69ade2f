// model.mjs — an ONNX model of one operator, written byte by byte: the few messages of onnx.proto that this takes.

const VARINT = 0;
const BYTES = 2;
const CONTINUES = 0x80;
const FLOAT = 1;
const ATTRIBUTE_TYPES = { i: 2, s: 3, ints: 7 };
/** From ONNX 1.17; of its operators, those used here mean what they mean in every later one. */
const IR_VERSION = 8;
const OPSET = 19;

/** @param {number} value  whole, from 0 */
function varint(value) {
  const bytes = [];
  for (; value >= CONTINUES; value = Math.floor(value / CONTINUES)) bytes.push((value % CONTINUES) + CONTINUES);
  return [...bytes, value];
}

/** @param {number} field @param {number} value */
const number = (field, value) => [...varint(field * 8 + VARINT), ...varint(value)];

/** @param {number} field @param {number[]} content */
const message = (field, content) => [...varint(field * 8 + BYTES), ...varint(content.length), ...content];

/** @param {number} field @param {string} value */
const text = (field, value) => message(field, [...new TextEncoder().encode(value)]);

/**
 * AttributeProto
 * @param {string} name
 * @param {number | string | readonly number[]} value
 */
function attribute(name, value) {
  if (typeof value === 'number') return [...text(1, name), ...number(3, value), ...number(20, ATTRIBUTE_TYPES.i)];
  if (typeof value === 'string') return [...text(1, name), ...text(4, value), ...number(20, ATTRIBUTE_TYPES.s)];
  return [...text(1, name), ...value.flatMap((item) => number(8, item)), ...number(20, ATTRIBUTE_TYPES.ints)];
}

/**
 * ValueInfoProto of a float tensor; a shape that is not given is left to be inferred.
 * @param {string} name
 * @param {readonly number[]} [shape]
 */
function valueInfo(name, shape) {
  const sizes = shape
    ? message(
        2,
        shape.flatMap((size) => message(1, number(1, size))),
      )
    : [];
  return [...text(1, name), ...message(2, message(1, [...number(1, FLOAT), ...sizes]))];
}

/**
 * TensorProto of floats.
 * @param {string} name
 * @param {{ shape: readonly number[], data: Float32Array }} values
 */
function tensor(name, { shape, data }) {
  // raw_data is little-endian, as every machine is that runs this.
  const bytes = [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
  return [...shape.flatMap((size) => number(1, size)), ...number(2, FLOAT), ...text(8, name), ...message(9, bytes)];
}

/**
 * @param {string} operator
 * @param {Record<string, readonly number[]>} inputs  shapes of the float inputs by name, in the operator's order
 * @param {readonly string[]} outputs
 * @param {Record<string, number | string | readonly number[]>} attributes
 * @param {Record<string, { shape: readonly number[], data: Float32Array }>} [constants]
 *   inputs that never change, such as weights; in the operator's order, after the others
 * @returns {Uint8Array} a ModelProto
 */
export function modelOf(operator, inputs, outputs, attributes, constants = {}) {
  const node = [
    ...[...Object.keys(inputs), ...Object.keys(constants)].flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) => message(5, attribute(name, value))),
  ];
  const graph = [
    ...message(1, node),
    ...text(2, operator),
    ...Object.entries(constants).flatMap(([name, values]) => message(5, tensor(name, values))),
    ...Object.entries(inputs).flatMap(([name, shape]) => message(11, valueInfo(name, shape))),
    // Positions are 64-bit integers; their type is inferred where it is left out.
    ...outputs.flatMap((name, i) => message(12, i === 0 ? valueInfo(name) : text(1, name))),
  ];
  return Uint8Array.from([...number(1, IR_VERSION), ...message(7, graph), ...message(8, number(2, OPSET))]);
}
