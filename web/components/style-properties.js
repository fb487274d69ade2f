// A Lit directive that sets CSS custom properties one by one. (Lit's own styleMap first writes a style attribute,
// which the page's Content-Security-Policy forbids.)
import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

class StyleProperties extends Directive {
  /** @type {Record<string, string | number>} */
  #current = {};

  /** @param {Record<string, string | number>} properties */
  render(properties) {
    this.#current = properties;
    return noChange;
  }

  /**
   * @override
   * @param {import('lit').ElementPart} part
   * @param {[Record<string, string | number>]} properties
   */
  update(part, [properties]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const name of Object.keys(this.#current)) if (!(name in properties)) style.removeProperty(name);
    for (const [name, value] of Object.entries(properties)) {
      if (this.#current[name] !== value) style.setProperty(name, String(value));
    }
    return this.render(properties);
  }
}

/** `<div ${styleProperties({ '--fill': colour })}>` */
export const styleProperties = directive(StyleProperties);
