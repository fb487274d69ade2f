// How the transposed-convolution lab is laid out: what is given on top, then one of three views of what comes out.
import { css } from 'lit';

export const transposeStyles = css`
  .figure {
    gap: var(--space-6) var(--space-8);
    margin-top: var(--space-6);
  }
  .figure > * {
    max-width: 100%;
  }
  .views {
    margin: var(--space-8) 0 var(--space-4);
  }
`;
