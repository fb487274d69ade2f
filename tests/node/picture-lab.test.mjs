// picture-lab.test.mjs — the picture lab without a page: its sums, its worker’s work, and its client’s manners.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from 'convscope';
import { example } from '../../web/labs/images/examples.js';
import {
  laidKernel,
  patchOf,
  pixelTerms,
  resultOf,
  resultSize,
  windowStart,
} from '../../web/labs/images/images-model.js';
import { PictureClient } from '../../web/labs/images/picture-client.js';
import { PictureConvolver } from '../../web/labs/images/picture-convolver.js';

const engine = await createEngine();
const k = [
  [1, -2, 3, 0.5],
  [0, 4, -1, 2],
  [2, 2, -3, 1],
];

/** The definition, pixel by pixel, in float64. */
function naive(/** @type {any} */ picture, /** @type {any} */ { kernel, flip, padding }) {
  const { width, height, values } = picture;
  const [rows, columns] = [kernel.length, kernel[0].length];
  const [top, left] = padding === 'same' ? [Math.floor((rows - 1) / 2), Math.floor((columns - 1) / 2)] : [0, 0];
  const size = padding === 'same' ? [height, width] : [height - rows + 1, width - columns + 1];
  const result = [];
  for (let r = 0; r < size[0]; r++) {
    for (let c = 0; c < size[1]; c++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const [y, x] = [r - top + i, c - left + j];
          const tap = flip ? kernel[rows - 1 - i][columns - 1 - j] : kernel[i][j];
          if (y >= 0 && y < height && x >= 0 && x < width) sum += tap * values[y * width + x];
        }
      }
      result.push(sum);
    }
  }
  return { size, result };
}

for (const padding of /** @type {const} */ (['same', 'valid'])) {
  for (const turn of /** @type {const} */ (['correlation', 'convolution'])) {
    test(`${turn}, ${padding}: the picture and every pixel’s own sum are the definition`, () => {
      const picture = { ...example('shapes', 17), height: 17 };
      const flip = turn === 'convolution';
      const { size, result } = naive(picture, { kernel: k, flip, padding });
      const convolver = new PictureConvolver(engine, () => 0);
      convolver.take({ type: 'picture', ...picture });
      const palette = Uint32Array.from({ length: 255 }, (_, index) => index);
      const order = /** @type {const} */ ({ type: 'convolve', run: 4, view: 'grey', pixels: null });
      const drawn = convolver.convolve({ ...order, kernel: k, flip, padding, palette });
      assert.deepEqual([drawn.run, drawn.height, drawn.width], [4, ...size]);
      const [least, most] = [Math.min(...result), Math.max(...result)];
      assert.ok(Math.abs(drawn.least - least) < 1e-3 && Math.abs(drawn.most - most) < 1e-3);
      const shades = [...new Uint32Array(drawn.pixels)];
      result.forEach((value, index) => {
        assert.ok(Math.abs(shades[index] - (254 * (value - least)) / (most - least)) < 0.51);
      });
      const settings = { k, turn, padding };
      const given = resultOf(engine, picture, /** @type {any} */ (settings));
      assert.deepEqual(given.length, size[0]);
      given.flat().forEach((value, index) => assert.ok(Math.abs(value - result[index]) < 1e-9, 'as it is taken away'));
      assert.deepEqual(resultSize(picture, settings), size);
      result.forEach((value, index) => {
        const at = /** @type {[number, number]} */ ([Math.floor(index / size[1]), index % size[1]]);
        const [start, laid] = [windowStart(at, settings), laidKernel(settings)];
        const terms = pixelTerms(picture, start, patchOf(picture, start, laid), laid);
        assert.equal(
          terms.reduce((sum, term) => sum + term.x * term.k, 0),
          value,
        );
      });
    });
  }
}

test('pixels given back are written over, if they are as many', () => {
  const convolver = new PictureConvolver(engine, () => 0);
  convolver.take({ type: 'picture', ...example('rings', 8) });
  const kernel = [[1]];
  const order = /** @type {const} */ ({ type: 'convolve', run: 1, flip: false, view: 'signed' });
  const palette = new Uint32Array(255);
  const { pixels } = convolver.convolve({ ...order, kernel, padding: 'same', palette, pixels: null });
  assert.equal(convolver.convolve({ ...order, kernel, padding: 'same', palette, pixels }).pixels, pixels);
  const other = convolver.convolve({ ...order, kernel: [[1, 1]], padding: 'valid', palette, pixels });
  assert.equal(other.pixels.byteLength, 4 * 8 * 7);
});

test('examples are whole numbers from black to white, of the size that is asked for', () => {
  for (const name of /** @type {const} */ (['ball', 'shapes', 'rings', 'bars'])) {
    const { width, height, values } = example(name, 64);
    assert.deepEqual([width, height, values.length], [64, 64, 4096]);
    assert.ok(
      values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255),
      name,
    );
    assert.ok(Math.max(...values) - Math.min(...values) > 150, `${name} has contrast`);
  }
});

/** A client whose workers do nothing by themselves. */
function harness() {
  /** @type {any[]} */
  const workers = [];
  /** @type {any[]} */
  const drawn = [];
  /** @type {any[]} */
  const errors = [];
  const createWorker = () => {
    /** @type {any} */
    const worker = { orders: [], ended: false, onmessage: null, onerror: null };
    worker.postMessage = (/** @type {any} */ order) => worker.orders.push(order);
    worker.terminate = () => (worker.ended = true);
    worker.answer = (/** @type {any} */ data) => worker.onmessage?.({ data });
    workers.push(worker);
    return worker;
  };
  const client = new PictureClient({
    onDrawn: (answer) => drawn.push(answer),
    onError: (error) => errors.push(error),
    createWorker,
  });
  return { client, workers, drawn, errors };
}

/** @param {number} tap @returns {any} */
const wish = (tap) => ({ kernel: [[tap]], flip: false, padding: 'same', view: 'grey', palette: new Uint32Array(255) });

test('while one order is under way only the newest of the others is kept', (t) => {
  const { client, workers, drawn } = harness();
  t.after(() => client.dispose());
  client.show(example('ball', 8));
  for (const tap of [1, 2, 3, 4]) client.convolve(wish(tap));
  const [worker] = workers;
  assert.deepEqual(
    worker.orders.map((/** @type {any} */ order) => order.kernel?.[0][0] ?? order.type),
    ['picture', 1],
  );
  worker.answer({ type: 'drawn', run: worker.orders[1].run, pixels: new ArrayBuffer(256) });
  assert.equal(drawn.length, 1);
  assert.equal(worker.orders[2].kernel[0][0], 4);
  assert.equal(worker.orders.length, 3);
});

test('an answer to an order that is no longer wanted is not shown', (t) => {
  const { client, workers, drawn } = harness();
  t.after(() => client.dispose());
  client.show(example('ball', 8));
  client.convolve(wish(1));
  workers[0].answer({ type: 'drawn', run: 99, pixels: new ArrayBuffer(256) });
  assert.equal(drawn.length, 0);
});

test('a worker that dies is replaced, and the new one gets the picture and the newest order', (t) => {
  const { client, workers, errors } = harness();
  t.after(() => client.dispose());
  client.show(example('ball', 8));
  client.convolve(wish(1));
  client.convolve(wish(2));
  workers[0].onerror({ message: 'gone' });
  assert.equal(workers[0].ended, true);
  assert.deepEqual(
    workers[1].orders.map((/** @type {any} */ order) => order.kernel?.[0][0] ?? order.type),
    ['picture', 2],
  );
  workers[1].onerror({ message: 'gone' });
  workers[2].onerror({ message: 'gone again' });
  assert.equal(workers.length, 3);
  assert.deepEqual(errors, [{ name: 'Error', code: 'worker', message: 'gone again' }]);
  client.convolve(wish(3));
  assert.equal(workers[3].orders[1].kernel[0][0], 3, 'another wish tries again');
});

test('an error of the engine is told, and the next order goes on with the same worker', (t) => {
  const { client, workers, errors } = harness();
  t.after(() => client.dispose());
  client.show(example('ball', 8));
  client.convolve(wish(1));
  const error = { name: 'RangeError', code: 'memory', message: 'too much' };
  workers[0].answer({ type: 'error', run: workers[0].orders[1].run, error });
  client.convolve(wish(2));
  assert.deepEqual(errors, [error]);
  assert.equal(workers.length, 1);
  assert.equal(workers[0].orders[2].kernel[0][0], 2);
});
