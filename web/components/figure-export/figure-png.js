// An SVG document as PNG: the browser draws it on a canvas.
import { canvasPng } from '../canvas-png.js';

const SCALE = 2; // pixels to a px: sharp on a slide
const LONGEST = 8192; // pixels of a side that every browser's canvas has

/** @param {import('./figure-svg.js').Picture} picture @returns {Promise<Blob>} */
export async function pngOf({ text, width, height }) {
  const scale = Math.min(SCALE, LONGEST / Math.max(width, height));
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvasPng(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}
