// How the convolution lab is laid out: each result under the kernel that makes it, the half turn between the kernels.
import { css } from 'lit';

export const convolveStyles = css`
  .figure.together {
    --turn-gap: 5rem;
    display: grid;
    grid-template:
      'image kernel turned' auto
      'image correlation convolution' 1fr / auto auto auto;
    justify-content: start;
    gap: var(--space-6) var(--turn-gap);
  }
  .figure > * {
    min-width: 0;
    max-width: 100%;
  }
  .together .image {
    grid-area: image;
  }
  .together .kernel {
    grid-area: kernel;
  }
  .together .turned {
    grid-area: turned;
  }
  .together .correlation {
    grid-area: correlation;
  }
  .together .convolution {
    grid-area: convolution;
  }
  .turned {
    position: relative;
  }
  .turn {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
    color: var(--role-kernel);
  }
  .together .turn {
    position: absolute;
    top: 2.25rem;
    left: calc(var(--turn-gap) * -1);
    flex-direction: column;
    gap: 0;
    width: calc(var(--turn-gap) - var(--space-3));
    margin: 0;
    padding: var(--space-1);
    border-color: transparent;
    background: none;
  }
  .together .turn:hover {
    border-color: var(--line);
  }
`;
