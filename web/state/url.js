// Settings ↔ URL. Configuration is in the query, the shown lab's state in the hash, with a version: #v1.x=0,1;2,3&k=1
// Only what differs from the default is written. A bad value becomes the default and a note; nothing here throws.
import { configSchema, defaultsOf, labSchemas } from './schema.js';
import { sameValue } from './settings.js';

const STATE_VERSION = 'v1';
/** So long any lab's state may be, in characters; longer where its matrices need it. */
const USUAL_LENGTH = 20_000;
/** As long is a number at most, with what parts it from the next: -1.2345678901234567e-100. */
const NUMBER_LENGTH = 25;
/** For all that is no matrix. */
const OTHER_LENGTH = 2000;
const MAX_NOTE_LENGTH = 40;

/**
 * What a link asked for and did not get.
 * @typedef {{ code: 'value' | 'unknown' | 'version' | 'too-long', setting: string, given: string }} Note
 */
/** @typedef {import('./schema.js').LabId} LabId */
/** @typedef {import('./schema.js').Config} Config */
/** @typedef {Record<string, import('./settings.js').Setting<any>>} Schema */

/**
 * @param {string} query  with or without the question mark
 * @returns {{ config: Config, notes: Note[] }} parameters of others (a campaign's, an LMS's) are left alone
 */
export function readConfig(query) {
  /** @type {Note[]} */
  const notes = [];
  const config = defaultsOf(configSchema);
  for (const [name, text] of new URLSearchParams(query)) {
    if (Object.hasOwn(configSchema, name)) readSetting(configSchema, name, text, config, notes);
  }
  return { config, notes };
}

/**
 * @template {LabId} L
 * @param {L} lab
 * @param {string} hash  with or without the number sign
 * @returns {{ values: import('./schema.js').LabValues[L], notes: Note[] }}
 */
export function readLabState(lab, hash) {
  /** @type {Schema} */
  const schema = labSchemas[lab];
  /** @type {Note[]} */
  const notes = [];
  /** @type {any} */
  const values = defaultsOf(schema);
  const text = hash.replace(/^#/, '');
  const [version, ...rest] = text.split('.');
  if (text.length > longestOf(schema)) {
    notes.push({ code: 'too-long', setting: '', given: String(text.length) });
  } else if (text !== '' && version !== STATE_VERSION) {
    notes.push({ code: 'version', setting: '', given: shortened(version) });
  } else {
    for (const pair of rest.join('.').split('&').filter(Boolean)) {
      const [name, ...value] = pair.split('=');
      readSetting(schema, name, decoded(value.join('=')), values, notes);
    }
  }
  return { values, notes };
}

/**
 * @param {string} query  what is there now; parameters that are not ours stay
 * @param {Config} config
 * @returns {string} with the question mark, or empty
 */
export function writeConfig(query, config) {
  const parameters = new URLSearchParams(query);
  for (const [name, setting] of Object.entries(/** @type {Schema} */ (configSchema))) {
    const value = config[/** @type {keyof Config} */ (name)];
    if (sameValue(value, setting.default)) parameters.delete(name);
    else parameters.set(name, setting.format(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/**
 * @template {LabId} L
 * @param {L} lab
 * @param {import('./schema.js').LabValues[L]} values
 * @returns {string} with the number sign, or empty when everything is as it starts
 */
export function writeLabState(lab, values) {
  const pairs = Object.entries(/** @type {Schema} */ (labSchemas[lab]))
    .map(([name, setting]) => ({ name, setting, value: /** @type {any} */ (values)[name] }))
    .filter(({ setting, value }) => !sameValue(value, setting.default))
    .map(({ name, setting, value }) => `${name}=${setting.format(value)}`);
  return pairs.length ? `#${STATE_VERSION}.${pairs.join('&')}` : '';
}

/** How long a lab's own links can be: whatever is typed or pasted into its matrices comes back from them. @param {Schema} schema */
function longestOf(schema) {
  const cells = Object.values(schema).reduce((sum, setting) => {
    const {
      maxRows = 0,
      maxColumns = 0,
      most = 1,
    } = /** @type {{ maxRows?: number, maxColumns?: number, most?: number }} */ (setting);
    return sum + maxRows * maxColumns * most;
  }, 0);
  return Math.max(USUAL_LENGTH, OTHER_LENGTH + NUMBER_LENGTH * cells);
}

/**
 * @param {Schema} schema
 * @param {string} name
 * @param {string} text
 * @param {any} values  receives the value when it is good
 * @param {Note[]} notes
 */
function readSetting(schema, name, text, values, notes) {
  const setting = Object.hasOwn(schema, name) ? schema[name] : undefined;
  const value = setting?.parse(text);
  if (!setting) notes.push({ code: 'unknown', setting: shortened(name), given: shortened(text) });
  else if (value === undefined || setting.check(value))
    notes.push({ code: 'value', setting: name, given: shortened(text) });
  else values[name] = value;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is a bad value of its setting, not a reason to lose the others
  }
}

/** @param {string} text */
function shortened(text) {
  return text.length > MAX_NOTE_LENGTH ? `${text.slice(0, MAX_NOTE_LENGTH)}…` : text;
}
