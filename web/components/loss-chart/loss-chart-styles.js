// Styles of <loss-chart>. The curve keeps the residual's hue: the loss is the sum of its squares.
import { css } from 'lit';

export const lossChartStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    margin-bottom: var(--space-1);
  }
  h3 {
    font-size: var(--text-body);
    font-weight: 600;
    color: var(--role-residual);
  }
  .before {
    color: var(--ink-soft);
  }
  .before::before {
    content: '';
    display: inline-block;
    width: 1.5rem;
    margin-inline-end: var(--space-2);
    vertical-align: middle;
    border-top: 2px dashed var(--line-strong);
  }
  .scales {
    margin-inline-start: auto;
    display: flex;
    gap: var(--space-1);
  }
  .plot {
    height: 260px;
    touch-action: pan-y;
    cursor: ew-resize;
    border-radius: 4px;
  }
  .plot:focus-visible {
    outline-offset: -3px;
  }
  svg {
    display: block;
    overflow: visible;
    user-select: none;
  }
  .axis {
    stroke: var(--line-strong);
  }
  .rule {
    stroke: var(--line);
    stroke-dasharray: 1 4;
  }
  text {
    font-size: var(--text-small);
    fill: var(--ink);
  }
  .tick {
    fill: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .value {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .curve {
    fill: none;
    stroke: var(--role-residual);
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .curve.ahead {
    stroke-width: 1.5;
    opacity: 0.45;
  }
  .earlier {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 1.5;
    stroke-dasharray: 4 4;
  }
  .dot {
    fill: var(--role-residual);
  }
  .dot.ahead {
    fill: var(--paper);
    stroke: var(--role-residual);
  }
  .now {
    stroke: var(--ink);
  }
  .head {
    fill: var(--paper);
    stroke: var(--ink);
    stroke-width: 2.5;
  }
  .guide {
    stroke: var(--line-strong);
    stroke-dasharray: 2 3;
  }
  .pointed {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  details {
    font-size: var(--text-small);
  }
  summary {
    min-height: 24px;
    width: fit-content;
    cursor: pointer;
    color: var(--ink-soft);
  }
  .rows {
    max-height: 16rem;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 2px var(--space-4) 2px 0;
    text-align: end;
    font-weight: normal;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--paper);
    color: var(--ink-soft);
  }
`;

/** Runs beside each other are told apart by the pattern of their lines. */
export const keptLineStyles = css`
  .kept {
    fill: none;
    stroke: var(--ink-soft);
    stroke-width: 2;
  }
  .k0 {
    stroke-dasharray: 8 4;
  }
  .k1 {
    stroke-dasharray: 2 4;
  }
  .k2 {
    stroke-dasharray: 12 3 2 3;
  }
  .k3 {
    stroke-width: 1;
  }
  .k4 {
    stroke-dasharray: 1 7;
    stroke-width: 3;
    stroke-linecap: round;
  }
`;
