// What lets a matrix become a picture: a file that is dropped onto it, pasted into it or chosen elsewhere for it.
import { PictureProblem, fileOf, readPicture } from './picture-file.js';
import { averaged } from './picture-matrix.js';

/** px of the longer side that are averaged; the browser makes larger pictures that small first. */
const MOST_SIDE = 1024;

export class MatrixPicture {
  #grid;
  /** How many files were read: only the newest one counts. */
  #orders = 0;

  /** @param {import('./matrix-grid.js').MatrixGrid} grid */
  constructor(grid) {
    this.#grid = grid;
    grid.addEventListener('dragover', this.#onDrag);
    for (const end of ['dragleave', 'drop']) grid.addEventListener(end, () => grid.removeAttribute('dropping'));
    grid.addEventListener('drop', this.#onDrop);
  }

  /** The matrix keeps its size; what is no picture is refused below it. @param {File | null} file */
  async read(file) {
    const grid = this.#grid;
    this.#orders += 1;
    const order = this.#orders;
    const isWanted = () => order === this.#orders && grid.isConnected;
    try {
      const picture = await readPicture(file, MOST_SIDE);
      if (!isWanted()) return;
      grid.problem = grid.editing = null;
      grid.changeTo(averaged(picture, grid.values.length, grid.values[0].length));
    } catch (problem) {
      if (!(problem instanceof PictureProblem)) throw problem;
      const { code, given } = problem;
      if (isWanted()) grid.problem = () => grid.i18n.t(`picture.problem.${code}`, given);
    }
  }

  /** Takes a copied picture, unless there is text beside it: a spreadsheet copies its cells as both. @param {ClipboardEvent} event */
  takesPaste({ clipboardData }) {
    const file = this.#grid.pictured && !clipboardData?.getData('text/plain') ? fileOf(clipboardData) : null;
    if (file) this.read(file);
    return file !== null;
  }

  /** @param {DragEvent} event */
  #takes({ dataTransfer }) {
    return this.#grid.pictured && dataTransfer?.types.includes('Files');
  }

  /** @param {DragEvent} event */
  #onDrag = (event) => {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.#grid.setAttribute('dropping', '');
  };

  /** @param {DragEvent} event */
  #onDrop = (event) => {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.read(fileOf(event.dataTransfer));
  };
}
