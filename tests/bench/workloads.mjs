// workloads.mjs — what is measured: the layers and training steps of the table, with the ratio to the best peer that is wanted.

/**
 * One convolution layer to compute again and again.
 * @typedef {object} LayerWorkload
 * @property {'layer'} kind
 * @property {string} name
 * @property {'values' | 'resident' | 'one-off'} form  typed array in and out; operands that stay; weights packed in the call
 * @property {readonly [number, number, number, number]} input   N, C, H, W
 * @property {readonly [number, number, number, number]} weight  Cout, C/groups, h, w
 * @property {number} stride
 * @property {number} padding  on all four sides
 * @property {number} dilation
 * @property {number} groups
 * @property {Wanted} [wanted]
 * @property {string} [near]  the workload of the table whose cost per multiply+add is the measure
 *
 * Least ratio best peer / convscope, in Node and, where it is another, in Chromium; to PyTorch for itself.
 * @typedef {{ node: number, browser?: number, pytorch?: number }} Wanted
 *
 * @typedef {object} ConvStep
 * @property {readonly [number, number, number, number]} weight
 * @property {number} padding
 *
 * Steps of gradient descent on a small net, with ReLU between its layers: loss 'sum', plain SGD, biases.
 * @typedef {object} TrainingWorkload
 * @property {'training'} kind
 * @property {string} name
 * @property {readonly [number, number, number, number]} input
 * @property {readonly ConvStep[]} layers
 * @property {number} lr
 * @property {number} stepsPerCall  where many can be taken in one call
 * @property {Wanted} [wanted]
 *
 * @typedef {LayerWorkload | TrainingWorkload} Workload
 */

/** @typedef {'kind' | 'name' | 'form' | 'input' | 'weight'} Needed */

/**
 * @param {LayerWorkload['form']} form
 * @param {string} name
 * @param {LayerWorkload['input']} input
 * @param {LayerWorkload['weight']} weight
 * @param {Partial<Omit<LayerWorkload, Needed>>} [settings]
 * @returns {LayerWorkload}
 */
export function layer(form, name, input, weight, settings) {
  return { kind: 'layer', name, form, input, weight, stride: 1, padding: 0, dilation: 1, groups: 1, ...settings };
}

/** @param {number} size @param {number} kernel @param {number} node */
const image = (size, kernel, node) =>
  layer('resident', `${size}² with ${kernel}×${kernel}`, [1, 1, size, size], [1, 1, kernel, kernel], {
    wanted: { node },
  });

/** @param {number} size @param {number} channels @param {Wanted} wanted */
const body = (size, channels, wanted) =>
  layer(
    'resident',
    `${size}²×${channels}→${channels} 3×3`,
    [1, channels, size, size],
    [channels, channels, 3, 3],
    { padding: 1, wanted }, //
  );

/** @type {readonly LayerWorkload[]} */
export const layers = [
  layer('values', '6×8 with 1×2, JS to JS', [1, 1, 6, 8], [1, 1, 1, 2], { wanted: { node: 2 } }),
  layer('values', '32×32 with 3×3, JS to JS', [1, 1, 32, 32], [1, 1, 3, 3]),
  image(1024, 3, 4),
  image(1024, 5, 3),
  image(1024, 7, 3),
  image(1024, 15, 4),
  image(1024, 31, 3),
  layer('values', '640×480×3→8 3×3, JS to JS', [1, 3, 480, 640], [8, 3, 3, 3], {
    padding: 1,
    wanted: { node: 1.4, browser: 1.2 },
  }),
  body(56, 64, { node: 3.5, pytorch: 0.7 }),
  body(28, 128, { node: 3.5, pytorch: 0.7 }),
  body(14, 256, { node: 2.7, pytorch: 0.6 }),
  layer('resident', '112²×32 depthwise 3×3', [1, 32, 112, 112], [32, 1, 3, 3], {
    padding: 1,
    groups: 32,
    wanted: { node: 2.8, browser: 2.2 },
  }),
  layer('resident', '56²×64→128 1×1', [1, 64, 56, 56], [128, 64, 1, 1], { wanted: { node: 1.2 } }),
  layer('resident', '224²×3→64 7×7 stride 2', [1, 3, 224, 224], [64, 3, 7, 7], {
    stride: 2,
    padding: 3,
    wanted: { node: 1.35, browser: 1.15 },
  }),
];

/** @type {readonly TrainingWorkload[]} */
export const trainings = [
  {
    kind: 'training',
    name: 'training step, notebook',
    input: [1, 1, 6, 8],
    layers: [{ weight: [1, 1, 1, 2], padding: 0 }],
    lr: 0.01,
    stepsPerCall: 1000,
    wanted: { node: 15 },
  },
  {
    kind: 'training',
    name: 'training step, 3×3 on 64²',
    input: [1, 1, 64, 64],
    layers: [{ weight: [1, 1, 3, 3], padding: 0 }],
    lr: 1e-5,
    stepsPerCall: 100,
    wanted: { node: 25 },
  },
  {
    kind: 'training',
    name: 'training step, CNN 1-8-8-1 on 64²',
    input: [1, 1, 64, 64],
    layers: [
      { weight: [8, 1, 3, 3], padding: 1 },
      { weight: [8, 8, 3, 3], padding: 1 },
      { weight: [1, 8, 3, 3], padding: 1 },
    ],
    lr: 1e-5,
    stepsPerCall: 10,
    wanted: { node: 25 },
  },
];

/** The table of what must be shown. @type {readonly Workload[]} */
export const table = [...layers, ...trainings];
