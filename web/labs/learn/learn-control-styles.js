// How what one sets a run with looks: buttons, speed, learning rate, choices.
import { css } from 'lit';

export const controlStyles = css`
  .drive,
  .pace {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    margin: var(--space-3) var(--space-3) 0 0;
    padding: var(--space-2) 0;
    vertical-align: top;
  }
  .drive .primary {
    min-width: 6.5rem;
  }
  /* Where matrices and curve are below one another, the run can be driven from anywhere among them. */
  .drive.narrow {
    position: sticky;
    z-index: 4;
    top: 0;
    display: flex;
    gap: var(--space-2);
    margin-inline-end: 0;
    background: var(--paper);
  }
  .narrow button {
    min-width: 0;
    padding-inline: var(--space-2);
  }
  .position {
    min-width: 4.5rem;
    font-weight: 600;
  }
  .speed {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    align-items: center;
  }
  .speed output {
    min-width: 9rem;
  }
  input[type='range'] {
    min-height: 2rem;
    margin: 0;
    accent-color: var(--ink);
    cursor: ew-resize;
  }
  .settings {
    display: grid;
    gap: var(--space-2);
    max-width: 24rem;
    margin-top: var(--space-2);
  }
  /* Beside large matrices too, the numbers along the scale stand clear of one another. */
  .wide .settings {
    min-width: 17rem;
  }
  /* All four optimizers in one line. */
  .settings .choice {
    gap: var(--space-1);
  }
  .settings .choice button {
    padding-inline: 6px;
  }
  .check,
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
    min-height: 2rem;
  }
  .check input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--ink);
  }
`;
