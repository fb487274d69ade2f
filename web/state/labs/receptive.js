// Settings of the receptive-field lab; the default is the notebook's X 3×3 → Y 2×2 → Z 1×1.
import { cell, number } from '../settings.js';

/** The largest input whose elements can still be told apart and hit. */
const LARGEST_INPUT = 16;
export const MOST_LAYERS = 6;

/** What a layer is described by. */
export const layerSettings = {
  kernel: number({ default: 2, min: 1, max: 7, whole: true }),
  stride: number({ default: 1, min: 1, max: 4, whole: true }),
  padding: number({ default: 0, min: 0, max: 6, whole: true }),
  dilation: number({ default: 1, min: 1, max: 4, whole: true }),
};

/** One convolution. @typedef {import('../settings.js').ValuesOf<typeof layerSettings>} Layer */

/** @type {Layer} */
export const plainLayer = { kernel: 2, stride: 1, padding: 0, dilation: 1 };

/**
 * The layers from the input on, written as `3s2p1d1,2`: kernel, then what differs from stride 1, padding 0, dilation 1.
 * @type {import('../settings.js').Setting<readonly Layer[]>}
 */
const layers = {
  default: [plainLayer, plainLayer],
  check(list) {
    if (list.length < 1 || list.length > MOST_LAYERS) return 'out-of-range';
    const codes = list.flatMap((layer) => layerNames.map((name) => layerSettings[name].check(layer[name])));
    return codes.find((code) => code !== null) ?? null;
  },
  parse(text) {
    const list = text.split(',').map((one) => /^(\d)(?:s(\d))?(?:p(\d))?(?:d(\d))?$/.exec(one));
    if (list.includes(null)) return undefined;
    return list.map((match) => {
      const [kernel, stride = 1, padding = 0, dilation = 1] = (match ?? []).slice(1).map((one) => one && Number(one));
      return /** @type {Layer} */ ({ kernel, stride, padding, dilation });
    });
  },
  format(list) {
    const part = (/** @type {string} */ letter, /** @type {number} */ value, /** @type {number} */ plain) =>
      value === plain ? '' : letter + value;
    return list
      .map(({ kernel, stride, padding, dilation }) =>
        [kernel, part('s', stride, 1), part('p', padding, 0), part('d', dilation, 1)].join(''),
      )
      .join(',');
  },
};

export const layerNames = /** @type {(keyof typeof layerSettings)[]} */ (Object.keys(layerSettings));

export const receptive = {
  inputSize: number({ default: 3, min: 1, max: LARGEST_INPUT, whole: true }),
  layers,
  /** The map whose element is pinned (0 is the input), and the element. */
  layer: number({ default: 2, min: 0, max: MOST_LAYERS, whole: true }),
  at: cell([0, 0]),
};
