// How the channels lab is laid out: input channels down the left, a column of kernels for each output, its sum below.
import { css } from 'lit';

export const channelsStyles = css`
  .settings {
    display: grid;
    gap: var(--space-2);
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(var(--shown), max-content);
    align-items: start;
    gap: var(--space-4) var(--space-6);
    margin-top: var(--space-6);
  }
  .pairs.stacked {
    grid-template-columns: minmax(0, 1fr);
  }
  .stacked > .below {
    display: none;
  }
  .pairs > * {
    min-width: 0;
  }
  td {
    overflow-wrap: anywhere;
  }
  .apart {
    align-self: center;
    justify-self: center;
    color: var(--ink-soft);
  }
  /* Beside the middle of what it adds up to. */
  .below {
    align-self: end;
    justify-self: end;
    color: var(--ink-soft);
    font-size: 2rem;
    line-height: calc(var(--cell) * var(--summed));
  }
  .result {
    display: grid;
    gap: var(--space-2);
    border-top: 1px solid var(--line-strong);
    padding-top: var(--space-2);
  }
  number-field {
    font-size: var(--text-small);
  }
  .outs {
    margin-top: var(--space-4);
  }
  .costs {
    margin-top: var(--space-12);
  }
  h2 {
    margin-bottom: var(--space-2);
    font-size: 1.25rem;
    line-height: 1.25;
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  th,
  td {
    padding: var(--space-1) var(--space-4) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: left;
    vertical-align: top;
  }
  thead th {
    color: var(--ink-soft);
  }
  .costs p {
    max-width: 52rem;
    margin-top: var(--space-2);
  }
`;
