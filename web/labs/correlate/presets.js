// The examples to start from: the notebook's two.
import { labSchemas } from '../../state/schema.js';

/** @type {{ key: 'preset.numbers' | 'preset.edges', x: number[][], k: number[][] }[]} */
export const presets = [
  { key: 'preset.numbers', x: labSchemas.correlate.x.default, k: labSchemas.correlate.k.default },
  { key: 'preset.edges', x: Array.from({ length: 6 }, () => [1, 1, 0, 0, 0, 0, 1, 1]), k: [[1, -1]] },
];
