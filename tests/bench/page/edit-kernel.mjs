// edit-kernel.mjs — what the page of the picture lab is told to do while its frames are counted.

/** @typedef {{ results: number, frames: number, convolve: number, paint: number, seconds: number }} Frames */

/**
 * Runs in the page: one number of the kernel changes in every frame, as when it is dragged.
 * @param {{ size: number, seconds: number }} settings
 * @returns {Promise<Frames>}
 */
export async function editKernel({ size, seconds }) {
  const find = (/** @type {any} */ root, /** @type {string[]} */ path) =>
    path.reduce((/** @type {any} */ node, selector) => node?.shadowRoot?.querySelector(selector) ?? null, root);
  const lab = find(document.querySelector('convscope-app'), ['convscope-lab', 'images-lab']);
  const grid = find(lab, ['pixel-sum', '#kernel']);
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {{ convolve: number, paint: number }[]} */
  const took = [];
  let last = lab.drawn;
  let frames = 0;
  const begun = performance.now();
  while (performance.now() < begun + 1000 * seconds) {
    frames++;
    const values = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => ((i * size + j + frames) % 7) - 3),
    );
    grid.dispatchEvent(
      new CustomEvent('matrix-change', { detail: { values, continued: true }, bubbles: true, composed: true }),
    );
    await nextFrame();
    if (lab.drawn !== last) took.push(lab.drawn.took);
    last = lab.drawn;
  }
  const passed = (performance.now() - begun) / 1000;
  const median = (/** @type {number[]} */ numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  return {
    results: took.length / passed,
    frames: frames / passed,
    convolve: median(took.map(({ convolve }) => convolve)),
    paint: median(took.map(({ paint }) => paint)),
    seconds: passed,
  };
}
