// standstill.js — whether the page stands still, and whether it is another than it was: what a reader could notice of it, through
// its shadow roots. Runs in the page.

/**
 * @typedef {object} Standstill
 * @property {(root: Document | ShadowRoot | Element) => Element[]} deep  every element in it, those of shadow roots too
 * @property {(most: number) => Promise<boolean>} note  waits until the page stands still, and notes how
 * @property {(most: number) => Promise<boolean>} changed  whether the page is another than was noted, within so many ms
 */

/** Makes `standstill` known in the page that this runs in. */
export function defineStandstill() {
  /** @type {Standstill['deep']} */
  const deep = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  /** What a reader could notice: words, values, what is pressed or open. Not what is spoken later, nor the address, which follows later. */
  const state = () => {
    const quiet = (/** @type {Element} */ element) => element.closest('[aria-live], .screen-reader') !== null;
    const parts = deep(document)
      .filter((element) => !['STYLE', 'SCRIPT'].includes(element.tagName) && !quiet(element))
      .flatMap((element) => [
        ...[...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.nodeValue?.trim()),
        ...element
          .getAttributeNames()
          .filter((name) => name !== 'style')
          .map((name) => `${name}=${element.getAttribute(name)}`),
        /** @type {any} */ (element).value,
      ]);
    return parts.filter(Boolean).join(' ');
  };
  let noted = '';
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

  /** @type {Standstill} */
  const standstill = {
    deep,
    async note(most) {
      noted = state();
      for (let waited = 0; waited < most; waited += 50) {
        await pause();
        const now = state();
        if (now === noted) return true;
        noted = now;
      }
      return false;
    },
    async changed(most) {
      for (let waited = 0; ; waited += 50) {
        if (state() !== noted) return true;
        if (waited >= most) return false;
        await pause();
      }
    },
  };
  Object.assign(window, { standstill });
}
