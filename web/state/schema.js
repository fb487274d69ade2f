// Every setting of the page and of each lab, in one place: URL, attributes and saved links are read and written by it.
import { choice } from './settings.js';
import { channels } from './labs/channels.js';
import { convolve } from './labs/convolve.js';
import { correlate } from './labs/correlate.js';
import { images } from './labs/images.js';
import { learn } from './labs/learn.js';
import { receptive } from './labs/receptive.js';
import { transpose } from './labs/transpose.js';

/** One row a lab, in the order the page shows them. */
export const labSchemas = { correlate, convolve, images, channels, transpose, learn, receptive };

/** @typedef {keyof typeof labSchemas} LabId */

export const labIds = /** @type {LabId[]} */ (Object.keys(labSchemas));

/** The configuration, which lives in the query; a lab's own state lives in the hash. */
export const configSchema = {
  lang: choice(['auto', 'en', 'zh-Hans'], {
    zh: 'zh-Hans',
    'zh-cn': 'zh-Hans',
    'zh-sg': 'zh-Hans',
    'en-us': 'en',
    'en-gb': 'en',
  }),
  theme: choice(['auto', 'light', 'dark']),
  lab: choice(labIds),
};

/** @typedef {import('./settings.js').ValuesOf<typeof configSchema>} Config */
/** @typedef {{ [L in LabId]: import('./settings.js').ValuesOf<typeof labSchemas[L]> }} LabValues */

/**
 * @template {Record<string, import('./settings.js').Setting<any>>} S
 * @param {S} schema
 * @returns {import('./settings.js').ValuesOf<S>}
 */
export function defaultsOf(schema) {
  const entries = Object.entries(schema).map(([name, setting]) => [name, setting.default]);
  return Object.fromEntries(entries);
}
