// How a matrix looks: hairlines inside, its role's hue around it, values as fill, one strong outline for the selection.
import { css } from 'lit';
import { baseStyles, roleStyles } from '../styles/shared.js';

const layout = css`
  :host {
    display: inline-block;
    max-width: 100%;
  }
  figure {
    margin: 0;
  }
  figcaption {
    min-height: 1.75rem;
    white-space: nowrap;
  }
  figcaption b {
    color: var(--role);
    font-size: 1.125rem;
  }
  figcaption span {
    color: var(--ink-soft);
    font-size: var(--text-small);
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
    position: relative;
    align-self: start;
    width: fit-content;
    border: 2px solid var(--role);
    border-radius: 4px;
  }
  .ringed {
    border: 2px dashed var(--line);
  }
  .row {
    display: flex;
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
  .cell {
    position: relative;
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
  .row:last-of-type .cell {
    border-bottom-width: 0;
  }
  :host([editable]) .cell:not(.padding) {
    cursor: text;
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
    min-height: 1.5em;
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

const marks = css`
  .tap {
    position: absolute;
    right: 5px;
    bottom: 4px;
    color: var(--role-kernel);
    font-size: clamp(8px, min(calc(var(--cell) * 0.26), calc((var(--cell) - 10px) / var(--chars) / 0.7)), 0.875rem);
    font-weight: 600;
    line-height: 1;
    /* On paper, whatever the colour of the cell: its own hue is hard to read on the strongest values. */
    border-radius: 3px;
    padding: 1px 2px;
    margin: -1px -2px;
    background: color-mix(in srgb, var(--paper) 80%, transparent);
  }
  .frame,
  .bounds {
    position: absolute;
    z-index: 1;
    inset: 0 auto auto 0;
    width: calc(var(--columns) * var(--cell) + 3px);
    height: calc(var(--rows) * var(--cell) + 3px);
    transform: translate(calc(var(--column) * var(--cell) - 2px), calc(var(--row) * var(--cell) - 2px));
    border: 2px solid var(--role);
    border-radius: 4px;
    pointer-events: none;
  }
  .frame {
    border-width: 3px;
    border-radius: 5px;
    transition:
      transform var(--motion-slide) ease-out,
      width var(--motion-slide) ease-out,
      height var(--motion-slide) ease-out;
  }
  .frame.misfit {
    border-style: dashed;
    border-color: var(--problem);
    background: repeating-linear-gradient(
      45deg,
      transparent 0 6px,
      color-mix(in oklab, var(--problem) 22%, transparent) 6px 8px
    );
  }
  .frame.cut {
    mask-image: linear-gradient(to bottom right, #000 60%, transparent);
  }
  /* Hatched lightly, so that its number stays readable: nothing looks at this cell. */
  .unread {
    background-image: repeating-linear-gradient(
      -45deg,
      transparent 0 5px,
      color-mix(in srgb, var(--ink-soft) 30%, transparent) 5px 6px
    );
  }
  .sparse .tapped::before {
    content: '';
    position: absolute;
    inset: 2px;
    border: 2px solid var(--role-kernel);
    border-radius: 3px;
    pointer-events: none;
  }
  .sparse .frame {
    border-width: 2px;
    border-style: dashed;
  }
  .labelled .value {
    transform: translateY(-18%);
  }
  .equal::before {
    content: '=';
    content: '=' / '';
    position: absolute;
    right: 5px;
    bottom: 4px;
    color: var(--role);
    font-size: clamp(10px, calc(var(--cell) * 0.26), 0.875rem);
    font-weight: 700;
    line-height: 1;
  }
  .selected::after,
  .marked::after {
    content: '';
    position: absolute;
    z-index: 2;
    inset: -2px -3px -3px -2px;
    border: 3px solid var(--selection);
    border-radius: 4px;
    pointer-events: none;
  }
  .cell:focus-visible {
    z-index: 2;
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .unread {
      color: GrayText; /* hatching is not drawn here */
      text-decoration: line-through;
    }
    .frame {
      border-style: double;
      border-width: 5px;
    }
  }
`;

export const gridStyles = [baseStyles, roleStyles, layout, cells, marks];
