// How a written-out sum looks, wherever one stands: figures in step, terms that can be lit.
import { css } from 'lit';

export const formulaStyles = css`
  :host {
    display: block;
  }
  p {
    font-family: var(--font-number);
    font-variant-numeric: tabular-nums;
    line-height: 2;
    overflow-wrap: anywhere;
  }
  math {
    font-family: inherit;
    font-size: 1.25rem;
  }
  .term {
    display: inline-block;
    border-radius: 4px;
    padding: 0 2px;
    line-height: 1.5;
  }
  .active {
    outline: 2px solid var(--selection);
  }
`;
