// How the page writes numbers, and how many characters of them it shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf, fitted } from '../../web/components/matrix-values.js';
import { createTranslator, pickLanguage } from '../../web/i18n/translator.js';

const english = createTranslator('en');

test('numbers have a real minus sign and no grouping', () => {
  assert.equal(english.number(-1234.5), '\u22121234.5');
  assert.equal(english.number(-0.00004, 2), '\u22124e\u22125'); // not 0: it is not zero
  assert.equal(english.number(-0, 2), '0');
  assert.equal(english.number(2.5e7, 2), '2.5e7');
  assert.equal(english.number(1e10, 2), '1e10');
  assert.equal(english.number(1.204e7, 2), '1.2e7');
  assert.equal(english.number(Infinity), '∞');
});

test('a power of ten takes more room than its characters say', () => {
  assert.ok(figuresOf('−7e7') > figuresOf('1234'));
  assert.equal(figuresOf('−0.67'), 5);
});

test('a number is shortened to the room there is, and never looks like another one', () => {
  assert.equal(fitted(english, 1 / 3, 5), '0.333');
  assert.equal(fitted(english, 1 / 3, 3), '0.3');
  assert.equal(fitted(english, 12345.678, 5), '12346');
  assert.equal(fitted(english, -12345.678, 4), '\u22121e4');
  assert.equal(fitted(english, 0.00004, 3), '≈0'); // 0 is for what is zero
  assert.equal(fitted(english, 0, 1), '0');
});

test('English counts one and many, Chinese needs no such difference', () => {
  assert.match(english.t('correlate.words', { count: 1, sum: 3 }), /the one product/);
  assert.match(english.t('correlate.words', { count: 4, sum: 3 }), /4 products/);
  assert.match(createTranslator('zh-Hans').t('correlate.words', { count: 1, sum: 3 }), /1 个乘积/);
});

test('the reader gets the first of the wanted languages that there is', () => {
  assert.equal(pickLanguage(['fr', 'zh-TW', 'en']), 'zh-Hans');
  assert.equal(pickLanguage(['de']), 'en');
  assert.equal(pickLanguage([]), 'en');
});
