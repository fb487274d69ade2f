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
      grid-template: 'name choices' auto 'tabs tabs' auto / 1fr auto;
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
    nav {
      grid-area: tabs;
      display: grid;
      grid-template-columns: 1fr 1fr;
      margin-bottom: -1px;
    }
    nav a {
      display: grid;
      align-content: center;
      min-height: 2.5rem;
      padding: 0 var(--space-1);
      border-bottom: 3px solid transparent;
      color: var(--ink-soft);
      text-decoration: none;
      white-space: nowrap;
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
      nav a {
        font-size: 0.9375rem;
      }
    }
    @media (min-width: 44rem) {
      nav {
        display: flex;
        gap: var(--space-6);
      }
    }
    @media (min-width: 64rem) {
      .bar {
        grid-template: 'name tabs choices' auto / auto 1fr auto;
        column-gap: var(--space-3);
      }
      nav {
        gap: 0;
      }
      nav a {
        min-height: 3.5rem;
        padding: 0 var(--space-3);
      }
      main {
        padding-top: var(--space-8);
      }
    }
    @media (forced-colors: active) {
      nav a {
        border-bottom-color: Canvas;
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
