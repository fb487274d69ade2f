// peers.d.ts — the peers are installed on demand: for tsc they are anything, installed or not (see paths in tsconfig.json).
declare module '@techstark/opencv-js';
declare module '@tensorflow/tfjs';
declare module '@tensorflow/tfjs-backend-cpu';
declare module '@tensorflow/tfjs-backend-wasm';
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-core/dist/register_all_gradients';
declare module 'convnetjs';
declare module 'onnxruntime-web';
declare module 'onnxruntime-web/wasm';
