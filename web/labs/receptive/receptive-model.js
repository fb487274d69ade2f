// receptive-model.js — what an element of a small net sees and who sees it, asked of the engine; knows no DOM.
import { rowsOf } from '../../components/matrix-values.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/index.js').Box} Box */
/** @typedef {import('../../engine/index.js').ReceptiveFieldNode} FieldNode */
/** @typedef {import('../../state/labs/receptive.js').Layer} Layer */
/** @typedef {import('../../components/layer-diagram/diagram-geometry.js').Margin} Margin */
/** @typedef {import('../../components/layer-diagram/diagram-picture.js').Unit} Unit */

/**
 * A net with the sizes and fields the engine finds for it. Index 0 is the input.
 * @typedef {object} Net
 * @property {readonly Layer[]} layers
 * @property {number} inputSize
 * @property {string[]} names
 * @property {[number, number][]} sizes  rows and columns of each map
 * @property {FieldNode[]} fields        of each map, relative to the input
 */

/** @param {number} layer */
const idOf = (layer) => (layer === 0 ? 'input' : String(layer));

/** @param {readonly Layer[]} layers */
function nodesOf(layers) {
  const input = { op: /** @type {const} */ ('input'), id: idOf(0) };
  return [
    input,
    ...layers.map((layer, index) => ({ op: /** @type {const} */ ('conv'), id: idOf(index + 1), ...layer })),
  ];
}

/**
 * The notebook's letters while they suffice.
 * @param {number} count  layers
 */
export function namesOf(count) {
  if (count <= 2) return ['X', 'Y', 'Z'].slice(0, count + 1);
  return ['X', ...Array.from({ length: count }, (_, index) => `Y${String.fromCharCode(0x2081 + index)}`)];
}

/**
 * @param {Engine} engine
 * @param {number} inputSize
 * @param {readonly Layer[]} layers
 * @returns {Net}
 * @throws where a layer does not fit its input
 */
export function netOf(engine, inputSize, layers) {
  const { nodes } = engine.receptiveField(nodesOf(layers), { inputSize });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const fields = Array.from({ length: layers.length + 1 }, (_, layer) => {
    return /** @type {FieldNode} */ (byId.get(idOf(layer)));
  });
  const sizes = fields.map(({ outputSize }) => /** @type {[number, number]} */ (outputSize));
  return { layers, inputSize, names: namesOf(layers.length), sizes, fields };
}

/** The fields of all maps as comma-separated values, rows before columns; a field that nothing has is left empty. @param {Net} net */
export function fieldsCsv({ names, fields }) {
  const columns = /** @type {const} */ (['outputSize', 'size', 'stride', 'padding', 'center']);
  const head = columns.flatMap((name) => [`${name} rows`, `${name} columns`]);
  const lines = fields.map((field, map) => [
    names[map],
    ...columns.flatMap((name) => field[name]?.map(String) ?? ['', '']),
  ]);
  return [['map', ...head], ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

/**
 * The first layer that does not fit, and the error; null where all do.
 * @param {Engine} engine
 * @param {number} inputSize
 * @param {readonly Layer[]} layers
 * @returns {{ layer: number, error: unknown } | null}  layers are counted from 0
 */
export function misfitOf(engine, inputSize, layers) {
  for (let count = 1; count <= layers.length; count += 1) {
    try {
      netOf(engine, inputSize, layers.slice(0, count));
    } catch (error) {
      return { layer: count - 1, error };
    }
  }
  return null;
}

/**
 * The element next to the one asked for that the net has.
 * @param {Net} net
 * @param {Unit} unit
 * @returns {Unit}
 */
export function nearestUnit({ sizes }, { layer, row, column }) {
  const inNet = Math.min(layer, sizes.length - 1);
  const [rows, columns] = sizes[inNet];
  return { layer: inNet, row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
}

/**
 * What one map has to do with the selected element: before it, what it sees there; after it, who sees it.
 * @typedef {object} View
 * @property {Box | null} box      may reach outside the map
 * @property {Box | null} clipped  its part inside
 * @property {number[][]} paths    of each element: along how many paths the two are connected
 * @property {number} count        elements that are connected at all
 */

/**
 * @param {Engine} engine
 * @param {Net} net
 * @param {Unit} unit
 * @returns {View[]} one for each map, from the input on
 */
export function viewsOf(engine, net, unit) {
  const boxes = boxesOf(engine, net, unit);
  const paths = pathsOf(engine, net, unit);
  return net.sizes.map((_, layer) => {
    const count = paths[layer].flat().filter((one) => one > 0).length;
    const before = boxes.get(idOf(layer));
    const box = before ? before.box : boundsOf(paths[layer]);
    const clipped = before ? before.clipped : box;
    return { box, clipped, paths: paths[layer], count };
  });
}

/** @param {Engine} engine @param {Net} net @param {Unit} unit */
function boxesOf(engine, { layers, inputSize }, { layer, row, column }) {
  const seen = engine.receptiveBox(nodesOf(layers), idOf(layer), [row, column], { inputSize });
  return new Map(seen.map((one) => [one.id, one]));
}

/**
 * Paths are counted by the convolutions themselves, with kernels of ones: backwards as a gradient, forwards as a value.
 * @param {Engine} engine
 * @param {Net} net
 * @param {Unit} unit
 * @returns {number[][][]} of each map
 */
function pathsOf(engine, { layers, sizes }, { layer, row, column }) {
  /** @type {number[][][]} */
  const paths = [];
  paths[layer] = zeros(sizes[layer]);
  paths[layer][row][column] = 1;
  const options = (/** @type {Layer} */ { stride, padding, dilation }) => ({
    stride,
    padding,
    dilation,
    dtype: /** @type {const} */ ('float64'),
  });
  for (let to = layer; to > 0; to -= 1) {
    const made = layers[to - 1];
    const { gradX } = engine.conv2dBackward(paths[to], zeros(sizes[to - 1]), ones(made.kernel), options(made));
    paths[to - 1] = rowsOf(gradX);
  }
  for (let from = layer; from < layers.length; from += 1) {
    paths[from + 1] = rowsOf(engine.conv2d(paths[from], ones(layers[from].kernel), options(layers[from])));
  }
  return paths;
}

/** @param {[number, number]} size */
function zeros([rows, columns]) {
  return Array.from({ length: rows }, () => new Array(columns).fill(0));
}

/** @param {number} size */
function ones(size) {
  return Array.from({ length: size }, () => new Array(size).fill(1));
}

/** @param {number[][]} paths @returns {Box | null} around all that are above 0 */
function boundsOf(paths) {
  const rows = paths.flatMap((cells, row) => (cells.some((one) => one > 0) ? [row] : []));
  const columns = paths[0].flatMap((_, column) => (paths.some((cells) => cells[column] > 0) ? [column] : []));
  if (rows.length === 0) return null;
  return [rows[0], columns[0], rows[rows.length - 1], columns[columns.length - 1]];
}

/**
 * How far the fields of any element reach outside each map: the room a picture must keep around it.
 * @param {Engine} engine
 * @param {Net} net
 * @returns {Margin[]}
 */
export function marginsOf(engine, net) {
  const margins = net.sizes.map(() => ({ top: 0, left: 0, bottom: 0, right: 0 }));
  for (let layer = 1; layer < net.sizes.length; layer += 1) {
    const [rows, columns] = net.sizes[layer];
    for (const [row, column] of [
      [0, 0],
      [rows - 1, columns - 1],
    ]) {
      const boxes = boxesOf(engine, net, { layer, row, column });
      margins.forEach((margin, below) => {
        const box = boxes.get(idOf(below))?.box;
        if (!box || below >= layer) return;
        const [height, width] = net.sizes[below];
        margin.top = Math.max(margin.top, -box[0]);
        margin.left = Math.max(margin.left, -box[1]);
        margin.bottom = Math.max(margin.bottom, box[2] - height + 1);
        margin.right = Math.max(margin.right, box[3] - width + 1);
      });
    }
  }
  return margins;
}

/** How many places a box has. @param {Box | null} box */
export function areaOf(box) {
  return box ? (box[2] - box[0] + 1) * (box[3] - box[1] + 1) : 0;
}
