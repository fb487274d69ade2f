// The few drawings of the shell.
import { html } from 'lit';

export const logo = html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
  <path class="paper" d="M2 2h20v20H2zM8.7 2v20M15.3 2v20M2 8.7h20M2 15.3h20" />
  <path class="window" d="M8.7 2H22v13.3H8.7z" />
</svg>`;

export const themeIcons = {
  auto: html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
  </svg>`,
  light: html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <circle cx="8" cy="8" r="3" fill="currentColor" />
    <path
      d="M8 .8v2.4M8 12.8v2.4M.8 8h2.4M12.8 8h2.4M2.9 2.9l1.7 1.7M11.4 11.4l1.7 1.7M2.9 13.1l1.7-1.7M11.4 4.6l1.7-1.7"
      stroke="currentColor"
      stroke-width="1.5"
    />
  </svg>`,
  dark: html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="M6 1.8A6.3 6.3 0 1 0 14.2 10 5.2 5.2 0 0 1 6 1.8z" fill="currentColor" />
  </svg>`,
};
