// How the learning lab is laid out: the sum across the top, its comparison with the target down the right, the run below.
import { css } from 'lit';
import { keptLineStyles } from '../../components/loss-chart/loss-chart-styles.js';
import { baseStyles, buttonStyles, roleStyles } from '../../styles/shared.js';
import { controlStyles } from './learn-control-styles.js';
import { pairStyles } from './pair-styles.js';

const layout = css`
  :host {
    display: block;
  }
  .tour {
    margin-top: var(--space-2);
  }
  .lead {
    max-width: 44rem;
  }
  .figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    margin-top: var(--space-6);
  }
  .figure > * {
    min-width: 0;
  }
  /* Each is painted by itself: what stays as it is while a run goes on costs a frame nothing. */
  .drive,
  .pace,
  .figure > *,
  .words,
  .views,
  .views ~ * {
    isolation: isolate;
  }
  /* Numbers of the task before, until those of this one have come. */
  .working {
    opacity: 0.4;
  }
  /* Steps come before a colour would have faded into the next. */
  .fast {
    --motion-quick: 0ms;
  }
  .sum {
    display: flex;
    align-items: flex-start;
  }
  .operator {
    flex: none;
    width: 2.25rem;
    margin-top: 1.75rem;
    color: var(--ink-soft);
    font-size: var(--text-title);
    line-height: 2.5rem;
    text-align: center;
  }
  .sum > matrix-grid {
    min-width: 0;
  }
  .sum:has(> .check, > .shift) {
    flex-wrap: wrap;
  }
  .sum:has(> .shift) > matrix-grid {
    flex: none; /* b goes below W rather than onto it */
  }
  .kernels,
  .results,
  .run {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    align-content: start;
  }
  .loss {
    margin-inline-start: 2.25rem;
    color: var(--role-residual);
  }
  .loss b {
    font-size: var(--text-title);
    line-height: 1.25;
  }
  .sum .check {
    white-space: nowrap;
    margin: 1.75rem 0 0 var(--space-2);
  }
  .figure.wide {
    grid-template:
      'x kernels results' auto
      'tracks tracks results' auto
      'run run results' 1fr
      / auto minmax(0, 1fr) auto;
  }
  .wide .x {
    grid-area: x;
  }
  .wide .kernels {
    grid-area: kernels;
  }
  .wide parameter-tracks {
    grid-area: tracks;
  }
  .wide .results {
    grid-area: results;
  }
  .wide .run {
    grid-area: run;
  }
  .kept-runs {
    display: grid;
    font-size: var(--text-small);
    gap: var(--space-2);
    justify-items: start;
  }
  .kept-runs ul {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .kept-runs li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }
  .kept-runs button[aria-disabled] {
    color: var(--line);
    cursor: default;
  }
  @media (forced-colors: active) {
    .kept-runs button[aria-disabled] {
      color: GrayText;
    }
  }
  .mark {
    width: 40px;
    height: 12px;
  }
  .said {
    min-height: 3rem;
    max-width: 44rem;
  }
  .warning {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--problem);
    background: var(--paper-raised);
  }
  .warning button {
    margin-top: var(--space-2);
  }
  .own {
    max-width: 27rem;
    margin-top: var(--space-3);
  }
  .brush {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  .task {
    max-width: 24rem;
    margin-top: var(--space-3);
  }
  summary {
    min-height: 2rem;
    cursor: pointer;
  }
  .rows {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  select {
    min-width: min(100%, 14rem); /* kernels have long names */
    max-width: 100%;
    min-height: 2rem;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-small);
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
    margin: var(--space-8) 0 var(--space-4);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }
  .words {
    display: grid;
    gap: var(--space-2);
    max-width: 52rem;
    margin-top: var(--space-6);
  }
  value-legend {
    margin-top: var(--space-4);
  }
`;

export const learnStyles = [baseStyles, roleStyles, buttonStyles, keptLineStyles, controlStyles, layout, pairStyles];
