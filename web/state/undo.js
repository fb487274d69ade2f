// What can be taken back in one lab, and what can be done again. Knows no DOM.
import { sameValue } from './settings.js';

/** More edits than anyone goes back by hand; each is a small object that shares its matrices with its neighbours. */
const MOST_STEPS = 200;

/** @typedef {Record<string, unknown>} Values  of all settings of a lab, never changed in place */

export class Undo {
  /** The oldest first. @type {Values[]} */
  #past = [];
  /** The next one last. @type {Values[]} */
  #future = [];

  /** An edit begins: this is how it was before. @param {Values} before */
  edit(before) {
    this.#past = [...this.#past, before].slice(-MOST_STEPS);
    this.#future = [];
  }

  /**
   * The lab was taken elsewhere by a link or by the browser's back and forward buttons: one step back or on is just
   * that, anything else is an edit.
   * @param {Values} before @param {Values} after
   */
  travel(before, after) {
    if (sameEdits(before, after)) return;
    if (this.next('undo') && sameEdits(after, /** @type {Values} */ (this.next('undo')))) this.take('undo', before);
    else if (this.next('redo') && sameEdits(after, /** @type {Values} */ (this.next('redo'))))
      this.take('redo', before);
    else this.edit(before);
  }

  /** What undo or redo would give. @param {'undo' | 'redo'} way @returns {Values | undefined} */
  next(way) {
    return (way === 'undo' ? this.#past : this.#future).at(-1);
  }

  /** @param {'undo' | 'redo'} way @param {Values} now @returns {Values | undefined} what is to be in force; undefined: nothing is left */
  take(way, now) {
    const [from, to] = way === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const values = from.pop();
    if (values) to.push(now);
    return values;
  }
}

/** The same but for where one looks. @param {Values} one @param {Values} other */
function sameEdits(one, other) {
  return Object.keys(one).every((name) => name === 'at' || name === 'of' || sameValue(one[name], other[name]));
}

/** The settings in which two states differ. @param {Values} one @param {Values} other */
export function differing(one, other) {
  return Object.keys(one).filter((name) => !sameValue(one[name], other[name]));
}
