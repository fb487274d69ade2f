// Which cell an event is about, and which one a key leads to.

/** @param {Event} event @returns {[number, number] | null} */
export function cellOf(event) {
  const element = event.target instanceof Element ? event.target.closest('[data-row]') : null;
  if (!(element instanceof HTMLElement)) return null;
  return [Number(element.dataset.row), Number(element.dataset.column)];
}

/**
 * @param {[number, number]} cell
 * @param {string} key
 * @param {boolean} far  with Ctrl: all the way
 * @param {import('../state/settings.js').Matrix} values
 * @returns {[number, number] | null} null: the key does not move
 */
export function stepped([row, column], key, far, values) {
  const [lastRow, lastColumn] = [values.length - 1, values[0].length - 1];
  switch (key) {
    case 'ArrowUp':
      return [far ? 0 : Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [far ? lastRow : Math.min(lastRow, row + 1), column];
    case 'ArrowLeft':
      return [row, far ? 0 : Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, far ? lastColumn : Math.min(lastColumn, column + 1)];
    case 'Home':
      return [far ? 0 : row, 0];
    case 'End':
      return [far ? lastRow : row, lastColumn];
    default:
      return null;
  }
}
