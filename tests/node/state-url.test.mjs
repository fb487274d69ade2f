// Settings and links: what is written is read back, and nothing a link says can break the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { configSchema, defaultsOf, labIds, labSchemas } from '../../web/state/schema.js';
import { LARGEST_NUMBER, parseNumber, sameValue } from '../../web/state/settings.js';
import { readConfig, readLabState, writeConfig, writeLabState } from '../../web/state/url.js';

test('a lab as it starts needs no hash', () => {
  for (const lab of labIds) assert.equal(writeLabState(lab, defaultsOf(labSchemas[lab])), '');
});

test('every default passes its own check', () => {
  for (const schema of [configSchema, ...Object.values(labSchemas)]) {
    for (const [name, setting] of Object.entries(schema)) {
      assert.equal(/** @type {any} */ (setting).check(setting.default), null, name);
    }
  }
});

test('a link to the largest matrices of a lab is read, however long their numbers are', () => {
  const number = (/** @type {number} */ index) => -(1 + index / 7919) * 1.2345678901234567e-100;
  let written = 0;
  for (const lab of labIds) {
    /** @type {any} */
    const values = defaultsOf(labSchemas[lab]);
    for (const [name, setting] of Object.entries(/** @type {Record<string, any>} */ (labSchemas[lab]))) {
      const { maxRows, maxColumns, most } = setting;
      if (!maxRows) continue;
      const matrix = (/** @type {unknown} */ _, /** @type {number} */ place) =>
        Array.from({ length: maxRows }, (__, r) =>
          Array.from({ length: maxColumns }, (___, c) => number(place + 31 * r + c)),
        );
      values[name] = most ? Array.from({ length: most }, matrix) : matrix(null, 0);
      assert.equal(setting.check(values[name]), null, `${lab} ${name}`);
    }
    const hash = writeLabState(lab, values);
    written = Math.max(written, hash.length);
    assert.deepEqual(readLabState(lab, hash), { values, notes: [] });
  }
  assert.ok(written > 50_000, `${written} characters`);
});

test('matrices of any numbers come back from a link bit for bit', () => {
  const value = fc.double({ noNaN: true, min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(matrix, matrix, (x, k) => {
      const hash = writeLabState('correlate', { ...defaultsOf(labSchemas.correlate), x, k });
      const { values, notes } = readLabState('correlate', hash);
      assert.deepEqual(notes, []);
      // −0 is written as 0, which is the same number to a reader
      assert.deepEqual(
        values.x.flat().map((one) => one + 0),
        x.flat().map((one) => one + 0),
      );
      assert.equal(values.k.length, k.length);
    }),
  );
});

test('any text at all as a hash or a query gives settings that pass their checks, and never throws', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `#v1.${text}`),
    fc
      .constantFrom('x', 'k', 'at', 'mode', 'lr', '__proto__', 'constructor')
      .chain((name) => fc.string().map((text) => `#v1.${name}=${text}`)),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...labIds), (text, lab) => {
      const { values } = readLabState(lab, text);
      for (const [name, setting] of Object.entries(labSchemas[lab])) {
        assert.equal(/** @type {any} */ (setting).check(/** @type {any} */ (values)[name]), null);
      }
      const { config } = readConfig(text);
      assert.ok(labIds.includes(config.lab));
    }),
  );
});

test('a bad value becomes the default and a note; the good ones beside it stay', () => {
  const { values, notes } = readLabState('correlate', '#v1.k=1,-1&x=1,2;3');
  assert.deepEqual(values.k, [[1, -1]]);
  assert.deepEqual(values.x, labSchemas.correlate.x.default);
  assert.deepEqual(notes, [{ code: 'value', setting: 'x', given: '1,2;3' }]);
});

test('a matrix beyond its cap, a number beyond its range and an unknown setting are notes', () => {
  const tooLarge = Array.from({ length: 33 }, () => '1').join(';');
  assert.equal(readLabState('correlate', `#v1.x=${tooLarge}`).notes[0].code, 'value');
  assert.equal(readLabState('learn', '#v1.lr=1e300').notes[0].code, 'value');
  assert.equal(readLabState('correlate', '#v1.color=red').notes[0].code, 'unknown');
  assert.equal(readLabState('correlate', '#v1.constructor=1').notes[0].code, 'unknown');
});

test('a link of another version, or one far too long, starts the lab afresh and says so', () => {
  const defaults = defaultsOf(labSchemas.correlate);
  const other = readLabState('correlate', '#v9.x=1');
  assert.deepEqual([other.values, other.notes[0].code], [defaults, 'version']);
  const long = readLabState('correlate', `#v1.x=${'1,'.repeat(20000)}1`);
  assert.deepEqual([long.values, long.notes[0].code], [defaults, 'too-long']);
});

test('long nonsense is shortened in the note', () => {
  const { notes } = readLabState('correlate', `#v1.${'z'.repeat(5000)}=1`);
  assert.ok(notes[0].setting.length < 60);
});

test('the query keeps what is not ours and drops what is as usual', () => {
  const { config } = readConfig('?lab=learn&lang=zh-CN&utm=x');
  assert.deepEqual(config, { lab: 'learn', lang: 'zh-Hans', theme: 'auto' });
  assert.equal(writeConfig('?lab=learn&lang=zh-CN&utm=x', { ...config, lab: 'correlate' }), '?lang=zh-Hans&utm=x');
});

test('numbers are read as people type them, and nothing else is a number', () => {
  assert.equal(parseNumber(' \u22121.5 '), -1.5);
  assert.equal(parseNumber('.5'), 0.5);
  assert.equal(parseNumber('1e-3'), 0.001);
  assert.equal(parseNumber('－１２．５'), -12.5);
  for (const text of ['', ' ', 'abc', '1,5', '0x10', 'Infinity', 'NaN', '1e999', '--1', '1 2']) {
    assert.equal(parseNumber(text), undefined, text);
  }
});

test('values are the same when all their numbers are', () => {
  assert.ok(sameValue([[1, 2]], [[1, 2]]));
  assert.ok(!sameValue([[1, 2]], [[1], [2]]));
  assert.ok(sameValue(null, null));
});
