// Keeps the address bar and the settings the same, both ways. Where there is no history (a sandboxed frame), links
// still work in; only the bar stays as it was.

/** Writes of slow, continuous changes wait so long, since browsers limit how often the address may change. */
const QUIET_MS = 250;

/**
 * @param {import('../state/store.js').Store} store
 * @param {Window} page
 * @param {{ steps?: boolean }} [options]  steps: edits become steps of the back button (not in a frame: the host's
 *   back button is the host's)
 * @returns {() => void} ends it
 */
export function connectAddress(store, page, { steps = true } = {}) {
  const open = () => store.open(page.location);
  open();

  /** @type {number | undefined} */
  let waiting;
  /** @param {'pushState' | 'replaceState'} method */
  const write = (method) => {
    page.clearTimeout(waiting);
    waiting = undefined;
    const { pathname, search } = page.location;
    try {
      page.history[method](null, '', pathname + store.address({ search }));
    } catch {
      // srcdoc frames and browsers that count writes refuse; the lab works on without its link
    }
  };
  const unsubscribe = store.subscribe(({ history }) => {
    if (history === 'none') return;
    if (history === 'push' && steps) {
      if (waiting !== undefined) page.clearTimeout(waiting);
      write('pushState');
    } else {
      page.clearTimeout(waiting);
      waiting = page.setTimeout(() => write('replaceState'), QUIET_MS);
    }
  });
  page.addEventListener('popstate', open);
  page.addEventListener('hashchange', open);
  return () => {
    unsubscribe();
    page.clearTimeout(waiting);
    page.removeEventListener('popstate', open);
    page.removeEventListener('hashchange', open);
  };
}
