// Styles of <rate-panel>: the directions one below the other with their parts in columns, folded where there is no room.
import { css } from 'lit';

export const ratePanelStyles = css`
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
  spoken-text,
  .note {
    max-width: 44rem;
  }
  :host > button {
    justify-self: start;
  }
  .modes {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    padding-top: var(--space-2);
    border-top: 1px solid var(--line);
  }
  .name {
    font-weight: 600;
  }
  .direction {
    flex-wrap: wrap;
    max-width: 16rem;
  }
  .direction,
  .bias {
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(var(--columns), auto);
    border: 1px solid var(--role-kernel);
  }
  .cells.one {
    --columns: 1;
  }
  .plus {
    color: var(--role-kernel);
    font-weight: 600;
  }
  .cell {
    display: grid;
    place-items: center;
    min-width: 2.75rem;
    height: 1.75rem;
    background: var(--fill);
    font-size: var(--text-small);
  }
  .tiny .cell {
    min-width: 0.75rem;
    height: 0.75rem;
  }
  .tiny.several .cell {
    min-width: 0.375rem;
    height: 0.375rem;
  }
  .track {
    position: relative;
    display: block;
    width: 9rem;
    height: 1.5rem;
    border-bottom: 1px solid var(--line);
  }
  .inside,
  .zero,
  .dot {
    position: absolute;
    bottom: 0;
  }
  .inside {
    left: calc(50% - var(--unit));
    width: calc(2 * var(--unit));
    height: 0.5rem;
    border: solid var(--line-strong);
    border-width: 0 1px;
    background: var(--paper-raised);
  }
  .zero {
    left: 50%;
    height: 0.75rem;
    border-left: 1px solid var(--line-strong);
  }
  .dot {
    left: var(--at);
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--role-kernel);
    transform: translate(-50%, 3px);
  }
  .dot.grows {
    border-radius: 0;
    background: var(--problem);
    transform: translate(-50%, 3px) rotate(45deg);
  }
  .what {
    font-size: var(--text-small);
  }
  .note {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--line-strong);
    background: var(--paper-raised);
  }
  .best {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  caption {
    padding-bottom: var(--space-1);
    font-size: var(--text-body);
    text-align: start;
  }
  th,
  td {
    padding: var(--space-1) var(--space-2) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    font-weight: normal;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  tbody th {
    min-width: 5rem;
  }
  math {
    font-family: inherit;
  }
  thead th {
    color: var(--ink-soft);
  }
  .task > * {
    font-weight: 600;
  }
  @container (max-width: 26rem) {
    table {
      width: 100%;
      table-layout: fixed;
    }
    tbody th {
      min-width: 0;
    }
    th,
    td {
      padding-inline-end: var(--space-1);
    }
    thead th:first-child {
      width: 25%;
    }
    thead th:nth-child(3) {
      width: 30%;
    }
    thead th:last-child {
      width: 17%;
    }
  }
  @container (min-width: 58rem) {
    .modes {
      grid-template-columns: max-content auto auto 9rem auto minmax(12rem, 1fr);
      column-gap: var(--space-4);
    }
    li {
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
  }
  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
