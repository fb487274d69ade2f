// gates.test.mjs — each gate lets the right thing through and names the wrong one.
import assert from 'node:assert/strict';
import test from 'node:test';
import { judge } from '../../../build-scripts/gates/budget.mjs';
import { compareCatalogues, findUnknownKeys, findUnusedKeys } from '../../../build-scripts/gates/catalogues.mjs';
import { checkCpp, checkModule, importsOf } from '../../../build-scripts/gates/dependency-direction.mjs';
import { findUnusedExports } from '../../../build-scripts/gates/exports.mjs';
import { firstDownload } from '../../../build-scripts/gates/first-download.mjs';
import { checkText } from '../../../build-scripts/gates/places.mjs';

test('a budget fails above it, and far below it', () => {
  assert.deepEqual(judge('x', 1000, 1000), []);
  assert.deepEqual(judge('x', 900, 1000), []);
  assert.match(judge('x', 1001, 1000)[0], /1 over the budget of 1000/);
  assert.match(judge('x', 899, 1000)[0], /far below/);
  assert.match(judge('x', 0, 1000)[0], /built/);
});

test('every way to name a module is seen, and comments are not', () => {
  const source = [
    "import a from './a.js';",
    "import { b,\n  c } from './b.js';",
    "import './c.js';",
    "export * from './d.js';",
    "const e = await import('./e.js');",
    "new Worker(new URL('./f.js', import.meta.url), { type: 'module' });",
    "// import './g.js';",
    "/** @typedef {import('./h.js').H} H */",
    "const url = 'https://example.org'; import './i.js';",
  ].join('\n');
  assert.deepEqual(
    importsOf(source).sort(),
    ['a', 'b', 'c', 'd', 'e', 'f', 'i'].map((name) => `./${name}.js`),
  );
});

test('a component may not import a lab or the engine', () => {
  const file = 'web/components/grid.js';
  assert.deepEqual(checkModule(file, "import './cell.js'; import { html } from 'lit';"), []);
  assert.match(checkModule(file, "import '../labs/learn/learn-lab.js';")[0], /does not use web\/labs/);
  assert.match(checkModule(file, "import { createEngine } from '../engine/index.js';")[0], /does not use web\/engine/);
  assert.deepEqual(checkModule(file, "/** @typedef {import('../engine/index.js').Tensor} Tensor */"), []);
});

test('the engine facade imports nothing else of the page, and only its loader the generated module', () => {
  assert.match(checkModule('web/engine/index.js', "import '../state/url.js';")[0], /does not use web\/state/);
  assert.match(checkModule('web/engine/index.js', "import 'lit';")[0], /no such package/);
  assert.match(
    checkModule('web/engine/index.js', "import './generated/engine.mjs';")[0],
    /only web\/engine\/loader\.js/,
  );
  assert.deepEqual(checkModule('web/engine/loader.js', "import('./generated/engine.mjs');"), []);
});

test('kernels know nothing above them, and only the bindings say emscripten', () => {
  const exists = (/** @type {string} */ path) => path === 'engine/include/convscope/pad.hpp';
  assert.deepEqual(checkCpp('engine/src/pad.cpp', '#include <vector>\n#include "convscope/pad.hpp"\n', exists), []);
  assert.match(
    checkCpp('engine/kernels/a.cpp', '#include "convscope/pad.hpp"', exists)[0],
    /does not use engine\/include/,
  );
  assert.match(checkCpp('engine/src/a.cpp', '#include <emscripten/val.h>', exists)[0], /only engine\/bindings/);
  assert.match(checkCpp('engine/src/a.cpp', '#include "gone.hpp"', exists)[0], /no such header/);
  assert.deepEqual(checkCpp('engine/bindings/a.cpp', '#include <emscripten/val.h>', exists), []);
});

test('catalogues that differ in keys or parameters are named', () => {
  const en = { a: 'one {x}', b: { one: 'a row', other: '{count} rows' } };
  assert.deepEqual(compareCatalogues({ en, zh: { a: '{x} 个', b: '{count} 行' } }), []);
  assert.match(compareCatalogues({ en, zh: { a: '{x}' } })[0], /zh lacks 'b'/);
  assert.match(compareCatalogues({ en, zh: { ...en, c: '' } })[0], /en lacks 'c'/);
  assert.match(compareCatalogues({ en, zh: { ...en, a: '{y}' } })[0], /'a' has \{x\} in en and \{y\} in zh/);
});

test('keys are used literally or through a template that is declared', () => {
  const sources = ["t('menu.open')", 't(`role.${role}.of`)', "const key = wide ? 'wide.title' : 'narrow.title'"];
  const keys = ['menu.open', 'role.input.of', 'role.k.of', 'wide.title', 'narrow.title', 'menu.close'];
  assert.deepEqual(findUnusedKeys(keys, sources, { 'role.*.of': ['input'] }), [
    "'role.k.of' is used nowhere",
    "'menu.close' is used nowhere",
  ]);
});

test('templates are declared, and no more of them than there are', () => {
  const keys = ['menu.open', 'menu.a.b'];
  const source = 't(`menu.${a}.${/** @type {keyof typeof all} */ (b)}`); t(`menu.open`)';
  assert.deepEqual(findUnusedKeys(keys, [source], { 'menu.*.*': ['a b'] }), []);
  assert.match(findUnusedKeys(keys, [source], {})[0], /'menu\.\*\.\*' makes keys/);
  assert.match(findUnusedKeys(keys, [source], { 'menu.*.*': ['a b', 'c d'] })[0], /'menu\.c\.d' .* no text/);
  assert.match(findUnusedKeys(['menu.open'], ["'menu.open'"], { 'menu.*': ['open'] })[0], /nothing makes it/);
});

test('a template that begins as no key does makes none', () => {
  assert.deepEqual(findUnusedKeys(['menu.open'], ['`${x}`', '`${x}.${y}`', '`file.${x}`'], {}), [
    "'menu.open' is used nowhere",
  ]);
});

test('a text asked for but not written is named', () => {
  assert.deepEqual(findUnknownKeys(['a.b'], ["i18n.t('a.b'); i18n.t('a.c', { n: 1 }); at('x')"]), ['a.c']);
});

test('paths of one machine and hosts of registries are named, ordinary paths are not', () => {
  assert.equal(checkText('x', `see ${['', 'home', 'me', 'x'].join('/')}`).length, 1);
  assert.equal(checkText('x', `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/a"`).length, 1);
  assert.deepEqual(checkText('x', 'web/work/x, https://example.org/home/x, /usr/include'), []);
});

test('an export that nobody imports is named, however others are imported', () => {
  const exporter = [
    'export function a() {}',
    'export const b = 1;',
    'export class C {}',
    'const d = 1, e = 2;',
    'export { d, e as f };',
    'export async function g() {}',
    'export const h = 1;',
    'const i = 1;',
    'export default i;',
  ].join('\n');
  const importers = {
    'web/x/one.js': "import i, { a,\n  b as other } from '../a.js';",
    'web/two.js': "/** @typedef {import('./a.js').C} C */",
    'web/three.mjs':
      "export { d } from './a.js'; const { f } = await import('./a.js');\nexport { d as again } from './a.js';",
    'tests/four.mjs': "const { g: later } = await import('../web/a.js');",
  };
  const found = findUnusedExports(new Map([['web/a.js', exporter], ...Object.entries(importers)]));
  assert.deepEqual(found, [
    'web/a.js exports h, which nobody imports',
    'web/three.mjs exports d, which nobody imports',
    'web/three.mjs exports again, which nobody imports',
  ]);
});

test('what is imported whole is used whole; elements and the package have users that import nothing', () => {
  const all = (/** @type {string} */ source) =>
    findUnusedExports(
      new Map([
        ['web/a.js', 'export const a = 1;'],
        ['web/b.js', source],
      ]),
    );
  assert.deepEqual(all("import * as a from './a.js';"), []);
  assert.deepEqual(all("import('./a.js').then((a) => a);"), []);
  assert.equal(all("import './a.js';").length, 1);
  const element = "export class A {}\nexport class B {}\ncustomElements.define('a-a', A);\n";
  assert.deepEqual(findUnusedExports(new Map([['web/a.js', element]])), ['web/a.js exports B, which nobody imports']);
  assert.deepEqual(findUnusedExports(new Map([['web/engine/index.js', 'export const a = 1;']])), []);
});

test('the first download is the page, what its scripts import, the first lab and one engine', () => {
  const files = /** @type {Record<string, string>} */ ({
    'index.html':
      '<script type="module" src="./assets/index.js"></script><link rel="stylesheet" href="./assets/a.css">',
    'assets/index.js':
      'import{a}from"./shared.js";import"./bare.js";i(()=>import(`./correlate-lab-AbC_12-3.js`));import(`./learn-lab-AbC_12-3.js`)',
    'assets/shared.js': 'export{a}from"./deep.js"',
    'assets/correlate-lab-AbC_12-3.js':
      'import(`./figure-png-AbC_12-3.js`);new URL(`engine-AbC_12-3.wasm`,import.meta.url);new URL(`engine-scalar-AbC_12-3.wasm`,import.meta.url)',
  });
  const found = firstDownload('index.html', (file) => files[file] ?? '');
  const names = [
    'a.css',
    'bare.js',
    'correlate-lab-AbC_12-3.js',
    'deep.js',
    'engine-AbC_12-3.wasm',
    'index.js',
    'shared.js',
  ];
  assert.deepEqual(found, [...names.map((name) => `assets/${name}`), 'index.html']);
});
