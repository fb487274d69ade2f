// The colours of the diverging scale as numbers, for pictures with too many values for CSS: from the most negative over
// the paper to the most positive, mixed as color-scale.js has them mixed.

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
  const [negative, zero, positive] = ['--value-negative', '--value-zero', '--value-positive'].map((name) =>
    resolved(element, name),
  );
  const canvas = document.createElement('canvas');
  canvas.width = COLOURS;
  canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  const middle = (COLOURS - 1) / 2;
  for (let i = 0; i < COLOURS; i++) {
    const share = Math.abs(i - middle) / middle;
    context.fillStyle = `color-mix(in oklab, ${i < middle ? negative : positive} ${100 * share}%, ${zero})`;
    context.fillRect(i, 0, 1, 1);
  }
  return new Uint32Array(context.getImageData(0, 0, COLOURS, 1).data.buffer);
}

/**
 * What a colour token is in the theme in force.
 * @param {Element} element @param {string} token
 */
function resolved(element, token) {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.setProperty('color', `var(${token})`);
  (element.shadowRoot ?? element).append(probe); // beside a shadow root nothing has a style
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
