// The reader's own picture: a file, the camera or a drawing. Says what became of it; a picture that cannot be read
// leaves the one before in place.
import { PictureProblem, readPicture } from '../../components/picture-file.js';
import { stampDisc } from '../../components/picture-pixels.js';
import { LARGEST_SIDE } from '../../state/labs/images.js';
import { catalogues } from '../../i18n/translator.js';
import { Camera } from './camera.js';

/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */
/** @typedef {import('../../i18n/translator.js').Translator} Translator */

const CAMERA_SIDE = 640; // px: more would make its pictures come late
const PAPER_SIDE = 256; // px of an empty drawing
const PEN = 255;

/** A Lit controller. */
export class OwnPicture {
  /** A new object for every change. @type {Picture | null} */
  picture = null;
  /** What went wrong last, in the language of the moment. @type {((i18n: Translator) => string) | null} */
  problem = null;
  drawing = false;
  #camera = new Camera();

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => void} onPicture  there is another one
   */
  constructor(host, onPicture) {
    this.host = host;
    this.onPicture = onPicture;
    host.addController(this);
  }

  hostDisconnected() {
    this.#camera.stop();
  }

  get filming() {
    return this.#camera.running;
  }

  /** @param {File | null} file */
  async read(file) {
    if (file) this.stopCamera();
    try {
      this.#take(await readPicture(file, LARGEST_SIDE));
    } catch (problem) {
      if (!(problem instanceof PictureProblem)) throw problem;
      const { code, given } = problem;
      this.#refuse((i18n) => i18n.t(`picture.problem.${code}`, given));
    }
  }

  async startCamera() {
    this.#forget();
    const onEnd = () => this.#refuse((i18n) => i18n.t('picture.camera.ended'));
    try {
      await this.#camera.start(CAMERA_SIDE, (picture) => this.#take(picture), onEnd);
      if (this.filming) this.drawing = false;
      this.host.requestUpdate();
    } catch (problem) {
      const { name, message } = /** @type {Error} */ (problem);
      const key = `picture.camera.${name}`;
      const known = Object.hasOwn(catalogues.en, key);
      this.#refuse((i18n) =>
        known
          ? i18n.t(/** @type {import('../../i18n/translator.js').TextKey} */ (key))
          : i18n.t('picture.camera.other', { message }),
      );
    }
  }

  stopCamera() {
    this.#camera.stop();
    this.#forget();
  }

  /** Lets the reader draw on the picture there is, or on an empty one. @param {Picture | null} on */
  draw(on) {
    this.stopCamera();
    this.drawing = true;
    this.#take(on ?? { width: PAPER_SIDE, height: PAPER_SIDE, values: new Float32Array(PAPER_SIDE ** 2) });
  }

  endDrawing() {
    this.drawing = false;
    this.host.requestUpdate();
  }

  /** @param {readonly [number, number]} cell */
  stamp(cell) {
    if (!this.picture) return;
    stampDisc(this.picture, cell, Math.max(1, this.picture.width / 40), PEN);
    this.#take({ ...this.picture });
  }

  /** @param {Picture} picture */
  #take(picture) {
    this.picture = picture;
    this.problem = null;
    this.onPicture();
    this.host.requestUpdate();
  }

  /** What went wrong before something else was asked for. */
  #forget() {
    this.problem = null;
    this.host.requestUpdate();
  }

  /** @param {(i18n: Translator) => string} problem */
  #refuse(problem) {
    this.problem = problem;
    this.host.requestUpdate();
  }
}
