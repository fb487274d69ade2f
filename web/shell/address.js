// Keeps the address bar and the settings the same, both ways. Where there is no history (a sandboxed frame), links
// still work in; only the bar stays as it was.

/** Continuous changes are written when they have rested so long, since browsers limit how often the address may change. */
const QUIET_MS = 250;

/**
 * @param {import('../state/store.js').Store} store
 * @param {Window} page
 * @param {{ steps?: boolean }} [options]  steps: edits become steps of the back button (not in a frame: the host's
 *   back button is the host's)
 * @returns {() => void} ends it
 */
export function connectAddress(store, page, { steps = true } = {}) {
  /** An address that is not written yet. @type {string | null} */
  let pending = null;
  /** @type {number | undefined} */
  let timer;

  /** @param {'pushState' | 'replaceState'} method @param {string} address */
  const write = (method, address) => {
    try {
      page.history[method](null, '', address);
    } catch {
      // srcdoc frames and browsers that count writes refuse; the lab works on without its link
    }
  };
  const flush = () => {
    page.clearTimeout(timer);
    if (pending !== null) write('replaceState', pending);
    pending = null;
  };
  const open = () => {
    pending = null;
    store.open(page.location);
  };
  open();

  const unsubscribe = store.subscribe(({ history }) => {
    if (history === 'none') return;
    const address = page.location.pathname + store.address({ search: page.location.search });
    if (history === 'push' && steps) {
      flush();
      write('pushState', address);
    } else {
      page.clearTimeout(timer);
      pending = address;
      timer = page.setTimeout(flush, QUIET_MS);
    }
  });
  const events = /** @type {const} */ ([
    ['popstate', open],
    ['hashchange', open],
    ['pagehide', flush],
  ]);
  for (const [name, listener] of events) page.addEventListener(name, listener);
  return () => {
    flush();
    unsubscribe();
    for (const [name, listener] of events) page.removeEventListener(name, listener);
  };
}
