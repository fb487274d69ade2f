// by-value.js — a property that is given anew with every frame of a run: its element is drawn again only where the value differs.
import { sameValue } from '../state/settings.js';

/** For what is made of plain objects, arrays and numbers. @type {import('lit').PropertyDeclaration} */
export const byValue = { attribute: false, hasChanged: (value, before) => !sameValue(value, before) };
