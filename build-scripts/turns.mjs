// turns.mjs — things that go on side by side are heard one after the other: the first in the row as it speaks, the others
// when it has ended.
import { AsyncLocalStorage } from 'node:async_hooks';

/** @typedef {(text: string) => void} Write */

/** Whose turn the running code speaks in. @type {AsyncLocalStorage<Write>} */
const speaking = new AsyncLocalStorage();

/** Where what is said now goes, if not straight to the terminal. @returns {Write | undefined} */
export function listener() {
  return speaking.getStore();
}

/** Says a line, as soon as it is its turn. */
export function say(line = '') {
  const write = listener();
  if (write) write(`${line}\n`);
  else console.log(line);
}

/** A row of things that are heard in its order. */
export class Turns {
  /** @type {{ kept: string, ended: boolean }[]} */
  #row = [];
  #out;

  /** @param {Write} out */
  constructor(out) {
    this.#out = out;
  }

  /**
   * Takes the next place in the row.
   * @returns {<T>(body: () => Promise<T>) => Promise<T>} does what is heard in this place, once
   */
  take() {
    const place = { kept: '', ended: false };
    this.#row.push(place);
    const write = (/** @type {string} */ text) => {
      place.kept += text;
      this.#hear();
    };
    return async (body) => {
      try {
        return await speaking.run(write, body);
      } finally {
        place.ended = true;
        this.#hear();
      }
    };
  }

  #hear() {
    for (let first = this.#row[0]; first; first = this.#row[0]) {
      if (first.kept !== '') this.#out(first.kept);
      first.kept = '';
      if (!first.ended) return;
      this.#row.shift();
    }
  }
}
