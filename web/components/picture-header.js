// How large a picture says it is, from the first bytes of its file, before anybody decodes it. Knows no DOM.

/** @typedef {{ width: number, height: number }} Size */

/** How many bytes of a file are enough: a JPEG's size stands behind its metadata, which hold a small picture at times. */
export const HEADER_BYTES = 256 * 1024;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes  the beginning of a file
 * @returns {Size | null} null when it is none of PNG, GIF, BMP, WebP and JPEG, or says nothing
 */
export function headerSize(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? bmp(view) ?? webp(view) ?? jpeg(view);
  } catch (problem) {
    if (problem instanceof RangeError) return null; // the file ends too early
    throw problem;
  }
}

/** @param {DataView} view @param {number} at @param {string} text */
function reads(view, at, text) {
  return [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));
}

/** @param {DataView} view @returns {Size | null} @see https://www.w3.org/TR/png-3/#11IHDR */
function png(view) {
  if (!reads(view, 0, '\x89PNG\r\n\x1a\n')) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** @param {DataView} view @returns {Size | null} @see GIF89a, 18. Logical Screen Descriptor */
function gif(view) {
  if (!reads(view, 0, 'GIF8')) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** @param {DataView} view @returns {Size | null} @see BITMAPINFOHEADER; a negative height is stored from the top down */
function bmp(view) {
  if (!reads(view, 0, 'BM')) return null;
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** @param {DataView} view @returns {Size | null} @see RFC 9649, the three kinds of its first chunk */
function webp(view) {
  if (!reads(view, 0, 'RIFF') || !reads(view, 8, 'WEBP')) return null;
  if (reads(view, 12, 'VP8X')) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (reads(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** @param {DataView} view @param {number} at */
function uint24(view, at) {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
}

/** @param {DataView} view @returns {Size | null} @see ITU-T T.81, B.2.2: the frame header, behind segments to be skipped */
function jpeg(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2); // fill bytes may stand before a marker
  }
}
