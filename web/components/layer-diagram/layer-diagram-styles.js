// Styles of <layer-diagram>: hairline planes in their role's hue, what is seen as fill, one strong outline for the selection.
import { css } from 'lit';
import { baseStyles, roleStyles } from '../../styles/shared.js';

export const layerDiagramStyles = [
  baseStyles,
  roleStyles,
  css`
    :host {
      display: block;
      min-width: 0;
      overflow-x: auto;
    }
    :host([stale]) svg {
      opacity: 0.45;
    }
    svg {
      display: block;
      overflow: visible;
      touch-action: manipulation;
      user-select: none;
    }
    .cell {
      cursor: pointer;
      outline: none;
    }
    .cell polygon {
      fill: var(--fill);
      stroke: var(--line);
      transition: fill var(--motion-quick);
    }
    .cell:hover polygon {
      stroke: var(--ink);
      stroke-width: 2;
    }
    .cell[aria-selected='true'] polygon {
      stroke: var(--selection);
      stroke-width: 3;
    }
    .cell:focus-visible polygon {
      stroke: var(--focus);
      stroke-width: 4;
    }
    .cell.after polygon {
      stroke-dasharray: 3 3;
    }
    .edge {
      fill: none;
      stroke: var(--role);
      stroke-width: 2;
      pointer-events: none;
    }
    .box {
      fill: none;
      stroke: var(--selection);
      stroke-width: 3;
      stroke-linejoin: round;
      pointer-events: none;
    }
    .padding {
      fill: var(--paper-raised);
      stroke: var(--line-strong);
      stroke-dasharray: 2 3;
      pointer-events: none;
    }
    .rays {
      pointer-events: none;
    }
    .rays polygon {
      fill: var(--ink);
      fill-opacity: 0.035;
    }
    .rays line {
      stroke: var(--line-strong);
      stroke-width: 1;
    }
    .rays.after line {
      stroke-dasharray: 3 4;
    }
    .rays.after polygon {
      fill: none;
    }
    text {
      fill: var(--ink);
      pointer-events: none;
    }
    .paths {
      font-size: var(--text-small);
    }
    .symbol {
      fill: var(--role);
      font-size: 1.125rem;
      font-weight: 700;
    }
    .size,
    .made {
      fill: var(--ink-soft);
      font-size: var(--text-small);
    }
    .made,
    .size {
      paint-order: stroke;
      stroke: var(--paper);
      stroke-width: 4px;
      stroke-linejoin: round;
    }
  `,
];
