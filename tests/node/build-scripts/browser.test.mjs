// browser.test.mjs — which Chromium the tests drive: the one that is named, else the one that costs least.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findBrowser } from '../../../build-scripts/browser.mjs';

/** @param {import('node:test').TestContext} context @param {...string} programs  that the PATH shall have */
function pathWith(context, ...programs) {
  const folder = mkdtempSync(join(tmpdir(), 'convscope-browser-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const program of programs) writeFileSync(join(folder, program), '#!/bin/sh\n', { mode: 0o755 });
  return folder;
}

test('the shell without windows is preferred to the whole browser', (context) => {
  const PATH = pathWith(context, 'chromium', 'chromium-headless-shell');
  assert.equal(findBrowser({ PATH }), join(PATH, 'chromium-headless-shell'));
});

test('without the shell any Chromium will do, and the one that is named comes before all', (context) => {
  const PATH = pathWith(context, 'chromium-browser');
  assert.equal(findBrowser({ PATH }), join(PATH, 'chromium-browser'));
  assert.equal(findBrowser({ PATH, CONVSCOPE_CHROMIUM: 'another' }), 'another');
  assert.equal(findBrowser({ PATH: pathWith(context) }), undefined);
});
