// How the convolution lab is laid out: each result under the kernel that makes it, the half turn between the kernels.
import { css } from 'lit';

export const convolveStyles = css`
  .figure {
    column-gap: var(--space-6);
  }
  .figure.together {
    display: grid;
    grid-template:
      'image kernel turned' auto
      'image correlation convolution' auto
      '. . difference' auto / auto auto auto;
    justify-content: start;
    gap: var(--space-6) var(--space-8);
  }
  .figure.four {
    grid-template:
      'image kernel turned .' auto
      'image correlation convolution difference' 1fr / auto auto auto auto;
    column-gap: var(--space-6);
  }
  .figure > * {
    min-width: 0;
    max-width: 100%;
  }
  .together .image {
    grid-area: image;
    margin-right: var(--space-4);
  }
  .kernel {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
  }
  .together .kernel {
    grid-area: kernel;
    flex-wrap: nowrap;
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
  .together .difference {
    grid-area: difference;
  }
  .stamps {
    margin-top: var(--space-12);
  }
  h2 {
    margin-bottom: var(--space-2);
    font-size: 1.25rem;
    line-height: 1.25;
  }
  .agreement {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .agreement p {
    flex-basis: 100%;
  }
  .turn {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    margin-top: 1.75rem;
    border-color: transparent;
    padding: var(--space-1) var(--space-2);
    color: var(--role-kernel);
  }
`;
