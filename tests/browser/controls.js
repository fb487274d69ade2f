// controls.js — finds every control of the page through its shadow roots, and tells what it is called, how large it is, and
// whether it is seen while it has the focus. Runs in the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineStandstill } from './standstill.js';

/**
 * A control as it was found; a grid counts once, by its tab stop.
 * @typedef {object} Control
 * @property {number} id
 * @property {string} key   the same after a reload
 * @property {string} sort  the same for all of its kind in its place, as cells of the matrices of one figure
 * @property {string} kind  button, application, summary, link, select, range, text, file, slider, cell, editable
 * @property {string} name  as assistive technology has it
 * @property {boolean} large  at least 24 × 24 px, or a link in a line of text
 * @property {boolean} disabled  Tab passes it by
 * @property {boolean} opens  a dialog
 * @property {boolean} idle  it has nothing to do now: it is disabled, or what it chooses is chosen
 */
/**
 * What is to be done with a page: what goes on is to be stopped before anything else, then a dialog closed.
 * @typedef {object} Survey
 * @property {boolean} still  the page came to stand still
 * @property {Control} [running]  the button that ends what is going on
 * @property {Control} [closer]  the button that closes the dialog that lies over the page
 * @property {Control[]} all  if there is neither
 */
/**
 * @typedef {object} Controls
 * @property {(options: { shell: boolean, named: boolean }) => Control[]} all  without `named` the names are guessed: axe takes its time
 * @property {(id: number) => boolean} focus
 * @property {() => { id: number, seen: boolean, clear: boolean, what: string } | null} focused
 * @property {(most: number) => Promise<boolean>} note  waits until the page stands still, and notes how
 * @property {(most: number) => Promise<boolean>} changed  whether the page is another than was noted, within so many ms
 * @property {(id: number) => { x: number, y: number, width: number, clear: boolean } | null} point
 * @property {(id: number) => string} value
 * @property {(id: number) => void} choose  another option of a list, as the system's own list would
 * @property {(id: number) => boolean} idle
 * @property {() => Control | undefined} closer  the button that closes the dialog that lies over the page
 * @property {() => number} unfold
 * @property {(options: { most: number, stopped: boolean }) => Promise<Survey>} survey  of a page that stands still, with what was folded unfolded
 * @property {(id: number, most: number) => Promise<boolean>} take  gives it the focus, and notes how the page stands still before it is used
 */

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Makes `controls` known in the page. @param {import('@playwright/test').Page} page */
export async function watchControls(page) {
  await page.evaluate(axeSource);
  await page.evaluate(defineStandstill);
  await page.evaluate(defineControls);
}

function defineControls() {
  /** @type {import('./standstill.js').Standstill} */
  const { deep, note, changed } = /** @type {any} */ (window).standstill;
  const SELECTOR =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=slider], [role=radio], [role=gridcell], [tabindex="0"]:not([role=region], [role=group], .room)';
  /** @type {Element[]} */
  const known = [];
  const idOf = (/** @type {Element} */ element) => {
    if (!known.includes(element)) known.push(element);
    return known.indexOf(element);
  };
  const hostOf = (/** @type {Node} */ node) => /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null;
  const parentOf = (/** @type {Element} */ element) => element.parentElement ?? hostOf(element);
  /** @param {Element} outer @param {Element | null} inner */
  const holds = (outer, inner) => {
    for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };
  const focusedElement = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  const shown = (/** @type {Element} */ element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  /** Of a grid its tab stop alone. @param {Element} element */
  const isStop = (element) => element.getAttribute('role') !== 'gridcell' || element.getAttribute('tabindex') === '0';
  const kindOf = (/** @type {Element} */ element) => {
    const role = element.getAttribute('role') ?? '';
    if (role === 'gridcell') return element.hasAttribute('aria-selected') ? 'cell' : 'editable';
    if (role === 'slider' || role === 'application') return role;
    if (element instanceof HTMLAnchorElement) return 'link';
    if (element instanceof HTMLInputElement) {
      if (['range', 'file', 'checkbox', 'radio'].includes(element.type)) return element.type;
      return 'text';
    }
    return element.localName === 'select' || element.localName === 'summary' ? element.localName : 'button';
  };
  const isLarge = (/** @type {Element} */ element) => {
    const label = element instanceof HTMLInputElement && element.labels?.[0];
    const { width, height } = (label || element).getBoundingClientRect();
    return (width >= 23.9 && height >= 23.9) || getComputedStyle(element).display === 'inline';
  };
  const marksOf = (/** @type {Element} */ element) =>
    JSON.stringify(
      [element, parentOf(element), ...element.querySelectorAll('*')].slice(0, 12).map((part) => {
        const { outline, boxShadow, borderColor, stroke, strokeWidth } = getComputedStyle(
          /** @type {Element} */ (part),
        );
        return [outline, boxShadow, borderColor, stroke, strokeWidth];
      }),
    );
  /** Whether what lies at the middle of its visible part is the control itself. @param {Element} element */
  const isClear = (element) => {
    const at = middleOf(element);
    let hit = document.elementFromPoint(at.x, at.y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(at.x, at.y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    const label = element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null;
    // What is slotted into a link of ours is the link's.
    return holds(element, hit) || hit === hostOf(element) || (label !== null && holds(label, hit));
  };
  const lastCell = (/** @type {Element} */ cell) =>
    [...(cell.closest('[role=grid]')?.querySelectorAll('[role=gridcell]') ?? [])].filter(shown).at(-1) ?? cell;
  const middleOf = (/** @type {Element} */ element) => {
    const { left, right, top, bottom } = element.getClientRects()[0]; // a link may go on in the next line
    const between = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ most) =>
      (Math.max(0, from) + Math.min(most, to)) / 2;
    return { x: between(left, right, innerWidth), y: between(top, bottom, innerHeight) };
  };

  /** Near enough to tell one control from another. @param {Element} element */
  const guessedName = (element) => {
    const label = /** @type {HTMLInputElement} */ (element).labels?.[0];
    const own = [...(label?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE); // no options
    const written = label ? own.map((node) => node.nodeValue).join('') || label.textContent : element.textContent;
    const name = element.getAttribute('aria-label') ?? (written?.trim() || hostOf(element)?.textContent) ?? '';
    return name.trim().replace(/\s+/g, ' ');
  };
  const isIdle = (/** @type {Element} */ element) =>
    element.matches(':disabled, [aria-disabled=true], [aria-pressed=true]:not(:only-of-type)');

  const found = (/** @type {boolean} */ shell) =>
    deep(document).filter(
      (element) =>
        element.matches(SELECTOR) &&
        isStop(element) &&
        shown(element) &&
        !(!shell && element.closest('header, .skip')) &&
        !element.parentElement?.closest('[role=gridcell]'),
    );
  /** @param {Element[]} elements @param {boolean} named @returns {Control[]} */
  const described = (elements, named) => {
    const axe = /** @type {any} */ (window).axe;
    if (named) axe.setup();
    const times = new Map();
    const all = elements.map((element) => {
      const guessed = guessedName(element);
      const name = named ? axe.commons.text.accessibleTextVirtual(axe.utils.getNodeFromTree(element)).trim() : guessed;
      const host = hostOf(element);
      const place = `${host && hostOf(host)?.localName} ${host?.localName} ${host?.id} ${kindOf(element)}`;
      const written = ['cell', 'editable'].includes(kindOf(element))
        ? ''
        : guessed.split(':')[0].replace(/[\d.\u2212-]+/g, '#');
      const nth = (times.get(place + written) ?? 0) + 1;
      times.set(place + written, nth);
      return {
        id: idOf(element),
        key: `${place} “${written}” ${nth}`,
        sort: `${place} “${written}”`,
        kind: kindOf(element),
        name,
        large: isLarge(element),
        disabled: element.matches(':disabled'),
        opens: element.getAttribute('aria-haspopup') === 'dialog',
        idle: isIdle(element),
      };
    });
    if (named) axe.teardown();
    return all;
  };
  /** The first that is so, described without the others. @param {Element[]} elements @param {(element: Element) => boolean} isSo */
  const first = (elements, isSo) => described(elements.filter(isSo).slice(0, 1), false)[0];
  const ends = (/** @type {Element} */ element) =>
    kindOf(element) === 'button' && /^(Pause|Stop)/.test(guessedName(element));

  /** @type {Controls} */
  const controls = {
    all: ({ shell, named }) => described(found(shell), named),
    focus(id) {
      const element = /** @type {HTMLElement} */ (known[id]);
      element.focus();
      return element.isConnected && focusedElement() === element;
    },
    focused() {
      const element = focusedElement();
      if (!(element instanceof Element) || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      let seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      if (!seen && !(element instanceof HTMLInputElement)) {
        const lit = marksOf(element);
        /** @type {HTMLElement} */ (element).blur();
        seen = marksOf(element) !== lit;
        /** @type {HTMLElement} */ (element).focus();
      }
      const what = `${hostOf(element)?.localName} ${element.localName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}`;
      return { id: idOf(element), seen, clear: isClear(element), what };
    },
    point(id) {
      // The first cell of an output is chosen already: of what is to be chosen by touch it is the last.
      const element = kindOf(known[id]) === 'cell' ? lastCell(known[id]) : known[id];
      if (!element.isConnected || !shown(element)) return null;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      return { ...middleOf(element), width: element.getBoundingClientRect().width, clear: isClear(element) };
    },
    value: (id) => /** @type {HTMLInputElement} */ (known[id]).value ?? '',
    choose(id) {
      const list = /** @type {HTMLSelectElement} */ (known[id]);
      const free = [...list.options].filter((option) => !option.disabled && !option.hidden);
      list.value = free[(free.findIndex((option) => option.selected) + 1) % free.length].value;
      for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    },
    idle: (id) => isIdle(known[id]),
    closer() {
      if (!deep(document).some((element) => element.matches('dialog[open]'))) return undefined;
      return first(found(true), (element) => element.matches('button') && element.closest('dialog[open]') !== null);
    },
    unfold() {
      const folded = deep(document).filter(
        (element) => element.matches('details:not([open]) > summary') && shown(element),
      );
      for (const summary of folded) /** @type {HTMLElement} */ (summary).click();
      return folded.length;
    },
    async survey({ most, stopped }) {
      const running = stopped ? undefined : first(found(false), ends);
      if (running) return { still: false, running, all: [] };
      const still = await note(most);
      const closer = controls.closer();
      if (closer) return { still, closer, all: [] };
      controls.unfold();
      return { still, all: controls.all({ shell: false, named: false }) };
    },
    async take(id, most) {
      // A cell that is only looked at shows its sum as soon as it has the focus.
      if (kindOf(known[id]) === 'cell') {
        const still = await note(most);
        controls.focus(id);
        return still;
      }
      controls.focus(id);
      return note(most);
    },
    note,
    changed,
  };
  Object.assign(window, { controls });
}
