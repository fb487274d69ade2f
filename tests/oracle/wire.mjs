// wire.mjs — reads the batches that cases/wire.py writes: a JSON text with its tensors in a block behind it.

/** @typedef {{ shape: number[], data: Float32Array | Float64Array | Int32Array }} Values */

/**
 * What the library says: the result is `is`, exactly (NaN is NaN; with `signed`, zeros have their sign, too), or no
 * further from it than `within`.
 * @typedef {{ is: Values, within?: Values, signed?: boolean }} Expected
 */

/**
 * @typedef {object} OracleCase
 * @property {number} seed
 * @property {number} index  in the stream of its seed
 * @property {string} operation
 * @property {'integer' | 'real' | 'special'} kind
 * @property {'float32' | 'float64'} dtype  of the results
 * @property {any[]} args
 * @property {Record<string, any>} options
 * @property {Record<string, Expected>} expect  by the result's name
 */

const LENGTHS = 8;
const ARRAYS = { f4: Float32Array, f8: Float64Array, i4: Int32Array };

/**
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} chunks  of whole batches, cut anywhere
 * @returns {AsyncGenerator<OracleCase[]>}
 */
export async function* readBatches(chunks) {
  /** @type {Uint8Array[]} */
  let waiting = [];
  let length = 0;
  let needed = LENGTHS;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= needed) {
      const bytes = Buffer.concat(waiting, length);
      needed = LENGTHS + bytes.readUInt32LE(0) + bytes.readUInt32LE(4);
      waiting = [bytes];
      if (length < needed) break;
      yield readBatch(bytes.subarray(0, needed));
      waiting = [bytes.subarray(needed)];
      length -= needed;
      needed = LENGTHS;
    }
  }
  if (length > 0) throw new Error(`the cases break off: a batch lacks ${needed - length} bytes`);
}

/** @param {Buffer} bytes  one batch */
function readBatch(bytes) {
  const textLength = bytes.readUInt32LE(0);
  const text = bytes.toString('utf8', LENGTHS, LENGTHS + textLength);
  // A copy begins at an address that suits every kind of element.
  const block = Uint8Array.from(bytes.subarray(LENGTHS + textLength)).buffer;
  const { seed, cases } = JSON.parse(text, (_key, value) => (value?.$ ? tensorAt(block, value.$) : value));
  return cases.map((/** @type {object} */ given) => ({ seed, ...given }));
}

/**
 * @param {ArrayBuffer} block
 * @param {[keyof typeof ARRAYS, number[], number]} place
 * @returns {Values}
 */
function tensorAt(block, [type, shape, offset]) {
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: new ARRAYS[type](block, offset, count) };
}
