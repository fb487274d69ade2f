// Styles of <gradient-panel>: the gradients beside the two matrices they are made of, below one another where it is narrow.
import { css } from 'lit';

export const gradientPanelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  h3 {
    font-size: var(--text-body);
    font-weight: 600;
  }
  h3 + p,
  spoken-text {
    max-width: 44rem;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-6);
    align-items: flex-start;
  }
  .gradients,
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4) var(--space-6);
    min-width: 0;
    max-width: 100%;
  }
  matrix-grid {
    min-width: 0;
    max-width: 100%;
  }
  .check {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  th,
  td {
    padding: 2px var(--space-4) 2px 0;
    border-bottom: 1px solid var(--line);
    font-weight: normal;
    text-align: end;
  }
  thead th {
    color: var(--ink-soft);
  }
`;
