// random.test.mjs — seeded values: known outputs of the generator, and of what is made of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from 'convscope';
import { normalQuantile } from '../../web/engine/normal-quantile.js';
import { philox } from '../../web/engine/philox.js';

test('philox gives the known answers of Random123', () => {
  // kat_vectors of Random123, philox4x32 with 10 rounds
  const ones = 0xffffffff;
  assert.deepEqual(philox([0, 0, 0, 0], [0, 0]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  assert.deepEqual(philox([ones, ones, ones, ones], [ones, ones]), [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
  const digits = philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]);
  assert.deepEqual(digits, [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
});

test('the normal quantile agrees with Python’s statistics.NormalDist().inv_cdf', () => {
  const known = [
    [0.5, 0],
    [0.25, -0.6744897501960817],
    [0.3, -0.5244005127080407],
    [0.9, 1.2815515655446008],
    [0.075, -1.4395314709384557],
    [0.01, -2.3263478740408408],
    [0.001, -3.090232306167813],
    [2 ** -33, -6.337957754553789],
    [1 - 2 ** -33, 6.337957754553789],
  ];
  for (const [p, x] of known) {
    assert.ok(Math.abs(normalQuantile(p) - x) <= 4e-16 * Math.abs(x), `${normalQuantile(p)} is not ${x}`);
  }
});

test('the stream of a seed is fixed for ever', () => {
  // The words of seed 0 are the first known answer; u = (w + ½) / 2³², uniform = 2u − 1.
  const words = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
  const uniform = random({ seed: 0, distribution: 'uniform', shape: [4], dtype: 'float64' });
  assert.deepEqual(
    [...uniform.data],
    words.map((word) => (2 * (word + 0.5)) / 2 ** 32 - 1),
  );
  const normal = random({ seed: 0, shape: [2, 2], scale: 0.5, dtype: 'float64' });
  assert.deepEqual(
    [...normal.data],
    words.map((word) => 0.5 * normalQuantile((word + 0.5) / 2 ** 32)),
  );
  // Made in Python from the papers: Philox with unbounded integers, then NormalDist().inv_cdf, then float32.
  const python = [1.6911625862121582, 0.6749688386917114, -1.2046078443527222];
  assert.deepEqual([...random({ seed: 7, shape: [3] }).data], python);
});

test('a longer tensor begins like a shorter one, and float32 is rounded float64', () => {
  const long = random({ seed: 42, shape: [3, 7], dtype: 'float64' });
  assert.deepEqual(random({ seed: 42, shape: [5], dtype: 'float64' }).data, long.data.slice(0, 5));
  assert.deepEqual(random({ seed: 42, shape: [3, 7] }).data, Float32Array.from(long.data));
});

test('a hundred thousand values have the moments of their distribution', () => {
  for (const [distribution, variance, fourth] of /** @type {const} */ ([
    ['normal', 1, 3],
    ['uniform', 1 / 3, 1 / 5],
  ])) {
    const { data } = random({ seed: 2024, distribution, shape: [100_000], dtype: 'float64' });
    /** @param {number} power */
    const moment = (power) => [...data].reduce((sum, value) => sum + value ** power, 0) / data.length;
    assert.ok(Math.abs(moment(1)) < 0.01, distribution);
    assert.ok(Math.abs(moment(2) - variance) < 0.02, distribution);
    assert.ok(Math.abs(moment(3)) < 0.05, distribution);
    assert.ok(Math.abs(moment(4) - fourth) < 0.1, distribution);
  }
});

test('different seeds give different values, a scale of 0 gives zeros', () => {
  assert.notDeepEqual(random({ seed: 1, shape: [4] }), random({ seed: 2, shape: [4] }));
  assert.deepEqual(random({ seed: 1, scale: 0, shape: [3] }), { shape: [3], data: new Float32Array(3) });
  assert.deepEqual(random({ seed: 1, shape: [] }).data.length, 1);
  assert.deepEqual(random({ seed: 1, shape: [0, 2] }), { shape: [0, 2], data: new Float32Array(0) });
});

test('junk is refused with the code of its setting', () => {
  /** @param {object | undefined} options */
  const create = (options) => () => random(/** @type {any} */ (options));
  const range = (/** @type {string} */ code) => ({ name: 'RangeError', code });
  for (const seed of [-1, 0.5, NaN, 2 ** 32]) assert.throws(create({ seed, shape: [1] }), range('seed'));
  for (const seed of ['1', null, 1n, undefined])
    assert.throws(create({ seed, shape: [1] }), { name: 'TypeError', code: 'type' });
  for (const scale of [-1, NaN, Infinity]) assert.throws(create({ seed: 1, scale, shape: [1] }), range('scale'));
  assert.throws(create({ seed: 1, distribution: 'cauchy', shape: [1] }), range('distribution'));
  assert.throws(create({ seed: 1, shape: [-1] }), range('shape'));
  assert.throws(create({ seed: 1, shape: [2 ** 20, 2 ** 20] }), range('memory'));
  assert.throws(create({ seed: 1 }), { name: 'TypeError', code: 'type', message: /^shape/ });
  assert.throws(create({ seed: 1, shape: [1], mean: 2 }), { name: 'TypeError', code: 'option' });
  assert.throws(create(undefined), { name: 'TypeError', code: 'type' });
});
