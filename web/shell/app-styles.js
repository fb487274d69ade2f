// How the shell looks: a quiet bar, then the title and the lab on paper.
import { css } from 'lit';
import { baseStyles } from '../styles/shared.js';

export const appStyles = [
  baseStyles,
  css`
    :host {
      --page: 64rem;
      display: block;
    }
    .bar,
    main {
      max-width: var(--page);
      margin: 0 auto;
      padding: 0 var(--space-4);
    }
    header {
      border-bottom: 1px solid var(--line);
    }
    .bar {
      display: grid;
      grid-template: 'name choices' auto 'tabs tabs' auto / minmax(0, 1fr) auto;
      align-items: center;
      column-gap: var(--space-6);
    }
    .name {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 3rem;
      color: var(--ink);
      font-weight: 600;
      text-decoration: none;
    }
    .paper {
      fill: none;
      stroke: var(--role-input);
      stroke-width: 1.25;
    }
    .window {
      fill: none;
      stroke: var(--role-kernel);
      stroke-width: 2.5;
    }
    /* One line at every width: where the labs do not all fit, the line is pushed along, and its ends fade out. */
    nav {
      grid-area: tabs;
      display: flex;
      gap: var(--space-4);
      min-width: 0;
      margin: 0 calc(-1 * var(--space-4)) -1px;
      padding: 0 var(--space-4);
      overflow-x: auto;
      scrollbar-width: thin;
      mask-image: linear-gradient(to right, transparent, #000 var(--space-4) calc(100% - var(--space-8)), transparent);
    }
    nav a {
      display: grid;
      flex: none;
      align-content: center;
      min-height: 2.5rem;
      border-bottom: 3px solid transparent;
      color: var(--ink-soft);
      text-decoration: none;
      white-space: nowrap;
    }
    nav a:focus-visible {
      outline-offset: -3px;
    }
    @media (pointer: coarse) {
      nav {
        scrollbar-width: none;
      }
    }
    nav a:hover {
      color: var(--ink);
    }
    nav a[aria-current] {
      border-bottom-color: var(--ink);
      color: var(--ink);
      font-weight: 600;
    }
    .choices,
    .segments {
      display: flex;
      gap: var(--space-2);
      white-space: nowrap;
    }
    .segments {
      gap: 0;
    }
    .segments button {
      display: grid;
      place-items: center;
      min-width: 2rem;
      min-height: 2rem;
      padding: 0 var(--space-1);
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--ink-soft);
      font: inherit;
      font-size: var(--text-small);
      cursor: pointer;
    }
    .segments button:hover {
      color: var(--ink);
    }
    .segments button[aria-pressed='true'] {
      background: var(--paper-raised);
      color: var(--ink);
      font-weight: 600;
      box-shadow: inset 0 0 0 1px var(--line);
    }
    main {
      padding-top: var(--space-6);
      padding-bottom: var(--space-12);
    }
    footer {
      margin-top: var(--space-12);
      color: var(--ink-soft);
      font-size: var(--text-small);
    }
    main:focus-visible {
      outline: none;
    }
    h1 {
      margin-bottom: var(--space-2);
      font-size: var(--text-title);
      line-height: 1.25;
      letter-spacing: -0.01em;
    }
    .skip {
      position: absolute;
      left: var(--space-4);
      z-index: 5;
      padding: var(--space-2) var(--space-3);
      background: var(--paper);
      color: var(--ink);
      transform: translateY(-150%);
    }
    .skip:focus {
      transform: none;
    }
    @media (max-width: 27rem) {
      .bar {
        column-gap: var(--space-2);
      }
      .name {
        font-size: 0; /* the drawing alone; still the link's name */
      }
    }
    @media (min-width: 64rem) {
      main {
        padding-top: var(--space-8);
      }
    }
    @media (forced-colors: active) {
      nav a:not([aria-current]) {
        border-bottom-width: 0; /* else it covers the line below all tabs */
        padding-bottom: 3px;
      }
      nav a[aria-current] {
        border-bottom-color: Highlight;
      }
      .segments button[aria-pressed='true'] {
        outline: 2px solid Highlight;
      }
    }
  `,
];
