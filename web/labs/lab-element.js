// What every lab has: its settings, its language, the engine, and a place to say what is wrong.
import { LitElement, html } from 'lit';
import { createTranslator } from '../i18n/translator.js';
import { Store } from '../state/store.js';
import { describeError } from './describe-error.js';
import { sharedEngine } from './shared-engine.js';

/** @typedef {import('../state/schema.js').LabId} LabId */

/**
 * A subclass names its lab in `static lab`, draws with `renderLab()` (called only once there is an engine), reads
 * `this.settings` and changes them with `this.change(…)`; each change renders the lab again.
 * @template {LabId} L
 */
export class LabElement extends LitElement {
  /** @type {LabId} */
  static lab;

  /** @type {import('lit').PropertyDeclarations} @override */
  static properties = {
    store: { attribute: false },
    i18n: { attribute: false },
    engine: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    /** Whoever shows the lab may give it the page's store; alone it has one of its own. */
    this.store = new Store();
    this.i18n = createTranslator('en');
    /** @type {import('./shared-engine.js').Engine | null} */
    this.engine = null;
    /** Why there is no engine. @type {unknown} */
    this.failure = null;
    /** @type {(() => void) | null} */
    this.unsubscribe = null;
  }

  /** This lab's settings as they are in force. @returns {import('../state/schema.js').LabValues[L]} */
  get settings() {
    return this.store.lab(this.#id);
  }

  get #id() {
    return /** @type {L} */ (/** @type {typeof LabElement} */ (this.constructor).lab);
  }

  /**
   * @param {Partial<import('../state/schema.js').LabValues[L]>} patch
   * @param {import('../state/store.js').History} [history]  'push' for what one would want to go back from (an
   *   edit), 'replace' for what merely moves along (a selection, a value while it is dragged)
   */
  change(patch, history = 'push') {
    this.store.changeLab(this.#id, patch, history);
  }

  /** How the lab would be one step back or on; undefined where there is none. @param {'undo' | 'redo'} way */
  after(way) {
    return this.store.after(this.#id, way);
  }

  /** @param {'undo' | 'redo'} way */
  take(way) {
    this.store.take(this.#id, way);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    sharedEngine().then(
      (engine) => (this.engine = engine),
      (problem) => (this.failure = problem),
    );
    this.#listen();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  /** @override @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('store')) this.#listen();
  }

  #listen() {
    this.unsubscribe?.();
    this.unsubscribe = this.isConnected ? this.store.subscribe(() => this.requestUpdate()) : null;
  }

  /** @override */
  render() {
    if (this.failure) return html`<p role="alert" class="problem">${describeError(this.i18n, this.failure)}</p>`;
    return this.engine ? this.renderLab(this.engine) : html``;
  }

  /**
   * @param {import('./shared-engine.js').Engine} engine
   * @returns {unknown}
   */
  renderLab(engine) {
    throw new TypeError(`${this.localName} was given its engine (${typeof engine}) but has no renderLab`);
  }
}
