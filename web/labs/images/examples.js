// Pictures to begin with, drawn by arithmetic: nothing to download, and everyone has the same ones. Know no DOM.

/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */

/**
 * How light a place is, 0 to 1; x and y go from −1 to 1 across and down.
 * @typedef {(x: number, y: number) => number} Light
 */

/** A ball in front of a wall, lit from the upper left, with its shadow: soft slopes and one sharp outline. @type {Light} */
function ball(x, y) {
  const [dx, dy] = [x / 0.62, (y + 0.06) / 0.62];
  const inside = 1 - dx * dx - dy * dy;
  if (inside > 0) {
    const facing = (-dx - dy + 1.2 * Math.sqrt(inside)) / Math.hypot(1, 1, 1.2);
    return 0.12 + 0.86 * Math.max(0, facing) ** 1.1;
  }
  const shadow = Math.exp(-((x - 0.22) ** 2 / 0.16 + (y - 0.66) ** 2 / 0.012));
  const floor = y > 0.34 ? 0.62 : 0.82;
  return floor * (1 - 0.7 * shadow);
}

/** Flat shapes with edges in every direction. @type {Light} */
function shapes(x, y) {
  if (Math.hypot(x + 0.45, y + 0.42) < 0.36) return 0.95;
  if (Math.abs(x - 0.46) < 0.32 && Math.abs(y + 0.44) < 0.32) return 0.08;
  const [u, v] = [x + 0.45, y - 0.42];
  if (v < 0.34 && v > -0.36 && Math.abs(u) < (v + 0.36) / 1.7) return 0.7;
  if (Math.abs(x - 0.46) + Math.abs(y - 0.44) < 0.38) return (x - 0.46 + y - 0.44 + 0.4) / 0.8;
  return 0.42;
}

/** Rings that grow finer outwards: which wavelengths a kernel keeps, in every direction at once. @type {Light} */
function rings(x, y) {
  return 0.5 + 0.5 * Math.cos(60 * (x * x + y * y));
}

/** Bars, upright, level and slanting, from coarse to fine. @type {Light} */
function bars(x, y) {
  const phase = y < -1 / 3 ? (x + 1) ** 2 : y < 1 / 3 ? 3 * (y + 1 / 3) ** 2 + 0.4 : (x + 1 + y - 1 / 3) ** 2 / 1.4;
  return Math.cos(22 * phase) > 0 ? 0.92 : 0.1;
}

const lights = { ball, shapes, rings, bars };

/** @typedef {keyof typeof lights} ExampleName */

/** @param {ExampleName} name @param {number} side  px @returns {Picture} */
export function example(name, side) {
  const values = new Float32Array(side * side);
  for (let row = 0, i = 0; row < side; row++) {
    for (let column = 0; column < side; column++, i++) {
      const light = lights[name]((2 * column + 1) / side - 1, (2 * row + 1) / side - 1);
      values[i] = Math.round(255 * Math.min(1, Math.max(0, light)));
    }
  }
  return { width: side, height: side, values };
}
