// How the labs with a sliding window are laid out: matrices in one row, top-aligned so that their cells line up, or
// stacked in reading order where the page is narrow; then the sum, the words, the legend.
import { css } from 'lit';
import { baseStyles, buttonStyles, roleStyles } from '../../styles/shared.js';

export const windowStyles = [
  baseStyles,
  roleStyles,
  buttonStyles,
  css`
    :host {
      display: block;
    }
    .lead {
      max-width: 44rem;
    }
    .presets {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .settings {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-8);
      margin-top: var(--space-4);
    }
    .tools {
      display: flex;
      gap: var(--space-8);
    }
    /* Its hint wraps below it, beside undo and redo however narrow the page is. */
    .brush {
      min-width: 0;
      max-width: 27rem;
    }
    picture-choice {
      align-self: flex-start;
    }
    .layer {
      column-gap: var(--space-4);
    }
    .together-with,
    .rules {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1);
    }
    .more {
      flex-basis: 100%;
    }
    .more > summary {
      width: fit-content;
      min-height: 1.5rem;
      color: var(--ink-soft);
      font-size: var(--text-small);
      cursor: pointer;
    }
    .more > :not(summary) {
      margin-top: var(--space-2);
    }
    .more number-field {
      font-size: var(--text-small);
    }
    .kernel-choice {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
    }
    select {
      min-height: 2rem;
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 0 var(--space-2);
      background: var(--paper);
      color: var(--ink);
      font: inherit;
      font-size: var(--text-small);
    }
    .figure {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--space-6) var(--space-2);
      margin-top: var(--space-8);
    }
    .part {
      display: flex;
      min-width: 0;
      max-width: 100%;
    }
    matrix-grid {
      min-width: 0;
    }
    .operator {
      flex: none;
      width: 2.25rem;
      margin-top: 1.75rem;
      color: var(--ink-soft);
      font-size: 2rem;
      line-height: calc(var(--cell) * var(--least-rows));
      text-align: center;
    }
    .star {
      font-size: 3rem;
    }
    .words {
      display: grid;
      gap: var(--space-2);
      max-width: 52rem;
      margin-top: var(--space-6);
    }
    walk-bar {
      margin-bottom: var(--space-2);
    }
    value-legend {
      margin-top: var(--space-4);
    }
  `,
];
