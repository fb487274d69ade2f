// The bar that leads the kernel along a matrix, the same in every lab that has one.
import { html } from 'lit';
import '../../components/walk-bar.js';

/**
 * @param {import('../../i18n/translator.js').Translator} i18n
 * @param {import('./walk.js').Walk} walk  that knows where it is
 * @param {string} place  the same in words
 * @param {{ words: string, loose: () => void }} [pin]  that the cell is held, empty where it is not, and what lets go of it
 */
export function renderWalk(i18n, walk, place, pin) {
  return html`<walk-bar
    .i18n=${i18n}
    .index=${walk.index}
    .count=${walk.count}
    .running=${walk.running}
    .place=${place}
    .pinned=${pin?.words ?? ''}
    .rate=${walk.rate}
    @walk-rate=${(/** @type {CustomEvent<{ rate: number }>} */ { detail }) => walk.setRate(detail.rate)}
    @walk-unpin=${() => pin?.loose()}
    @walk-to=${(/** @type {CustomEvent<{ index: number }>} */ { detail }) => {
      walk.stop();
      walk.goTo(detail.index);
    }}
    @walk-run=${(/** @type {CustomEvent<{ running: boolean }>} */ { detail }) =>
      detail.running ? walk.start() : walk.stop()}
  ></walk-bar>`;
}
