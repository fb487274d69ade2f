// others.mjs — shapes beside the table's, for the promise that none falls off a cliff: odd sizes, strides, dilations, groups.
import { layer, layers } from './workloads.mjs';

/** @typedef {import('./workloads.mjs').LayerWorkload} LayerWorkload */

/** How much dearer a multiply+add may be than at the nearest size of the table. */
export const CLIFF = 1.5;

/** The nearest size of the table, of layers of channels; 2×2 has four taps, and so is nearer to 1×1 than to 3×3. */
const NEAR = {
  body: '56²×64→64 3×3',
  late: '14²×256→256 3×3',
  few: '640×480×3→8 3×3, JS to JS',
  depthwise: '112²×32 depthwise 3×3',
  point: '56²×64→128 1×1',
  stem: '224²×3→64 7×7 stride 2',
};

/** The table's images of one channel. */
const images = layers.filter(({ form, weight: [outputs, inputs] }) => form === 'resident' && outputs * inputs === 1);

/** @param {number} taps @returns {string} the image whose kernel's taps are nearest in number */
function nearestImage(taps) {
  const distance = (/** @type {LayerWorkload} */ { weight: [, , height, width] }) => Math.abs(height * width - taps);
  return images.reduce((best, other) => (distance(other) < distance(best) ? other : best)).name;
}

/**
 * One channel, no padding.
 * @param {number} height @param {number} width @param {number} kernelHeight @param {number} kernelWidth
 */
const image = (height, width, kernelHeight, kernelWidth) =>
  layer(
    'resident',
    `${height}×${width} with ${kernelHeight}×${kernelWidth}`,
    [1, 1, height, width],
    [1, 1, kernelHeight, kernelWidth],
    { near: nearestImage(kernelHeight * kernelWidth) },
  );

/**
 * A square kernel over C channels.
 * @param {string} what  the name's end
 * @param {number[]} sizes  batch, inputs, height, width, outputs, kernel
 * @param {Partial<LayerWorkload>} settings
 */
function body(what, [batch, inputs, height, width, outputs, kernel], settings) {
  const { groups = 1 } = settings;
  const name = `${batch > 1 ? `${batch}×` : ''}${height}×${width}×${inputs}→${outputs} ${kernel}×${kernel}${what}`;
  return layer('resident', name, [batch, inputs, height, width], [outputs, inputs / groups, kernel, kernel], settings);
}

/** @type {readonly LayerWorkload[]} */
export const others = [
  image(127, 255, 3, 3),
  image(513, 511, 3, 3),
  image(513, 511, 2, 2),
  image(513, 511, 4, 4),
  image(513, 511, 1, 7),
  image(513, 511, 7, 1),
  image(513, 511, 9, 9),
  image(513, 511, 11, 11),
  image(127, 255, 7, 7),
  image(127, 255, 15, 15),
  body('', [1, 3, 127, 255, 8, 3], { padding: 1, near: NEAR.few }),
  body('', [1, 5, 127, 255, 17, 3], { padding: 1, near: NEAR.few }),
  body('', [1, 17, 56, 56, 33, 3], { padding: 1, near: NEAR.body }),
  body('', [1, 33, 13, 17, 65, 3], { padding: 1, near: NEAR.late }),
  body('', [1, 64, 13, 17, 64, 3], { padding: 1, near: NEAR.late }),
  body(', batch of 4', [4, 64, 28, 28, 64, 3], { padding: 1, near: NEAR.body }),
  body('', [1, 64, 7, 7, 64, 3], { padding: 1, near: NEAR.late }),
  body('', [1, 64, 3, 3, 64, 3], { padding: 1, near: NEAR.late }),
  body('', [1, 512, 1, 1, 1000, 1], { near: NEAR.point }),
  body('', [1, 32, 56, 56, 32, 2], { near: NEAR.point }),
  body('', [1, 32, 28, 28, 32, 5], { padding: 2, near: NEAR.body }),
  body(' stride 2', [1, 64, 56, 56, 64, 3], { padding: 1, stride: 2, near: NEAR.stem }),
  body(' stride 3', [1, 16, 127, 255, 32, 3], { padding: 1, stride: 3, near: NEAR.stem }),
  body(' dilation 2', [1, 64, 56, 56, 64, 3], { padding: 2, dilation: 2, near: NEAR.body }),
  body(' groups 4', [1, 64, 56, 56, 64, 3], { padding: 1, groups: 4, near: NEAR.body }),
  body(' depthwise', [1, 33, 56, 56, 33, 3], { padding: 1, groups: 33, near: NEAR.depthwise }),
  body(' depthwise', [1, 32, 56, 56, 32, 5], { padding: 2, groups: 32, near: NEAR.depthwise }),
  body(' depthwise stride 2', [1, 32, 112, 112, 32, 3], { padding: 1, groups: 32, stride: 2, near: NEAR.depthwise }),
  body(' depthwise stride 3', [1, 32, 96, 96, 32, 3], { padding: 1, groups: 32, stride: 3, near: NEAR.depthwise }),
  body('', [1, 33, 28, 28, 65, 1], { near: NEAR.point }),
  body('', [1, 256, 14, 14, 64, 1], { near: NEAR.point }),
  body('', [1, 64, 64, 64, 64, 1], { near: NEAR.point }),
  body(' stride 2', [1, 64, 56, 56, 128, 1], { stride: 2, near: NEAR.point }),
];

/** The table's resident layers with the weights packed in the call. @type {readonly LayerWorkload[]} */
export const oneOffs = layers
  .filter(({ form }) => form === 'resident')
  .map(({ name, ...rest }) => ({
    ...rest,
    name: `${name}, one-off`,
    form: 'one-off',
    near: name,
    wanted: { node: 1 },
  }));
