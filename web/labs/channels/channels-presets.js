// Layers to start from. Each is a whole case, so that nothing of the one before is left.
import { defaultsOf } from '../../state/schema.js';
import { channels, exampleImage } from '../../state/labs/channels.js';
import { passing } from './channels-model.js';

/** @typedef {import('./channels-model.js').Settings} Settings */

const image = exampleImage.slice(0, 3);
const pairs = image.flatMap((_, out) => image.map((__, into) => out === into));
const blur = [[0, 0.125, 0], [0.125, 0.5, 0.125], [0, 0.125, 0]]; // prettier-ignore

/** @type {{ name: 'edges' | 'gray' | 'blur' | 'identity', layer: Partial<Settings> }[]} */
export const presets = [
  { name: 'edges', layer: {} },
  /** The weights of Rec. 601, which turn colour television into black and white. */
  { name: 'gray', layer: { w: [[[0.299]], [[0.587]], [[0.114]]], bias: [0] } },
  { name: 'blur', layer: { w: pairs.map(() => blur), bias: [0, 0, 0], groups: 3, padding: 1 } },
  { name: 'identity', layer: { w: pairs.map((same) => passing(3, 3, same)), bias: [0, 0, 0], padding: 1 } },
];

/** @param {Partial<Settings>} layer @returns {Settings} */
export function presetSettings(layer) {
  return { ...defaultsOf(channels), ...layer };
}
