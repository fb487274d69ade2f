// The colours of the diverging scale as numbers, for pictures with too many values for CSS: from the most negative over
// the paper to the most positive, as color-scale.js has them.
import { divergingColor } from './color-scale.js';
import { channelsOf, withColors } from './css-color.js';

const COLOURS = 255; // odd: zero has a colour of its own, the middle one

/** A Lit controller: the palette of the theme that its host stands in. */
export class DivergingPalette {
  /** The colour of text: it tells one theme from another. */
  ink = '';
  #mixed = { ink: '', colours: new Uint32Array(COLOURS) };

  /** @param {import('lit').ReactiveControllerHost & Element} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  /** Asked for before anything is drawn anew: then the browser knows it without computing all styles again. */
  hostUpdate() {
    this.ink = getComputedStyle(this.host).color;
  }

  /** RGBA as it stands in memory. */
  get colours() {
    if (this.#mixed.ink !== this.ink) this.#mixed = { ink: this.ink, colours: mix(this.host) };
    return this.#mixed.colours;
  }
}

/** @param {Element} element @returns {Uint32Array<ArrayBuffer>} */
function mix(element) {
  const middle = (COLOURS - 1) / 2;
  const bytes = new Uint8ClampedArray(4 * COLOURS).fill(255);
  // Beside a shadow root nothing has a style.
  withColors(element.shadowRoot ?? element, (read) => {
    for (let i = 0; i < COLOURS; i++) bytes.set(channelsOf(read(divergingColor(i - middle, middle))), 4 * i);
  });
  return new Uint32Array(bytes.buffer);
}
