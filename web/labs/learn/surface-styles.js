// Styles of <loss-surface>: the path in the kernel's hue, the optimum in the target's.
import { css } from 'lit';

export const surfaceStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container-type: inline-size;
  }
  h3 {
    font-size: var(--text-body);
    font-weight: 600;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  select {
    min-height: 2rem;
    min-width: 3.5rem;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-small);
  }
  .body {
    display: grid;
    gap: var(--space-4);
  }
  .field {
    align-self: start;
    width: 100%;
    max-width: 30rem;
  }
  svg {
    display: block;
    width: 100%;
    cursor: crosshair;
    touch-action: pan-y;
    user-select: none;
  }
  .frame {
    fill: none;
    stroke: var(--line);
  }
  .contour {
    fill: none;
    stroke: var(--value-magnitude);
    stroke-width: 1.5;
  }
  .c0 {
    stroke-width: 3;
  }
  .c1 {
    stroke-width: 2.5;
  }
  .c2 {
    stroke-width: 2;
  }
  .axis {
    stroke: var(--line-strong);
    stroke-dasharray: 6 4;
  }
  text {
    fill: var(--ink);
    font-size: 13px;
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .path {
    fill: none;
    stroke: var(--role-kernel);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .dot {
    fill: var(--role-kernel);
  }
  circle.start {
    fill: var(--paper);
    stroke: var(--role-kernel);
    stroke-width: 2.5;
  }
  circle.now {
    fill: var(--role-kernel);
    stroke: var(--paper);
    stroke-width: 2;
  }
  path.optimum {
    fill: none;
    stroke: var(--role-target);
    stroke-width: 3;
  }
  .mark {
    fill: none;
    stroke: var(--focus);
    stroke-width: 2.5;
  }
  .words {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    max-width: 36rem;
  }
  ul {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    padding-inline-start: 1.5rem;
    text-indent: -1.5rem;
  }
  li::before {
    content: '○';
    display: inline-block;
    width: 1.5rem;
    text-indent: 0;
    color: var(--role-kernel);
    font-weight: 600;
  }
  li.now::before {
    content: '●';
  }
  li.optimum::before {
    content: '✕';
    color: var(--role-target);
  }
  li.axes::before {
    content: '┄';
    color: var(--ink-soft);
  }
  .here {
    min-height: 1.5rem;
    font-weight: 600;
  }
  @container (min-width: 46rem) {
    .body {
      grid-template-columns: 27rem minmax(0, 1fr);
    }
  }
`;
