// tidy.test.mjs — what has passed clang-tidy is looked at again as soon as anything it is made from changes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { nameOfPass, partsOf } from '../../../build-scripts/gates/tidy.mjs';

/** @type {Record<string, string>} */
const files = {
  'engine/src/pad.cpp': '#include "convscope/pad.hpp"\n#include <vector>\nint pad();\n',
  'engine/include/convscope/pad.hpp': '#pragma once\n#  include "convscope/tensor.hpp"\n',
  'engine/include/convscope/tensor.hpp': '#pragma once\n#include "convscope/pad.hpp"\n',
  'engine/src/pool.cpp': '#include "local.hpp"\n',
  'engine/src/local.hpp': '',
};

/** @param {Record<string, string>} [changed] @param {string[]} [circumstances] @param {string} [source] */
function pass(
  changed = {},
  circumstances = ['clang-tidy 19', 'checks', 'c++ -c pad.cpp'],
  source = 'engine/src/pad.cpp',
) {
  const now = { ...files, ...changed };
  const read = (/** @type {string} */ path) => now[path];
  return nameOfPass(
    circumstances,
    partsOf(source, read, (path) => path in now),
    read,
  );
}

test('a source is made from the headers it includes, and from theirs, also in a circle', () => {
  const read = (/** @type {string} */ path) => files[path];
  const exists = (/** @type {string} */ path) => path in files;
  assert.deepEqual(partsOf('engine/src/pad.cpp', read, exists), [
    'engine/include/convscope/pad.hpp',
    'engine/include/convscope/tensor.hpp',
    'engine/src/pad.cpp',
  ]);
  assert.deepEqual(partsOf('engine/src/pool.cpp', read, exists), ['engine/src/local.hpp', 'engine/src/pool.cpp']);
});

test('a change of the source or of any header that it is made from asks for another look, one of another does not', () => {
  for (const path of Object.keys(files).slice(0, 3)) {
    assert.notEqual(pass({ [path]: `${files[path]}int more;\n` }), pass(), path);
  }
  for (const path of Object.keys(files).slice(3)) {
    assert.equal(pass({ [path]: `${files[path]}int more;\n` }), pass(), path);
  }
});

test('a header that is added where it hides another asks for another look', () => {
  assert.notEqual(pass({ 'engine/src/convscope/pad.hpp': files['engine/include/convscope/pad.hpp'] }), pass());
});

test('other tools, other checks, another command ask for another look', () => {
  const usual = ['clang-tidy 19', 'checks', 'c++ -c pad.cpp'];
  for (let which = 0; which < usual.length; which += 1) {
    const other = usual.map((one, index) => (index === which ? `${one}, but another` : one));
    assert.notEqual(pass({}, other), pass({}, usual), usual[which]);
  }
});

test('two sources with the same words are two', () => {
  const copy = { 'engine/src/copy.cpp': files['engine/src/pad.cpp'] };
  assert.notEqual(pass(copy, undefined, 'engine/src/copy.cpp'), pass(copy));
});
