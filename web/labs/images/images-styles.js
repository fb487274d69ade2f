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
    .file {
      position: relative;
      display: inline-flex;
    }
    /* The button is seen, the field takes the click: a file field cannot be styled. */
    .file input {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: pointer;
    }
    .file span {
      display: inline-flex;
      align-items: center;
      min-height: 2rem;
      padding: var(--space-1) var(--space-3);
      border: 1px solid var(--line);
      border-radius: 6px;
      font-size: var(--text-small);
    }
    .file:hover span {
      border-color: var(--ink-soft);
    }
    .file input:focus-visible + span {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
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
    @media (pointer: coarse) {
      .file span {
        min-height: 2.5rem;
      }
    }
  `,
];
