// How a matrix looks: hairlines inside, its role's hue around it, values as fill, one strong outline for the selection.
import { css } from 'lit';
import { baseStyles, figureStyles, roleStyles } from '../styles/shared.js';
import { markStyles } from './matrix-mark-styles.js';

const layout = css`
  :host {
    display: inline-block;
    max-width: 100%;
  }
  figcaption {
    white-space: nowrap;
  }
  .body {
    display: grid;
    grid-template-columns: auto auto;
    justify-content: start;
    max-width: 100%;
    margin: 0 max(0px, var(--columns-beside) * var(--cell) - 28px) max(0px, var(--rows-below) * var(--cell) - 28px) 0;
  }
  /* The padding gives the selection's outline room within what is clipped, and takes none from the cells. */
  .scrolls {
    overflow-x: auto;
    max-width: calc(100% + 8px);
    margin: -4px;
    padding: 4px;
  }
  .cells {
    isolation: isolate;
    position: relative;
    align-self: start;
    width: fit-content;
    border: 2px solid var(--role);
    border-radius: 4px;
  }
  .ringed {
    border: 2px dashed var(--line);
  }
  :host([dropping]) .cells {
    outline: 3px dashed var(--focus);
    outline-offset: 4px;
  }
  .row {
    display: flex;
  }
  /* Of a large matrix, rows off the screen are not laid out or painted. A small one always is: for a picture of the whole
     page, or its print. The band with the focus is never clipped: not its ring, nor its field. */
  .band:not(:focus-within) {
    content-visibility: auto;
    contain-intrinsic-size: calc(var(--across) * var(--cell)) calc(var(--band) * var(--cell));
  }
  matrix-edge.row {
    grid-area: 2 / 1;
  }
  p:empty {
    display: none;
  }
  p {
    max-width: 22rem;
    margin-top: var(--space-2);
  }
`;

const cells = css`
  /* A browser paints thousands of cells at once only where they are not positioned: those that must be are few. */
  .labelled,
  .equal,
  .sparse .tapped,
  .heat .cell,
  .cell:has(input) {
    position: relative;
  }
  .cell {
    display: grid;
    place-items: center;
    flex: none;
    width: var(--cell);
    height: var(--cell);
    border: 0 solid var(--line);
    border-width: 0 1px 1px 0;
    background: var(--fill);
    cursor: default;
    transition: background-color var(--motion-quick);
  }
  .cell:last-child {
    border-right-width: 0;
  }
  .cells > .row:last-of-type .cell,
  .band:last-of-type > .row:last-of-type .cell {
    border-bottom-width: 0;
  }
  :host([editable]) .cell:not(.padding) {
    cursor: text;
  }
  /* Elsewhere a finger scrolls the page as ever. */
  :host([painting]) .cell:not(.padding) {
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .value {
    font-size: min(calc(var(--cell) * 0.4), calc(var(--cell) * 1.48 / var(--chars)), 1.5rem);
    line-height: 1;
  }
  /* Read by screen readers still. */
  .heat .value {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .looked {
    display: block !important;
    width: 0;
    min-width: 100%;
    height: 1.5em;
    overflow: hidden;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .pending {
    background: var(--paper);
  }
  .pending > * {
    visibility: hidden;
  }
  .padding {
    background: var(--paper-raised);
    color: var(--ink-soft);
    border-style: dashed;
  }
  /* Faded, but its numbers stay readable. */
  :host([stale]) .cells {
    border-style: dashed;
  }
  :host([stale]) .cell {
    background: color-mix(in srgb, var(--fill) 30%, var(--paper));
    color: var(--ink-soft);
  }
  input {
    position: absolute;
    z-index: 3;
    inset: -2px;
    width: calc(100% + 4px);
    min-width: 4.5rem;
    border: 2px solid var(--focus);
    border-radius: 4px;
    padding: 0 var(--space-1);
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  input[aria-invalid] {
    border-color: var(--problem);
  }
`;

export const gridStyles = [baseStyles, roleStyles, figureStyles, layout, cells, markStyles];
