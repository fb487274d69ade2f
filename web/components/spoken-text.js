// A sentence that follows what is selected: seen at once, spoken by screen readers at most once a second.
import { LitElement, css, html } from 'lit';
import { baseStyles } from '../styles/shared.js';

const QUIET_MS = 1000;

export class SpokenText extends LitElement {
  /** @override */
  static properties = { text: {}, spoken: { state: true } };

  /** @override */
  static styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    /** What the live region says; empty at first, since what the page starts with is read as part of the page. */
    this.spoken = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    this.spokenAt = 0;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get('text')) return; // the first text, or no change
    clearTimeout(this.waiting);
    const wait = Math.max(QUIET_MS / 4, this.spokenAt + QUIET_MS - Date.now());
    this.waiting = setTimeout(() => {
      this.spokenAt = Date.now();
      this.spoken = this.text;
    }, wait);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  /** @override */
  render() {
    return html`<p>${this.text}</p>
      <p class="screen-reader" role="status" aria-live="polite">${this.spoken}</p>`;
  }
}

customElements.define('spoken-text', SpokenText);
