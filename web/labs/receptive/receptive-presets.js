// receptive-presets.js — nets that each show one thing about receptive fields.
import { plainLayer } from '../../state/labs/receptive.js';

/** @typedef {import('../../state/labs/receptive.js').Layer} Layer */

const three = { ...plainLayer, kernel: 3 };

/** @type {{ key: import('../../i18n/translator.js').TextKey, inputSize: number, layers: Layer[] }[]} */
export const presets = [
  { key: 'receptive.preset.notebook', inputSize: 3, layers: [plainLayer, plainLayer] },
  { key: 'receptive.preset.three', inputSize: 7, layers: [three, three, three] },
  {
    key: 'receptive.preset.padding',
    inputSize: 5,
    layers: [
      { ...three, padding: 1 },
      { ...three, padding: 1 },
    ],
  },
  {
    key: 'receptive.preset.stride',
    inputSize: 7,
    layers: [
      { ...three, stride: 2 },
      { ...three, stride: 2 },
    ],
  },
  { key: 'receptive.preset.dilation', inputSize: 7, layers: [three, { ...three, dilation: 2 }] },
];
