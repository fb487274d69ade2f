// toolchain.test.mjs — which Emscripten is new enough, and when npm's packages are those of the lock.
import assert from 'node:assert/strict';
import test from 'node:test';
import { cacheFolder, rootFolder } from '../../../build-scripts/debian-root.mjs';
import { isInstalled } from '../../../build-scripts/install.mjs';
import { isDebianLike } from '../../../build-scripts/system-packages.mjs';
import { compareVersions, oldestEmscripten, parseEmccVersion } from '../../../build-scripts/toolchain.mjs';

test('versions compare number by number', () => {
  assert.ok(compareVersions('3.1.6', '3.1.69') < 0);
  assert.ok(compareVersions('3.1.69', '3.1.8') > 0);
  assert.ok(compareVersions('4.0', '3.1.69') > 0);
  assert.equal(compareVersions('3.1', '3.1.0'), 0);
});

test('the Emscripten of Debian 12 is too old and that of Debian 13 is not', () => {
  const bookworm = 'emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 3.1.6~dfsg ()';
  const trixie = 'emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 3.1.69 ()\nCopyright (C) 2014';
  assert.ok(compareVersions(String(parseEmccVersion(bookworm)), oldestEmscripten) < 0);
  assert.equal(compareVersions(String(parseEmccVersion(trixie)), oldestEmscripten), 0);
});

test("the SDK's version is read beside its commit", () => {
  const sdk = 'emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 4.0.10 (5c1e2ca7c2c9bf3f1b3a)';
  assert.equal(parseEmccVersion(sdk), '4.0.10');
  assert.equal(parseEmccVersion('clang version 19'), undefined);
});

test('the cache is where the environment says, and a recipe of its own has a folder of its own', () => {
  assert.equal(cacheFolder({ CONVSCOPE_CACHE: '/a', XDG_CACHE_HOME: '/b' }), '/a');
  assert.equal(cacheFolder({ XDG_CACHE_HOME: '/b' }), '/b/convscope');
  assert.match(cacheFolder({}), /\/\.cache\/convscope$/);
  assert.match(rootFolder('/a'), /^\/a\/debian-trixie-[0-9a-f]{12}$/);
});

test('a system that is not like Debian is told apart', () => {
  assert.equal(isDebianLike('NAME="Fedora Linux"\nID=fedora\n'), false);
});

test('npm packages are up to date when every version is that of the lock', () => {
  const lock = {
    packages: { '': { version: '0.1.0' }, a: { version: '1.0.0' }, b: { version: '2.0.0', optional: true } },
  };
  assert.equal(isInstalled(lock, { packages: { a: { version: '1.0.0' } } }), true);
  assert.equal(isInstalled(lock, { packages: { a: { version: '1.0.1' } } }), false);
  assert.equal(isInstalled(lock, { packages: {} }), false);
  assert.equal(isInstalled(lock, { packages: { a: { version: '1.0.0' }, b: { version: '2.1.0' } } }), false);
});
