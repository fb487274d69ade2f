// receptive-words.js — what the receptive-field lab says of an element and of a layer, in the reader's language.
import { areaOf } from './receptive-model.js';

/** @typedef {import('../../i18n/translator.js').Translator} Translator */
/** @typedef {import('./receptive-model.js').Net} Net */
/** @typedef {import('./receptive-model.js').View} View */
/** @typedef {import('../../components/layer-diagram/diagram-picture.js').Unit} Unit */

/** An element by name; the only one of its map by the map's. @param {Translator} i18n @param {Net} net @param {Unit} unit */
export function unitName(i18n, { names, sizes }, { layer, row, column }) {
  const [rows, columns] = sizes[layer];
  if (rows * columns === 1) return names[layer];
  return i18n.t('receptive.unit', { name: names[layer], row: row + 1, column: column + 1 });
}

/**
 * @param {Translator} i18n
 * @param {Net} net
 * @param {Unit} unit
 * @param {View[]} views
 */
export function unitWords(i18n, net, unit, views) {
  const name = unitName(i18n, net, unit);
  const list = new Intl.ListFormat(i18n.lang, { type: 'conjunction' });
  const parts = (/** @type {number[]} */ layers) =>
    list.format(
      layers.map((layer) => i18n.t('receptive.words.part', { count: views[layer].count, name: net.names[layer] })),
    );
  const before = views.map((_, layer) => layer).filter((layer) => layer < unit.layer);
  const after = views.map((_, layer) => layer).filter((layer) => layer > unit.layer && views[layer].count > 0);
  const sentences = [
    before.length
      ? i18n.t('receptive.words.sees', { unit: name, parts: parts(before.reverse()) })
      : i18n.t('receptive.words.input', { unit: name }),
  ];
  if (before.length) sentences.push(...fieldWords(i18n, views[0]));
  if (after.length) sentences.push(i18n.t('receptive.words.seen', { parts: parts(after) }));
  // No space beside full-width punctuation.
  return sentences.join(' ').replace(/(?<=[、，。）]) /g, '');
}

/** What is special about the field in the input. @param {Translator} i18n @param {View} view */
function fieldWords(i18n, { box, clipped, count }) {
  const sentences = [];
  const [all, inside] = [areaOf(box), areaOf(clipped)];
  if (box && all > inside) {
    const [rows, columns] = [box[2] - box[0] + 1, box[3] - box[1] + 1];
    sentences.push(i18n.t('receptive.words.outside', { rows, columns, all, count: all - inside }));
  }
  if (count < inside) sentences.push(i18n.t('receptive.words.holes', { all: inside, count }));
  return sentences;
}

/**
 * A layer in a few words; stride, padding and dilation only where they do something.
 * @param {Translator} i18n
 * @param {import('../../state/labs/receptive.js').Layer} layer
 * @returns {string[]} one for each line
 */
export function layerWords(i18n, { kernel, stride, padding, dilation }) {
  const words = [i18n.t('receptive.made', { kernel })];
  if (stride !== 1) words.push(i18n.t('receptive.made.stride', { stride }));
  if (padding !== 0) words.push(i18n.t('receptive.made.padding', { padding }));
  if (dilation !== 1) words.push(i18n.t('receptive.made.dilation', { dilation }));
  return words;
}
