// The settings that are in force, and who wants to know when they change. Knows no DOM and no URL bar.
import { configSchema, defaultsOf, labIds, labSchemas } from './schema.js';
import { sameValue } from './settings.js';
import { Undo } from './undo.js';
import { readConfig, readLabState, writeConfig, writeLabState } from './url.js';

/** @typedef {import('./schema.js').LabId} LabId */
/** @typedef {import('./schema.js').Config} Config */
/** @typedef {import('./schema.js').LabValues} LabValues */

/**
 * How a change is remembered by the browser's back button: a step of its own, part of the step before, or not ours
 * to remember because it came from there.
 * @typedef {'push' | 'replace' | 'none'} History
 */

export class Store {
  /** @type {Config} */
  #config = defaultsOf(configSchema);
  /** @type {any} */
  #labs = Object.fromEntries(labIds.map((id) => [id, defaultsOf(labSchemas[id])]));
  #undo = Object.fromEntries(labIds.map((id) => [id, new Undo()]));
  /** Whether a link was taken already: the first is where everything begins. */
  #opened = false;
  /** @type {import('./url.js').Note[]} */
  #notes = [];
  /** @type {Set<(change: { history: History }) => void>} */
  #listeners = new Set();

  get config() {
    return this.#config;
  }

  /** What the last link asked for and did not get. */
  get notes() {
    return this.#notes;
  }

  /**
   * @template {LabId} L
   * @param {L} id
   * @returns {LabValues[L]} never changed in place: a change makes a new object
   */
  lab(id) {
    return this.#labs[id];
  }

  /** @param {Partial<Config>} patch @param {History} [history] */
  changeConfig(patch, history = 'push') {
    this.#config = { ...this.#config, ...patch };
    this.#tell(history);
  }

  /**
   * @template {LabId} L
   * @param {L} id
   * @param {Partial<LabValues[L]>} patch  values that pass their setting's `check`
   * @param {History} [history]
   */
  changeLab(id, patch, history = 'push') {
    const now = this.#labs[id];
    if (Object.entries(patch).every(([name, value]) => sameValue(value, now[name]))) return;
    if (history === 'push') this.#undo[id].edit(now);
    this.#labs = { ...this.#labs, [id]: { ...now, ...patch } };
    this.#tell(history);
  }

  /** How the lab would be; undefined where there is nothing to take back or to do again. @template {LabId} L @param {L} id @param {'undo' | 'redo'} way */
  after(id, way) {
    return /** @type {LabValues[L] | undefined} */ (this.#undo[id].next(way));
  }

  /** @param {LabId} id @param {'undo' | 'redo'} way */
  take(id, way) {
    const values = this.#undo[id].take(way, this.#labs[id]);
    if (!values) return;
    this.#labs = { ...this.#labs, [id]: values };
    this.#tell('push');
  }

  /** Takes the place a link describes. @param {{ search: string, hash: string }} address */
  open({ search, hash }) {
    const { config, notes } = readConfig(search);
    const state = readLabState(config.lab, hash);
    this.#config = config;
    if (this.#opened) this.#undo[config.lab].travel(this.#labs[config.lab], state.values);
    this.#labs = { ...this.#labs, [config.lab]: state.values };
    this.#notes = [...notes, ...state.notes];
    this.#opened = true;
    this.#tell('none');
  }

  /**
   * The link to the place we are at, or to another lab as it was left.
   * @param {{ search?: string, config?: Partial<Config> }} [options]  `search`: the query as it is now
   */
  address({ search = '', config = {} } = {}) {
    const target = { ...this.#config, ...config };
    return writeConfig(search, target) + writeLabState(target.lab, this.#labs[target.lab]);
  }

  dismissNotes() {
    this.#notes = [];
    this.#tell('none');
  }

  /** @param {(change: { history: History }) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {History} history */
  #tell(history) {
    for (const listener of [...this.#listeners]) listener({ history });
  }
}
