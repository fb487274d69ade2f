// SVG as text: elements with attributes and children, everything escaped. Knows no DOM.

/** Text that is markup already. */
class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @typedef {Markup | string | null | Child[]} Child  a string is text, and is escaped */

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} [attributes]  an undefined one is left out
 * @param {...Child} children
 */
export function svg(name, attributes = {}, ...children) {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? short(value) : String(value))}"`)
    .join('');
  const inside = children.map(textOf).join('');
  return new Markup(inside ? `<${name}${given}>${inside}</${name}>` : `<${name}${given}/>`);
}

/** @param {Child} child @returns {string} */
function textOf(child) {
  if (Array.isArray(child)) return child.map(textOf).join('');
  return child instanceof Markup ? child.text : escaped(child ?? '');
}

/**
 * About how wide a text is, rather more than less: nothing measures it here. A Chinese character is as wide as high.
 * @param {string} text @param {number} size  px
 */
export function widthOf(text, size) {
  const share = (/** @type {string} */ sign) => (sign === ' ' ? 0.34 : sign >= '\u2e80' ? 1 : 0.66);
  return Math.ceil([...text].reduce((sum, sign) => sum + size * share(sign), 0));
}

/** A hundredth of a pixel is fine enough. @param {number} value */
function short(value) {
  return String(Math.round(value * 100) / 100);
}

/** @param {string} text */
function escaped(text) {
  return (
    text
      .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // Characters that XML does not allow at all.
      // eslint-disable-next-line no-control-regex -- it is those that are meant
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}
