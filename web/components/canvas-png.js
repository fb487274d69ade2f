// What is drawn on a canvas, as a PNG file.

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
export function canvasPng(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG of this canvas'))), 'image/png');
  });
}
