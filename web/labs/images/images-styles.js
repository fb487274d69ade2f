// How the picture lab is laid out: the two pictures beside each other where there is room, the sum of a pixel below.
import { css } from 'lit';
import { windowStyles } from '../correlate/window-styles.js';

export const imagesStyles = [
  windowStyles,
  css`
    .more .group {
      gap: var(--space-2) var(--space-6);
    }
    .group {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    .kernel-choice {
      flex-wrap: wrap;
      max-width: 100%;
    }
    select {
      max-width: 100%;
    }
    .problem:not(:empty) {
      max-width: 44rem;
      margin-top: var(--space-2);
    }
    .pictures {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
      gap: var(--space-6);
      max-width: 68rem;
      margin-top: var(--space-6);
    }
    .place {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
    }
    .dropping .pictures {
      outline: 3px dashed var(--focus);
      outline-offset: 6px;
    }
  `,
];
