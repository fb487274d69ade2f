// How a matrix moves: by a half turn, and along its window where it is wider than the page.

/**
 * The matrix comes round from where it was before, its figures upright all the way.
 * @param {ParentNode} root
 * @param {string} time  a CSS time; at 0, as under reduced motion, nothing moves
 */
export function playHalfTurn(root, time) {
  const [, amount, unit] = /([\d.]+)(ms|s)/.exec(time) ?? [];
  const duration = Number(amount ?? 0) * (unit === 's' ? 1000 : 1);
  if (!duration) return;
  const timing = { duration, easing: 'ease-in-out' };
  root.querySelector('.cells')?.animate([{ rotate: '-180deg' }, { rotate: '0deg' }], timing);
  for (const value of root.querySelectorAll('.value')) {
    value.animate([{ rotate: '180deg' }, { rotate: '0deg' }], timing);
  }
}

/**
 * Once everything else of the page has changed too: to scroll before that would lay the page out twice.
 * @param {Element | null} body  what scrolls @param {number} middle  px from its left, to be seen in the middle
 */
export function scrollTo(body, middle) {
  if (body) requestAnimationFrame(() => (body.scrollLeft = middle - body.clientWidth / 2));
}
