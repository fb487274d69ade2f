// A matrix as a file: comma-separated values, and NumPy's own format. Knows no DOM.

/** @typedef {import('../state/settings.js').Matrix} Matrix */

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]; // version 1.0
const ALIGNMENT = 64; // bytes, of where the numbers begin

/** @param {Matrix} values @returns {string} every number in full */
export function csvOf(values) {
  return values.map((row) => `${row.join(',')}\n`).join('');
}

/**
 * @param {Matrix} values
 * @param {readonly number[]} [shape]  of a tensor whose last two axes they are, one after another
 * @returns {Uint8Array<ArrayBuffer>} float64, row-major
 * @see numpy.lib.format
 */
export function npyOf(values, shape = [values.length, values[0].length]) {
  const description = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const begin = MAGIC.length + 2;
  const length = Math.ceil((begin + description.length + 1) / ALIGNMENT) * ALIGNMENT - begin;
  const header = new TextEncoder().encode(`${description.padEnd(length - 1)}\n`);
  const file = new Uint8Array(begin + length + 8 * values.length * values[0].length);
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint16(MAGIC.length, length, true);
  file.set(header, begin);
  values.flat().forEach((value, index) => view.setFloat64(begin + length + 8 * index, value, true));
  return file;
}
