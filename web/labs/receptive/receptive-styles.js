// How the receptive-field lab is laid out: the picture, its sentence, then the net to change and the numbers behind it.
import { css } from 'lit';
import { baseStyles, buttonStyles, roleStyles } from '../../styles/shared.js';

export const receptiveStyles = [
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
      gap: var(--space-2);
      align-items: center;
      margin-top: var(--space-4);
    }
    layer-diagram {
      margin-top: var(--space-8);
    }
    .words {
      display: grid;
      gap: var(--space-2);
      max-width: 52rem;
      margin-top: var(--space-4);
    }
    .choose {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
    }
    select {
      min-height: 2rem;
      border: 1px solid var(--line-strong);
      border-radius: 4px;
      padding: 0 var(--space-2);
      background: var(--paper);
      color: var(--ink);
      font: inherit;
    }
    .net {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-6);
      align-items: flex-start;
      margin-top: var(--space-8);
    }
    .layer {
      display: grid;
      gap: var(--space-2);
      justify-items: end;
      max-width: 14rem;
    }
    h3 {
      display: flex;
      gap: var(--space-2);
      align-items: center;
      justify-content: space-between;
      width: 100%;
      min-height: 2rem;
      color: var(--role, var(--role-kernel));
      font-size: var(--text-body);
      font-weight: 600;
    }
    .remove {
      min-width: 1.5rem;
      min-height: 1.5rem;
      padding: 0;
      border: 0;
      border-radius: 12px;
      background: none;
      color: var(--ink-soft);
      font-size: 1.125rem;
      line-height: 1;
    }
    .problem:empty {
      display: none;
    }
    .tables {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-6) var(--space-12);
      align-items: flex-start;
      margin-top: var(--space-8);
    }
    .tables > * {
      min-width: 0;
      max-width: 28rem;
    }
    .tables p {
      margin-top: var(--space-2);
    }
    table {
      border-collapse: collapse;
      font-size: var(--text-small);
    }
    caption {
      margin-bottom: var(--space-1);
      text-align: start;
      font-weight: 600;
    }
    th,
    td {
      padding: var(--space-1) var(--space-2) var(--space-1) 0;
      border-bottom: 1px solid var(--line);
      text-align: start;
      font-weight: normal;
      vertical-align: baseline;
    }
    thead th {
      color: var(--ink-soft);
    }
    tbody th {
      color: var(--role);
      font-weight: 700;
    }
    tr[aria-current='true'] td {
      font-weight: 600;
    }
  `,
];
