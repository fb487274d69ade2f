// A sentence that follows what is selected: seen at once, spoken by screen readers. Of all of them on the page one speaks
// at a time, and no sooner than a second after the last; words that never rest are spoken every five seconds.
import { LitElement, css, html } from 'lit';
import { baseStyles } from '../styles/shared.js';

const QUIET_MS = 1000;
/** So long words may change without a rest before they are spoken all the same. */
const LATEST_MS = 5000;
let spokenAt = 0;

export class SpokenText extends LitElement {
  /** @override */
  static properties = { text: {}, about: {}, spoken: { state: true } };

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
    /** Where it is given, only words about something else are spoken: what merely goes on is seen. */
    this.about = '';
    /** What the live region says; empty at first, since what the page starts with is read as part of the page. */
    this.spoken = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** When the words that are not yet spoken began to change. @type {number | null} */
    this.since = null;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get('text')) return; // the first text, or no change
    if (this.about && !changed.has('about')) return;
    clearTimeout(this.waiting);
    this.since ??= Date.now();
    this.#speakIn(Math.min(QUIET_MS / 4, this.since + LATEST_MS - Date.now()));
  }

  /** @param {number} least  ms; longer while it is another's turn */
  #speakIn(least) {
    const turn = () => spokenAt + QUIET_MS - Date.now();
    this.waiting = setTimeout(
      () => {
        if (turn() > 0) return this.#speakIn(0);
        spokenAt = Date.now();
        this.since = null;
        this.spoken = this.text;
      },
      Math.max(least, turn()),
    );
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.since = null;
  }

  /** @override */
  render() {
    return html`<p>${this.text}</p>
      <p class="screen-reader" role="status" aria-live="polite">${this.spoken}</p>`;
  }
}

customElements.define('spoken-text', SpokenText);
