// What the page and the worker of the picture lab say to each other.
import type { PlainError } from '../../engine/training-protocol.js';

/** The picture to convolve from now on. */
export interface PictureOrder {
  type: 'picture';
  width: number;
  height: number;
  /** One channel, row by row. */
  values: Float32Array<ArrayBuffer>;
}

export interface ConvolveOrder {
  type: 'convolve';
  /** Comes back with the answer. */
  run: number;
  kernel: number[][];
  /** Turn the kernel by 180° first. */
  flip: boolean;
  padding: 'same' | 'valid';
  view: 'signed' | 'grey';
  /** Colours from the scale's first value to its last, as they stand in memory. */
  palette: Uint32Array<ArrayBuffer>;
  /** Pixels of an earlier answer, to be written over. */
  pixels: ArrayBuffer | null;
}

export interface Drawn {
  type: 'drawn';
  run: number;
  width: number;
  height: number;
  /** RGBA, row by row. */
  pixels: ArrayBuffer;
  least: number;
  most: number;
  /** ms in the worker. */
  took: { convolve: number; paint: number };
}

export type PictureWorkerOrder = PictureOrder | ConvolveOrder;
export type PictureMessage =
  { type: 'ready' } | { type: 'failed'; error: PlainError } | { type: 'error'; run: number; error: PlainError } | Drawn;
