// build.mjs — `npm run build [wasm] [page] [native] [release]`: makes what is named, or wasm and page.
import { compile } from './compile.mjs';
import { buildEngine } from './engine.mjs';
import { installNodeModules } from './install.mjs';
import { buildPage } from './page.mjs';
import { Problem, runMain } from './terminal.mjs';

/** @type {Record<string, () => Promise<void>>} */
const parts = {
  wasm: buildEngine,
  page: buildPage,
  native: () => compile('native'),
  release: () => compile('release'),
};

await runMain(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Problem(`Unknown part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  await installNodeModules();
  for (const name of names.length > 0 ? names : ['wasm', 'page']) await parts[name]();
});
