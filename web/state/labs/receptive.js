// Settings of the receptive-field lab; the default is the notebook's X 3×3 → Y 2×2 → Z 1×1.
import { cell, number } from '../settings.js';

export const receptive = {
  inputSize: number({ default: 3, min: 1, max: 32, whole: true }),
  layers: number({ default: 2, min: 1, max: 6, whole: true }),
  kernel: number({ default: 2, min: 1, max: 7, whole: true }),
  /** The layer whose unit is pinned (0 is the input), and the unit. */
  layer: number({ default: 2, min: 0, max: 6, whole: true }),
  at: cell([0, 0]),
};
