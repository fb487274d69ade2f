// The device's camera as a row of pictures, for as long as it is wanted.
import { pictureOf } from '../../components/picture-file.js';

/** @typedef {import('../../components/picture-pixels.js').Picture} Picture */

export class Camera {
  #video = document.createElement('video');
  /** @type {MediaStream | null} */
  #stream = null;
  #frame = 0;
  /** Counts what was wanted last, so that a camera that answers late is put out again. */
  #wanted = 0;

  get running() {
    return this.#stream !== null;
  }

  /**
   * @param {number} most  px of a picture's longer side
   * @param {(picture: Picture) => void} onPicture  at most once per frame of the page
   * @param {() => void} onEnd  the camera was taken away
   * @returns {Promise<void>} settled once it runs
   * @throws what getUserMedia throws: NotAllowedError, NotFoundError, …
   */
  async start(most, onPicture, onEnd) {
    this.stop();
    const wanted = this.#wanted;
    if (!navigator.mediaDevices) throw new DOMException('this page may not use a camera', 'NotAllowedError');
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: most } }, audio: false });
    if (wanted !== this.#wanted) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    this.#stream = stream;
    stream.getVideoTracks()[0]?.addEventListener('ended', () => {
      this.stop();
      onEnd();
    });
    const video = this.#video;
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play().catch(() => {}); // pictures come once there are some
    const look = () => {
      if (!this.#stream) return;
      if (video.videoWidth > 0) onPicture(pictureOf(video, video.videoWidth, video.videoHeight, most));
      this.#frame = requestAnimationFrame(look);
    };
    look();
  }

  stop() {
    this.#wanted += 1;
    cancelAnimationFrame(this.#frame);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
  }
}
