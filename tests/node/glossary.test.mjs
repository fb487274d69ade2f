// The glossary: every term once in each language, every mark in a text leads to one of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGlossaries, terms } from '../../web/i18n/glossary/terms.js';
import { catalogues } from '../../web/i18n/translator.js';

test('both languages explain the same terms, each with another name and text', async () => {
  const glossaries = await loadGlossaries();
  for (const [lang, glossary] of Object.entries(glossaries)) {
    assert.deepEqual(Object.keys(glossary).sort(), [...terms].sort(), lang);
    const names = Object.values(glossary).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, `${lang}: no name twice`);
    for (const [term, { text, see }] of Object.entries(glossary)) {
      assert.ok(text.length >= 20, `${lang} ${term}`);
      for (const other of see) assert.ok(other !== term && other in glossary, `${lang} ${term} → ${other}`);
    }
  }
  for (const term of terms) assert.deepEqual(glossaries.en[term].see, glossaries['zh-Hans'][term].see, term);
});

test('every term that a text marks is in the glossary, and marked in both languages', () => {
  const marksOf = (/** @type {import('../../web/i18n/translator.js').Text} */ text) =>
    [...JSON.stringify(text).matchAll(/\]\(([\w-]+)\)/g)].map(([, term]) => term).sort();
  let count = 0;
  for (const [key, text] of Object.entries(catalogues.en)) {
    const marks = marksOf(text);
    count += marks.length;
    for (const term of marks) assert.ok(terms.includes(/** @type {never} */ (term)), `${key}: ${term}`);
    assert.deepEqual(marksOf(catalogues['zh-Hans'][/** @type {keyof typeof catalogues.en} */ (key)]), marks, key);
  }
  assert.ok(count > 0);
});
