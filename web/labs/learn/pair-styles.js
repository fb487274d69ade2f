// How the planes and kernels of a layer with channels stand in the figure, and the choice of one of them.
import { css } from 'lit';

export const pairStyles = css`
  .several {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    min-width: 0;
  }
  .planes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    justify-items: start;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(var(--ins), auto);
    gap: var(--space-1);
    justify-content: start;
    margin-bottom: var(--space-3);
  }
  .pairs .row {
    background: var(--paper-raised);
  }
  .pairs button {
    display: grid;
    gap: 2px;
    justify-items: center;
    padding: var(--space-1);
  }
  .pairs .cells {
    display: grid;
    grid-template-columns: repeat(var(--columns), 1fr);
    border: 1px solid var(--role-kernel);
  }
  .pairs i {
    width: clamp(6px, 2.25rem / var(--columns), 12px);
    aspect-ratio: 1;
    background: var(--fill);
    forced-color-adjust: none;
  }
`;
