// index.js — the npm package "convscope": what index.d.ts describes, and nothing else.
export { createEngine } from './engine.js';
export { kernels } from './kernels.js';
export { random } from './random.js';
