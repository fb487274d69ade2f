// <images-lab>: a kernel at work on a whole picture, live while its numbers change, and the sum behind every pixel.
import { html, nothing } from 'lit';
import { FigureSize } from '../../components/figure-size.js';
import { fileOf } from '../../components/picture-file.js';
import { greyPalette, paint } from '../../components/picture-pixels.js';
import '../../components/picture-view.js';
import { saveFile } from '../../components/save-file.js';
import { DivergingPalette } from '../../components/value-palette.js';
import { withTerms } from '../../components/term-link.js';
import { describeError } from '../describe-error.js';
import { LabElement } from '../lab-element.js';
import { memoized } from '../memo.js';
import { example } from './examples.js';
import { renderControls } from './images-controls.js';
import { resultSize, windowStart } from './images-model.js';
import { imagesStyles } from './images-styles.js';
import { OwnPicture } from './own-picture.js';
import { PictureClient } from './picture-client.js';
import './pixel-sum.js';

/** @typedef {import('../shared-engine.js').Engine} Engine */
/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */
/** @typedef {import('../../components/picture-view.js').PictureView} PictureView */
/** @typedef {import('./picture-protocol.js').Drawn} Drawn */

const grey = greyPalette();

/** @extends {LabElement<'images'>} */
export class ImagesLab extends LabElement {
  /** @type {import('../../state/schema.js').LabId} @override */
  static lab = 'images';

  /** @override */
  static styles = imagesStyles;

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    hovered: { state: true },
    drawn: { state: true },
    failed: { state: true },
    dropping: { state: true },
  };

  constructor() {
    super();
    /** The pixel under the pointer. @type {[number, number] | null} */
    this.hovered = null;
    /** What is known of the last result. @type {Omit<Drawn, 'pixels'> | null} */
    this.drawn = null;
    /** Why the last order came to nothing. @type {unknown} */
    this.failed = null;
    /** Whether something is dragged over the lab. */
    this.dropping = false;
    this.size = new FigureSize(this);
    this.signed = new DivergingPalette(this);
    this.own = new OwnPicture(this, () => this.change({ picture: 'own' }, this.own.filming ? 'replace' : 'push'));
    this.addEventListener('paste', this.#onPaste);
  }

  #client = new PictureClient({
    onDrawn: (drawn) => this.#show(drawn),
    onError: (error) => (this.failed = error),
  });
  #example = memoized(example);
  /** What was drawn and asked for last. @type {{ picture: Picture | null, order: string }} */
  #sent = { picture: null, order: '' };

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#client.dispose();
    this.#sent = { picture: null, order: '' };
  }

  /** The picture in force: an example where the reader's own is not on this device. @returns {Picture} */
  get picture() {
    const { picture, side } = this.settings;
    if (picture === 'own') return this.own.picture ?? this.#example('shapes', side);
    return this.#example(picture, side);
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.engine) return;
    const { k, turn, padding, view } = this.settings;
    const { picture } = this;
    const palette = view === 'grey' ? grey : this.signed.colours;
    if (picture !== this.#sent.picture) {
      const pixels = new ImageData(picture.width, picture.height);
      paint(picture.values, { first: 0, last: 255 }, grey, new Uint32Array(pixels.data.buffer));
      this.#view('x')?.draw(pixels);
      this.#client.show(picture);
    }
    const order = JSON.stringify([k, turn, padding, view, this.signed.ink]);
    if (picture === this.#sent.picture && order === this.#sent.order) return;
    this.#sent = { picture, order };
    const [rows, columns] = resultSize(picture, this.settings);
    if (rows < 1 || columns < 1) return;
    this.#client.convolve({ kernel: k, flip: turn === 'convolution', padding, view, palette });
  }

  /** @param {'x' | 'y'} id @returns {PictureView | null} */
  #view(id) {
    return this.renderRoot.querySelector(`picture-view#${id}`);
  }

  /** @param {Drawn} drawn */
  #show({ pixels, ...drawn }) {
    this.#view('y')?.draw(new ImageData(new Uint8ClampedArray(pixels), drawn.width, drawn.height));
    this.#client.giveBack(pixels);
    this.failed = null;
    this.drawn = drawn;
  }

  /** @override @param {Engine} engine */
  renderLab(engine) {
    const { picture, settings } = this;
    const [rows, columns] = resultSize(picture, settings);
    const fits = rows > 0 && columns > 0;
    const pinned = this.hovered ?? settings.at ?? [0, 0];
    const at = /** @type {[number, number]} */ (
      fits ? [Math.min(pinned[0], rows - 1), Math.min(pinned[1], columns - 1)] : [0, 0]
    );
    const start = windowStart(at, settings);
    return html`
      <div
        class=${this.dropping ? 'dropping' : ''}
        @dragover=${this.#onDrag}
        @dragleave=${() => (this.dropping = false)}
        @drop=${this.#onDrop}
      >
        <p class="lead">${withTerms(this.i18n, this.i18n.t('images.lead'))}</p>
        ${renderControls({
          i18n: this.i18n,
          engine,
          settings,
          own: this.own,
          change: (patch) => this.change(patch),
        })}
        <p class="problem" role="alert">${this.#problem(fits)}</p>
        <div class="pictures">
          ${this.#renderPicture('x', picture.height, picture.width, at, fits ? start : null)}
          ${this.#renderPicture('y', this.drawn?.height ?? rows, this.drawn?.width ?? columns, at, null, !fits)}
        </div>
        ${
          fits
            ? html`<pixel-sum
                .i18n=${this.i18n}
                .engine=${engine}
                .picture=${picture}
                .settings=${settings}
                .at=${at}
                .drawn=${this.drawn}
                .width=${this.size.width}
                @matrix-change=${this.#onKernel}
                @pixel-pick=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) => this.#pin(detail.cell)}
                @picture-save=${this.#save}
              ></pixel-sum>`
            : nothing
        }
      </div>
    `;
  }

  /** @param {boolean} fits */
  #problem(fits) {
    const { i18n, settings, own } = this;
    const { k } = settings;
    if (own.problem) return `${own.problem(i18n)} ${own.picture ? i18n.t('images.kept') : ''}`;
    if (!fits) {
      const image = `${this.picture.height}×${this.picture.width}`;
      return i18n.t('images.problem.fit', { kernel: `${k.length}×${k[0].length}`, image });
    }
    if (this.failed) {
      const { code } = /** @type {{ code?: unknown }} */ (this.failed);
      return code === 'worker' ? i18n.t('images.problem.worker') : describeError(i18n, this.failed);
    }
    return settings.picture === 'own' && !own.picture ? i18n.t('images.lost') : '';
  }

  /**
   * @param {'x' | 'y'} id @param {number} height @param {number} width @param {[number, number]} at
   * @param {[number, number] | null} start  of the window on it @param {boolean} [stale]
   */
  #renderPicture(id, height, width, at, start, stale = false) {
    const { t } = this.i18n;
    const { k } = this.settings;
    const isX = id === 'x';
    const drawable = isX && this.own.drawing;
    const window = start && { row: start[0], column: start[1], rows: k.length, columns: k[0].length };
    return html`<picture-view
      id=${id}
      kind=${isX ? 'input' : 'output'}
      symbol=${isX ? 'X' : 'Y'}
      caption=${t(isX ? 'images.x' : 'role.output')}
      hint=${drawable ? t('images.draw.hint') : t('images.hint')}
      .i18n=${this.i18n}
      .width=${width}
      .height=${height}
      .at=${at}
      .window=${isX ? window : { row: at[0], column: at[1], rows: 1, columns: 1 }}
      .drawable=${drawable}
      .stale=${stale}
      @pixel-point=${(/** @type {CustomEvent<{ cell: [number, number] | null }>} */ { detail }) => (this.hovered = detail.cell)}
      @pixel-pick=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) => this.#pin(detail.cell)}
      @pixel-draw=${(/** @type {CustomEvent<{ cell: [number, number] }>} */ { detail }) => this.own.stamp(detail.cell)}
    ></picture-view>`;
  }

  /** @param {[number, number]} cell */
  #pin(cell) {
    this.hovered = null;
    this.change({ at: cell }, 'replace');
  }

  /** @param {CustomEvent<{ values: number[][], continued: boolean }>} event */
  #onKernel({ detail }) {
    this.change({ k: detail.values }, detail.continued ? 'replace' : 'push');
  }

  /** @param {DragEvent} event */
  #onDrag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    event.preventDefault();
    this.dropping = false;
    this.own.read(fileOf(event.dataTransfer));
  }

  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const file = fileOf(event.clipboardData);
    if (file) this.own.read(file);
  }

  #save = async () => {
    const file = await this.#view('y')?.toFile();
    if (file) saveFile('convscope.png', file, file.type);
  };
}

customElements.define('images-lab', ImagesLab);
