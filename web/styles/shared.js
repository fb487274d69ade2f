// Styles every element of the page starts from, as Lit `css`: reset, text, focus, buttons, words for screen readers only.
import { css } from 'lit';

export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
    text-wrap: pretty;
  }
  .small {
    font-size: var(--text-small);
  }
  .soft {
    color: var(--ink-soft);
  }
  .number {
    font-family: var(--font-number);
    font-variant-numeric: tabular-nums lining-nums;
  }
  .screen-reader {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .problem {
    color: var(--problem);
  }
`;

/** A figure whose caption names a matrix or a picture: its letter in the hue of its role, then what it is. */
export const figureStyles = css`
  figure {
    margin: 0;
  }
  figcaption {
    min-height: 1.75rem;
  }
  figcaption b {
    color: var(--role);
    font-size: 1.125rem;
  }
  figcaption span {
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
`;

/** The hue of a role (`input`, `kernel`, `output`, `target`, `residual`) for whatever carries the class of that name. */
export const roleStyles = css`
  .role-input {
    --role: var(--role-input);
  }
  .role-kernel {
    --role: var(--role-kernel);
  }
  .role-output {
    --role: var(--role-output);
  }
  .role-target {
    --role: var(--role-target);
  }
  .role-residual {
    --role: var(--role-residual);
  }
`;

export const buttonStyles = css`
  button {
    min-width: 2rem;
    min-height: 2rem;
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-small);
    cursor: pointer;
    transition: border-color var(--motion-quick);
  }
  button:hover:not(:disabled) {
    border-color: var(--ink-soft);
  }
  button[aria-pressed='true'],
  button[aria-current='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  button:disabled {
    color: var(--line-strong);
    cursor: default;
  }
  button.primary {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
    }
    button[aria-pressed='true'],
    button[aria-current='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media (pointer: coarse) {
    button {
      min-height: 2.5rem;
    }
  }
`;
