// A picture from a file, the clipboard or a camera, as numbers; nothing leaves the device. What cannot be a picture is
// refused with a code and what was given.
import { HEADER_BYTES, headerSize } from './picture-header.js';
import { luminanceOf } from './picture-pixels.js';

/** @typedef {import('./picture-pixels.js').Picture} Picture */
/** @typedef {'empty' | 'too-heavy' | 'too-large' | 'unreadable' | 'no-file'} Code */

/** Decoded, a pixel takes four bytes: this is the most that a tab of a phone is asked for. */
const MOST_PIXELS = 40e6;
const MOST_BYTES = 64e6;

/** Why there is no picture. */
export class PictureProblem extends Error {
  /** @param {Code} code @param {Record<string, string | number>} given  for the message */
  constructor(code, given) {
    super(code);
    this.code = code;
    this.given = given;
  }
}

/**
 * @param {Blob | null} file
 * @param {number} most  px of its longer side; a larger picture is scaled down
 * @returns {Promise<Picture>}
 * @throws {PictureProblem}
 */
export async function readPicture(file, most) {
  if (!file) throw new PictureProblem('no-file', {});
  const name = file instanceof File ? file.name : '';
  if (file.size === 0) throw new PictureProblem('empty', { name });
  if (file.size > MOST_BYTES) {
    throw new PictureProblem('too-heavy', { name, given: Math.round(file.size / 1e6), most: MOST_BYTES / 1e6 });
  }
  const size = headerSize(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (size && size.width * size.height > MOST_PIXELS) {
    throw new PictureProblem('too-large', { name, ...size, most: MOST_PIXELS / 1e6 });
  }
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PictureProblem('unreadable', { name });
  });
  try {
    return pictureOf(bitmap, bitmap.width, bitmap.height, most);
  } finally {
    bitmap.close();
  }
}

/**
 * @param {CanvasImageSource} source
 * @param {number} width  px
 * @param {number} height
 * @param {number} most  px of the longer side
 * @returns {Picture}
 */
export function pictureOf(source, width, height, most) {
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, values: luminanceOf(data) };
}

/** The first picture among what was dropped or pasted. @param {DataTransfer | null} transfer @returns {File | null} */
export function fileOf(transfer) {
  const files = [...(transfer?.files ?? [])];
  return files.find(({ type }) => type.startsWith('image/')) ?? files[0] ?? null;
}
