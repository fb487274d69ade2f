// net-fixtures.mjs — the net of all four layers about which torch was asked.

/**
 * The numbers with which torch was asked, all exact in float32.
 * @param {number[]} shape @param {number} a @param {number} b @param {number} m @param {number} scale
 */
const sequence = (shape, a, b, m, scale) => ({
  shape,
  data: Float64Array.from(
    { length: shape.reduce((product, size) => product * size) },
    (_, i) => (((i * a + b) % m) - Math.floor(m / 2)) * scale,
  ),
});

/** @type {import('convscope').NetTrainerOptions} */
export const NET = {
  x: sequence([2, 1, 7, 6], 37, 11, 23, 0.125),
  y: sequence([2, 1, 1, 1], 5, 1, 7, 0.5),
  layers: [
    { op: 'conv', weight: sequence([2, 1, 3, 3], 7, 3, 11, 0.0625), bias: [0.25, -0.5], stride: [2, 1], padding: 1 },
    { op: 'relu' },
    { op: 'maxpool', kernel: 2, stride: [1, 2] },
    { op: 'conv', weight: sequence([1, 2, 2, 1], 5, 2, 9, 0.125) },
    { op: 'avgpool', kernel: [2, 3] },
  ],
  loss: 'mean',
};
