// What changes the numbers of a lab with a window, beside its cells: undo and redo, the brush, a picture for X.
import { html, nothing } from 'lit';
import '../../components/picture-choice.js';
import '../../components/undo-buttons.js';
import { stepWords } from './window-words.js';

/** @typedef {import('../../components/matrix-grid.js').MatrixGrid} MatrixGrid */

/** @param {import('./window-lab.js').WindowLab<'correlate'> | import('./window-lab.js').WindowLab<'convolve'>} lab */
export function renderTools(lab) {
  const { i18n, settings } = lab;
  const words = (/** @type {'undo' | 'redo'} */ way) => stepWords(i18n, settings, lab.after(way));
  // While X shows how often it is read there is no X to become a picture.
  const isShown = !('reads' in settings && settings.reads);
  return html`<div class="tools">
      <undo-buttons
        .i18n=${i18n}
        .undo=${words('undo')}
        .redo=${words('redo')}
        @history-take=${(/** @type {CustomEvent<{ way: 'undo' | 'redo' }>} */ { detail }) => {
          lab.walk.stop();
          lab.take(detail.way);
        }}
      ></undo-buttons>
      ${lab.brush.render(i18n)}
    </div>
    ${
      isShown
        ? html`<picture-choice
            label=${i18n.t('picture.choose.x')}
            title=${i18n.t('picture.words')}
            @picture-choice=${(/** @type {CustomEvent<{ file: File }>} */ { detail }) => {
              /** @type {MatrixGrid | null} */ (lab.renderRoot.querySelector('matrix-grid[pictured]'))?.showPicture(
                detail.file,
              );
            }}
          ></picture-choice>`
        : nothing
    }`;
}
