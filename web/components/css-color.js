// What a colour of the style sheets is in the theme in force, as #rrggbb: for files and pixels, which
// have no style sheets.

/** @typedef {(color: string) => string} ReadColor  from any CSS colour, `var(--…)` and `color-mix(…)` too */

/**
 * @template T
 * @param {Element | DocumentFragment} where  in whose theme
 * @param {(read: ReadColor) => T} use  may read as long as it runs
 * @returns {T}
 */
export function withColors(where, use) {
  const probe = document.createElement('span');
  probe.hidden = true;
  // Forced colours are for what is on the screen.
  probe.style.setProperty('forced-color-adjust', 'none');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  /** @type {Map<string, string>} */
  const known = new Map();
  where.append(probe);
  try {
    return use((color) => {
      const read = known.get(color) ?? hexOf(context, resolved(probe, color));
      known.set(color, read);
      return read;
    });
  } finally {
    probe.remove();
  }
}

/** @param {HTMLElement} probe @param {string} color */
function resolved(probe, color) {
  probe.style.setProperty('color', color);
  return getComputedStyle(probe).color;
}

/** Painted and looked at: a browser answers in many notations. @param {CanvasRenderingContext2D} context @param {string} color */
function hexOf(context, color) {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} hex  as read @returns {number[]} red, green and blue, 0–255 */
export function channelsOf(hex) {
  return [1, 3, 5].map((begin) => parseInt(hex.slice(begin, begin + 2), 16));
}
